"""What can be given out about one person to one recipient, beyond what stands on a sheet.

Texts are selected by a JOIN with this act's own allowing answers. What comes without (``restrictions``) tells
only where something comes from and whom else it is about: the judge needs that before there is an answer.
"""

import json
from collections.abc import Mapping, Sequence

from salto_cli.errors import NotFound, Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.anonymity import Traces, tells
from salto_cli.models.code import CONTACT, TASK, code, is_of, number_in
from salto_cli.models.giving import ADDRESS, BIRTH_DATE, FULL_NAME, HOME, IDENTITY_NUMBER, PHONE, STAY, TONGUE
from salto_cli.models.giving import CONTACT as NOTED
from salto_cli.store import kin, mention, whereabouts
from salto_cli.store.act import Act, Row
from salto_cli.store.lately import title
from salto_cli.store.leaving import AGREED, IDENTITY, Piece
from salto_cli.store.objection import remarked

# What stands in a contact: the note, and the youth's own words in quotation marks.
_WORDS = "trim(coalesce(c.note, '') || char(10) || coalesce('«' || c.own_words || '»', ''), char(10))"
# Whom a contact is about: those recorded as others, and everyone else who was there.
_CONCERNS = (
    "(SELECT json_group_array(x.v) FROM (SELECT o.value v FROM json_each(c.others) o UNION "
    "SELECT b.person FROM contact_person b WHERE b.contact = c.id AND b.retracted IS NULL "
    "AND b.person <> l.person) x)"
)


@frozen
class Restriction:
    """Of one thing that could be given: its category, where it comes from, and whom else it is about."""

    category: str
    source: str
    released: bool
    about: tuple[int, ...]


@frozen
class Items:
    """Contacts and tasks that were named, by their numbers."""

    contacts: tuple[int, ...] = ()
    tasks: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.contacts or self.tasks)


def items(act: Act, person: int, said: Sequence[str]) -> Items:
    """The person's own contacts and tasks behind these codes. Raises NotFound, Unacceptable."""
    if any(not is_of(each, CONTACT) and not is_of(each, TASK) for each in said):
        raise Unacceptable(
            _("what is given out is named by the code of a contact or a task"),
            _("look with: salto timeline {person}").format(person=_("PERSON")),
        )
    contacts = tuple(number_in(each, CONTACT, whole=True) or 0 for each in said if is_of(each, CONTACT))
    tasks = tuple(number_in(each, TASK, whole=True) or 0 for each in said if is_of(each, TASK))
    rows = act.all(
        "SELECT c.number FROM contact c JOIN contact_person l ON l.contact = c.id WHERE l.person = ?1 "
        "AND l.retracted IS NULL AND c.number IN (SELECT value FROM json_each(?2)) "
        "UNION ALL SELECT t.number FROM task t WHERE t.person = ?1 "
        "AND t.number IN (SELECT value FROM json_each(?3))",
        person,
        json.dumps(contacts),
        json.dumps(tasks),
    )
    if len(rows) != len(set(contacts)) + len(set(tasks)):
        raise NotFound(
            _("one of these codes is no contact or task of this person"),
            _("look with: salto timeline {person}").format(person=_("PERSON")),
        )
    return Items(contacts, tasks)


def restrictions(act: Act, person: int, named: Items, service: str) -> list[Restriction]:
    """Of everything that could be given: no word of what it says."""
    rows = [
        *_named_contacts(act, person, named),
        *act.all(
            "SELECT t.category, t.source, t.released, t.others, "
            f"{remarked(title('t.text'), 'task', 't.id', 't.person')} FROM task t WHERE t.person = ?1 "
            "AND (t.number IN (SELECT value FROM json_each(?2)) "
            "OR NOT ?3 AND t.closed IS NULL AND (t.service IS NULL OR t.service = ?4))",
            person,
            json.dumps(named.tasks),
            int(bool(named)),
            service,
        ),
    ]
    if not named:
        rows += act.all(
            "SELECT category, source, released, others, "
            f"{remarked('text', 'trait', 'trait.id', 'trait.person')} FROM trait "
            "WHERE person = ? AND ended IS NULL",
            person,
        )
    about = mention.named_in(act, {person: [row[4] for row in rows]})[person] if rows else []
    return [
        Restriction(row[0], row[1], bool(row[2]), tuple(sorted({*json.loads(row[3])} | names)))
        for row, names in zip(rows, about, strict=True)
    ]


def named_in(act: Act, person: int, text: str) -> tuple[int, ...]:
    """The ids of the others whom a text about ``person`` names."""
    return tuple(sorted(mention.named_in(act, {person: [text]})[person][0]))


def tells_who(act: Act, person: int, texts: Sequence[str]) -> bool:
    """Whether one of the texts tells who someone is: the person they are about, their family, or anyone held.

    By name or code, and of the person and the family by number, street and day of birth as well.
    """
    nobody = 0  # the id of none, so that the person is found like anyone else
    family = (person, *kin.around(act, person))
    if any(mention.named_in(act, {nobody: texts}, family)[nobody]):
        return True
    rows = act.all(
        "SELECT name, born, phone, address, national_id FROM person WHERE id IN "
        "(SELECT value FROM json_each(?))",
        json.dumps(family),
    )
    return any(tells(text, Traces(*row)) for text in texts for row in rows)


def _named_contacts(act: Act, person: int, named: Items) -> list[Row]:
    return act.all(
        f"SELECT g.value, c.source, c.released, {_CONCERNS}, "
        f"{remarked(_WORDS, 'contact', 'c.id', 'l.person')} "
        "FROM contact c JOIN contact_person l ON l.contact = c.id, json_each(c.categories) g "
        "WHERE l.person = ? AND l.retracted IS NULL AND c.number IN (SELECT value FROM json_each(?))",
        person,
        json.dumps(named.contacts),
    )


def contacts(act: Act, person: int, recipient: str, named: Items) -> list[tuple[str, Piece]]:
    """The contact notes that were named, each by its code, with every category that it is of.

    A note belongs to all its categories at once, so it comes only where each of them may leave.
    """
    rows = act.all(
        "SELECT c.number, c.categories, "
        f"{remarked(_WORDS, 'contact', 'c.id', 'l.person')}, substr(c.happened, 1, 10), o.name, c.source, "
        f"c.released, {_CONCERNS} FROM contact c JOIN contact_person l ON l.contact = c.id "
        "JOIN operator o ON o.id = c.by WHERE l.person = ?1 AND l.retracted IS NULL "
        "AND c.number IN (SELECT value FROM json_each(?2)) AND NOT EXISTS "
        "(SELECT 1 FROM json_each(c.categories) g WHERE NOT EXISTS (SELECT 1 FROM may_leave m "
        "WHERE m.act = ?3 AND m.person = ?1 AND m.recipient = ?4 AND m.category = g.value)) "
        "AND json_array_length(c.categories) > 0 ORDER BY c.number",
        person,
        json.dumps(named.contacts),
        act.number,
        recipient,
    )
    return _pieces(act, person, recipient, rows, CONTACT, "contact", NOTED)


def tasks(act: Act, person: int, recipient: str, named: Items) -> list[tuple[str, Piece]]:
    """The tasks that were named, each by its code, where their category may leave."""
    rows = act.all(
        f"SELECT t.number, json_array(t.category), {remarked(title('t.text'), 'task', 't.id', 't.person')}, "
        "t.due, o.name, t.source, t.released, t.others FROM task t "
        "JOIN operator o ON o.id = t.owner "
        "JOIN may_leave m ON m.person = t.person AND m.category = t.category "
        "WHERE m.act = ? AND m.recipient = ? AND t.person = ? "
        "AND t.number IN (SELECT value FROM json_each(?)) "
        "ORDER BY t.number",
        act.number,
        recipient,
        person,
        json.dumps(named.tasks),
    )
    return _pieces(act, person, recipient, rows, TASK, "task", AGREED)


def _pieces(
    act: Act, person: int, recipient: str, rows: Sequence[Row], kind: str, table: str, part: str
) -> list[tuple[str, Piece]]:
    """The rows of ``table`` as pieces, each by its code; whoever a text names is among those it is about."""
    if rows:
        act.saw(table, [person], len(rows))
    names = mention.named_in(act, {person: [row[2] for row in rows]})[person] if rows else []
    reaching = whereabouts.told_in(act, {person: [row[2] for row in rows]})[person]
    return [
        (
            code(kind, row[0]),
            Piece(
                person=person,
                recipient=recipient,
                part=part,
                category=categories[0],
                text=row[2],
                day=row[3],
                owner=row[4],
                source=row[5],
                released=bool(row[6]),
                about=tuple(sorted({*json.loads(row[7])} | about)),
                also=_also(categories, row[2] in reaching),
            ),
        )
        for row, about in zip(rows, names, strict=True)
        if (categories := json.loads(row[1]))
    ]


def _also(categories: Sequence[str], reaching: bool) -> tuple[str, ...]:
    """The kinds besides the first: what holds the person's own number or street is a contact detail too."""
    known = reaching and IDENTITY not in categories
    return (*categories[1:], *([IDENTITY] if known else []))


def reaching(act: Act, person: int, recipient: str, category: str) -> list[tuple[str, str]]:
    """How to reach the person, as parts and texts, where ``category`` may leave to the recipient."""
    parts = {PHONE: "p.phone", ADDRESS: "p.address", TONGUE: "p.language"}
    return _of_person(act, person, recipient, category, parts)


def in_full(act: Act, person: int, recipient: str, category: str) -> list[tuple[str, str]]:
    """Who the person is in full, as parts and texts, where ``category`` may leave to the recipient."""
    parts = {FULL_NAME: "p.name", BIRTH_DATE: "p.born", IDENTITY_NUMBER: "p.national_id"}
    return _of_person(
        act, person, recipient, category, {**parts, HOME: "p.home_district", STAY: "p.stay_district"}
    )


def _of_person(
    act: Act, person: int, recipient: str, category: str, parts: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What stands in these columns (by their parts) of the person, where ``category`` may leave."""
    row = act.one(
        f"SELECT {', '.join(parts.values())} FROM person p JOIN may_leave m ON m.person = p.id "
        "WHERE m.act = ? AND m.recipient = ? AND m.category = ? AND p.id = ?",
        act.number,
        recipient,
        category,
        person,
    )
    if row is None:
        return []
    act.saw("person", [person])
    return [(part, text) for part, text in zip(parts, row, strict=True) if text]
