"""Backups: made, listed and put back without a key; proven with one where there is one.

No store is opened here, so the door stands aside: a nightly job has no passphrase to lose.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Final

from salto_cli import __version__
from salto_cli.errors import Damaged, NotFound, SaltoError, Unacceptable
from salto_cli.i18n import _
from salto_cli.models.audit import Verified
from salto_cli.models.backup import (
    Backup,
    BackupChecked,
    BackupLine,
    BackupList,
    BackupMade,
    BackupRestored,
    BackupsPruned,
    BackupVerified,
    Manifest,
)
from salto_cli.models.secret import Unlocked
from salto_cli.store import audit_check, backup_age, erasure_list
from salto_cli.store import backup as backups
from salto_cli.store.place import DATABASE, Place
from salto_cli.store.restore import acts_beyond

Keys = Callable[[Path], Unlocked]  # unwraps the keys of the copy in a folder
Watch = backups.Watch  # told how many more bytes have been worked through
Watched = Callable[[int], AbstractContextManager[Watch]]  # given how many there are
NAMED: Final = 3  # backups that an answer proposes instead of one that is not there


def quietly(_total: int) -> AbstractContextManager[backups.Watch]:
    """Tell nobody how far the work has come."""
    return nullcontext(backups.unwatched)


def usual_place(store: Path) -> Path:
    """Where the backups of a store lie unless someone says otherwise: beside it."""
    return backup_age.usual_place(store)


def named(said: str | None, place: Path) -> Path:
    """The folder that ``said`` names: a path, or a backup's name in ``place``; the newest if left out.

    Raises NotFound where ``said`` is neither and there are backups in ``place``: it names the newest ones.
    """
    found = backups.list_backups(place)
    if said is None:
        return found[-1].folder if found else place
    folder = place / said if (place / said).is_dir() else Path(said)
    if found and not folder.exists():
        newest = ", ".join(each.folder.name for each in found[: -NAMED - 1 : -1])
        raise NotFound(
            _("no backup is called that"),
            _("newest: {names}; see all with: salto backup list").format(names=newest),
        )
    return folder


def create(
    store: Path,
    to: Path,
    at: datetime,
    *,
    also: Path | None = None,
    prune: bool = False,
    watched: Watched = quietly,
) -> BackupMade:
    """Copy the store to a new folder in ``to``; the finished copy to ``also``; thin out the old ones.

    What cannot be done once the backup stands is told in the result, and takes nothing away from it.
    Raises NoStore, Busy, Damaged, CannotWrite, UnsafePlace; Unacceptable where both are one folder.
    """
    if also is not None and also.resolve() == to.resolve():
        raise Unacceptable(
            _("both backups would lie in one folder"), _("choose a folder on another disk with --also")
        )
    rounds = 2 if also is None else 4  # every byte is copied and checked, in each place
    missing: list[str] = []
    with watched(rounds * _size(store)) as watch:
        made = backups.create_backup(store, to, at=at, program=__version__, watch=watch)
        second = _second(made, also, missing, watch)
    places = [to, *([also] if also is not None and second else [])]
    if made.manifest is None:
        raise AssertionError("unreachable: a backup that was just made has its manifest")
    kept = made.manifest
    for place in places:
        _carry_erased(store, place, kept, missing)
    removed = [_thinned(place, at, missing) for place in places] if prune else [0]
    return BackupMade(
        str(made.folder), _iso(kept), kept.act, kept.seal, kept.size, second, removed[0], tuple(missing)
    )


def prune(place: Path, at: datetime, *, dry_run: bool = False, watched: Watched = quietly) -> BackupsPruned:
    """Thin out the backups in ``place``; with ``dry_run`` only say which would go.

    Raises NotFound where there is none, Damaged where the newest is not whole, WrongState where the clock
    cannot be right, CannotWrite.
    """
    found = backups.list_backups(place)
    with watched(sum(each.manifest.size for each in found if each.manifest)) as watch:
        thinned = backups.thin_out(place, at, dry_run=dry_run, watch=watch)
    stay, gone = (tuple(each.name for each in reversed(kind)) for kind in (thinned.stay, thinned.gone))
    return BackupsPruned(str(place), dry_run, stay, gone, thinned.left)


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


def replace(folder: Path, store: Path, at: datetime) -> BackupRestored:
    """Put the backup in ``folder`` in the place of ``store``, which is moved aside and never deleted.

    Raises NotFound, Damaged, NewerStore, UnsafePlace, Busy, CannotWrite.
    """
    done = backups.replace_store(folder, store, at)
    return BackupRestored(
        str(folder),
        str(store),
        _iso(done.manifest),
        done.manifest.act,
        str(done.aside) if done.aside else None,
        done.behind,
        done.knows_erased,
    )


def behind(folder: Path, store: Path) -> int | None:
    """How many acts the store has beyond the backup in ``folder``; None where it cannot tell.

    Raises NotFound, Damaged, NewerStore for a backup that would not restore.
    """
    return acts_beyond(Place(store), backups.verify_backup(folder).manifest)


def _size(store: Path) -> int:
    """Bytes in the store's database, or nothing where there is none."""
    try:
        return (store / DATABASE).stat().st_size
    except OSError:
        return 0


def _second(made: Backup, also: Path | None, missing: list[str], watch: backups.Watch) -> str | None:
    """Copy the finished backup to ``also``; the folder of the copy, or None with one more line missing."""
    if also is None:
        return None
    if not also.is_dir():  # never made here: on a disk that is not plugged in it would fill the wrong one
        missing.append(
            _("the folder for the second copy is not there: is the disk in? A new folder you make yourself")
        )
        return None
    try:
        return str(backups.copy_backup(made, also, watch).folder)
    except SaltoError as error:
        missing.append(_("the second copy was not made: {why}").format(why=error.message))
        return None


def _carry_erased(store: Path, place: Path, kept: Manifest, missing: list[str]) -> None:
    """Lay the list of who was erased beside the backups, so that restoring an older one erases them again."""
    try:
        erasure_list.carry(store, place, kept.store_id)
    except SaltoError as error:
        missing.append(error.message)


def _thinned(place: Path, at: datetime, missing: list[str]) -> int:
    try:
        return len(backups.thin_out(place, at).gone)
    except SaltoError as error:
        missing.append(_("old backups were not removed: {why}").format(why=error.message))
        return 0


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
