"""A small encrypted store with cheap keys, for the tests of keys, places and copies."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from salto_cli.models.backup import Backup
from salto_cli.models.secret import Kdf, Limits, Unlocked
from salto_cli.store import checkpoint
from salto_cli.store.backup import create_backup
from salto_cli.store.checkpoint import Checkpoint
from salto_cli.store.cipher import Cursor, open_database
from salto_cli.store.keys import create_keys, write_keys
from salto_cli.store.place import Place, prepare

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PASSPHRASE = "bakote sirulo på mefadu"
CHEAP = Kdf(memory=32, passes=1, lanes=1)
CHEAP_LIMITS = Limits(floor=CHEAP, ceiling=Kdf(1024, 2, 2))


class Run(Protocol):
    """Runs one statement."""

    def __call__(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor: ...


@dataclass(frozen=True, slots=True)
class SmallStore:
    """A store of one table, ``item (act, n)``, in which every act writes three rows."""

    place: Place
    unlocked: Unlocked
    recovery_code: str

    @property
    def key(self) -> bytes:
        """The database key."""
        return self.unlocked.dbk


def a_store(folder: Path, acts: int = 20) -> SmallStore:
    """A new store in ``folder`` with ``acts`` acts in it."""
    place = prepare(folder)
    made = create_keys(PASSPHRASE, CHEAP, CHEAP_LIMITS)
    write_keys(folder, made.content)
    connection = open_database(place.database, made.unlocked.dbk, create=True)
    connection.execute("CREATE TABLE item (act INTEGER, n INTEGER, filling BLOB)")
    for act in range(1, acts + 1):
        write_act(place, made.unlocked.store_id, connection.execute, act)
    connection.close()
    return SmallStore(place, made.unlocked, made.recovery_code)


def write_act(place: Place, store_id: str, run: Run, act: int) -> None:
    """Write one act of three rows, commit, and renew the checkpoint."""
    run("BEGIN IMMEDIATE")
    for n in range(3):
        run("INSERT INTO item VALUES (?, ?, randomblob(900))", (act, n))
    run("COMMIT")
    seal = hashlib.sha256(str(act).encode()).hexdigest()
    checkpoint.write(place, Checkpoint(store_id, act, seal, "2026-11-23T02:00:00+01:00", 1))


def acts_in(folder: Path, key: bytes) -> set[int]:
    """The acts that the store in ``folder`` holds; fails where one is there by half or a page is broken."""
    connection = open_database(Place(folder).database, key)
    try:
        rows = connection.execute("SELECT act, count(*) FROM item GROUP BY act").fetchall()
        assert all(count == 3 for _act, count in rows)
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {act for act, _count in rows}
    finally:
        connection.close()


def filling_of(folder: Path, key: bytes) -> str:
    """A digest over the content of every row."""
    connection = open_database(Place(folder).database, key)
    try:
        rows = connection.execute("SELECT act, n, filling FROM item ORDER BY act, n").fetchall()
        return hashlib.sha256(repr(rows).encode()).hexdigest()
    finally:
        connection.close()


def backed_up(store: SmallStore, backups: Path, at: datetime = AT) -> Backup:
    """A backup of ``store``."""
    return create_backup(store.place.folder, backups, at=at, program="0.1.0", patience=120)
