"""Had each act a right to what it wrote? Finds what the guards would have refused; changes nothing.

Whoever has the key can take the guards off, write in an act of their own with a signature of their own, and
put the guards back. Seals and marks then fit: that no judgement, or no such command, stands behind it shows.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from salto_cli.models import finding
from salto_cli.models.day import months_on
from salto_cli.models.finding import Finding
from salto_cli.models.question import ERASE
from salto_cli.store import tombstone
from salto_cli.store.cipher import Connection
from salto_cli.store.guarded import GUARDED, Guarded
from salto_cli.store.marks import MARKED
from salto_cli.store.steps import reached

# The commands that write to the tables about nobody; what is judged by no one is held to these.
WRITTEN_BY: Final[dict[str, frozenset[str]]] = {
    "schema_step": frozenset({"init", "upgrade"}),
    "setting": frozenset({"init", "operator add"}),  # a demo says so beside its colleagues
    "operator": frozenset(
        {"init", "upgrade", "demo", "operator add", "operator role", "operator revoke", "rekey"}
    ),
    "service": frozenset({"service add", "service import", "service verify", "demo", "handover receive"}),
    "colleague_card": frozenset({"operator know", "operator forget"}),
    "bundle_taken": frozenset({"handover receive"}),
    "policy": frozenset({"policy use"}),
    "week_numbers": frozenset({"settings use"}),
    "meeting": frozenset(
        f"fleksiteam {each}"
        for each in ("prepare", "run", "attend", "decide", "status", "undo", "past", "intake", "close")
    ),
    "attendance": frozenset({"fleksiteam prepare", "fleksiteam attend", "fleksiteam close"}),
    "intake": frozenset({"fleksiteam intake"}),
    "tombstone": frozenset({"erase", "erase again", "audit expire"}),
    "incident": frozenset({"incident start", "incident close"}),
    "incident_step": frozenset({"incident start", "incident done", "incident close"}),
    "incident_note": frozenset({"incident start", "incident note", "incident done", "incident close"}),
}

_TOUCHED = "EXISTS (SELECT 1 FROM touch t WHERE t.act = m.act AND t.tbl = m.tbl AND t.row = m.row)"
# What was planted as a list of persons need not be one.
_OF_JUDGEMENT = "json_each(iif(json_valid(j.persons), j.persons, '[]')) p"


def check(connection: Connection, before: int, kept: int | None) -> Iterator[Finding]:
    """What acts below ``before`` wrote without the right to it.

    ``kept`` is how many months the log's details must be kept; None where nobody says.
    """
    step = reached(connection)
    yield from _steps(connection, before)
    yield from _commands(connection, before)
    for table, guarded in GUARDED.items():
        if min(MARKED[table]) <= step:  # a store of an older step lacks the later tables
            yield from _unjudged(connection, table, guarded, before)
            yield from _unjudged_and_gone(connection, table, guarded, before)
    if step >= tombstone.SINCE:
        yield from _erasures(connection, before)
        yield from _expiries(connection, before, kept)


def _steps(connection: Connection, before: int) -> Iterator[Finding]:
    """Each step was taken once, and each act says the step that the store had reached by then.

    Which columns a mark covers hangs on the step that its act names.
    """
    rows = connection.execute(
        "SELECT m.act FROM mark m WHERE m.tbl = 'schema_step' AND m.act < ?1 AND EXISTS "
        "(SELECT 1 FROM mark f WHERE f.tbl = m.tbl AND f.row = m.row AND f.act < m.act) "
        "UNION SELECT a.id FROM act a WHERE a.id < ?1 AND a.step <> (SELECT max(m.row) FROM mark m "
        "WHERE m.tbl = 'schema_step' AND m.act <= a.id) ORDER BY 1",
        (before,),
    ).fetchall()
    yield from (Finding(finding.COMMAND, int(row[0]), "schema_step") for row in rows)


def _commands(connection: Connection, before: int) -> Iterator[Finding]:
    """What is about nobody was written by a command that writes it."""
    for table, commands in WRITTEN_BY.items():
        rows = connection.execute(
            f"SELECT DISTINCT m.act FROM mark m JOIN act a ON a.id = m.act WHERE m.tbl = ? AND m.act < ? "
            f"AND {_TOUCHED} AND a.command NOT IN (SELECT value FROM json_each(?))",
            (table, before, json.dumps(sorted(commands))),
        ).fetchall()
        yield from (Finding(finding.COMMAND, int(row[0]), table) for row in rows)


def _unjudged(connection: Connection, table: str, guarded: Guarded, before: int) -> Iterator[Finding]:
    """Rows that are there and were written in an act that holds no yes for a person they are about."""
    for column in guarded.persons:
        rows = connection.execute(
            f"SELECT m.act, x.{column} FROM mark m "
            f"JOIN {guarded.link or table} x ON x.{guarded.named} = m.row "
            f"WHERE m.tbl = ? AND m.act < ? AND {_TOUCHED} "
            f"AND NOT EXISTS ({_yes(guarded)} AND p.value = x.{column})",
            (table, before),
        ).fetchall()
        acts = {int(act) for act, whom in rows if not _had_another_name(connection, guarded, act, whom)}
        yield from (Finding(finding.UNJUDGED, act, table) for act in sorted(acts))


def _unjudged_and_gone(
    connection: Connection, table: str, guarded: Guarded, before: int
) -> Iterator[Finding]:
    """Rows that are gone by now, written in an act that holds no yes about anyone."""
    rows = connection.execute(
        f"SELECT DISTINCT m.act FROM mark m LEFT JOIN {table} x ON x.id = m.row "
        f"WHERE m.tbl = ? AND m.act < ? AND x.id IS NULL AND {_TOUCHED} AND NOT EXISTS ({_yes(guarded)})",
        (table, before),
    ).fetchall()
    yield from (Finding(finding.UNJUDGED, int(row[0]), table) for row in rows)


def _yes(guarded: Guarded) -> str:
    """SQL for the persons ``p.value`` about whom the act ``m.act`` holds a yes that lets it write."""
    kinds = ", ".join(f"'{question}'" for question in guarded.questions)
    return (
        f"SELECT 1 FROM judgement j, {_OF_JUDGEMENT} WHERE j.act = m.act AND j.decision = 'allow' "
        f"AND j.question IN ({kinds})"
    )


def _had_another_name(connection: Connection, guarded: Guarded, act: int, person: int) -> bool:
    """Whether the act was judged about a record that was made one with ``person`` in it or later."""
    if reached(connection) < tombstone.SINCE:
        return False
    row = connection.execute(
        "WITH RECURSIVE went (person) AS (SELECT person FROM merged WHERE stays = ?2 AND act >= ?1 "
        "UNION SELECT g.person FROM merged g JOIN went w ON g.stays = w.person WHERE g.act >= ?1) "
        f"SELECT 1 FROM (SELECT ?1 AS act) m WHERE EXISTS ({_yes(guarded)} AND p.value IN went)",
        (act, person),
    ).fetchone()
    return row is not None


def _erasures(connection: Connection, before: int) -> Iterator[Finding]:
    """Tombstones of persons whom the act that names itself there did not erase, or who are still here."""
    rows = connection.execute(
        "SELECT t.act FROM tombstone t JOIN act a ON a.id = t.act WHERE t.act < ?1 AND t.person IS NOT NULL "
        "AND (a.command NOT IN ('erase', 'erase again') "
        f"OR NOT EXISTS (SELECT 1 FROM judgement j, {_OF_JUDGEMENT} WHERE j.act = t.act "
        "AND j.decision = 'allow' AND j.question = ?2 AND p.value = t.person) "
        "OR EXISTS (SELECT 1 FROM person h WHERE h.id = t.person AND h.folded <> '') "
        "OR EXISTS (SELECT 1 FROM case_file c WHERE c.person = t.person) "
        "OR NOT EXISTS (SELECT 1 FROM mark m WHERE m.tbl = 'tombstone' AND m.row = t.id AND m.act = t.act)) "
        "ORDER BY 1",
        (before, ERASE),
    ).fetchall()
    yield from (Finding(finding.ERASURE, int(row[0]), "tombstone") for row in rows)


def _expiries(connection: Connection, before: int, kept: int | None) -> Iterator[Finding]:
    """Details that were let go by another command, or before they had been kept for ``kept`` months.

    The act's own moment is what its clock showed. Where the log has not come as far by now, it was ahead.
    """
    last = connection.execute("SELECT at FROM act ORDER BY id DESC LIMIT 1").fetchone() or ("9999-12-31",)
    for act, command, day, through, at in connection.execute(
        "SELECT t.act, a.command, a.at, t.through, c.at FROM tombstone t JOIN act a ON a.id = t.act "
        "LEFT JOIN act c ON c.id = t.through WHERE t.through IS NOT NULL AND t.act < ?",
        (before,),
    ).fetchall():
        until = day if kept is None else months_on(_earlier(day, last[0]), -kept).isoformat()
        if command != "audit expire" or through >= act or at is None or at >= until:
            yield Finding(finding.ERASURE, int(act), "tombstone")


def _earlier(one: str, other: str) -> date:
    return date.fromisoformat(min(one[:10], other[:10]))
