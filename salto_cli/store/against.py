"""What was kept elsewhere about the end of the log: a manifest, a checkpoint, an export, a code on paper."""

import re
from pathlib import Path

from salto_cli.errors import Damaged, NewerStore, Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.store import checkpoint, key_check, manifest
from salto_cli.store.canonical import MAX_BYTES
from salto_cli.store.cipher import Connected, Connection
from salto_cli.store.signature import is_by

_NUMBERED = re.compile(r"\s*(?:(\d{1,15})[\s,:]+)?(\S.*)")
LARGEST = MAX_BYTES << 8  # bytes of an export; far more than one person's acts


@frozen
class Head:
    """How far a log had come elsewhere: the act where it is known, and its seal or how that begins.

    ``store_id`` is the store it is of, where it says so. ``signature`` over ``signed`` must be a colleague's
    of the store, where it bears one; ``unsigned`` is a checkpoint that bears none.
    """

    act: int | None
    seal: bytes
    store_id: str = ""
    signed: bytes = b""
    signature: bytes = b""
    unsigned: bool = False


def read(said: str, store_id: str) -> Head:
    """What ``said`` names: a file, or a code as on a sheet, with or without the number of the act.

    Raises Unacceptable where it is neither, or of another store than ``store_id``; Damaged where the file has
    been changed.
    """
    head = _read(said)
    if head.store_id not in {"", store_id}:
        raise Unacceptable(_("the file is of another store"), _("use one that was made of this store"))
    return head


def _read(said: str) -> Head:
    file = Path(said)
    if file.is_file():
        return _in_file(file)
    fits = _NUMBERED.fullmatch(said)
    bits = checkpoint.bits_of(fits[2]) if fits else None
    if fits is None or bits is None:
        raise Unacceptable(
            _("this is neither a file nor a code from a sheet"),
            _("as in: salto audit verify --against 8K3M-0Q7V-2XRA-9FEC, or the path of a MANIFEST.json"),
        )
    return Head(int(fits[1]) if fits[1] else None, bits)


def found_in(at: Connected, head: Head) -> int | None:
    """The act of this log that bears the seal; None where none does, or another one than was said.

    Raises Damaged where no colleague of the store has signed what should be signed: anyone can make such a
    file of the log as it is now.
    """
    connection = at.connection
    if head.signed or _must_be_signed(connection, head):
        keys = " ".join(
            row[0]
            for row in connection.execute(
                "SELECT sign_key FROM operator WHERE sign_key IS NOT NULL"
            ).fetchall()
        )
        if not is_by(keys, head.signature, head.signed):
            raise Damaged(
                _("the file is not signed by any colleague of this store"), _("use another copy of it")
            )
    row = connection.execute(
        "SELECT act FROM outcome WHERE substr(seal, 1, ?1) = ?2 AND (?3 IS NULL OR act = ?3)",
        (len(head.seal), head.seal, head.act),
    ).fetchone()
    return int(row[0]) if row else None


def _must_be_signed(connection: Connection, head: Head) -> bool:
    """Whether ``head`` is of a checkpoint without a signature, from when acts were signed already."""
    return head.unsigned and head.act is not None and head.act >= key_check.since(connection)


def _in_file(file: Path) -> Head:
    with file.open("rb") as opened:
        content = opened.read(LARGEST)
    for reads in (_of_checkpoint, _of_manifest, _of_export):
        try:
            return reads(content)
        except (Damaged, NewerStore):
            continue
    raise Damaged(
        _("the file is no manifest, checkpoint or export of salto's, or has been changed"),
        _("use another copy of it"),
    )


def _of_checkpoint(content: bytes) -> Head:
    found = checkpoint.from_bytes(content)
    return Head(
        found.act,
        bytes.fromhex(found.seal),
        found.store_id,
        checkpoint.signed_in(found) if found.slot else b"",
        bytes.fromhex(found.signature),
        unsigned=not found.slot,
    )


def _of_manifest(content: bytes) -> Head:
    found = manifest.from_bytes(content)
    return Head(found.act, bytes.fromhex(found.seal), found.store_id)


def _of_export(content: bytes) -> Head:
    from salto_cli.store.audit_export import head_of  # next to nobody compares an export

    return Head(*head_of(content))
