"""``MANIFEST.json``: what a backup must hold, as one canonical line and its digest (docs/format.md)."""

import hashlib
import re
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from salto_cli.errors import Damaged, NewerStore, NotFound
from salto_cli.i18n import _
from salto_cli.models.backup import KeptFile, Manifest
from salto_cli.store.canonical import (
    MAX_BYTES,
    Fields,
    Malformed,
    Writable,
    canonical,
    read_fields,
    with_digest,
    without_digest,
)
from salto_cli.store.place import CHECKPOINT, DATABASE, JOURNAL, KEYS
from salto_cli.store.wholefile import read_small, write_whole

MANIFEST = "MANIFEST.json"
GONE = "PRUNED.json"  # which manifests that others name were removed on purpose
NAME = re.compile(r"\d{8}T\d{6}Z")  # of a backup's folder
FORM = 1
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
NEEDED, OPTIONAL = {DATABASE, KEYS, CHECKPOINT}, {JOURNAL}
_FIELDS = {"store", "created", "program", "files", "pages", "act", "seal", "step", "previous"}


def to_bytes(manifest: Manifest) -> bytes:
    """The manifest as it lies on disk."""
    files: list[Writable] = [
        {"name": file.name, "size": file.size, "sha256": file.sha256} for file in manifest.files
    ]
    fields: dict[str, Writable] = {
        "form": FORM,
        "store": manifest.store_id,
        "created": manifest.created.astimezone(UTC).strftime(MOMENT),
        "program": manifest.program,
        "files": files,
        "pages": manifest.pages,
        "act": manifest.act,
        "seal": manifest.seal,
        "step": manifest.step,
        "previous": manifest.previous,
    }
    return with_digest(canonical(fields))


def from_bytes(content: bytes) -> Manifest:
    """The manifest that ``content`` holds.

    Raises:
        Damaged: it is not what was written.
        NewerStore: it has a later form.
    """
    try:
        return _manifest(read_fields(without_digest(content, 1)[0], FORM, _FIELDS))
    except ValueError as reason:
        raise Damaged(
            _("the backup's manifest is damaged or has been changed"), _("use another backup")
        ) from reason


def read_bytes(folder: Path) -> bytes:
    """The bytes of the manifest in ``folder``.

    Raises:
        NotFound: there is none, so this is no backup.
    """
    try:
        return read_small(folder / MANIFEST, MAX_BYTES)
    except OSError as reason:
        raise NotFound(
            _("there is no backup here"), _("list what there is with: salto backup list")
        ) from reason


def name_of(moment: datetime) -> str:
    """The name of the folder of a backup that was made at ``moment``."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def read_gone(backups: Path) -> set[str]:
    """The fingerprints of manifests that were removed from ``backups`` on purpose; none if that is not told.

    A list that is damaged tells nothing, so that a gap is then told once more rather than not at all.
    """
    try:
        content = read_small(backups / GONE, MAX_BYTES)
        fields = read_fields(without_digest(content, 1)[0], FORM, {"manifests"})
        return {each.octets("sha256", 32).hex() for each in fields.each("manifests", {"sha256"})}
    except (OSError, ValueError, NewerStore):
        return set()


def write_gone(backups: Path, fingerprints: Collection[str]) -> None:
    """Renew that list. Raises CannotWrite."""
    named: list[Writable] = [{"sha256": each} for each in sorted(fingerprints)]
    write_whole(backups / GONE, with_digest(canonical({"form": FORM, "manifests": named})))


def fingerprint(content: bytes) -> str:
    """What the next manifest calls this one by."""
    return hashlib.sha256(content).hexdigest()


def _manifest(fields: Fields) -> Manifest:
    files = tuple(_kept(file) for file in fields.each("files", {"name", "size", "sha256"}))
    names = [file.name for file in files]
    if len(set(names)) != len(names) or not NEEDED <= set(names) <= NEEDED | OPTIONAL:
        raise Malformed("files")
    return Manifest(
        store_id=fields.octets("store", 16).hex(),
        created=datetime.strptime(fields.text("created", ".{20}"), MOMENT).replace(tzinfo=UTC),
        program=fields.text("program", "[0-9A-Za-z.+-]{1,40}"),
        files=files,
        pages=fields.number("pages", 1),
        act=fields.number("act", 1),
        seal=fields.octets("seal", 32).hex(),
        step=fields.number("step"),
        previous=fields.text("previous", "(?:[0-9a-f]{64})?"),
    )


def _kept(fields: Fields) -> KeptFile:
    return KeptFile(
        fields.text("name", "[A-Za-z.-]+"), fields.number("size"), fields.octets("sha256", 32).hex()
    )
