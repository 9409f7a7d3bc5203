"""The checkpoint: the number and seal of the last act, beside the database, for whoever has no key.

Every commit renews it, after the commit, so it may be one act behind the database and never ahead.
A backup puts it into its manifest; it holds nothing about any person.
"""

from dataclasses import dataclass
from datetime import datetime

from salto_cli.errors import Damaged
from salto_cli.i18n import _
from salto_cli.store.canonical import Malformed, canonical, read_fields, with_digest, without_digest
from salto_cli.store.place import Place
from salto_cli.store.wholefile import write_whole

FORM = 1
_FIELDS = {"store", "act", "seal", "at", "step"}
_LONGEST = 40  # characters of a moment


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a store had come: its last act, that act's seal (hex) and moment (ISO, with offset)."""

    store_id: str
    act: int
    seal: str
    at: str
    step: int


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
        content = place.checkpoint.read_bytes()
    except FileNotFoundError:
        return None
    return from_bytes(content)


def to_bytes(checkpoint: Checkpoint) -> bytes:
    """The checkpoint as it lies on disk."""
    return with_digest(
        canonical(
            {
                "form": FORM,
                "store": checkpoint.store_id,
                "act": checkpoint.act,
                "seal": checkpoint.seal,
                "at": checkpoint.at,
                "step": checkpoint.step,
            }
        )
    )


def from_bytes(content: bytes) -> Checkpoint:
    """The checkpoint that ``content`` holds.

    Raises:
        Damaged: it is not what was written.
        NewerStore: it has a later form that this program does not know.
    """
    try:
        fields = read_fields(without_digest(content, 1)[0], FORM, _FIELDS)
        return Checkpoint(
            store_id=fields.octets("store", 16).hex(),
            act=fields.number("act", 1),
            seal=fields.octets("seal", 32).hex(),
            at=_moment(fields.text("at", f".{{10,{_LONGEST}}}")),
            step=fields.number("step"),
        )
    except ValueError as reason:
        raise Damaged(
            _("the file checkpoint is damaged or has been changed"),
            _("check the log with: salto audit verify"),
        ) from reason


def _moment(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise Malformed("a moment without offset")
    return text
