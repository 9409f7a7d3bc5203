"""Row 23: another tool with the key, such as a SQLCipher shell of a colleague's own.

It can read everything, and nothing is logged: no local store can prevent that. What it writes is refused by
the locks in the database, unless it takes them off; then ``audit verify`` tells of it.
"""

from collections.abc import Iterator
from pathlib import Path

from salto_cli.store import audit_check
from salto_cli.store.cipher import Connection, DatabaseError
from salto_cli.store.marks import MARKED
from tests.store.forger import unlocked
from tests.torture import stores
from tests.torture.forging import BESIDE, LOCKS, undone
from tests.torture.row import Figure, Row, every, exactly


def run(_times: int, scratch: Path) -> Iterator[Figure]:
    """Every table is tried once in each way."""
    salto = stores.a_store(scratch)
    store = salto.store()
    for number in range(4):
        stores.act(store, number)
    store.close()
    with stores.database(salto) as connection:
        tables = sorted(
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        )
        filled = [
            table for table in tables if connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
        ]
        acts = connection.execute("SELECT count(*) FROM act").fetchone()
        read = sum(bool(connection.execute(f"SELECT * FROM {table}").fetchall()) for table in filled)
        yield exactly(
            "tables that can be read, unlogged: it cannot be prevented, only said",
            read,
            len(filled),
            len(filled),
        )
        yield exactly(
            "reads of them that the log knows of",
            connection.execute("SELECT count(*) FROM act").fetchone() != acts,
            len(filled),
            0,
        )
        for verb, how in (("changed", "UPDATE {0} SET {1} = {1}"), ("emptied", "DELETE FROM {0}")):
            refused = [
                table
                for table in filled
                if _is_refused(connection, how.format(table, _column(connection, table)))
            ]
            yield every(
                f"tables that cannot be {verb} without an act of the program's", len(refused), len(filled)
            )
        refused = [
            table
            for table in filled
            if _is_refused(connection, f"INSERT INTO {table} SELECT * FROM {table} LIMIT 1")
        ]
        replaced = [
            table
            for table in filled
            if _is_refused(connection, f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")
        ]
        yield every("tables that cannot be added to", len(refused), len(filled))
        yield every("tables in which nothing can be replaced", len(replaced), len(filled))
    marked = [table for table in filled if table in MARKED]
    with unlocked(salto) as connection:
        noticed = sum(_is_told(connection, table) for table in marked)
    yield every("rows taken out with the locks off and on again, told by audit verify", noticed, len(marked))


def _is_told(connection: Connection, table: str) -> bool:
    """Whether a check tells of a row that was taken out; that the locks are off while it runs is left out."""
    with undone(connection):
        connection.execute(f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
        return any(each.what not in LOCKS | BESIDE for each in audit_check.check(connection).findings)


def _is_refused(connection: Connection, sql: str) -> bool:
    try:
        connection.execute("BEGIN")
        changed = connection.execute(sql).rowcount
        connection.execute("COMMIT")
    except DatabaseError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        return True
    return changed == 0


def _column(connection: Connection, table: str) -> str:
    return str(connection.execute(f"PRAGMA table_info({table})").fetchall()[-1][1])


ROW = Row(
    23,
    "foreign",
    "another tool with the key can read, unlogged; what it writes is refused or told",
    run,
    times=1,
    quick=1,
)
