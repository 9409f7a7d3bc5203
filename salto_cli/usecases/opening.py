"""Making a store and unlocking one: what comes before the door."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from salto_cli.errors import Unacceptable, WrongPassphrase
from salto_cli.frozen import frozen
from salto_cli.i18n import _, plural
from salto_cli.models.secret import DEFAULT_KDF, LIMITS, Kdf, Limits, NewKeys, Unlocked
from salto_cli.store import demo, keys, keyset, passphrase, place, publication, recovery
from salto_cli.store.cipher import PATIENCE
from salto_cli.store.opening import create, open_store
from salto_cli.store.store import Store
from salto_cli.store.wholefile import cannot_write, create_private, flush, write_all
from salto_cli.usecases import returned
from salto_cli.usecases.judging import follow

if TYPE_CHECKING:
    from salto_cli.store.between import Between as Between

__all__ = ["Store"]  # the floor above names it, and opens it nowhere but here


@frozen
class NewStore:
    """A store that is about to be made: nothing is on disk until it is built."""

    folder: Path
    keys: NewKeys = field(repr=False)


def between_lines() -> "Between":
    """What a shell keeps of its store from line to line: nothing yet. To be closed as the shell is locked."""
    from salto_cli.store.between import Between

    return Between()


def refuse_weak(secret: str) -> None:
    """Raise Unacceptable, with the reason, where a passphrase would not hold."""
    passphrase.strength(secret)


def propose_passphrase() -> str:
    """A passphrase that can be typed and will hold."""
    return passphrase.make_passphrase()


def proposal_holds() -> str:
    """How well a proposed passphrase holds, for the one who is to choose. The years: docs/decisions."""
    return _(
        "Five words drawn by chance out of {count}: {bits} bits. To guess them from a stolen copy would take "
        "one fast graphics card about a million years."
    ).format(count=passphrase.LISTED, bits=passphrase.PROPOSED_BITS)


def look_for_room(folder: Path, *, allow_unsafe: bool = False) -> None:
    """Raise WrongState, UnsafePlace or CannotWrite where no store can be made in ``folder``; makes it."""
    place.prepare(folder, allow_unsafe=allow_unsafe)


def prepare(folder: Path, secret: str, kdf: Kdf = DEFAULT_KDF, limits: Limits = LIMITS) -> NewStore:
    """The keys of a new store, in memory only, so that the recovery code can be shown first."""
    return NewStore(folder, keys.create_keys(secret, kdf, limits))


@contextmanager
def built(new: NewStore, operator: str, now: str) -> Iterator[Store]:
    """Write key file and database where nothing looks for a store, with ``operator`` as its first.

    Yields the open store, to be furnished and handed over; it comes to its place when all that is done, and
    is gone without a trace where any of it fails. Raises CannotWrite, WrongState.
    """
    from salto_cli.store.restore import built_whole  # a store is made once, and opened every time

    unlocked = new.keys.unlocked
    with built_whole(new.folder) as part:
        keys.write_keys(part, new.keys.content)
        store = create(place.Place(part), unlocked, operator, now, recovery_slot=new.keys.recovery_slot)
        try:
            yield store
        finally:
            store.close()


Keys = Callable[[Path], Unlocked]  # unwraps the keys of the store, or the copy of one, in a folder


def unlock(
    folder: Path,
    open_keys: Keys,
    now: str,
    patience: float = PATIENCE,
    state: Path | None = None,
    *,
    tell: Callable[[str], None],
    between: "Between | None" = None,
) -> Store:
    """Open the store in ``folder``; the keys are only asked for where its place is a safe one.

    ``state`` is where this machine keeps how far it has seen each store come. ``tell`` is given whole
    sentences, of what was found beside the store or done about it. ``between`` is what a shell keeps of the
    store from line to line.
    Raises NoStore, UnsafePlace, WrongPassphrase, Damaged, NewerStore …
    """
    where, _tightened = place.find(folder)
    store = open_store(where, open_keys(folder), now, patience=patience, state=state, between=between)
    if store.refusal is None:
        try:
            with store.told():
                _look_around(store, tell)
        except BaseException:
            store.close()
            raise
    return store


def _look_around(store: Store, tell: Callable[[str], None]) -> None:
    """What is typed from now on is understood by the policy in place, and nobody erased is met again."""
    follow(store)
    _erase_again(store, tell)
    _tell_old_keys(store, tell)


def _tell_old_keys(store: Store, tell: Callable[[str], None]) -> None:
    """Say so where someone has put back a key file from before a passphrase was changed.

    It keeps nobody out: whoever could do that has the folder, and only a new key makes the old file useless.
    """
    folder = store.place.folder
    if keyset.is_newest(folder, store):
        return
    publication.finish_or_remove(folder, store)  # a colleague may be changing it this very moment
    if not keyset.is_newest(folder, store):
        tell(
            _(
                "The key file is older than the last change of keys: a passphrase that was exchanged may "
                "open the store again. Give the store a new key with: salto rekey"
            )
        )


def _erase_again(store: Store, tell: Callable[[str], None]) -> None:
    """Erase whom a backup has brought back, before anyone sees them; restoring laid the list beside it.

    A list that is not to be trusted erases nobody and locks nobody out.
    """
    again, held = returned.settle(store)
    if again:
        tell(
            plural(
                "{n} person in this older copy had been erased since, and has been erased again.",
                "{n} persons in this older copy had been erased since, and have been erased again.",
                again,
            )
        )
    if not held.trusted:
        tell(
            _(
                "The list of erased persons beside the store is not one that it can trust: nobody is erased "
                "by it. See what it is with: salto audit verify"
            )
        )


def unwrap(folder: Path, secret: str, limits: Limits = LIMITS) -> Unlocked:
    """The keys of the store in ``folder``, by passphrase or by the recovery code from the paper.

    What is shaped like a recovery code, check signs and all, is tried as one first.
    Raises WrongPassphrase, Damaged, NoStore.
    """
    if _looks_like_a_code(secret):
        with suppress(WrongPassphrase):
            return keys.unlock_with_recovery(folder, secret, limits)
    return keys.unlock(folder, secret, limits)


def is_store(folder: Path) -> bool:
    """Whether there is a store in ``folder``."""
    return place.Place(folder).holds_store


def is_invented(store: Store) -> bool:
    """Whether everyone in the store is made up: then every screen says so."""
    return demo.is_invented(store)


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
    try:
        write_all(fd, secret.encode("utf-8"))
        flush(fd)
    except OSError as reason:
        with suppress(OSError):
            path.unlink()
        raise cannot_write(reason) from reason
    finally:
        os.close(fd)


def is_same_code(typed: str, code: str) -> bool:
    """Whether a recovery code has been typed back rightly, in any case and grouping."""
    try:
        return recovery.read_recovery_code(typed) == recovery.read_recovery_code(code)
    except Unacceptable:
        return False


def _looks_like_a_code(secret: str) -> bool:
    try:
        recovery.read_recovery_code(secret)
    except Unacceptable:
        return False
    return True
