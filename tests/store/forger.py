"""Someone with the key and another tool: takes the locks off, changes rows, and puts the locks back."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from salto_cli.models.audit import Verified
from salto_cli.store import audit_check
from salto_cli.store.cipher import Connection, open_database
from salto_cli.store.place import DATABASE
from tests.fixtures import Salto


@contextmanager
def unlocked(salto: Salto, *, put_back: bool = True) -> Iterator[Connection]:
    """The store without foreign keys, checks and triggers; the triggers come back unless told otherwise."""
    assert salto.unlocked is not None
    connection = open_database(salto.folder / DATABASE, salto.unlocked.dbk)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    _all_at_once(connection, [f"DROP TRIGGER {name}" for name, _sql in triggers])
    try:
        yield connection
        if put_back:
            _all_at_once(connection, [sql for _name, sql in triggers])
    finally:
        connection.close()


def _all_at_once(connection: Connection, statements: list[str]) -> None:
    """Run them in one transaction: there are hundreds, and each alone would be written to the disk."""
    connection.execute("BEGIN")
    for each in statements:
        connection.execute(each)
    connection.execute("COMMIT")


def checked(salto: Salto) -> Verified:
    """What a check of the whole store says; no act is made for it."""
    assert salto.unlocked is not None
    connection = open_database(salto.folder / DATABASE, salto.unlocked.dbk)
    try:
        return audit_check.check(connection)
    finally:
        connection.close()


def a_copy(salto: Salto, folder: Path) -> Salto:
    """The same store in another folder, to be spoiled there."""
    shutil.copytree(salto.folder, folder)
    folder.chmod(0o700)
    return Salto(folder, salto.unlocked, salto.now)


def columns_of(connection: Connection, table: str) -> list[tuple[str, str]]:
    """Name and type of each column of ``table``."""
    return [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def rewrite(connection: Connection, table: str, where: str, column: str) -> None:
    """Take the first row of ``table`` that fits ``where`` out, and put it back with another ``column``."""
    columns = columns_of(connection, table)
    names = [name for name, _kind in columns]
    row = connection.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {where} LIMIT 1").fetchone()
    assert row is not None, f"{table} has no such row"
    same = " AND ".join(f"{name} IS ?" for name in names)
    connection.execute(f"DELETE FROM {table} WHERE {same}", row)
    pairs = zip(columns, row, strict=True)
    changed = [_another(value, kind) if name == column else value for (name, kind), value in pairs]
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", changed)


def _another(value: Any, kind: str) -> Any:
    """Some other value that a column of this kind could hold."""
    match kind:
        case "INTEGER":
            return (value or 0) + 1000
        case "BLOB":
            return b"another" if value is None else bytes([value[0] ^ 1, *value[1:]])
        case _:
            return "[1]" if str(value or "").startswith("[") else f"{value or ''}x"
