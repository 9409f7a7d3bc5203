"""Does every row belong to its own person's, and did each row go for a reason? Changes nothing.

What the schema refuses (``belonging``), looked for afterwards: whoever has the key can take the guards off,
and write with a yes about one person into another's records.
"""

from collections.abc import Iterator

from salto_cli.models import finding
from salto_cli.models.finding import Finding
from salto_cli.store import tombstone
from salto_cli.store.belonging import BELONGING, Belonging, may_go
from salto_cli.store.cipher import Connection
from salto_cli.store.guarded import GUARDED
from salto_cli.store.marks import MARKED
from salto_cli.store.steps import reached

# The last act below ?1 that wrote the row; the first that did.
_LAST = "(SELECT max(m.act) FROM mark m WHERE m.tbl = '{table}' AND m.row = {row} AND m.act < ?1)"
_FIRST = "(SELECT min(m.act) FROM mark m WHERE m.tbl = '{table}' AND m.row = {row})"
# Whom an act was judged about with a yes. A planted list of persons need not be one.
_JUDGED = (
    "SELECT p.value FROM judgement j, json_each(iif(json_valid(j.persons), j.persons, '[]')) p "
    "WHERE j.act = ({act}) AND j.decision = 'allow'"
)
_LATE = f"{_FIRST.format(table='contact_person', row='x.id')} > {_FIRST.format(table='contact', row='c.id')}"


def check(connection: Connection, before: int) -> Iterator[Finding]:
    """Rows that hang on another person's, and rows that went without a reason, by acts below ``before``."""
    step = reached(connection)
    for each in BELONGING:
        if max(min(MARKED[table]) for table in (each.table, each.parent)) <= step:
            rows = connection.execute(misplaced(each), (before,)).fetchall()
            yield from (Finding(finding.UNJUDGED, int(row[0]), each.table) for row in rows)
    if step >= tombstone.SINCE:
        for table in GUARDED:
            if min(MARKED[table]) <= step:
                rows = connection.execute(_taken_out(table), (before,)).fetchall()
                yield from (Finding(finding.UNJUDGED, int(row[0]), table) for row in rows)


def misplaced(each: Belonging) -> str:
    """SQL for the acts below ``?1`` that left a row which hangs on a record of somebody else."""
    act = _LAST.format(table=each.table, row="x.id")
    if (each.table, each.column) == ("contact_person", "contact"):
        act = _FIRST.format(table=each.table, row="x.id")
        rows = f"JOIN contact c ON c.id = x.contact WHERE {_LATE}"
    elif (each.table, each.column) == ("contact", "replaces"):
        act = _FIRST.format(table=each.table, row="x.id")
        rows = f"WHERE x.replaces IS NOT NULL AND NOT EXISTS ({_may_replace(act)})"
    else:
        rows = f"WHERE x.{each.column} IS NOT NULL AND {each.about_another('x')}"
    return f"SELECT DISTINCT w.act FROM (SELECT {act} AS act FROM {each.table} x {rows}) w WHERE w.act < ?1"


def reached_through(where: str) -> str:
    """SQL for acts that wrote a row which hangs on somebody else's, each with whose; ``where`` may name the
    person as ``{}``."""
    found = []
    for each in BELONGING:
        whose, beside = f"JOIN {each.parent} p ON p.id = x.{each.column}", "p.person IS NOT x.person"
        if each.parent == "contact":
            whose = f"JOIN contact_person p ON p.contact = x.{each.column}"
            beside = {
                "task": each.about_another("x"),
                "contact_person": _LATE.replace("c.id", "x.contact"),
                "contact": "x.replaces IS NOT NULL",
            }[each.table]
        found.append(
            f"SELECT m.act AS act, p.person AS person FROM mark m JOIN {each.table} x ON x.id = m.row "
            f"{whose} WHERE m.tbl = '{each.table}' AND {beside} AND {where.format('p.person')}"
        )
    return " UNION ".join(found)


def _may_replace(act: str) -> str:
    """Whom the contact ``x.replaces`` was with and the act was judged about, under the id of then or now."""
    judged = _JUDGED.format(act=act)
    return (
        f"SELECT 1 FROM contact_person l WHERE l.contact = x.replaces AND (l.person IN ({judged}) "
        f"OR EXISTS (SELECT 1 FROM merged d WHERE d.stays = l.person AND d.person IN ({judged})))"
    )


def _taken_out(table: str) -> str:
    """SQL for the acts below ``?1`` in which a row went though nobody was erased, or somebody else was.

    Of whom a row was is known from the act that wrote it last: what that one and this one were judged about
    must have somebody in common.
    """
    wrote = (
        "SELECT max(f.act) FROM mark f WHERE f.tbl = m.tbl AND f.row = m.row AND f.act < m.act "
        "AND f.mark IS NOT NULL"
    )
    erased = "SELECT t.person FROM tombstone t WHERE t.act = m.act AND t.person IS NOT NULL"
    theirs = f"p.value IN ({_JUDGED.format(act=wrote)}) AND (p.value IN ({erased}) OR NOT EXISTS ({erased}))"
    return (
        f"SELECT DISTINCT m.act FROM mark m WHERE m.tbl = '{table}' AND m.act < ?1 AND m.mark IS NULL AND "
        f"(NOT {may_go(table, 'm.act')} OR (({wrote}) IS NOT NULL AND NOT EXISTS "
        f"({_JUDGED.format(act='m.act')} AND {theirs})))"
    )
