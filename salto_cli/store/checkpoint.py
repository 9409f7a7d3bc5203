"""The checkpoint: the number and seal of the last act, beside the database, for whoever has no key.

Every commit renews it, after the commit, so it may be one act behind the database and never ahead. It is
signed by whoever made the act, and the key file beside it has the public half. A backup puts it into its
manifest; it holds nothing about any person.
"""

from dataclasses import replace
from datetime import datetime

from salto_cli.errors import Damaged
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.store.canonical import (
    MAX_BYTES,
    Malformed,
    Writable,
    canonical,
    read_fields,
    with_digest,
    without_digest,
)
from salto_cli.store.keyfile import SLOT_ID, KeyFile
from salto_cli.store.place import Place
from salto_cli.store.recovery import SIGNS, as_meant, grouped, number_of, spelt
from salto_cli.store.signature import SIZE, Signer, is_by, message
from salto_cli.store.wholefile import read_small, write_whole

FORM = 2
_UNSIGNED_FORM = 1  # of a store in which acts are not signed yet
_UNSIGNED = {"store", "act", "seal", "at", "step"}
_FIELDS = _UNSIGNED | {"slot", "signature"}
CODE_BITS = 80  # of a seal, in the code that a person can read out
_LONGEST = 40  # characters of a moment


@frozen
class Checkpoint:
    """How far a store had come: its last act, that act's seal (hex) and moment (ISO, with offset).

    ``slot`` is the signer's slot in the key file and ``signature`` theirs (hex); both are empty in the form
    before, which was not signed.
    """

    store_id: str
    act: int
    seal: str
    at: str
    step: int
    slot: str = ""
    signature: str = ""

    @property
    def code(self) -> str:
        """The seal as a person reads it out."""
        return code(self.seal)


def code(seal: str) -> str:
    """The first 80 bits of a seal (hex) in four groups of four signs, as in ``8K3M-0Q7V-2XRA-9FEC``."""
    return grouped(spelt(int(seal[: CODE_BITS // 4], 16), CODE_BITS // 5))


def bits_of(typed: str) -> bytes | None:
    """The beginning of the seal that ``code`` was made of, in any case and grouping; None for no code."""
    signs = as_meant(typed)
    if len(signs) != CODE_BITS // 5 or any(sign not in SIGNS for sign in signs):
        return None
    return number_of(signs).to_bytes(CODE_BITS // 8, "big")


def signed_by(signer: Signer, last: Checkpoint) -> Checkpoint:
    """``last``, signed."""
    signature = signer.sign("checkpoint/2", slot=signer.slot, **_said(last))
    return replace(last, slot=signer.slot, signature=signature.hex())


def is_signed(last: Checkpoint, keys: KeyFile) -> bool:
    """Whether ``last`` was signed by someone with a slot in ``keys``, the key file beside it.

    A checkpoint of the form before is not; nor is one of a colleague whose key has been taken back since.
    """
    public = next((slot.sign_key.hex() for slot in keys.slots if slot.id == last.slot), None)
    if public is None or keys.store_id != last.store_id:
        return False
    return is_by(public, bytes.fromhex(last.signature), signed_in(last))


def signed_in(last: Checkpoint) -> bytes:
    """What the signature of ``last`` is over."""
    return message("checkpoint/2", last.store_id, slot=last.slot, **_said(last))


def write(place: Place, checkpoint: Checkpoint) -> None:
    """Renew the checkpoint in ``place``, in one step.

    The content is flushed but the folder is not: this is on the way of every command, and a power cut
    may bring the one before back, which is as true as this one.

    Raises:
        CannotWrite: the one before is untouched.
    """
    write_whole(place.checkpoint, to_bytes(checkpoint), durable=False)


def read(place: Place) -> Checkpoint | None:
    """The checkpoint in ``place``; None where there is none.

    Raises:
        Damaged, NewerStore: as for ``from_bytes``.
    """
    try:
        content = read_small(place.checkpoint, MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError as reason:
        raise _damaged() from reason
    return from_bytes(content)


def to_bytes(checkpoint: Checkpoint) -> bytes:
    """The checkpoint as it lies on disk."""
    said: dict[str, Writable] = {"form": _UNSIGNED_FORM, "store": checkpoint.store_id, **_said(checkpoint)}
    if checkpoint.slot:
        said |= {"form": FORM, "slot": checkpoint.slot, "signature": checkpoint.signature}
    return with_digest(canonical(said))


def from_bytes(content: bytes) -> Checkpoint:
    """The checkpoint that ``content`` holds; whether its signature holds is not asked here.

    Raises:
        Damaged: it is not what was written.
        NewerStore: it has a later form that this program does not know.
    """
    try:
        (line,) = without_digest(content, 1)
        signed = b'"slot":' in line
        fields = read_fields(line, FORM, _FIELDS) if signed else read_fields(line, _UNSIGNED_FORM, _UNSIGNED)
        return Checkpoint(
            store_id=fields.octets("store", 16).hex(),
            act=fields.number("act", 1),
            seal=fields.octets("seal", 32).hex(),
            at=_moment(fields.text("at", f".{{10,{_LONGEST}}}")),
            step=fields.number("step"),
            slot=fields.octets("slot", SLOT_ID).hex() if signed else "",
            signature=fields.octets("signature", SIZE).hex() if signed else "",
        )
    except ValueError as reason:
        raise _damaged() from reason


def _damaged() -> Damaged:
    return Damaged(
        _("the file checkpoint is damaged or has been changed"),
        _("check the log with: salto audit verify"),
    )


def _said(last: Checkpoint) -> dict[str, Writable]:
    return {"act": last.act, "seal": last.seal, "at": last.at, "step": last.step}


def _moment(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise Malformed("a moment without offset")
    return text
