"""What someone with the database key and another tool can do to the log: for the matrix of attacks.

Everything happens in a transaction that is rolled back again, on a connection without locks and references.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from salto_cli.models import finding
from salto_cli.models.finding import Finding
from salto_cli.store import audit_check, signature
from salto_cli.store import seal as seals
from salto_cli.store.cipher import Connection
from salto_cli.store.schema.log import LOG
from salto_cli.store.seal import Outcome
from salto_cli.store.signature import Signer

# What the checkpoint beside the store tells is left out of the matrix: whoever changes the log can renew it.
BESIDE = {finding.CHECKPOINT, finding.UNNOTED}
# The locks are off while the check runs here; a forger puts them back.
LOCKS = {finding.SCHEMA}

Signers = Mapping[int, Signer]  # by operator
Attack = Callable[[Connection], object]
Field = tuple[str, str, tuple[object, ...], list[str]]  # table, column, the row, the names of its columns


@dataclass(frozen=True, slots=True)
class Anchor:
    """An act's number and seal, written down where the forger cannot reach them."""

    act: int
    seal: bytes


@dataclass(frozen=True, slots=True)
class Noticed:
    """Which of the defences noticed an attack: the chain with state against log, signatures, two anchors."""

    chain: bool
    signatures: bool
    anchor_at_the_end: bool
    anchor_halfway: bool


@contextmanager
def undone(connection: Connection) -> Iterator[None]:
    """A transaction of which nothing stays."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def noticed(connection: Connection, attack: Attack, end: Anchor, halfway: Anchor) -> Noticed:
    """Do it, look, and undo it. Each column but the last two stands on the chain as well."""
    with undone(connection):
        attack(connection)
        found = [each for each in _findings(connection) if each.what not in BESIDE | LOCKS]
        chain = any(each.what != finding.SIGNATURE for each in found)
        return Noticed(
            chain,
            bool(found),
            chain or not _holds(connection, end),
            chain or not _holds(connection, halfway),
        )


def _findings(connection: Connection) -> tuple[Finding, ...]:
    return audit_check.check(connection).findings


def _holds(connection: Connection, anchor: Anchor) -> bool:
    return seals.of(connection, anchor.act) == anchor.seal


def last_act(connection: Connection) -> int:
    """The newest act's number."""
    return seals.last(connection)[0]


def column_of(table: str) -> str:
    """The column that names the act in a table of the log."""
    return "id" if table == "act" else "act"


def remove(connection: Connection, number: int) -> None:
    """Take every row of an act out of the log."""
    for table in sorted(LOG):
        connection.execute(f"DELETE FROM {table} WHERE {column_of(table)} = ?", (number,))


def move(connection: Connection, above: int, by: int) -> None:
    """Give every act above a number another one, so that no gap is left or that there is room."""
    far = 10**6
    for table in sorted(LOG):
        name = column_of(table)
        connection.execute(f"UPDATE {table} SET {name} = {name} + {far} WHERE {name} > ?", (above,))
        connection.execute(f"UPDATE {table} SET {name} = {name} - {far} + ? WHERE {name} > {far}", (by,))


def chain_again(connection: Connection, since: int) -> None:
    """Seal every act from ``since`` on anew, as the log now is."""
    before = seals.of(connection, since - 1) or seals.FIRST
    for number, result, error in connection.execute(
        "SELECT act, result, error FROM outcome WHERE act >= ? ORDER BY act", (since,)
    ).fetchall():
        before = seals.seal(connection, number, Outcome(result, error), before)
        connection.execute("UPDATE outcome SET seal = ? WHERE act = ?", (before, number))


def sign_again(connection: Connection, since: int, signers: Signers) -> None:
    """Sign every act from ``since`` on for which one has the operator's key."""
    for number, operator, seal in connection.execute(
        "SELECT a.id, a.operator, o.seal FROM act a JOIN outcome o ON o.act = a.id WHERE a.id >= ?", (since,)
    ).fetchall():
        if operator in signers:
            connection.execute("DELETE FROM signature WHERE act = ?", (number,))
            signature.write(connection, signers[operator], number, operator, bytes(seal))


def copy_act(connection: Connection, number: int, to: int, operator: int) -> None:
    """Put an act like another one in, under a free number and in someone's name."""
    for table in sorted(LOG):
        name = column_of(table)
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]
        put_in = {name: str(to), "operator": str(operator)}
        chosen = ", ".join(put_in.get(column, column) for column in columns)
        connection.execute(f"INSERT INTO {table} SELECT {chosen} FROM {table} WHERE {name} = ?", (number,))


def fields(connection: Connection) -> Iterator[Field]:
    """Every field of every row of the log."""
    for table in sorted(LOG):
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            for name in names:
                yield table, name, row, names


def change(
    connection: Connection, table: str, column: str, row: tuple[object, ...], names: list[str]
) -> None:
    """Put something else into one field."""
    same = " AND ".join(f"{name} IS ?" for name in names)
    value = _another(row[names.index(column)])
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {same}", (value, *row))


def _another(value: object) -> object:
    match value:
        case int():
            return value + 1000
        case bytes():
            return bytes([value[0] ^ 1, *value[1:]])
        case str():
            return "[1]" if value.startswith("[") else f"{value}x"
        case _:
            return "x"
