"""The database, encrypted by SQLCipher. No other file imports sqlcipher3.

Every connection gets the same settings, and every database error that a person can do something about
becomes one of ours in ``told``. A wrong key is no business of this file's: the key file has already told
whether the passphrase was right, so "not a database" here means a damaged or swapped file.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, cast

import sqlcipher3  # type: ignore[import-untyped]  # it ships no types; the Protocols below stand for them

from salto_cli.errors import Busy, CannotWrite, Damaged, NoStore, SaltoError, WrongState
from salto_cli.i18n import _
from salto_cli.store.wholefile import cannot_write, create_private

DatabaseError: type[Exception] = sqlcipher3.DatabaseError
IntegrityError: type[Exception] = sqlcipher3.IntegrityError
OperationalError: type[Exception] = sqlcipher3.OperationalError

KEY = 32  # bytes; SQLCipher would take 31 or 33 for a passphrase, without a word
PAGE = 4096  # bytes; no database of ours is smaller than one page
PATIENCE = 10.0  # seconds to wait for another process that is writing

# docs/format.md tells why each of these. busy_timeout comes first: journal_mode alone can meet a lock.
# cipher_memory_security stays off: it makes guarded writes up to ten times slower, and Python keeps
# copies of what it has read all the same.
SETTINGS = (
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "cell_size_check = ON",
    "mmap_size = 0",
    "cache_size = -8000",  # KiB; with less, a list of thousands has each page decrypted several times
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "trusted_schema = OFF",
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
)


# What a locked-down connection may do beside adding, changing and removing rows.
READS = {
    sqlcipher3.SQLITE_SELECT,
    sqlcipher3.SQLITE_READ,
    sqlcipher3.SQLITE_RECURSIVE,
    sqlcipher3.SQLITE_TRANSACTION,
    sqlcipher3.SQLITE_SAVEPOINT,
}
# Without an argument a pragma only tells; of those that take one, these change nothing that is kept.
ASKED_WITH_ARGUMENT = {
    "integrity_check",
    "quick_check",
    "foreign_key_check",
    "table_info",
    "table_xinfo",
    "index_list",
    "index_info",
    "max_page_count",
    "busy_timeout",
    "locking_mode",
}
OUTSIDE = {"load_extension", "sqlcipher_export", "fts3_tokenizer", "readfile", "writefile", "edit"}


class Cursor(Protocol):
    """What a statement gives back. Fetch before the act closes: later rows still come, unguarded."""

    @property
    def rowcount(self) -> int: ...
    @property
    def description(self) -> Sequence[Sequence[Any]] | None: ...
    def fetchone(self) -> tuple[Any, ...] | None: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...
    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...


class Connection(Protocol):
    """An open store: only what the house uses. Transactions are begun and ended in plain SQL."""

    @property
    def in_transaction(self) -> bool: ...
    @property
    def total_changes(self) -> int: ...
    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor: ...
    def executemany(self, sql: str, parameters: Sequence[Sequence[Any]], /) -> Cursor: ...
    def close(self) -> None: ...


class Connected(Protocol):
    """What has an open store behind it, a store or an act: nobody outside this floor sees the connection."""

    @property
    def connection(self) -> Connection: ...


def open_database(path: Path, key: bytes, *, create: bool = False, patience: float = PATIENCE) -> Connection:
    """Open the database at ``path`` with the raw 32-byte ``key``; with ``create``, make it first.

    ``patience`` is how many seconds a statement waits for another process that is writing.

    Raises:
        NoStore: there is no such file.
        Damaged: the file is too short, or this key does not open it.
        Busy, CannotWrite: as ``told`` says.
        WrongState: with ``create``, there is a file already.
    """
    if len(key) != KEY:
        raise AssertionError("a raw key has 32 bytes")
    if create:
        _create(path)
    else:
        _refuse_short(path)
    with told(path):
        connection = sqlcipher3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=patience
        )
        try:
            _set_up(connection, key, patience)
        except BaseException:
            connection.close()
            raise
    return cast("Connection", connection)


def rekey(connection: Connection, key: bytes) -> None:
    """Encrypt every page anew with ``key``, in place and in one transaction, while nobody else has the store.

    SQLCipher does not say when it fails: close the connection and open the database with the new key to
    know. The lock is held until then.
    Raises Busy where another process reads or writes for too long.
    """
    if len(key) != KEY:
        raise AssertionError("a raw key has 32 bytes")
    with told():
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")  # waits for readers too, which changing the key does not
        connection.execute("COMMIT")
        cast("Any", connection).reset_key(f"x'{key.hex()}'")


def lock_down(connection: Connection, log: Collection[str], erasable: Collection[str] = ()) -> None:
    """Deny for good what no command of ours does: SQLite asks as it prepares each statement.

    The tables ``log`` can then neither be updated nor, but for those in ``erasable``, deleted from; nothing
    can be attached, dropped, altered or made; no setting can be changed.
    """

    def answer(action: int, first: str | None, second: str | None, _where: str, _from: str | None) -> int:
        if action == sqlcipher3.SQLITE_PRAGMA:
            denied = second is not None and str(first).lower() not in ASKED_WITH_ARGUMENT
        elif action in (sqlcipher3.SQLITE_UPDATE, sqlcipher3.SQLITE_DELETE, sqlcipher3.SQLITE_INSERT):
            denied = str(first).startswith("sqlite_") or (
                first in log
                and action != sqlcipher3.SQLITE_INSERT
                and not (action == sqlcipher3.SQLITE_DELETE and first in erasable)
            )
        elif action == sqlcipher3.SQLITE_FUNCTION:
            denied = str(second).lower() in OUTSIDE
        else:
            denied = action not in READS
        return int(sqlcipher3.SQLITE_DENY if denied else sqlcipher3.SQLITE_OK)

    cast("Any", connection).set_authorizer(answer)


def let_build(connection: Connection) -> None:
    """Take the denials off a connection, to make or change the schema."""
    cast("Any", connection).set_authorizer(None)


def in_memory() -> Connection:
    """An empty database that is never written down: for making a schema to compare with."""
    return cast("Connection", sqlcipher3.connect(":memory:", isolation_level=None))


@contextmanager
def told(path: Path | None = None) -> Iterator[None]:
    """Turn what SQLite says went wrong (with the database at ``path``) into what a person can be told.

    Errors that only a bug of ours can cause (syntax, constraints) pass through unchanged.

    Raises:
        Busy: another process is writing and did not finish in time.
        CannotWrite: the disk is full or failing, or the place is write-protected.
        NoStore: the file is gone.
        Damaged: the file is no database under this key, or has broken pages.
    """
    try:
        yield
    except sqlcipher3.DatabaseError as reason:
        error = _told(getattr(reason, "sqlite_errorcode", 0) & 0xFF, path)
        if error is None:
            raise
        # The text of SQLite's own error is dropped with its traceback: a value may stand in it.
        raise error from None
    except MemoryError:
        raise _damaged() from None  # how SQLCipher's driver tells that a page fails its HMAC


@contextmanager
def told_as_made(path: Path) -> Iterator[None]:
    """As ``told``, where everything written is the program's own: what then does not fit is damage.

    A table that is missing or there already, a number that is taken: no input can have caused it.
    """
    try:
        with told(path):
            yield
    except (IntegrityError, OperationalError):
        raise _damaged() from None


def _create(path: Path) -> None:
    """Make the empty file ourselves: SQLite would make it readable for all, and its journal after it."""
    try:
        os.close(create_private(path))
    except FileExistsError as reason:
        raise WrongState(
            _("there is a store here already"), _("choose another folder with --store")
        ) from reason
    except OSError as reason:
        raise cannot_write(reason) from reason


def _refuse_short(path: Path) -> None:
    """A file of 0 bytes would open with any key, as an empty store."""
    try:
        size = path.stat().st_size
    except OSError as reason:
        raise _no_store() from reason
    if size < PAGE:
        raise _damaged()


def _set_up(connection: Any, key: bytes, patience: float) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # before the key: a wrong one writes to stderr
    connection.set_key(f"x'{key.hex()}'")
    connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the first read tries the key


def _told(code: int, path: Path | None) -> SaltoError | None:
    match code:
        case sqlcipher3.SQLITE_BUSY | sqlcipher3.SQLITE_LOCKED:
            return Busy(_("another salto is writing to this store"), _("wait a moment and try again"))
        case sqlcipher3.SQLITE_FULL:
            return CannotWrite(_("the disk is full: nothing was saved"), _("free some space and try again"))
        case sqlcipher3.SQLITE_IOERR:
            return CannotWrite(
                _("the disk could not be read or written: nothing was saved"),
                _("check the disk and its free space, then try again"),
            )
        case sqlcipher3.SQLITE_CANTOPEN if path and not path.exists():
            return _no_store()
        case sqlcipher3.SQLITE_READONLY | sqlcipher3.SQLITE_CANTOPEN | sqlcipher3.SQLITE_PERM:
            return CannotWrite(
                _("cannot write here: nothing was saved"),
                _("check that the folder exists, is yours and is not write-protected"),
            )
        case sqlcipher3.SQLITE_NOTADB | sqlcipher3.SQLITE_CORRUPT:
            return _damaged()
    return None


def _no_store() -> NoStore:
    return NoStore(_("there is no store here"), _("make one with: salto init"))


def _damaged() -> Damaged:
    return Damaged(
        _("the store is damaged, or its database and key file do not belong together"),
        _("restore a backup with: salto backup restore"),
    )
