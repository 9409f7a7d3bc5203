"""The seal: a hash over an act's own rows and the seal before it, so that edits and gaps show."""

from collections.abc import Sequence
from dataclasses import dataclass

from salto_cli.store.cipher import Connection
from salto_cli.store.fingerprint import fingerprint

FIRST = b"\x00" * 32  # what the first act's seal rests on

# What a seal covers, besides the act and its result. judgement_detail is left out on purpose: it can be
# erased, while the judgement's commitment to it stays.
SEALED = {
    "judgement": "SELECT n, persons, question, decision, commitment FROM judgement WHERE act = ? ORDER BY n",
    "touch": "SELECT tbl, row, gone FROM touch WHERE act = ? ORDER BY tbl, row, gone",
    "mark": "SELECT tbl, row, mark FROM mark WHERE act = ? ORDER BY tbl, row",
    "seen": "SELECT tbl, persons, rows FROM seen WHERE act = ? ORDER BY tbl",
    "published": "SELECT n, digest, size FROM published WHERE act = ? ORDER BY n",
}
ACT = "SELECT id, at, operator, command, purpose, version, step FROM act WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an act ended: done, refused or failed, and the error it ended in."""

    result: str
    error: str | None = None


def seal(connection: Connection, act: int, outcome: Outcome, before: bytes) -> bytes:
    """The seal of ``act``: SHA-256 over everything the log holds about it and the seal ``before``."""
    rows: dict[str, Sequence[object]] = {
        table: [list(row) for row in connection.execute(sql, (act,)).fetchall()]
        for table, sql in SEALED.items()
    }
    head = connection.execute(ACT, (act,)).fetchone()
    return fingerprint("seal/1", before, list(head or ()), rows, outcome.result, outcome.error)


def last(connection: Connection) -> tuple[int, bytes]:
    """The newest act's number and seal; 0 and FIRST in a new store."""
    row = connection.execute("SELECT act, seal FROM outcome ORDER BY act DESC LIMIT 1").fetchone()
    return (int(row[0]), bytes(row[1])) if row else (0, FIRST)


def commitment(salt: bytes, body: str) -> bytes:
    """What the log keeps of a judgement's detail: a hash that says nothing once the salt is erased."""
    return fingerprint("judgement/1", salt, body)
