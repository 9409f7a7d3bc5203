"""The seal: a hash over an act's own rows and the seal before it, so that edits and gaps show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salto_cli.store.cipher import Connection
from salto_cli.store.fingerprint import fingerprint

FIRST = b"\x00" * 32  # what the first act's seal rests on

# What a seal covers, besides the act and its result: columns, and the order of an act's rows.
# judgement_detail is left out on purpose: it can be erased, while the judgement's commitment to it stays.
SEALED = {
    "judgement": ("n, persons, question, decision, commitment", "n"),
    "touch": ("tbl, row, gone", "tbl, row, gone"),
    "mark": ("tbl, row, mark", "tbl, row"),
    "seen": ("tbl, persons, rows", "tbl"),
    "published": ("n, digest, size", "n"),
}
ACT = "id, at, operator, command, purpose, version, step"

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an act ended: done, refused or failed, and the error it ended in."""

    result: str
    error: str | None = None


def seal(connection: Connection, act: int, outcome: Outcome, before: bytes) -> bytes:
    """The seal of ``act`` as the log holds it now, resting on the seal ``before``."""
    rows = {
        table: connection.execute(
            f"SELECT {columns} FROM {table} WHERE act = ? ORDER BY {order}", (act,)
        ).fetchall()
        for table, (columns, order) in SEALED.items()
    }
    head = connection.execute(f"SELECT {ACT} FROM act WHERE id = ?", (act,)).fetchone()
    return seal_over(head or (), rows, outcome, before)


def seal_over(head: Row, rows: Mapping[str, Sequence[Row]], outcome: Outcome, before: bytes) -> bytes:
    """SHA-256 over an act, its rows by table, how it ended, and the seal ``before``."""
    listed = {table: [list(row) for row in found] for table, found in rows.items()}
    return fingerprint("seal/1", before, list(head), listed, outcome.result, outcome.error)


def last(connection: Connection) -> tuple[int, bytes]:
    """The newest act's number and seal; 0 and FIRST in a new store."""
    row = connection.execute("SELECT act, seal FROM outcome ORDER BY act DESC LIMIT 1").fetchone()
    return (int(row[0]), bytes(row[1])) if row else (0, FIRST)


def of(connection: Connection, act: int) -> bytes | None:
    """The seal that the log holds of ``act``; None where it holds none."""
    row = connection.execute("SELECT seal FROM outcome WHERE act = ?", (act,)).fetchone()
    return bytes(row[0]) if row else None


def commitment(salt: bytes, body: str) -> bytes:
    """What the log keeps of a judgement's detail: a hash that says nothing once the salt is erased."""
    return fingerprint("judgement/1", salt, body)
