"""Is the log what it was? Finds what is wrong with it; changes nothing.

Every act is sealed over its own rows and the seal before it, so what was edited, removed or moved past
the program no longer fits.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from salto_cli.errors import Damaged, NewerStore
from salto_cli.models import finding
from salto_cli.models.finding import Finding
from salto_cli.store import checkpoint, signature, tombstone
from salto_cli.store import seal as seals
from salto_cli.store.cipher import Connection
from salto_cli.store.marks import MARKED
from salto_cli.store.place import Place
from salto_cli.store.schema.log import LOG
from salto_cli.store.seal import ACT, FIRST, SEALED, Outcome, seal_over
from salto_cli.store.steps import reached

Row = Sequence[Any]


def check(connection: Connection, before: int, place: Place) -> Iterator[Finding]:
    """What is wrong with the log of the store in ``place``, in its acts with a number below ``before``."""
    yield from _acts(connection, before)
    yield from _strays(connection)
    yield from _unwritten(connection)
    yield from _reasons(connection)
    yield from _references(connection)
    yield from _checkpoint(connection, place)


def _acts(connection: Connection, before: int) -> Iterator[Finding]:
    """Every act in order: none missing, each closed, by someone known, and fitting its seal.

    A gap is told by its first act; the seal after it cannot be tried, since what it rests on is gone.
    """
    known = {row[0] for row in connection.execute("SELECT id FROM operator").fetchall()}
    rows_of = {table: _Grouped(connection, table, before) for table in SEALED}
    seal: bytes | None = FIRST
    expected = 1
    for *head, result, error, sealed in connection.execute(
        f"SELECT {ACT}, result, error, seal FROM act LEFT JOIN outcome ON outcome.act = act.id "
        "WHERE act.id < ? ORDER BY act.id",
        (before,),
    ):
        number = int(head[0])
        if number > expected:
            yield Finding(finding.GAP, expected)
            seal = None
        expected = number + 1
        rows = {table: grouped.of(number) for table, grouped in rows_of.items()}
        if head[2] not in known:
            yield Finding(finding.OPERATOR, number)
        if sealed is None:
            yield Finding(finding.OPEN, number)
        elif seal is not None and seal_over(head, rows, Outcome(result, error), seal) != sealed:
            yield Finding(finding.SEAL, number)
        seal = sealed


class _Grouped:
    """The rows of one table of the log, act by act, read once from first to last."""

    def __init__(self, connection: Connection, table: str, before: int) -> None:
        names, order = SEALED[table]
        self._rows = iter(
            connection.execute(
                f"SELECT act, {names} FROM {table} WHERE act < ? ORDER BY act, {order}", (before,)
            )
        )
        self._next = next(self._rows, None)

    def of(self, act: int) -> list[Row]:
        """The rows of ``act``; acts must be asked for in order."""
        found: list[Row] = []
        while self._next is not None and self._next[0] <= act:
            if self._next[0] == act:
                found.append(self._next[1:])
            self._next = next(self._rows, None)
        return found


def _strays(connection: Connection) -> Iterator[Finding]:
    """Rows of the log that belong to no act: whichever number they have, the next act would seal them."""
    unsigned = {"signature"} if reached(connection) < signature.SINCE else set[str]()
    for table in sorted(LOG - {"act"} - unsigned):
        for (number,) in connection.execute(
            f"SELECT DISTINCT act FROM {table} WHERE act NOT IN (SELECT id FROM act)"
        ).fetchall():
            yield Finding(finding.STRAY, int(number), table)


def _unwritten(connection: Connection) -> Iterator[Finding]:
    """Marks of rows that their act has not written: only an upgrade marks what it leaves as it was.

    It does so in the tables of which one of the steps it took changed what a mark covers.
    """
    for act, table in connection.execute(
        "SELECT DISTINCT m.act, m.tbl FROM mark m WHERE NOT EXISTS "
        "(SELECT 1 FROM touch t WHERE t.act = m.act AND t.tbl = m.tbl AND t.row = m.row)"
    ).fetchall():
        if not _steps_taken(connection, int(act)) & _marked_anew(str(table)):
            yield Finding(finding.UNTOUCHED, int(act), str(table))


def _steps_taken(connection: Connection, act: int) -> set[int]:
    """The schema steps that an act took, where it is an upgrade."""
    rows = connection.execute(
        "SELECT t.row FROM touch t JOIN act a ON a.id = t.act "
        "WHERE t.act = ? AND t.tbl = 'schema_step' AND a.command = 'upgrade'",
        (act,),
    ).fetchall()
    return {int(row[0]) for row in rows}


def _marked_anew(table: str) -> set[int]:
    """The schema steps that changed what a mark of a row of ``table`` covers."""
    steps = set(MARKED.get(table, ()))
    return steps - {min(steps, default=0)}


def _reasons(connection: Connection) -> Iterator[Finding]:
    """Each judgement still has the detail that it was committed to, and there is no detail beside them.

    A detail may be missing where a later act's tombstone covers it.
    """
    covers = tombstone.covering(connection) if reached(connection) >= tombstone.SINCE else None
    for act, persons, promised, salt, body in connection.execute(
        "SELECT j.act, j.persons, j.commitment, d.salt, d.body FROM judgement j "
        "LEFT JOIN judgement_detail d ON d.act = j.act AND d.n = j.n"
    ):
        if salt is None and covers is not None and covers(int(act), str(persons)):
            continue
        if salt is None or seals.commitment(salt, body) != promised:
            yield Finding(finding.REASONS, int(act))
    for (act,) in connection.execute(
        "SELECT DISTINCT d.act FROM judgement_detail d JOIN act a ON a.id = d.act WHERE NOT EXISTS "
        "(SELECT 1 FROM judgement j WHERE j.act = d.act AND j.n = d.n)"
    ).fetchall():
        yield Finding(finding.REASONS, int(act))


def _references(connection: Connection) -> Iterator[Finding]:
    """No row refers to one that is not there: a tool that ignores foreign keys may have left some.

    The log's own are told by act elsewhere.
    """
    found = {row[0] for row in connection.execute("PRAGMA foreign_key_check").fetchall()}
    yield from (Finding(finding.REFERENCE, table=table) for table in sorted(found - LOG))


def _checkpoint(connection: Connection, place: Place) -> Iterator[Finding]:
    """The seal beside the database is there, and one of this log's: else the log's end has been cut off,
    rewritten, or cannot be told."""
    try:
        found = checkpoint.read(place)
    except (Damaged, NewerStore):
        yield Finding(finding.CHECKPOINT)
        return
    if found is None:
        yield Finding(finding.UNNOTED)
    elif found.store_id != _store_id(connection):
        yield Finding(finding.CHECKPOINT)
    elif seals.of(connection, found.act) != bytes.fromhex(found.seal):
        yield Finding(finding.CHECKPOINT, found.act)


def _store_id(connection: Connection) -> str:
    row = connection.execute("SELECT value FROM setting WHERE name = 'store_id'").fetchone()
    return str(row[0]) if row else ""
