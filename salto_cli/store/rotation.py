"""Another database key, in three moves of which each can be the last before the power fails.

1. The key file gives both keys, the next and the present one, to every slot that stays.
2. SQLCipher encrypts the database anew, in place and in one transaction of its own.
3. The key file gives the next key alone, and the version before is removed.

Whoever opens the store tries the newest key first and then the older, and makes the moves that are missing.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from salto_cli.errors import Busy, CannotWrite, Damaged
from salto_cli.i18n import _
from salto_cli.models.secret import Unlocked
from salto_cli.store import keys, keyset
from salto_cli.store.cipher import PATIENCE, Connection, lock_down, open_database, rekey, told
from salto_cli.store.place import Place
from salto_cli.store.schema.log import ERASABLE, LOG
from salto_cli.store.wholefile import write_whole

if TYPE_CHECKING:
    from salto_cli.store.store import Store


def opened(place: Place, unlocked: Unlocked, patience: float = PATIENCE) -> tuple[Connection, Unlocked]:
    """The database, opened with the newest of the keys that fits, and the keys as they then were.

    ``unlocked`` may be from before a rotation: the key file then gives its slot the next key.
    Raises as ``open_database`` does; WrongPassphrase where the slot was taken out since it was opened.
    """
    try:
        return _opened(place, unlocked, patience), unlocked
    except Damaged as reason:
        if not unlocked.seal_secret:
            raise
        now = keys.renewed(place.folder, unlocked)
        if now.keys == unlocked.keys:
            raise reason from None
    return _opened(place, now, patience), now


def renew(store: "Store") -> bool:
    """Open ``store`` anew where a colleague has exchanged the key meanwhile; whether that was so."""
    now = keys.renewed(store.place.folder, store.unlocked)
    if now.keys == store.unlocked.keys:
        return False
    patience = _patience(store.connection)
    store.connection.close()
    store.connection, store.unlocked = opened(store.place, now, patience)
    return True


def complete(store: "Store") -> None:
    """Make the moves that are missing, if any, so that one key is left.

    Raises Busy where another salto has the store for too long and CannotWrite where the disk is full. The
    store is whole then and opens as before, and the next command tries again.
    """
    store.unlocked = keys.renewed(store.place.folder, store.unlocked)
    if len(store.unlocked.keys) == 1:
        return
    if not _has_newest(store):
        _encrypt_anew(store)
    _settle(store)
    store.unlocked = replace(store.unlocked, keys=store.unlocked.keys[:1])


def _opened(place: Place, unlocked: Unlocked, patience: float) -> Connection:
    newest, *older = unlocked.keys
    try:
        connection = open_database(place.database, newest.key, patience=patience)
    except Damaged:
        if not older:
            raise
        connection = open_database(place.database, older[0].key, patience=patience)
    lock_down(connection, LOG, ERASABLE)
    return connection


def _has_newest(store: "Store") -> bool:
    try:
        open_database(store.place.database, store.unlocked.dbk).close()
    except Damaged:
        return False
    return True


def _encrypt_anew(store: "Store") -> None:
    patience = _patience(store.connection)
    try:
        rekey(store.connection, store.unlocked.dbk)
    except Busy:
        store.connection.execute("PRAGMA locking_mode = NORMAL")
        raise Busy(
            _("the change is saved, but another salto has the store open and its new key has to wait"),
            _("close the other one; the next command finishes the work"),
        ) from None
    store.connection.close()
    store.connection = _opened(store.place, store.unlocked, patience)
    if not _has_newest(store):
        raise CannotWrite(
            _("the change is saved, but the database could not be given its new key"),
            _("look after the disk and its free space; the next command tries again"),
        )


def _settle(store: "Store") -> None:
    """Write the final key file under the write lock: another salto may be doing the same."""
    with told(store.place.database):
        store.connection.execute("BEGIN IMMEDIATE")
    try:
        content = keyset.settled(store.place.folder, store.unlocked)
        if content is not None:
            keyset.forget_before(store.place.folder)
            write_whole(store.place.keys, content)
    finally:
        store.connection.execute("ROLLBACK")


def _patience(connection: Connection) -> float:
    row = connection.execute("PRAGMA busy_timeout").fetchone()
    return row[0] / 1000 if row else PATIENCE
