"""The seal: a hash over an act's own rows and the seal before it, so that edits and gaps show."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from salto_cli.frozen import frozen
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
HIDDEN_SINCE = 8  # the schema step from which a seal rests on ids that can be shown without saying whose

_LISTS = {"judgement", "seen"}  # their second column is a packed list of persons
_ROWS = {"touch", "mark"}  # their second column is the id of a row

Row = Sequence[object]


@frozen
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
    return fingerprint(*sealed(head, rows, outcome, before))


def sealed(
    head: Row, rows: Mapping[str, Sequence[Row]], outcome: Outcome, before: bytes
) -> tuple[str, bytes, list[object], dict[str, list[list[object]]], str, str | None]:
    """What the seal of an act is the fingerprint of.

    From step 8 on every id in it is hidden, each act's by itself, so that one act can be shown to whoever
    checks it without the ids of others in the same act.
    """
    listed = {table: [list(row) for row in found] for table, found in rows.items()}
    if not head or int(str(head[6])) < HIDDEN_SINCE:
        return "seal/1", before, list(head), listed, outcome.result, outcome.error
    act = int(str(head[0]))
    # A person stands in most lists of an act. Typed: 5 and 5.0 are equal, and do not fit the same seal.
    shown = lru_cache(maxsize=None, typed=True)(lambda number: hidden(act, number))
    for table, found in listed.items():
        for row in found:
            if table in _LISTS:
                row[1] = _shown_all(shown, str(row[1]))
            elif table in _ROWS:
                row[1] = shown(row[1])
    return "seal/2", before, list(head), listed, outcome.result, outcome.error


def hidden(act: int, number: object) -> str:
    """What stands in the seal of ``act`` for the random id ``number``: 16 bytes of SHA-256, in hex."""
    return hashlib.sha256(f"salto id/2 {act} {number}".encode()).hexdigest()[:32]


def _shown_all(shown: Callable[[object], str], packed: str) -> object:
    """The packed list with each id hidden; what is no such list stands as it is, and fits no seal."""
    try:
        return [shown(each) for each in json.loads(packed)]
    except (ValueError, TypeError):
        return packed


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
