"""The keys of a store: made at its beginning, opened by a passphrase or by the recovery code.

    passphrase or code --Argon2id--> opens a bundle --HPKE--> the database key --HKDF--> every other key

Whether a passphrase is the right one is told by the bundle's own authentication and by nothing else, so a
damaged database is never taken for a wrong passphrase, nor the other way round.
"""

import os
from dataclasses import replace
from pathlib import Path

from salto_cli.errors import Damaged, NoStore, Unacceptable, WrongPassphrase
from salto_cli.i18n import _
from salto_cli.models.secret import DEFAULT_KDF, LIMITS, EpochKey, Kdf, Limits, NewKeys, Unlocked
from salto_cli.store import keyfile
from salto_cli.store.canonical import MAX_BYTES
from salto_cli.store.kdf import normalised
from salto_cli.store.keyfile import OPERATOR, RECOVERY, KeyFile, Slot
from salto_cli.store.place import DATABASE, KEYS, KEYS_BEFORE
from salto_cli.store.recovery import make_recovery_code, read_recovery_code
from salto_cli.store.slot import Bundle, make_slot, open_bundle, public_seal_key, seal, unseal
from salto_cli.store.wholefile import read_small, write_whole


def create_keys(passphrase: str, kdf: Kdf = DEFAULT_KDF, limits: Limits = LIMITS) -> NewKeys:
    """New keys for a new store: one operator's slot and a recovery slot. Writes nothing.

    Whether ``passphrase`` is strong enough is for the caller to ask first.

    Raises:
        Unacceptable: ``kdf`` is outside ``limits``, or the passphrase is no text.
    """
    if not limits.allow(kdf):
        raise Unacceptable(
            _("the key derivation is outside what is allowed"), _("leave the choice out to use the default")
        )
    store_id, key = os.urandom(keyfile.STORE_ID).hex(), EpochKey(1, os.urandom(32))
    code = make_recovery_code()
    own, bundle = make_slot(store_id, OPERATOR, normalised(passphrase), kdf, limits)
    spare, _unused = make_slot(store_id, RECOVERY, code.encode("ascii"), kdf, limits)
    slots = tuple(replace(slot, sealed=(seal(slot, store_id, key),)) for slot in (own, spare))
    content = written(KeyFile(store_id, key.epoch, slots), key)
    unlocked = Unlocked(store_id, own.id, (key,), bundle.sign_secret, bundle.seal_secret)
    return NewKeys(content, unlocked, code, spare.id)


def unlock(folder: Path, passphrase: str, limits: Limits = LIMITS, *, slot: str = "") -> Unlocked:
    """Open the store in ``folder`` with an operator's passphrase.

    ``slot`` is the id of the slot to try first, such as the one last used on this machine; each slot that
    is tried takes the time of one derivation.

    Raises:
        WrongPassphrase: it opens none of the operators' slots.
        Damaged: the key file is damaged or has been changed, or asks for more or less than ``limits``.
        NoStore: there is no store in ``folder``.
    """
    opened = _unlock(folder, OPERATOR, normalised(passphrase), limits, slot)
    if opened is None:
        raise WrongPassphrase(
            _("this passphrase does not open the store"), _("try again; capitals and spaces count")
        )
    return opened


def unlock_with_recovery(folder: Path, code: str, limits: Limits = LIMITS) -> Unlocked:
    """Open the store in ``folder`` with the recovery code, typed in any case and grouping.

    Raises:
        Unacceptable: there is a typing error in the code.
        WrongPassphrase: the code is well formed and belongs to another store or to a replaced slot.
        Damaged, NoStore: as for ``unlock``.
    """
    opened = _unlock(folder, RECOVERY, read_recovery_code(code).encode("ascii"), limits, "")
    if opened is None:
        raise WrongPassphrase(
            _("this recovery code does not open the store"), _("see whether the paper is for another store")
        )
    return opened


def renewed(folder: Path, unlocked: Unlocked) -> Unlocked:
    """The keys as the key file in ``folder`` gives them now, to a slot that has been opened before.

    Raises:
        WrongPassphrase: the slot has been taken out, or has another passphrase by now.
        Damaged, NoStore: as for ``unlock``.
    """
    content = read_keys(folder)
    file = keyfile.read(content)
    slot = next((each for each in file.slots if each.id == unlocked.slot), None)
    if slot is None or file.store_id != unlocked.store_id:
        raise taken_back()
    try:
        return _opened(content, file, slot, Bundle(unlocked.seal_secret, unlocked.signing_key))
    except Damaged:
        if slot.seal_key == public_seal_key(unlocked.seal_secret):
            raise
        raise taken_back() from None


def taken_back() -> WrongPassphrase:
    """What to tell whoever had a key and has it no longer."""
    return WrongPassphrase(
        _("this key does not open the store any more"), _("ask a coordinator whether it was taken back")
    )


def fits(file: KeyFile, secret: bytes, limits: Limits = LIMITS) -> bool:
    """Whether ``secret`` opens a slot of the file; each slot takes the time of one derivation."""
    return any(open_bundle(slot, file.store_id, secret, limits) for slot in file.slots)


def written(file: KeyFile, key: EpochKey) -> bytes:
    """The bytes of ``keys.json`` with this content, authenticated with the newest database key."""
    return keyfile.write(file, _mac_key(key.key, file.store_id))


def is_written_with(content: bytes, key: EpochKey, store_id: str) -> bool:
    """Whether the key file with these bytes was authenticated with ``key``."""
    try:
        keyfile.refuse_wrong_mac(content, _mac_key(key.key, store_id))
    except Damaged:
        return False
    return True


def write_keys(folder: Path, content: bytes) -> None:
    """Put a new key file in its place, in one step; the version before stays as ``keys.json.1``.

    Raises:
        CannotWrite: nothing has changed.
    """
    path = folder / KEYS
    if path.exists():
        write_whole(folder / KEYS_BEFORE, read_keys(folder))
    write_whole(path, content)


def read_keys(folder: Path) -> bytes:
    """The bytes of the key file in ``folder``.

    Raises:
        NoStore: there is no store.
        Damaged: there is a database without a key file, or a file too large to be one.
    """
    path = folder / KEYS
    try:
        content = read_small(path, MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError) as reason:
        if (folder / DATABASE).exists():
            raise Damaged(
                _("the key file keys.json is missing"),
                _("restore it from a backup; keys.json.1 beside it is the version before"),
            ) from reason
        raise NoStore(_("there is no store here"), _("make one with: salto init")) from reason
    except OSError as reason:
        raise NoStore(
            _("the store cannot be read"), _("check that the folder and the files in it are yours")
        ) from reason
    return content


def subkey(key: bytes, purpose: str, store_id: str) -> bytes:
    """32 bytes derived from the database key for one ``purpose`` (HKDF-SHA256, RFC 5869)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=bytes.fromhex(store_id), info=b"salto " + purpose.encode("utf-8")).derive(
        key
    )


def _unlock(folder: Path, kind: str, secret: bytes, limits: Limits, first: str) -> Unlocked | None:
    content = read_keys(folder)
    file = keyfile.read(content)
    slots = sorted((slot for slot in file.slots if slot.kind == kind), key=lambda slot: slot.id != first)
    for slot in slots:
        bundle = open_bundle(slot, file.store_id, secret, limits)
        if bundle is not None:
            return _opened(content, file, slot, bundle)
    return None


def _opened(content: bytes, file: KeyFile, slot: Slot, bundle: Bundle) -> Unlocked:
    keys = unseal(slot, file.store_id, bundle)
    keyfile.refuse_wrong_mac(content, _mac_key(keys[0].key, file.store_id))
    return Unlocked(file.store_id, slot.id, keys, bundle.sign_secret, bundle.seal_secret)


def _mac_key(key: bytes, store_id: str) -> bytes:
    return subkey(key, "keys.json mac", store_id)
