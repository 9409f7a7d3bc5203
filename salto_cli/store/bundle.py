"""The file that a case travels in, byte by byte (docs/format.md): sealed to one colleague, signed by another.

Nothing of it is anyone's name. What is looked at first is cheap and of a set size: magic, form, lengths; then
the signature over every byte before it; and only what a known sender has signed is opened and read.
"""

import hashlib
import struct

from salto_cli.errors import NewerStore, Tampered, Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.store.signature import SIZE, Signer, is_by, message
from salto_cli.store.slot import suite

MAGIC = b"salto bundle"
FORM = 1
_HEAD = struct.Struct(">12sI16s32s32s16sQI")  # 124 bytes, docs/format.md section 9
_ADDED = 48  # bytes that sealing adds: a key share of 32, a tag of 16
SMALLEST, LARGEST = 1 << 14, 1 << 22  # bytes of what is sealed: a power of two, so that its size says little
MOST = _HEAD.size + _ADDED + LARGEST + SIZE
_KIND = "bundle/1"


@frozen
class Header:
    """What stands outside the seal, all of it random or public; ids and keys in hex.

    ``sender`` is the Ed25519 key of who signed, ``receiver`` the X25519 key it is sealed to, ``store`` the
    sender's store; ``created`` is in seconds since 1970 (UTC).
    """

    bundle: str
    sender: str
    receiver: str
    store: str
    created: int


def write(header: Header, content: bytes, signer: Signer) -> bytes:
    """The whole file: ``content`` padded and sealed to the receiver, signed by ``signer``.

    Raises Unacceptable where it is more than a case can be.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    padded = _padded(content)
    head = _packed(header, len(padded) + _ADDED)
    to = X25519PublicKey.from_public_bytes(bytes.fromhex(header.receiver))
    body = head + suite().encrypt(padded, to, info=head)
    return body + signer.sign(_KIND, file=hashlib.sha256(body).hexdigest())


def look(content: bytes) -> Header:
    """What stands outside the seal; nothing has been trusted yet.

    Raises Unacceptable for a file too large to be one, Tampered for what is none or was cut, NewerStore for
    a later form.
    """
    if len(content) > MOST:
        raise _too_large()
    if len(content) < _HEAD.size or not content.startswith(MAGIC):
        raise damaged()
    _magic, form, bundle, sender, receiver, store, created, length = _HEAD.unpack_from(content)
    if form > FORM:
        raise NewerStore(
            _("this file was written by a newer salto"), _("install the newer version; nothing was taken in")
        )
    sizes = [1 << bits for bits in range(SMALLEST.bit_length() - 1, LARGEST.bit_length())]
    whole = len(content) == _HEAD.size + length + SIZE
    if form != FORM or length - _ADDED not in sizes or not whole:
        raise damaged()
    return Header(bundle.hex(), sender.hex(), receiver.hex(), store.hex(), created)


def refuse_changed(content: bytes, header: Header) -> None:
    """Raise Tampered unless the sender that the header names has signed these very bytes."""
    body, signature = content[:-SIZE], content[-SIZE:]
    signed = message(_KIND, header.store, file=hashlib.sha256(body).hexdigest())
    if not is_by(header.sender, signature, signed):
        raise damaged()


def unseal(content: bytes, secret: bytes) -> bytes:
    """What was sealed, without its padding; ``secret`` is the receiver's X25519 key.

    Raises Tampered where it was sealed under another header or to another key.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    head, box = content[: _HEAD.size], content[_HEAD.size : -SIZE]
    try:
        padded = suite().decrypt(box, X25519PrivateKey.from_private_bytes(secret), info=head)
    except (InvalidTag, ValueError) as reason:
        raise damaged() from reason
    said, newline, rest = padded.partition(b"\n")
    if not newline or rest.strip(b"\0"):
        raise damaged()
    return said


def digest(content: bytes) -> str:
    """The SHA-256 of a file, in hex: by it a receipt says which one was taken in."""
    return hashlib.sha256(content).hexdigest()


def damaged() -> Tampered:
    """What to say of a file that is not as its sender signed it."""
    return Tampered(
        _("this is no case from another salto, or the file has been changed or cut"),
        _("ask the sender for the file again; nothing was taken in"),
    )


def _packed(header: Header, length: int) -> bytes:
    ids = (bytes.fromhex(each) for each in (header.bundle, header.sender, header.receiver, header.store))
    return _HEAD.pack(MAGIC, FORM, *ids, header.created, length)


def _padded(content: bytes) -> bytes:
    """One line and its newline, then zeros up to the next power of two."""
    size = SMALLEST
    while size < len(content) + 1:
        size *= 2
    if size > LARGEST:
        raise _too_large()
    return (content + b"\n").ljust(size, b"\0")


def _too_large() -> Unacceptable:
    return Unacceptable(_("that is too large to be one case"), _("it has been left alone"))
