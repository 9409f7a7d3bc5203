"""Which backups stay and which go: many new ones, few old ones, and never the only whole one.

What goes is decided from the backups alone and not from the clock, so that a clock that runs wild cannot
empty the folder; the clock is only asked whether it can be right.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from salto_cli.errors import Damaged, NotFound, SaltoError, WrongState
from salto_cli.i18n import _
from salto_cli.models.backup import Backup, ThinnedOut
from salto_cli.store import manifest
from salto_cli.store.backup_check import check_files
from salto_cli.store.leftovers import building, discard
from salto_cli.store.manifest import MANIFEST, NAME, read_gone, write_gone
from salto_cli.store.watch import Watch, unwatched
from salto_cli.store.wholefile import cannot_write, flush_folder

# How many of each kind stay. Days and weeks catch a slip that is noticed late; months a fault that has been
# there for long; years the end of the last one, which the yearly report is about. The 14 days are apart from
# the counts, so that a run of needless backups, also by someone who wants the good ones gone, pushes none of
# these out (restic's manual, "removing snapshots", warns of rules that only count).
DAILY, WEEKLY, MONTHLY, YEARLY = 7, 5, 12, 2
WITHIN = timedelta(days=14)

_KINDS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (DAILY, lambda at: (at.year, at.month, at.day)),
    (WEEKLY, lambda at: at.isocalendar()[:2]),
    (MONTHLY, lambda at: (at.year, at.month)),
    (YEARLY, lambda at: (at.year,)),
)


def staying(moments: Iterable[datetime]) -> set[datetime]:
    """Those of ``moments`` (UTC) whose backups stay: the last of each of the newest days, weeks, months and
    years that have any, and all within ``WITHIN`` of the newest.

    Thinning out night by night leaves the same as doing it once: the last of a day that is over stays the
    last of it, and a day only falls out when enough newer ones have come.
    """
    newest_first = sorted(moments, reverse=True)
    stay = {at for at in newest_first if newest_first[0] - at <= WITHIN}
    for count, bucket in _KINDS:
        last: dict[tuple[int, ...], datetime] = {}
        for at in newest_first:
            last.setdefault(bucket(at), at)
        stay.update(list(last.values())[:count])
    return stay


def thin_out(backups: Path, now: datetime, *, dry_run: bool = False, watch: Watch = unwatched) -> ThinnedOut:
    """Remove the backups in ``backups`` that need not stay.

    Every backup is checked without a key first. One that is not whole takes no other's place and is left
    alone, by name. Each store's backups are counted by themselves. With ``dry_run`` nothing is removed.

    Raises:
        NotFound: there is no backup. Damaged: the newest is not whole: the older ones may be all there is.
        WrongState: the clock is behind the newest backup, or that one is from the future.
        CannotWrite: one cannot be removed; those before it are gone.
    """
    folders = sorted(path for path in _of_ours(backups))
    if not folders:
        raise NotFound(_("there is no backup here"), _("make one with: salto backup create"))
    whole, left = _sorted_out(folders, watch)
    _refuse_doubt(folders[-1], whole, now)
    stay = _staying(whole)
    going = tuple(each for each in whole if each not in stay)
    if going and not dry_run:
        _remember(backups, stay, going)
        for each in going:
            _remove(each.folder)
    return ThinnedOut(tuple(stay), going, left)


def _of_ours(backups: Path) -> list[Path]:
    try:
        return [path for path in backups.iterdir() if NAME.fullmatch(path.name) and path.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _sorted_out(folders: list[Path], watch: Watch) -> tuple[list[Backup], tuple[str, ...]]:
    """The whole backups, oldest first, and the names of those that are not what they should be."""
    whole, left = [], []
    for folder in folders:
        try:
            found = manifest.from_bytes(manifest.read_bytes(folder))
            check_files(folder, found, watch)
        except SaltoError:
            left.append(folder.name)
            continue
        if manifest.name_of(found.created) == folder.name:
            whole.append(Backup(folder, found))
        else:
            left.append(folder.name)
    return whole, tuple(left)


def _refuse_doubt(newest: Path, whole: list[Backup], now: datetime) -> None:
    if newest.name > manifest.name_of(now):
        raise WrongState(
            _("the newest backup is from a later moment than the clock shows, so nothing is removed"),
            _("set the clock right; a backup from the future is moved out of the folder by hand"),
        )
    if not whole or whole[-1].folder != newest:
        raise Damaged(
            _("the newest backup is not whole, so nothing is removed"),
            _("look at it with: salto backup verify --keyless, and make a new one: salto backup create"),
        )


def _staying(whole: list[Backup]) -> list[Backup]:
    """Those that stay; each store's backups are counted by themselves."""
    by_store: dict[str, dict[datetime, Backup]] = {}
    for each in whole:
        if each.manifest is not None:
            by_store.setdefault(each.manifest.store_id, {})[each.manifest.created] = each
    stay = {backups[at].name for backups in by_store.values() for at in staying(backups)}
    return [each for each in whole if each.name in stay]


def _remember(backups: Path, stay: list[Backup], going: tuple[Backup, ...]) -> None:
    """Note which followed-upon manifests are gone on purpose, before they go: a gap is then told from these.

    Only what a remaining backup names is kept, so the list never has more entries than there are backups.
    """
    gone = read_gone(backups) | {manifest.fingerprint(manifest.read_bytes(each.folder)) for each in going}
    named = {each.manifest.previous for each in stay if each.manifest is not None}
    write_gone(backups, gone & named)


def _remove(folder: Path) -> None:
    """Take the name away first, so that a half-removed folder is never called a backup."""
    part = building(folder.parent, folder.name)
    try:
        folder.rename(part)
        with suppress(FileNotFoundError):
            (part / MANIFEST).unlink()
        discard(part)
        flush_folder(folder.parent)
    except OSError as reason:
        raise cannot_write(reason) from reason
