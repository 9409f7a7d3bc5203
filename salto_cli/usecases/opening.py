"""Making a store and unlocking one: what comes before the door."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.secret import DEFAULT_KDF, LIMITS, Kdf, Limits, NewKeys, Unlocked
from salto_cli.store import keys, passphrase, place, recovery
from salto_cli.store.store import Store, create, open_store
from salto_cli.store.wholefile import cannot_write, create_private

__all__ = ["Store"]  # the floor above names it, and opens it nowhere but here


@dataclass(frozen=True, slots=True)
class NewStore:
    """A store that is about to be made: nothing is on disk until ``make`` is called."""

    folder: Path
    keys: NewKeys = field(repr=False)


def refuse_weak(secret: str) -> None:
    """Raise Unacceptable, with the reason, where a passphrase would not hold."""
    passphrase.strength(secret)


def propose_passphrase() -> str:
    """A passphrase that can be typed and will hold."""
    return passphrase.make_passphrase()


def look_for_room(folder: Path, *, allow_unsafe: bool = False) -> None:
    """Raise WrongState or UnsafePlace where no store can be made in ``folder``; makes the folder."""
    place.prepare(folder, allow_unsafe=allow_unsafe)


def prepare(folder: Path, secret: str, kdf: Kdf = DEFAULT_KDF, limits: Limits = LIMITS) -> NewStore:
    """The keys of a new store, in memory only, so that the recovery code can be shown first."""
    return NewStore(folder, keys.create_keys(secret, kdf, limits))


def make(new: NewStore, operator: str, now: str) -> Store:
    """Write key file and database; returns the open store, with ``operator`` as its first."""
    where = place.Place(new.folder)
    keys.write_keys(new.folder, new.keys.content)
    unlocked = new.keys.unlocked
    return create(where, unlocked.dbk, unlocked.store_id, operator, unlocked.slot, now)


def unlock(folder: Path, secret: str, now: str, limits: Limits = LIMITS) -> Store:
    """Open the store in ``folder`` with a passphrase. Raises NoStore, WrongPassphrase, Damaged …"""
    where, _tightened = place.find(folder)
    return _open(where, keys.unlock(folder, secret, limits), now)


def open_unlocked(folder: Path, unlocked: Unlocked, now: str) -> Store:
    """Open the store with keys that have been unwrapped already."""
    where, _tightened = place.find(folder)
    return _open(where, unlocked, now)


def is_store(folder: Path) -> bool:
    """Whether there is a store in ``folder``."""
    return place.Place(folder).holds_store


def _open(where: place.Place, unlocked: Unlocked, now: str) -> Store:
    return open_store(where, unlocked.dbk, unlocked.store_id, unlocked.slot, now)


def write_secret(path: Path, secret: str) -> None:
    """Write ``secret`` to a new file that only its owner can read. Raises Unacceptable, CannotWrite."""
    try:
        fd = create_private(path)
    except FileExistsError:
        raise Unacceptable(
            _("there is a file already: {path}").format(path=path), _("choose another name")
        ) from None
    except OSError as reason:
        raise cannot_write(reason) from reason
    with os.fdopen(fd, "w", encoding="utf-8", newline="\n") as out:
        out.write(secret)


def is_same_code(typed: str, code: str) -> bool:
    """Whether a recovery code has been typed back rightly, in any case and grouping."""
    try:
        return recovery.read_recovery_code(typed) == recovery.read_recovery_code(code)
    except Unacceptable:
        return False
