"""What was kept elsewhere about the end of the log: a manifest, a checkpoint, an export, a code on paper."""

import re
from dataclasses import dataclass
from pathlib import Path

from salto_cli.errors import Damaged, NewerStore, Unacceptable
from salto_cli.i18n import _
from salto_cli.store import checkpoint, manifest
from salto_cli.store.canonical import MAX_BYTES
from salto_cli.store.cipher import Connection

_NUMBERED = re.compile(r"\s*(?:(\d{1,15})[\s,:]+)?(\S.*)")
LARGEST = MAX_BYTES << 8  # bytes of an export; far more than one person's acts


@dataclass(frozen=True, slots=True)
class Head:
    """How far a log had come elsewhere: the act where it is known, and its seal or how that begins."""

    act: int | None
    seal: bytes


def read(said: str) -> Head:
    """What ``said`` names: a file, or a code as on a sheet, with or without the number of the act.

    Raises Unacceptable where it is neither, Damaged where the file has been changed.
    """
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


def found_in(connection: Connection, head: Head) -> int | None:
    """The act of this log that bears the seal; None where none does, or another one than was said."""
    row = connection.execute(
        "SELECT act FROM outcome WHERE substr(seal, 1, ?1) = ?2 AND (?3 IS NULL OR act = ?3)",
        (len(head.seal), head.seal, head.act),
    ).fetchone()
    return int(row[0]) if row else None


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
    return Head(found.act, bytes.fromhex(found.seal))


def _of_manifest(content: bytes) -> Head:
    found = manifest.from_bytes(content)
    return Head(found.act, bytes.fromhex(found.seal))


def _of_export(content: bytes) -> Head:
    from salto_cli.store.audit_export import head_of  # next to nobody compares an export

    act, seal = head_of(content)
    return Head(act, seal)
