"""What may leave to a service: selected by a JOIN with this act's own allowing answers, and no other way.

A category that was not judged, or that was answered no, has no row in ``may_leave`` and selects nothing.
What an item's own source or other persons forbid is not decided here: each comes with both.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field, replace
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.code import PERSON, code
from salto_cli.models.deadline_kind import KINDS
from salto_cli.store import mention, seal, whereabouts
from salto_cli.store.act import Act, Row
from salto_cli.store.checkpoint import code as code_of
from salto_cli.store.lately import title
from salto_cli.store.objection import remarked

ASKED, AGREED = "asked", "agreed"  # a task of the service itself, and one that is nobody's but ours
DATES: Final = "dates"  # where the youth must be, and when
IDENTITY: Final = "identity"  # contact details: where someone can be met is one, as is the language

# Whose field a date of court or sentence is (practice 2.5 and 2.8): never a club's, a school's or a sports
# team's, whatever was consented to. Nav's only where it is Nav's own.
_COURTS: Final = ("barnevern", "konfliktrad", "kriminalomsorg", "police")
_OWN_COURTS: Final = (*_COURTS, "nav")

# Only those with an open case get a sheet: another person may have been judged just to clear an item.
_MAY_LEAVE = "FROM may_leave m JOIN case_file c ON c.person = m.person AND c.closed IS NULL"


@frozen
class Piece:
    """One thing that could be said to one recipient about one person.

    ``part`` is the kind of a trait, or ASKED, AGREED or DATES; ``day`` is when it was said or is due;
    ``about`` are the ids of other persons it concerns, among them everyone whom its text names. ``also`` are
    the kinds of information that it is of besides ``category``: each of them must be allowed to go.
    A date has its clock ``at`` and its ``place``; ``placeless``: that was left out, because the recipient may
    not know where to find the person; ``unsafe``: because it is one to stay away from.
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
    at: str | None = None
    place: str | None = field(default=None, repr=False)
    unsafe: bool = False
    placeless: bool = False

    @property
    def words(self) -> str:
        """All that is said in words, as it goes into the register of what was given."""
        return ", ".join(each for each in (self.text, self.at, self.place) if each)

    @property
    def categories(self) -> tuple[str, ...]:
        """Every kind of information that it is of."""
        return (self.category, *self.also)


@frozen
class Whom:
    """The least that says whom it is about: code, the first name agreed with the youth, birth year."""

    code: str
    first_name: str | None = field(repr=False)
    birth_year: int = field(repr=False)


@frozen
class Tongue:
    """The language to meet someone in, and whether an interpreter is needed."""

    language: str | None
    interpreter: bool


def with_open_case(act: Act, meeting: int | None = None) -> list[int]:
    """The ids of everyone with an open case, by code. Ids only: what is said of them is judged first.

    ``meeting``: only those whom it takes up by name.
    """
    rows = act.all(
        "SELECT p.id FROM person p JOIN case_file c ON c.person = p.id AND c.closed IS NULL "
        "WHERE ?1 IS NULL OR p.id IN (SELECT person FROM agenda WHERE meeting = ?1 AND how = 'named') "
        "ORDER BY p.number",
        meeting,
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

    A task that is agreed with one service goes to that service alone. Deadlines are none of them: see dates.
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
        f"{remarked(title('t.text'), 'task', 't.id', 't.person')}, "
        "t.due, (SELECT name FROM operator WHERE id = t.owner), t.source, t.released, t.others "
        f"{_MAY_LEAVE} JOIN task t ON t.person = m.person AND t.category = m.category "
        "WHERE m.act = ? AND t.closed IS NULL AND (t.service IS NULL OR t.service = m.recipient) "
        "AND NOT EXISTS (SELECT 1 FROM deadline l WHERE l.id = t.id) "
        "ORDER BY t.due IS NULL, t.due, t.number",
        act.number,
    )
    found = _with_those_named(act, [_piece(row) for row in (*traits, *tasks)])
    return _with_what_reaches(act, found)


def dates(act: Act, first: str, last: str | None = None, *, taken_over: bool = False) -> list[Piece]:
    """The open deadlines from ``first`` through ``last`` in each recipient's own field, where they may leave.

    ``taken_over``: to whoever takes over the whole follow-up, whose field they all are from then on.
    In its field is what it owns itself, and what no service owns and the youth has to meet: not what is ours
    to remember. Dates of court and sentence are in few fields. A place goes only to whoever may have contact
    details as well, and never one to stay away from.
    """
    rows = act.all(
        "SELECT m.person, m.recipient, ?2, t.category, "
        f"{remarked(title('t.text'), 'task', 't.id', 't.person')}, t.due, "
        "(SELECT name FROM operator WHERE id = t.owner), t.source, t.released, t.others, l.at, l.place "
        f"{_MAY_LEAVE} JOIN task t ON t.person = m.person AND t.category = m.category "
        "JOIN deadline l ON l.id = t.id JOIN service v ON v.id = m.recipient "
        "WHERE m.act = ?1 AND t.closed IS NULL AND t.due >= ?3 AND (?4 IS NULL OR t.due <= ?4) "
        "AND (?9 OR (t.service = m.recipient "
        "OR t.service IS NULL AND t.kind NOT IN (SELECT value FROM json_each(?5))) "
        "AND (t.kind NOT IN (SELECT value FROM json_each(?6)) OR v.sector IN (SELECT value FROM json_each("
        "iif(t.service IS NULL, ?7, ?8))))) ORDER BY t.due, l.at, t.number",
        act.number,
        DATES,
        first,
        last,
        json.dumps([each.key for each in KINDS.values() if not each.youth]),
        json.dumps([each.key for each in KINDS.values() if each.court]),
        json.dumps(_COURTS),
        json.dumps(_OWN_COURTS),
        int(taken_over),
    )
    found = [replace(_piece(row), at=row[10], place=row[11]) for row in rows]
    return _placed(act, _with_what_reaches(act, _with_those_named(act, found))) if found else []


def _placed(act: Act, pieces: Sequence[Piece]) -> list[Piece]:
    """Each date with its place only where that may go too: a place is a contact detail, which a protected
    address lets nobody have; and not where it is one to stay away from, also one noted since."""
    rows = act.all(
        f"SELECT m.person, m.recipient {_MAY_LEAVE} WHERE m.act = ? AND m.category = ?", act.number, IDENTITY
    )
    may_have = {(int(row[0]), str(row[1])) for row in rows}
    places = defaultdict[int, set[str]](set)
    for piece in pieces:
        if piece.place:
            places[piece.person].add(piece.place)
    unsafe = whereabouts.unsafe(act, places)
    return [
        _at_its_place(piece, piece.place in unsafe[piece.person], (piece.person, piece.recipient) in may_have)
        if piece.place
        else piece
        for piece in pieces
    ]


def _at_its_place(piece: Piece, unsafe: bool, may_have: bool) -> Piece:
    if unsafe or not may_have:
        return replace(piece, place=None, unsafe=unsafe, placeless=not may_have)
    return _reaching(piece)


def _reaching(piece: Piece) -> Piece:
    """The piece, which is a contact detail whatever else it is."""
    return piece if IDENTITY in piece.categories else replace(piece, also=(*piece.also, IDENTITY))


def _with_what_reaches(act: Act, pieces: Sequence[Piece]) -> list[Piece]:
    """Each piece is a contact detail too where its text holds the person's own number or street."""
    texts = defaultdict[int, set[str]](set)
    for piece in pieces:
        texts[piece.person].add(piece.text)
    told = whereabouts.told_in(act, texts)
    return [_reaching(piece) if piece.text in told[piece.person] else piece for piece in pieces]


def _with_those_named(act: Act, pieces: Sequence[Piece]) -> list[Piece]:
    """Each piece is also about whomever its text names, found now: they may have come here after it."""
    texts = defaultdict[int, dict[str, None]](dict)
    for piece in pieces:
        texts[piece.person][piece.words] = None
    named = mention.named_in(act, {person: list(each) for person, each in texts.items()})
    found = {
        (person, text): names
        for person, each in texts.items()
        for text, names in zip(each, named[person], strict=True)
    }
    return [
        replace(piece, about=tuple(sorted({*piece.about} | found[piece.person, piece.words])))
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
