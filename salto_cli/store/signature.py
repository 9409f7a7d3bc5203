"""Who closed an act: one Ed25519 signature (RFC 8032) by its operator over store, number and seal.

A seal alone can be made anew by anyone who can open the store; a signature only by whoever knows the
operator's passphrase. The public half stands in the operator's row, where the marks vouch for it.
"""

from dataclasses import field
from typing import TYPE_CHECKING

from salto_cli.frozen import frozen
from salto_cli.store.canonical import Writable, canonical
from salto_cli.store.cipher import Connection

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SINCE = 8  # the schema step from which acts are signed
SIZE = 64  # bytes of one signature


@frozen
class Signer:
    """Whoever is working: the store's id, the operator's slot in the key file, and the 32-byte secret."""

    store_id: str
    slot: str
    secret: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """The public half, 32 bytes in hex, derived anew from the secret."""
        return _private(self.secret).public_key().public_bytes_raw().hex()

    def sign(self, kind: str, **said: Writable) -> bytes:
        """The signature over ``said`` as a statement of this ``kind`` about this store."""
        return _private(self.secret).sign(message(kind, self.store_id, **said))


def message(kind: str, store_id: str, **said: Writable) -> bytes:
    """The bytes that are signed: the kind, which no other kind begins with, and canonical JSON."""
    return f"salto {kind}\n".encode("ascii") + canonical({"store": store_id, **said})


def is_by(public: str, signature: bytes, signed: bytes) -> bool:
    """Whether ``signature`` over ``signed`` was made with the secret half of ``public`` (hex).

    ``public`` may be several keys with spaces between: those that a colleague has had, the newest first.
    """
    return which(public, signature, signed) is not None


def which(public: str, signature: bytes, signed: bytes) -> int | None:
    """Which of the keys in ``public`` made ``signature`` over ``signed``, 0 being the first, or None."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for place, each in enumerate(public.split()):
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(each)).verify(signature, signed)
        except (InvalidSignature, ValueError):  # ValueError: no key or signature of that length
            continue
        return place
    return None


def of_act(store_id: str, act: int, seal: bytes) -> bytes:
    """What an operator signs when an act closes."""
    return message("act/1", store_id, act=act, seal=seal.hex())


def write(connection: Connection, signer: Signer, act: int, operator: int, seal: bytes) -> None:
    """Sign the act that is open, before its outcome is written."""
    connection.execute(
        "INSERT INTO signature (act, operator, signature) VALUES (?, ?, ?)",
        (act, operator, signer.sign("act/1", act=act, seal=seal.hex())),
    )


def key_of(connection: Connection, operator: int) -> str | None:
    """The public key that the store has of a colleague, the newest, in hex; None where it has none."""
    row = connection.execute("SELECT sign_key FROM operator WHERE id = ?", (operator,)).fetchone()
    return str(row[0]).split()[0] if row and row[0] else None


def keep_keys(connection: Connection, known: dict[str, str]) -> None:
    """Give each operator who has a slot in ``known`` (slot to public key in hex) and no key yet, that key."""
    for slot, public in sorted(known.items()):
        connection.execute(
            "UPDATE operator SET sign_key = ? WHERE slot = ? AND sign_key IS NULL", (public, slot)
        )


def _private(secret: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret)
