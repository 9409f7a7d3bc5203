"""Where what is written about others names someone: looked through before someone is erased.

Once they are gone nobody knows the name any more, and nothing would keep the text from leaving. So what names
them is marked while it can be found. Read to be compared; only rows and codes are handed out.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.code import CONTACT, DECISION, PERSON, TASK, code
from salto_cli.models.mention import Known, in_text, may_stand_in
from salto_cli.store import kin
from salto_cli.store.act import Act
from salto_cli.store.holdings import HOLDINGS

# Whose list of others holds whom a row names, where it has none of its own.
_BELONGS: Final = {
    "deadline": ("task", "id"),
    "confirmation": ("task", "deadline"),
    "deadline_move": ("task", "deadline"),
    "decision_status": ("decision", "decision"),
}
_CODES: Final = {"contact": CONTACT, "task": TASK, "decision": DECISION}
_GONE = "(SELECT value FROM json_each(?1))"


@frozen
class Naming:
    """What names someone: ``rows`` by table, those that have a list of whom they are about.

    ``codes`` of what to read again, of a person where what names them has no code of its own; ``persons`` are
    the ids of those whose it is.
    """

    rows: Mapping[str, frozenset[int]]
    codes: tuple[str, ...]
    persons: frozenset[int]


def of(act: Act, gone: Sequence[int]) -> Naming:
    """Everything written about others than those in ``gone`` that names one of them, or was with them."""
    rows, persons = defaultdict[str, set[int]](set), set[int]()
    codes = set[tuple[str, int]]()
    for table, row, person in (*_written(act, gone), *_together(act, gone)):
        persons.add(person)
        if table in HOLDINGS and HOLDINGS[table].listed:
            rows[table].add(row)
        if table in _CODES:
            codes.add((_CODES[table], _number(act, table, row)))
        else:
            codes.add((PERSON, _number(act, "person", person)))
    return Naming(
        {table: frozenset(each) for table, each in rows.items()},
        tuple(code(kind, number) for kind, number in sorted(codes)),
        frozenset(persons),
    )


def _written(act: Act, gone: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Table, row and person of every text that names one of them."""
    rows = act.all(f"SELECT id, number, name, called FROM person WHERE id IN {_GONE}", json.dumps(list(gone)))
    known = [Known(int(row[0]), int(row[1]), row[2], row[3]) for row in rows]
    family = _families(act, gone)
    for table, row, person, text in _texts(act, gone):
        if may_stand_in(text, known) and in_text(text, known, family.get(person, ())):
            yield table, row, person


def _families(act: Act, gone: Sequence[int]) -> Mapping[int, set[int]]:
    """By the id of each of their family, those of them whose first name is enough there."""
    families = defaultdict[int, set[int]](set)
    for each in gone:
        for person in kin.around(act, each):
            families[person].add(each)
    return families


def _texts(act: Act, gone: Sequence[int]) -> Iterator[tuple[str, int, int, str]]:
    """Every text about others: the table and the row that it belongs to, the person, and its words."""
    for table, held in HOLDINGS.items():
        if not held.texts:
            continue
        belongs, key = _BELONGS.get(table, (table, "id"))
        words = " || char(10) || ".join(f"coalesce({column}, '')" for column in held.texts)
        sql = _ABOUT.get(table, _OWNED).format(table=table, key=key, owner=held.owner, words=words)
        for row, person, text in act.all(sql, json.dumps(list(gone))):
            yield belongs, int(row), int(person), text


_OWNED: Final = "SELECT {key}, {owner}, {words} FROM {table} WHERE {owner} NOT IN " + _GONE
_ABOUT: Final = {
    "contact": "SELECT contact.id, l.person, {words} FROM contact "
    "JOIN contact_person l ON l.contact = contact.id WHERE l.person NOT IN " + _GONE,
    "kin": "SELECT id, child, {words} FROM kin WHERE child NOT IN " + _GONE + " AND other NOT IN " + _GONE,
}


def _together(act: Act, gone: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """What others did with them, or was said to be about them."""
    asked = [("contact", _WITH)]
    for table, held in HOLDINGS.items():
        if held.listed:
            whose = f"FROM {table} x JOIN contact_person l ON l.contact = x.id" if held.owner is None else ""
            person = "l.person" if whose else f"x.{held.owner}"
            asked.append(
                (table, _SAID.format(person=person, whose=whose or f"FROM {table} x", listed=held.listed))
            )
    for table, sql in asked:
        for row, person in act.all(sql, json.dumps(list(gone))):
            yield table, int(row), int(person)


_WITH: Final = (
    "SELECT o.contact, o.person FROM contact_person g JOIN contact_person o ON o.contact = g.contact "
    f"WHERE g.person IN {_GONE} AND o.person NOT IN {_GONE}"
)
_SAID: Final = (
    f"SELECT x.id, {{person}} {{whose}} WHERE {{person}} NOT IN {_GONE} AND EXISTS "
    f"(SELECT 1 FROM json_each(x.{{listed}}) WHERE value IN {_GONE})"
)


def _number(act: Act, table: str, row: int) -> int:
    found = act.one(f"SELECT number FROM {table} WHERE id = ?", row)
    return int(found[0]) if found else 0
