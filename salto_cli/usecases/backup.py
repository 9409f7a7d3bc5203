"""Backups: made, listed and put back without a key; proven with one where there is one.

No store is opened here, so the door stands aside: a nightly job has no passphrase to lose.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from salto_cli import __version__
from salto_cli.errors import Damaged
from salto_cli.models.audit import Verified
from salto_cli.models.backup import (
    Backup,
    BackupChecked,
    BackupLine,
    BackupList,
    BackupMade,
    BackupRestored,
    BackupVerified,
    Manifest,
)
from salto_cli.models.secret import Unlocked
from salto_cli.store import audit_check
from salto_cli.store import backup as backups

Keys = Callable[[Path], Unlocked]  # unwraps the keys of the copy in a folder


def usual_place(store: Path) -> Path:
    """Where the backups of a store lie unless someone says otherwise: beside it."""
    where = store.absolute()
    return where.with_name(f"{where.name}-backups")


def named(said: str | None, place: Path) -> Path:
    """The folder that ``said`` names: a path, or a backup's name in ``place``; the newest if left out."""
    if said is None:
        found = backups.list_backups(place)
        return found[-1].folder if found else place
    return place / said if (place / said).is_dir() else Path(said)


def create(store: Path, to: Path, at: datetime) -> BackupMade:
    """Copy the store to a new folder in ``to``. Raises NoStore, Busy, Damaged, CannotWrite, UnsafePlace."""
    made = backups.create_backup(store, to, at=at, program=__version__)
    if made.manifest is None:
        raise AssertionError("unreachable: a backup that was just made has its manifest")
    kept = made.manifest
    return BackupMade(str(made.folder), _iso(kept), kept.act, kept.seal, kept.size)


def list_all(place: Path) -> BackupList:
    """The backups in ``place``, the newest first."""
    return BackupList(str(place), tuple(_line(each) for each in reversed(backups.list_backups(place))))


def verify(folder: Path, open_keys: Keys | None) -> BackupVerified:
    """Check the backup in ``folder``; with ``open_keys`` also what is inside, in a copy that goes again.

    The keys are asked for once the files have been found whole.
    Raises NotFound where there is no backup, WrongPassphrase, NewerStore.
    """
    found: list[Verified] = []

    def look_inside(keys: Keys) -> backups.OpenContent:
        return lambda copy, kept: found.append(audit_check.check_copy(copy, keys(copy), kept.act, kept.seal))

    try:
        checked = backups.verify_backup(folder, look_inside(open_keys) if open_keys else None)
    except Damaged as damage:
        return BackupVerified(str(folder), False, False, wrong=damage.message)
    return _verified(checked, found[0] if found else None)


def restore(folder: Path, to: Path) -> BackupRestored:
    """Put the backup in ``folder`` back into ``to``. Raises NotFound, Damaged, WrongState, UnsafePlace …"""
    manifest = backups.verify_backup(folder).manifest
    place = backups.restore_backup(folder, to)
    return BackupRestored(str(folder), str(place.folder), _iso(manifest), manifest.act)


def _verified(checked: BackupChecked, log: Verified | None) -> BackupVerified:
    return BackupVerified(
        str(checked.folder),
        whole=log is None or log.whole,
        content=checked.content,
        created=_iso(checked.manifest),
        act=checked.manifest.act,
        gap=checked.gap,
        log=log,
    )


def _line(backup: Backup) -> BackupLine:
    kept = backup.manifest
    if kept is None:
        return BackupLine(backup.name, False, None, None, None)
    return BackupLine(backup.name, True, _iso(kept), kept.act, kept.size)


def _iso(manifest: Manifest) -> str:
    return manifest.created.isoformat()
