"""Objections, and the one way in which they come along with the text they stand beside.

Whatever reads a contact, a task or a trait takes ``beside`` along, and whatever lets its text leave takes
``remarked`` instead of the text: a text never goes anywhere without it being said that someone disagrees.
The words themselves stay here. They may be of any category, and no judge has been asked about that one.
"""

import json

from salto_cli.models.code import CONTACT, TASK, is_of, number_in
from salto_cli.models.objection import Objection
from salto_cli.models.words import WORDS
from salto_cli.store.act import Act

_CHAIN = (
    "(WITH RECURSIVE older(id) AS (SELECT {row} UNION SELECT k.replaces FROM older JOIN contact k "
    "ON k.id = older.id WHERE k.replaces IS NOT NULL) SELECT id FROM older)"
)


def add(act: Act, person: int, table: str, target: int, objection: Objection) -> None:
    """Keep what was said against one row of a table."""
    act.add(
        "objection",
        person=person,
        tbl=table,
        target=target,
        text=objection.text,
        by=objection.by,
        said=objection.said,
        typed=act.moment,
        channel=objection.channel,
    )


def row_of(act: Act, person: int, about: str) -> tuple[str, int] | None:
    """Table and row of what an objection is about; None where this person has no such thing."""
    if is_of(about, CONTACT):
        sql = (
            "SELECT c.id FROM contact c JOIN contact_person l ON l.contact = c.id "
            "WHERE c.number = ? AND l.person = ?"
        )
        return _found(act, "contact", sql, number_in(about, CONTACT, whole=True), person)
    if is_of(about, TASK):
        sql = "SELECT id FROM task WHERE number = ? AND person = ?"
        return _found(act, "task", sql, number_in(about, TASK, whole=True), person)
    if about.isascii() and about.isdecimal() and len(about) < 7:
        return _found(
            act, "trait", "SELECT id FROM trait WHERE number = ? AND person = ?", int(about), person
        )
    return None


def _found(act: Act, table: str, sql: str, number: int | None, person: int) -> tuple[str, int] | None:
    row = act.one(sql, number, person)
    return (table, int(row[0])) if row else None


def beside(table: str, row: str, person: str) -> str:
    """SQL for what a person has said against one row: JSON for ``read``, the oldest first.

    ``row`` and ``person`` are columns. What stood beside a contact stands beside its correction, too.
    """
    return (
        "(SELECT json_group_array(json_array(o.text, o.by, o.said, o.channel) ORDER BY o.said) "
        f"FROM objection o WHERE {_stands(table, row, person)})"
    )


def remarked(text: str, table: str, row: str, person: str) -> str:
    """SQL for a text that leaves, and after it, in bokmål, who disagrees with it; never in which words."""
    stands = _stands(table, row, person)
    signs = (
        f"iif(EXISTS (SELECT 1 FROM objection o WHERE o.by = '{each.key}' AND {stands}), ' [{each.nb}]', '')"
        for each in WORDS["opposed"]
    )
    return f"({text} || {' || '.join(signs)})"


def read(found: str) -> tuple[Objection, ...]:
    """The objections that ``beside`` has found."""
    return tuple(Objection(*each) for each in json.loads(found))


def _stands(table: str, row: str, person: str) -> str:
    target = f"IN {_CHAIN.format(row=row)}" if table == "contact" else f"= {row}"
    return f"o.tbl = '{table}' AND o.person = {person} AND o.target {target}"
