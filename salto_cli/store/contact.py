"""Contacts: one event, one row, with a row beside it for each person it was with.

A contact is never altered. A correction is a new contact that replaces the old one; taking it off a person
dates that person's own row and leaves everything else.
"""

import json
from collections.abc import Sequence
from dataclasses import field

from salto_cli.errors import NotFound
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.code import CONTACT, code, number_in, said_back
from salto_cli.models.contact import ATTEMPT, Contact, ContactStands
from salto_cli.store import objection
from salto_cli.store import person as persons
from salto_cli.store.act import Act, Row, new_id

NO_LIMIT = -1  # as SQLite says it
_MINE = "l.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"


@frozen
class Written:
    """What is kept of a contact itself; persons and ``about`` are ids."""

    happened: str
    kind: str
    channel: str | None
    arena: str | None
    themes: tuple[str, ...]
    categories: tuple[str, ...]
    source: str
    released: bool
    about: tuple[int, ...]
    told: str | None
    own_words: str | None = field(repr=False)
    note: str | None = field(repr=False)


@frozen
class Kept:
    """A contact as it is in the store: row, number, what was written, and whom it still stands for."""

    id: int
    number: int
    written: Written
    standing: tuple[int, ...]
    replaced: bool


def add(act: Act, with_: Sequence[int], written: Written, replaces: int | None = None) -> tuple[int, str]:
    """Write a contact with several persons once; returns row and code.

    Each person's own row comes first: the guard of the contact itself looks at them.
    """
    row, number = new_id(), act.next_number("contact")
    for person in with_:
        act.add(
            "contact_person",
            contact=row,
            person=person,
            happened=written.happened,
            attempt=int(written.kind == ATTEMPT),
        )
    act.add(
        "contact",
        id=row,
        number=number,
        happened=written.happened,
        typed=act.moment,
        by=act.operator,
        kind=written.kind,
        channel=written.channel,
        arena=written.arena,
        themes=json.dumps(written.themes),
        categories=json.dumps(written.categories),
        source=written.source,
        released=int(written.released),
        others=json.dumps(written.about),
        told=written.told,
        own_words=written.own_words,
        note=written.note,
        replaces=replaces,
    )
    return row, code(CONTACT, number)


def kept(act: Act, said: str) -> Kept:
    """The contact behind a code such as K-204A; for the work itself, never to be shown. Raises NotFound."""
    row = act.one(
        "SELECT id, number, happened, kind, channel, arena, themes, categories, source, released, others, "
        "told, own_words, note, EXISTS (SELECT 1 FROM contact n WHERE n.replaces = c.id) "
        "FROM contact c WHERE number = ?",
        number_in(said, CONTACT, whole=True),
    )
    if row is None:
        raise NotFound(
            _("there is no contact {code} here").format(code=said_back(said)), _("look with: salto contacts")
        )
    written = Written(
        happened=row[2],
        kind=row[3],
        channel=row[4],
        arena=row[5],
        themes=tuple(json.loads(row[6])),
        categories=tuple(json.loads(row[7])),
        source=row[8],
        released=bool(row[9]),
        about=tuple(json.loads(row[10])),
        told=row[11],
        own_words=row[12],
        note=row[13],
    )
    return Kept(row[0], row[1], written, _standing(act, row[0]), bool(row[14]))


def code_of(act: Act, row: int) -> str:
    """The code of the contact in this row."""
    found = act.one("SELECT number FROM contact WHERE id = ?", row)
    assert found is not None, "unreachable: the log names the row"
    return code(CONTACT, int(found[0]))


def taken_off(act: Act, links: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Whom each contact was taken off in these rows of its persons, by the contact's row."""
    rows = act.all(
        "SELECT l.contact, l.person FROM contact_person l JOIN person p ON p.id = l.person "
        "WHERE l.id IN (SELECT value FROM json_each(?)) AND l.retracted IS NOT NULL ORDER BY p.number",
        json.dumps(list(links)),
    )
    found: dict[int, tuple[int, ...]] = {}
    for contact, person in rows:
        found[int(contact)] = (*found.get(int(contact), ()), int(person))
    return found


def take_off(act: Act, contact: int, person: int, reason: str | None) -> None:
    """Date a person's own row as taken off; without a reason, because a new version stands instead."""
    row = act.one("SELECT id FROM contact_person WHERE contact = ? AND person = ?", contact, person)
    if row is None:
        raise AssertionError("unreachable: the person was found among those the contact is with")
    act.change("contact_person", row[0], retracted=act.moment, reason=reason)


def of_person(
    act: Act, person: int, since: str | None, *, all_: bool, limit: int = NO_LIMIT
) -> list[Contact]:
    """One person's contacts, the newest first; with ``all_`` also those taken off and replaced."""
    rows = act.all(
        "SELECT c.id, c.number, c.happened, c.typed, o.name, c.kind, c.channel, c.arena, c.themes, "
        "c.categories, c.source, c.released, c.told, c.own_words, c.note, c.others, b.number, n.number, "
        f"l.retracted, l.reason, {objection.beside('contact', 'c.id', 'l.person')} "
        "FROM contact_person l JOIN contact c ON c.id = l.contact "
        "JOIN operator o ON o.id = c.by LEFT JOIN contact b ON b.id = c.replaces "
        f"LEFT JOIN contact n ON n.replaces = c.id WHERE l.person = ? AND {_MINE} "
        "AND (l.retracted IS NULL OR ?) AND l.happened >= ? ORDER BY c.happened DESC, c.number DESC LIMIT ?",
        person,
        act.number,
        int(all_),
        since or "",
        limit,
    )
    if rows:
        act.saw("contact", [person], len(rows))
    others = _others(act, [row[0] for row in rows], person)
    named = persons.codes(act, {each for row in rows for each in json.loads(row[15])})
    return [_contact(row, others.get(row[0], ()), named) for row in rows]


def stands(act: Act, contact: int) -> ContactStands | None:
    """What stands in a contact; None where it stands for nobody whose file may be read now."""
    rows = act.all(
        "SELECT c.happened, c.kind, c.channel, c.arena, c.themes, c.told, c.own_words, c.note, l.person "
        f"FROM contact_person l JOIN contact c ON c.id = l.contact WHERE c.id = ? AND {_MINE} "
        "AND l.retracted IS NULL",
        contact,
        act.number,
    )
    if not rows:
        return None
    act.saw("contact", [row[8] for row in rows], 1)
    happened, kind, channel, arena, themes, *said = rows[0][:8]
    return ContactStands(happened, kind, channel, arena, tuple(json.loads(themes)), *said)


def _standing(act: Act, contact: int) -> tuple[int, ...]:
    rows = act.all(
        "SELECT l.person FROM contact_person l JOIN person p ON p.id = l.person "
        "WHERE l.contact = ? AND l.retracted IS NULL ORDER BY p.number",
        contact,
    )
    return tuple(int(row[0]) for row in rows)


def _others(act: Act, contacts: Sequence[int], person: int) -> dict[int, tuple[str, ...]]:
    """The codes of those whom each contact still stands for, besides ``person``."""
    rows = act.all(
        "SELECT contact, person FROM contact_person WHERE retracted IS NULL AND person <> ? "
        "AND contact IN (SELECT value FROM json_each(?))",
        person,
        json.dumps(list(contacts)),
    )
    known = persons.codes(act, {int(row[1]) for row in rows})
    found: dict[int, tuple[str, ...]] = {}
    for contact, other in (row for row in rows if row[1] in known):
        found[contact] = tuple(sorted((*found.get(contact, ()), known[other])))
    return found


def _contact(row: Row, others: tuple[str, ...], named: dict[int, str]) -> Contact:
    return Contact(
        code=code(CONTACT, row[1]),
        happened=row[2],
        typed=row[3],
        by=row[4],
        kind=row[5],
        channel=row[6],
        arena=row[7],
        themes=tuple(json.loads(row[8])),
        categories=tuple(json.loads(row[9])),
        source=row[10],
        released=bool(row[11]),
        told=row[12],
        own_words=row[13],
        note=row[14],
        with_=others,
        about=tuple(named[each] for each in json.loads(row[15]) if each in named),
        late=row[3][:10] > row[2][:10],
        replaces=code(CONTACT, row[16]) if row[16] else None,
        replaced_by=code(CONTACT, row[17]) if row[17] else None,
        retracted=row[18],
        reason=row[19],
        objections=objection.read(row[20]),
    )
