"""Opening and making one slot: passphrase → bundle of two secrets → the database key sealed to them.

The step through an asymmetric key is what lets any operator rotate the database key for colleagues whose
passphrases nobody else knows: sealing (HPKE, RFC 9180) needs only what is public.
"""

import os
from dataclasses import field, replace
from typing import TYPE_CHECKING

from salto_cli.frozen import frozen
from salto_cli.models.secret import EpochKey, Kdf, Limits
from salto_cli.store.canonical import canonical
from salto_cli.store.kdf import stretch
from salto_cli.store.keyfile import SALT, SLOT_ID, Sealed, Slot, damaged

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

_NONCE = 12


@frozen
class Bundle:
    """A slot's two secrets, 32 bytes each: for opening what is sealed to it, and for signing."""

    seal_secret: bytes = field(repr=False)
    sign_secret: bytes = field(repr=False)


def make_slot(
    store_id: str,
    kind: str,
    secret: bytes,
    kdf: Kdf,
    limits: Limits,
    *,
    known_as: str = "",
    sign_secret: bytes = b"",
) -> tuple[Slot, Bundle]:
    """A new slot with new secrets, which ``secret`` opens; nothing is sealed to it yet.

    One that takes the place of another keeps its id (``known_as``) and its signing key: what was signed
    stays signed by the same hand. What is sealed to it is always a new key's, or the old passphrase with an
    old key file would open what is sealed from now on.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    sealing = X25519PrivateKey.generate()
    signing = (
        Ed25519PrivateKey.from_private_bytes(sign_secret) if sign_secret else Ed25519PrivateKey.generate()
    )
    bundle = Bundle(sealing.private_bytes_raw(), signing.private_bytes_raw())
    slot = Slot(
        id=known_as or os.urandom(SLOT_ID).hex(),
        kind=kind,
        kdf=kdf,
        salt=os.urandom(SALT),
        seal_key=sealing.public_key().public_bytes_raw(),
        sign_key=signing.public_key().public_bytes_raw(),
        bundle=b"",
        sealed=(),
    )
    key, nonce = stretch(secret, kdf, slot.salt, limits), os.urandom(_NONCE)
    box = ChaCha20Poly1305(key).encrypt(nonce, bundle.seal_secret + bundle.sign_secret, slot.header(store_id))
    return replace(slot, bundle=nonce + box), bundle


def open_bundle(slot: Slot, store_id: str, secret: bytes, limits: Limits) -> Bundle | None:
    """The slot's secrets, or None where ``secret`` is not the one that opens it."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    key = stretch(secret, slot.kdf, slot.salt, limits)
    nonce, box = slot.bundle[:_NONCE], slot.bundle[_NONCE:]
    try:
        both = ChaCha20Poly1305(key).decrypt(nonce, box, slot.header(store_id))
    except InvalidTag:
        return None
    return Bundle(both[:32], both[32:])


def seal(slot: Slot, store_id: str, key: EpochKey) -> Sealed:
    """``key`` sealed to ``slot``, by what is public about the slot."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    to = X25519PublicKey.from_public_bytes(slot.seal_key)
    return Sealed(key.epoch, suite().encrypt(key.key, to, info=_context(slot, store_id, key.epoch)))


def unseal(slot: Slot, store_id: str, bundle: Bundle) -> tuple[EpochKey, ...]:
    """The database keys sealed to ``slot``, newest epoch first.

    Raises:
        Damaged: a seal was made for another slot, store or epoch, or has been changed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    secret = X25519PrivateKey.from_private_bytes(bundle.seal_secret)
    try:
        return tuple(
            EpochKey(
                each.epoch,
                suite().decrypt(each.box, secret, info=_context(slot, store_id, each.epoch)),
            )
            for each in slot.sealed
        )
    except (InvalidTag, ValueError) as reason:
        raise damaged() from reason


def public_seal_key(secret: bytes) -> bytes:
    """The public half of a slot's X25519 secret."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def suite() -> "Suite":
    """How anything is sealed to a slot: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305."""
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def _context(slot: Slot, store_id: str, epoch: int) -> bytes:
    """What a seal is bound to, so that it opens nowhere else."""
    return canonical(
        {"seal": 1, "store": store_id, "slot": slot.id, "sign_key": slot.sign_key.hex(), "epoch": epoch}
    )
