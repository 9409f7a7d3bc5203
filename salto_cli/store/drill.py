"""A restore on trial: a backup is put back where nothing looks, opened, checked in full, and gone again.

What is written down of it: an act in the store's own log, and beside the backups a stamp with the moment of
the last drill that went well, for whoever has no key.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from salto_cli.errors import NewerStore
from salto_cli.frozen import frozen
from salto_cli.models.audit import Verified
from salto_cli.models.backup import Manifest
from salto_cli.models.secret import Unlocked
from salto_cli.store import audit_check, erasure_list, tombstone
from salto_cli.store import seal as seals
from salto_cli.store.act import Act
from salto_cli.store.canonical import MAX_BYTES, Writable, canonical, read_fields, with_digest, without_digest
from salto_cli.store.cipher import Connection
from salto_cli.store.keyfile import SLOT_ID, STORE_ID, KeyFile
from salto_cli.store.leftovers import building, discard, sweep
from salto_cli.store.opening import open_store
from salto_cli.store.place import Place
from salto_cli.store.restore import copy_files
from salto_cli.store.signature import SIZE, Signer, is_by, message
from salto_cli.store.store import Store
from salto_cli.store.tombstone import Tombstone
from salto_cli.store.watch import Watch, unwatched
from salto_cli.store.wholefile import cannot_write, read_small, write_whole

STAMP = "DRILLED.json"
FORM = 1
_KIND = "drill/1"
_FIELDS = {"store", "backup", "at", "slot", "signature"}
COUNTED = ("person", "case_file", "contact", "statement")
_MEMORY = Path("/dev/shm")  # Linux keeps it in memory; what a killed run leaves is gone with the next start
_NAME = "salto-drill"
_ROOM = 3  # times the backup: the copy, the journal, and air
UNDER_WAY = 12 * 3600  # seconds: no command is open for longer, waiting for what a person types
_LONGEST = 40  # characters of a moment


@frozen
class Stamp:
    """The last drill that went well: of which store, which backup (its name), and when (ISO with offset).

    ``slot`` is that of whoever put it on trial, and ``signature`` theirs (hex).
    """

    store_id: str
    backup: str
    at: str
    slot: str
    signature: str


@contextmanager
def scratch(backups: Path, size: int) -> Iterator[Path]:
    """An empty folder of this process's own for ``size`` bytes: in memory where there is room, else beside
    the backups. It is gone afterwards; what a killed run leaves is removed by the next.

    Raises CannotWrite where it cannot be made or filled.
    """
    base = _MEMORY if _has_room(_MEMORY, size) else backups
    part = building(base, _NAME)
    try:
        sweep(base, _NAME)
        discard(part)
        part.mkdir(0o700)
        yield part
    except OSError as reason:
        raise cannot_write(reason) from reason
    finally:
        discard(part)


def put_on_trial(folder: Path, found: Manifest, to: Path, watch: Watch = unwatched) -> None:
    """Copy the backup in ``folder`` into ``to``. Raises Damaged, OSError."""
    copy_files(folder, to, found, watch)


def check(copy: Path, unlocked: Unlocked, found: Manifest) -> Verified:
    """Open the store in ``copy``, which undoes a write that was cut off, and check all that can be checked.

    Raises Damaged where it does not open, NewerStore.
    """
    return audit_check.check_copy(copy, unlocked, found.act, found.seal)


@contextmanager
def opened(copy: Path, unlocked: Unlocked, now: str) -> Iterator[Store]:
    """The store in ``copy``, as a person would open it, with the schema steps it lacks taken.

    No mark outside the store is asked: a backup is older than the store, and is meant to be.
    Raises Damaged, NewerStore.
    """
    store = open_store(Place(copy), unlocked, now)
    try:
        yield store
    finally:
        store.close()


def erased(store: Store, backups: Path) -> tuple[Tombstone, ...]:
    """Everyone who was erased from ``store``, by itself and by the signed lists beside it and in ``backups``.

    Raises Damaged, NewerStore.
    """
    parts = {
        part for folder in (store.place.folder, backups) for part in erasure_list.read(folder, store.store_id)
    }
    listed = [
        each for part in parts if erasure_list.is_proven(store, store.store_id, part) for each in part.erased
    ]
    return tuple({each.person: each for each in (*listed, *tombstone.everyone(store))}.values())


def held(store: Store) -> tuple[int, ...]:
    """How many rows of ``COUNTED`` the open copy holds."""
    with store.told():
        return _counts(store.connection)


def counts(act: Act) -> tuple[int, ...]:
    """How many rows of ``COUNTED`` the store itself holds."""
    return _counts(act.connection)


def stands_in(act: Act, number: int, seal: str) -> bool:
    """Whether the store's own log has the act ``number`` under ``seal`` (hex)."""
    return seals.of(act.connection, number) == bytes.fromhex(seal)


def lacks_what_was_there(act: Act, number: int, created: str) -> bool:
    """Whether the store's log goes on after the act ``number`` well before the moment ``created``.

    A manifest can be mended by whoever can write to the folder; an old backup may bear a newer one's name.
    The moment of an act is when its command was begun, which may be long before it was done.
    """
    row = act.one(
        "SELECT 1 FROM act WHERE id > ? AND id < ? AND unixepoch(at) < unixepoch(?) - ? LIMIT 1",
        number,
        act.number,
        created,
        UNDER_WAY,
    )
    return row is not None


def last(act: Act) -> str | None:
    """When the last drill went well, as the log says; None where there was none."""
    row = act.one(
        "SELECT max(a.at) FROM act a JOIN outcome o ON o.act = a.id "
        "WHERE a.command = 'backup drill' AND o.result = 'done'"
    )
    return str(row[0]) if row and row[0] else None


def write_stamp(backups: Path, backup: str, at: str, signer: Signer) -> None:
    """Renew the stamp beside the backups. Raises CannotWrite."""
    said: dict[str, Writable] = {"backup": backup, "at": at, "slot": signer.slot}
    signature = signer.sign(_KIND, **said).hex()
    fields: dict[str, Writable] = {"form": FORM, "store": signer.store_id, **said, "signature": signature}
    write_whole(backups / STAMP, with_digest(canonical(fields)))


def read_stamp(backups: Path) -> Stamp | None:
    """The stamp beside the backups; None where there is none that can be read."""
    try:
        content = read_small(backups / STAMP, MAX_BYTES)
        fields = read_fields(without_digest(content, 1)[0], FORM, _FIELDS)
        at = fields.text("at", f".{{10,{_LONGEST}}}")
        if datetime.fromisoformat(at).tzinfo is None:
            return None
        return Stamp(
            fields.octets("store", STORE_ID).hex(),
            fields.text("backup", r"\d{8}T\d{6}Z"),
            at,
            fields.octets("slot", SLOT_ID).hex(),
            fields.octets("signature", SIZE).hex(),
        )
    except (OSError, ValueError, NewerStore):
        return None


def is_signed(stamp: Stamp, keys: KeyFile) -> bool:
    """Whether the stamp is of the store with this key file, by someone who has a slot in it."""
    public = next((slot.sign_key.hex() for slot in keys.slots if slot.id == stamp.slot), None)
    if public is None or keys.store_id != stamp.store_id:
        return False
    said = message(_KIND, stamp.store_id, backup=stamp.backup, at=stamp.at, slot=stamp.slot)
    return is_by(public, bytes.fromhex(stamp.signature), said)


def _counts(connection: Connection) -> tuple[int, ...]:
    found = (connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in COUNTED)
    return tuple(int(row[0]) if row else 0 for row in found)


def _has_room(folder: Path, size: int) -> bool:
    try:
        return shutil.disk_usage(folder).free > _ROOM * size
    except OSError:
        return False
