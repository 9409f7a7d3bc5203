"""Is the state what the log says? Every row has the mark of the last act that touched it.

A row that was changed, added or removed past the program no longer fits its mark, or has none.
"""

from collections.abc import Iterator
from typing import Any

from salto_cli.frozen import frozen
from salto_cli.models import finding
from salto_cli.models.code import PERSON, code
from salto_cli.models.finding import Finding
from salto_cli.store.cipher import Connection
from salto_cli.store.marks import MARKED, columns, key, mark
from salto_cli.store.steps import reached

EVERYTHING = 2**62  # more acts than any log will hold


def check(connection: Connection, before: int = EVERYTHING) -> tuple[int, list[Finding]]:
    """Hold every row that should have a mark against the last one of an act below ``before``.

    Returns how many rows there are, and what differs.
    """
    step = reached(connection)
    rows, findings = 0, list[Finding]()
    for table, by_step in MARKED.items():
        if min(by_step) <= step:  # a store of an older step lacks the later tables
            held, wrong = _state(connection, table, before)
            rows, findings = rows + held, findings + wrong
    return rows, findings


@frozen
class _Left:
    """What the last act that touched a row left of it: its mark, or None for nothing; made at which step."""

    act: int
    mark: bytes | None
    step: int


def _state(connection: Connection, table: str, before: int) -> tuple[int, list[Finding]]:
    """Hold each row of ``table`` against its last mark; returns how many rows there are, and what differs."""
    left = _last_marks(connection, table, before)
    now = reached(connection)
    differs: dict[int, Finding] = {}
    gone = {row for row, last in left.items() if last.mark is not None}
    rows = 0
    for row, salt, values in _rows(connection, table, now):
        rows += 1
        gone.discard(row)
        last = left.get(row)
        names = columns(table, last.step if last else now)
        wrong = _differs(last, mark(table, salt, [values[name] for name in names]))
        if wrong:
            differs[row] = Finding(wrong, last.act if last else None, table, _whose(connection, table, row))
    differs |= {row: Finding(finding.REMOVED, left[row].act, table) for row in gone}
    return rows, list(differs.values())


def _differs(last: _Left | None, as_it_is: bytes) -> str | None:
    if last is None:
        return finding.UNLOGGED
    if last.mark is None:
        return finding.RETURNED
    return None if last.mark == as_it_is else finding.CHANGED


def _rows(connection: Connection, table: str, step: int) -> Iterator[tuple[int, bytes, dict[str, Any]]]:
    """Every row of ``table``: id, salt, and each column that any step up to ``step`` has marked."""
    names = sorted({name for number, those in MARKED[table].items() if number <= step for name in those})
    for row, salt, *values in connection.execute(
        f"SELECT {key(table)}, salt, {', '.join(names)} FROM {table}"
    ):
        yield int(row), bytes(salt), dict(zip(names, values, strict=True))


def _last_marks(connection: Connection, table: str, before: int) -> dict[int, _Left]:
    """For each row of ``table`` that was ever touched, what the last act that did so left of it."""
    found = connection.execute(
        "SELECT m.row, m.act, m.mark, a.step FROM (SELECT row, max(act) AS act, mark FROM mark "
        "WHERE tbl = ? AND act < ? GROUP BY row) m JOIN act a ON a.id = m.act",
        (table, before),
    ).fetchall()
    return {int(row): _Left(int(act), left and bytes(left), int(step)) for row, act, left, step in found}


def _whose(connection: Connection, table: str, row: int) -> str | None:
    """The code of the person whom a row is about, where that can still be told."""
    names = columns(table, reached(connection))
    column = next(
        (name for name in ("person", "child") if name in names), "id" if table == "person" else None
    )
    if column is None:
        return None
    found = connection.execute(
        f"SELECT p.number FROM {table} t JOIN person p ON p.id = t.{column} WHERE t.id = ?", (row,)
    ).fetchone()
    return code(PERSON, found[0]) if found else None
