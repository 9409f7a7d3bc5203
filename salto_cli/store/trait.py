"""Traits in the store. One that no longer holds is ended, not deleted: it stays as history."""

import json
from collections.abc import Iterable

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.trait import CONTACT_DETAILS, IDENTITY_KINDS, NewTrait, Trait
from salto_cli.store import objection
from salto_cli.store import person as persons
from salto_cli.store.act import Act, Row

_FILE = "t.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"


def of(act: Act, person: int) -> tuple[Trait, ...]:
    """What holds now of a person whose file this act may read, in the order it was recorded."""
    rows = act.all(
        "SELECT t.number, t.kind, t.category, t.text, t.said, t.source, t.released, t.since, "
        "t.others, "
        f"{objection.beside('trait', 't.id', 't.person')} "
        f"FROM trait t WHERE {_FILE} AND t.person = ? AND t.ended IS NULL ORDER BY t.number",
        act.number,
        person,
    )
    if rows:
        act.saw("trait", [person], len(rows))
    known = persons.codes(act, {each for row in rows for each in json.loads(row[8])})
    return tuple(_trait(row, known) for row in rows)


def add(act: Act, person: int, new: NewTrait, about: Iterable[int]) -> Trait:
    """Add one; ``about`` are the ids of the other persons it concerns.

    How and where to reach someone is a contact detail whatever it was said about: in another category it
    would leave past a protected address.
    """
    if new.kind in IDENTITY_KINDS and new.category != CONTACT_DETAILS:
        raise AssertionError("a contact detail in another category")
    row = act.one("SELECT coalesce(max(number), 0) + 1 FROM trait WHERE person = ?", person)
    number = int(row[0]) if row else 1
    act.add(
        "trait",
        person=person,
        number=number,
        kind=new.kind,
        category=new.category,
        text=new.text,
        said=new.said,
        source=new.source,
        released=int(new.released),
        others=json.dumps(sorted(about)),
        since=act.day,
    )
    return Trait(
        number, new.kind, new.category, new.text, new.said, new.source, new.released, new.about, act.day
    )


def end(act: Act, person: int, number: int) -> None:
    """Let one hold no longer, from today. Raises NotFound where no such one holds now."""
    row = act.one("SELECT id FROM trait WHERE person = ? AND number = ? AND ended IS NULL", person, number)
    if row is None:
        raise NotFound(
            _("there is no number {n} that holds now").format(n=number),
            _("the numbers stand in: salto show P-…"),
        )
    act.change("trait", int(row[0]), ended=act.day)


def let_hold(act: Act, row: int, *, holds: bool) -> None:
    """Let one in this row hold again, or no longer from today."""
    act.change("trait", row, ended=None if holds else act.day)


def text_of(act: Act, row: int) -> tuple[int, str]:
    """Whom the one in this row is about, and its text: for the work itself, never to be shown."""
    found = act.one("SELECT person, text FROM trait WHERE id = ?", row)
    assert found is not None, "unreachable: the log names the row"
    return int(found[0]), str(found[1])


def name_too(act: Act, row: int, persons: Iterable[int]) -> None:
    """Let the one in this row be about these others as well."""
    found = act.one("SELECT others FROM trait WHERE id = ?", row)
    others = {*json.loads(found[0] if found else "[]"), *persons}
    act.change("trait", row, others=json.dumps(sorted(others)))


def is_ended(act: Act, row: int) -> bool:
    """Whether the one in this row no longer holds."""
    found = act.one("SELECT 1 FROM trait WHERE id = ? AND ended IS NOT NULL", row)
    return found is not None


def _trait(row: Row, known: dict[int, str]) -> Trait:
    about = tuple(known[each] for each in json.loads(row[8]) if each in known)
    said = objection.read(row[9])
    return Trait(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]), about, row[7], said)
