"""What may leave to a service: selected by a JOIN with this act's own allowing answers, and no other way.

A category that was not judged, or that was answered no, has no row in ``may_leave`` and selects nothing.
What an item's own source or other persons forbid is not decided here: each comes with both.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from salto_cli.models.code import PERSON, code
from salto_cli.store import mention, seal
from salto_cli.store.act import Act, Row
from salto_cli.store.checkpoint import code as code_of
from salto_cli.store.objection import remarked

ASKED, AGREED = "asked", "agreed"  # a task of the service itself, and one that is nobody's but ours

# Only those with an open case get a sheet: another person may have been judged just to clear an item.
_MAY_LEAVE = "FROM may_leave m JOIN case_file c ON c.person = m.person AND c.closed IS NULL"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that could be said to one recipient about one person.

    ``part`` is the kind of a trait, or ASKED or AGREED; ``day`` is when it was said or is due; ``about`` are
    the ids of other persons it concerns, among them everyone whom its text names. ``also`` are the kinds of
    information that it is of besides ``category``: each of them must be allowed to go.
    """

    person: int
    recipient: str
    part: str
    category: str
    text: str = field(repr=False)
    day: str | None
    owner: str
    source: str
    released: bool
    about: tuple[int, ...]
    also: tuple[str, ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """Every kind of information that it is of."""
        return (self.category, *self.also)


@dataclass(frozen=True, slots=True)
class Whom:
    """The least that says whom it is about: code, the first name agreed with the youth, birth year."""

    code: str
    first_name: str | None = field(repr=False)
    birth_year: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language to meet someone in, and whether an interpreter is needed."""

    language: str | None
    interpreter: bool


def with_open_case(act: Act) -> list[int]:
    """The ids of everyone with an open case, by code. Ids only: what is said of them is judged first."""
    rows = act.all(
        "SELECT p.id FROM person p JOIN case_file c ON c.person = p.id AND c.closed IS NULL ORDER BY p.number"
    )
    return [int(row[0]) for row in rows]


def concerned(act: Act) -> set[int]:
    """The ids of other persons whom something that could leave is about; each must be judged as well."""
    rows = act.all(
        "SELECT id FROM person WHERE id IN (SELECT o.value FROM trait t, json_each(t.others) o "
        "WHERE t.ended IS NULL UNION SELECT o.value FROM task t, json_each(t.others) o "
        "WHERE t.closed IS NULL)"
    )
    texts = defaultdict[int, list[str]](list)
    for person, text in act.all(
        "SELECT person, text FROM trait WHERE ended IS NULL UNION ALL "
        "SELECT person, text FROM task WHERE closed IS NULL UNION ALL SELECT person, text FROM objection"
    ):
        texts[int(person)].append(text)
    named = mention.named_in(act, texts)
    return {int(row[0]) for row in rows}.union(*(each for found in named.values() for each in found))


def pieces(act: Act) -> list[Piece]:
    """Every trait that stands and every open task in a category that may leave, for each recipient.

    A task that is agreed with one service goes to that service alone.
    """
    traits = act.all(
        "SELECT m.person, m.recipient, t.kind, t.category, "
        f"{remarked('t.text', 'trait', 't.id', 't.person')}, t.said, '', t.source, t.released, "
        f"t.others {_MAY_LEAVE} JOIN trait t ON t.person = m.person AND t.category = m.category "
        "WHERE m.act = ? AND t.ended IS NULL ORDER BY t.number",
        act.number,
    )
    tasks = act.all(
        f"SELECT m.person, m.recipient, iif(t.service IS NULL, '{AGREED}', '{ASKED}'), t.category, "
        f"{remarked('t.text', 'task', 't.id', 't.person')}, "
        "t.due, (SELECT name FROM operator WHERE id = t.owner), t.source, t.released, t.others "
        f"{_MAY_LEAVE} JOIN task t ON t.person = m.person AND t.category = m.category "
        "WHERE m.act = ? AND t.closed IS NULL AND (t.service IS NULL OR t.service = m.recipient) "
        "ORDER BY t.due IS NULL, t.due, t.number",
        act.number,
    )
    return _with_those_named(act, [_piece(row) for row in (*traits, *tasks)])


def _with_those_named(act: Act, pieces: Sequence[Piece]) -> list[Piece]:
    """Each piece is also about whomever its text names, found now: they may have come here after it."""
    texts = defaultdict[int, dict[str, None]](dict)
    for piece in pieces:
        texts[piece.person][piece.text] = None
    named = mention.named_in(act, {person: list(each) for person, each in texts.items()})
    found = {
        (person, text): names
        for person, each in texts.items()
        for text, names in zip(each, named[person], strict=True)
    }
    return [
        replace(piece, about=tuple(sorted({*piece.about} | found[piece.person, piece.text])))
        for piece in pieces
    ]


def whom(act: Act) -> dict[int, Whom]:
    """Who each person is of whom something may leave, as far as any recipient may know."""
    rows = act.all(
        f"SELECT DISTINCT p.id, p.number, p.called, p.born {_MAY_LEAVE} JOIN person p ON p.id = m.person "
        "WHERE m.act = ?",
        act.number,
    )
    return {int(row[0]): Whom(code(PERSON, row[1]), row[2], int(row[3][:4])) for row in rows}


def tongues(act: Act, category: str) -> dict[tuple[int, str], Tongue]:
    """Language and interpreter by person and recipient, where ``category`` may leave to that recipient."""
    rows = act.all(
        f"SELECT m.person, m.recipient, p.language, p.interpreter {_MAY_LEAVE} "
        "JOIN person p ON p.id = m.person WHERE m.act = ? AND m.category = ?",
        act.number,
        category,
    )
    return {(int(row[0]), str(row[1])): Tongue(row[2], bool(row[3])) for row in rows}


def checkpoint(act: Act) -> str:
    """The last act before this one and its code, so that paper and log can be held together."""
    number, last = seal.last(act.connection)
    return f"{number} {code_of(last.hex())}"


def _piece(row: Row) -> Piece:
    return Piece(
        person=int(row[0]),
        recipient=row[1],
        part=row[2],
        category=row[3],
        text=row[4],
        day=row[5],
        owner=row[6],
        source=row[7],
        released=bool(row[8]),
        about=tuple(json.loads(row[9])),
    )
