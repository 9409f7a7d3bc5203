"""The next key file: made from the one that lies there, inside the act that the log keeps of it.

Each function gives the bytes of a whole new file. It comes into its place as any file of an act does, after
the commit (store/publication.py); until then everybody opens the store as before.
"""

import hashlib
import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path

from salto_cli.errors import Busy
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.secret import EpochKey, Key, Unlocked
from salto_cli.store import keyfile, keys, slot
from salto_cli.store.act import Act
from salto_cli.store.canonical import canonical
from salto_cli.store.cipher import Connected
from salto_cli.store.keyfile import RECOVERY, KeyFile, Slot
from salto_cli.store.place import KEYS, KEYS_BEFORE
from salto_cli.store.publication import PART, newest_keys
from salto_cli.store.wholefile import cannot_write, flush_folder, write_whole

GROUPS, DIGITS = 6, 5  # of a fingerprint: about 100 bits


@frozen
class Rotation:
    """The two files of a rotation: with both epochs' keys, and with the new one's alone."""

    both: bytes = field(repr=False)
    final: bytes = field(repr=False)


def current(folder: Path, unlocked: Unlocked) -> KeyFile:
    """The key file as it lies in ``folder``, for an act that changes it and holds the write lock.

    Raises Busy where another salto is half-way through changing it, Damaged where it cannot be trusted.
    """
    # In this order: a change that has been committed has its part here, or has moved it already.
    if (folder / (KEYS + PART)).exists():
        raise _being_changed()
    content = keys.read_keys(folder)
    file = keyfile.read(content)
    if file.epoch != unlocked.epoch or any(len(each.sealed) > 1 for each in file.slots):
        raise _being_changed()
    if not keys.is_written_with(content, unlocked.keys[0], file.store_id):
        raise keyfile.damaged()
    return file


def is_newest(folder: Path, at: Connected) -> bool:
    """Whether the key file in ``folder`` is the one that the log's last change of keys made.

    An older one opens with a passphrase that was exchanged since. Raises as ``keys.read_keys``.
    """
    connection = at.connection
    newest = newest_keys(connection)
    return not newest or hashlib.sha256(keys.read_keys(folder)).hexdigest() in newest


def known(folder: Path) -> list[Key]:
    """What may be told of each slot in ``folder``, in the order of the file; needs no key."""
    return [key_of(each) for each in keyfile.read(keys.read_keys(folder)).slots]


def key_of(each: Slot) -> Key:
    """What may be told of one slot."""
    return Key(each.id, each.kind == RECOVERY, each.sign_key.hex(), fingerprint(each), each.kdf)


def fingerprint(each: Slot) -> str:
    """Six groups of five digits over the slot's public halves: to be read out and compared."""
    return digits_of(each.id, each.seal_key.hex(), each.sign_key.hex())


def digits_of(slot: str, seal_key: str, sign_key: str) -> str:
    """The same over a slot's id and its public halves (all in hex): one fingerprint, wherever it is shown."""
    said = canonical({"seal_key": seal_key, "sign_key": sign_key, "slot": slot})
    number = int.from_bytes(hashlib.sha256(b"salto fingerprint\n" + said).digest(), "big")
    digits = f"{number % 10 ** (GROUPS * DIGITS):0{GROUPS * DIGITS}}"
    return " ".join(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


def with_slot(file: KeyFile, unlocked: Unlocked, new: Slot) -> bytes:
    """With one more slot, or with the slot of the same id exchanged."""
    sealed = replace(new, sealed=(slot.seal(new, file.store_id, unlocked.keys[0]),))
    others = tuple(each for each in file.slots if each.id != new.id)
    return keys.written(replace(file, slots=(*others, sealed)), unlocked.keys[0])


def rotated(
    file: KeyFile, unlocked: Unlocked, *, without: Collection[str] = (), new: Slot | None = None
) -> Rotation:
    """A new database key for every slot but those in ``without``, and for ``new`` where there is one.

    The next key is never sealed to a slot that goes, not even for the moment in between.
    """
    staying = [each for each in file.slots if each.id not in without]
    key = EpochKey(file.epoch + 1, os.urandom(len(unlocked.dbk)))
    both = replace(
        file,
        epoch=key.epoch,
        slots=tuple(
            replace(
                each,
                sealed=tuple(
                    slot.seal(each, file.store_id, epoch_key) for epoch_key in (key, unlocked.keys[0])
                ),
            )
            for each in (*staying, *([new] if new else []))
        ),
    )
    return Rotation(keys.written(both, key), keys.written(_without_older(both), key))


def settled(folder: Path, unlocked: Unlocked) -> bytes | None:
    """The final file of the rotation under way in ``folder``; None where none is.

    The same bytes whoever writes it: the seals are those that are there already.
    """
    file = keyfile.read(keys.read_keys(folder))
    if all(len(each.sealed) == 1 for each in file.slots):
        return None
    return keys.written(_without_older(file), unlocked.keys[0])


def log_final(act: Act, made: Rotation) -> None:
    """Log what the key file will be when the rotation is over, beside what it is until then."""
    act.put_out(hashlib.sha256(made.final).hexdigest(), len(made.final))


def keep_before(folder: Path) -> None:
    """Keep the key file that is about to be exchanged as keys.json.1. Raises CannotWrite."""
    write_whole(folder / KEYS_BEFORE, keys.read_keys(folder))


def forget_before(folder: Path) -> None:
    """Remove the version before, which still opens for whoever was taken out. Raises CannotWrite."""
    try:
        (folder / KEYS_BEFORE).unlink(missing_ok=True)
        with suppress(OSError):
            flush_folder(folder)
    except OSError as reason:
        raise cannot_write(reason) from reason


def _without_older(file: KeyFile) -> KeyFile:
    return replace(file, slots=tuple(replace(each, sealed=each.sealed[:1]) for each in file.slots))


def _being_changed() -> Busy:
    return Busy(_("another salto is just changing who can open the store"), _("wait a moment and try again"))
