"""Backups: made without a key and complete or not at all, listed, and restored.

``BACKUPS/20261123T020000Z/`` holds what belongs to a store at one moment, and MANIFEST.json. It is built
under a name that nothing reads, checked as any backup is checked, and only then renamed.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import salto_cli
from salto_cli.errors import Busy, Damaged, NoStore, SaltoError, UnsafePlace, WrongState
from salto_cli.i18n import _
from salto_cli.models.backup import Backup, KeptFile, Manifest
from salto_cli.store import checkpoint, manifest
from salto_cli.store.backup_check import OpenContent, check_files, verify_backup
from salto_cli.store.canonical import MAX_BYTES
from salto_cli.store.leftovers import building, discard, sweep
from salto_cli.store.manifest import MANIFEST, NAME, NEEDED
from salto_cli.store.place import CHECKPOINT, DATABASE, Place, make_folders
from salto_cli.store.prune import thin_out
from salto_cli.store.restore import Replaced, copy_files, put_back, replace
from salto_cli.store.watch import Watch, unwatched
from salto_cli.store.wholefile import cannot_write, flush_folder, read_small, write_whole

__all__ = [
    "OpenContent",
    "Replaced",
    "Watch",
    "copy_backup",
    "create_backup",
    "list_backups",
    "replace_store",
    "restore_backup",
    "thin_out",
    "unwatched",
    "verify_backup",
]

PAGE = 4096  # bytes
PATIENCE = 60.0  # seconds to wait for a moment without a writer
GLANCE = 0.1  # seconds between two looks at how far the copying has come

# Runs the copying with nothing from the environment and nothing from where the person happens to stand.
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from salto_cli.store.backup_copy import main; sys.exit(main(sys.argv[2:]))"
)


def create_backup(
    store: Path,
    backups: Path,
    *,
    at: datetime,
    program: str,
    patience: float = PATIENCE,
    watch: Watch = unwatched,
) -> Backup:
    """Copy the store in ``store`` to a new folder in ``backups``, named after ``at``; needs no key.

    The store may be in use meanwhile: writers wait while the files are read, which takes about 1 ms per MB.
    ``watch`` is told of every byte twice: when it is copied, and when the copy is checked.

    Raises:
        NoStore: there is no store. Busy: writers left no gap for ``patience`` seconds.
        Damaged: the store is not fit to be kept: not encrypted, not whole, key file or checkpoint broken.
        WrongState: there is a backup of that second already.
        UnsafePlace: the store's disk knows no locks. CannotWrite: nothing was left behind.
    """
    if at.tzinfo is None:
        raise AssertionError("a moment has an offset")
    if not (store / DATABASE).exists():
        raise _failure("open", 0)
    name = manifest.name_of(at)
    with _published(backups, name) as part:
        made = _describe(part, _copied(store, part, patience, watch), at, program, _newest(backups))
        write_whole(part / MANIFEST, manifest.to_bytes(made))
        check_files(part, made, watch)
    return Backup(backups / name, made)


def copy_backup(made: Backup, backups: Path, watch: Watch = unwatched) -> Backup:
    """Copy a finished backup to another folder of backups, and check it there; it keeps its name.

    Raises:
        WrongState: it is there already. CannotWrite: nothing was left behind.
        Damaged: what was read back is not what was written.
    """
    if made.manifest is None:
        raise AssertionError("unreachable: a backup without its manifest is not copied")
    with _published(backups, made.name) as part:
        copy_files(made.folder, part, made.manifest, watch)
        write_whole(part / MANIFEST, manifest.to_bytes(made.manifest))
        check_files(part, made.manifest, watch)
    return Backup(backups / made.name, made.manifest)


@contextmanager
def _published(backups: Path, name: str) -> Iterator[Path]:
    """A folder to build the backup ``name`` in: it gets that name at the end, or goes if anything fails."""
    part = building(backups, name)
    try:
        make_folders(backups)
        sweep(backups, NAME.pattern)
        _refuse_taken(backups / name)
        discard(part)
        part.mkdir(0o700)
        yield part
        _publish(part, backups / name)
    except OSError as reason:
        raise cannot_write(reason) from reason
    finally:
        discard(part)


def list_backups(backups: Path) -> tuple[Backup, ...]:
    """The backups in ``backups``, oldest first; a damaged manifest is told by its absence."""
    return tuple(Backup(folder, _readable(folder)) for folder in _folders(backups))


def restore_backup(folder: Path, to: Path, *, allow_unsafe: bool = False) -> Place:
    """Check the backup in ``folder`` without a key, and put the store back into ``to``.

    Opening the restored store is what rolls back a write that was cut off.

    Raises:
        NotFound, Damaged, NewerStore: as for ``verify_backup``.
        WrongState: ``to`` is not empty. UnsafePlace, CannotWrite: as for a new store.
    """
    return put_back(folder, verify_backup(folder).manifest, to, allow_unsafe=allow_unsafe)


def replace_store(folder: Path, store: Path, at: datetime, *, allow_unsafe: bool = False) -> Replaced:
    """Check the backup in ``folder`` without a key, and put it in the place of the store in ``store``.

    What is there, also a damaged store or a part of one, is moved aside and never deleted.

    Raises:
        NotFound, Damaged, NewerStore: as for ``verify_backup``. UnsafePlace, CannotWrite, Busy.
    """
    return replace(folder, verify_backup(folder).manifest, store, at, allow_unsafe=allow_unsafe)


def _copied(store: Path, part: Path, patience: float, watch: Watch) -> tuple[KeptFile, ...]:
    """Have the store copied into ``part`` by a process of its own; see ``backup_copy``."""
    root = str(Path(salto_cli.__file__).parent.parent)
    command = [sys.executable, "-I", "-S", "-c", _BOOT, root, str(store.absolute()), str(part), str(patience)]
    code, said = _run(command, part / DATABASE, watch)
    if code not in {0, 1} or not said:
        raise RuntimeError(f"the copying process ended with {code}")
    answer = json.loads(said)
    if code:
        raise _failure(answer["step"], answer["errno"])
    kept = tuple(KeptFile(file["name"], file["size"], file["sha256"]) for file in answer["files"])
    for missing in sorted(NEEDED - {file.name for file in kept}):
        raise Damaged(
            _("{file} is missing from the store").format(file=missing),
            _("open the store with any command, which renews it, or restore a backup"),
        )
    return kept


def _run(command: list[str], growing: Path, watch: Watch) -> tuple[int, bytes]:
    """Run ``command`` and tell how the file ``growing`` comes along; its exit code, and what it printed."""
    seen = 0
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as copying:
        try:
            while True:
                try:
                    said, _errors = copying.communicate(timeout=GLANCE)
                except subprocess.TimeoutExpired:
                    size = _size(growing)
                    watch(size - seen)
                    seen = size
                else:
                    watch(_size(growing) - seen)
                    return copying.returncode, said
        except BaseException:
            copying.kill()  # nobody waits for the copy any more, and it holds the writers up
            raise


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _failure(step: str, number: int) -> SaltoError:
    """What to tell a person about the step at which the copying failed."""
    if step == "busy":
        return Busy(_("another salto is writing to this store"), _("wait a moment and try again"))
    if step == "lock":
        return UnsafePlace(
            _("no lock can be taken on the store's disk, so no safe copy can be made"),
            _("move the store to a disk of this machine's own"),
        )
    if step in {"open", "read"}:
        return NoStore(
            _("there is no store here, or it cannot be read"), _("check the folder given with --store")
        )
    return cannot_write(OSError(number, step))


def _describe(part: Path, kept: tuple[KeptFile, ...], at: datetime, program: str, previous: str) -> Manifest:
    last = checkpoint.from_bytes(read_small(part / CHECKPOINT, MAX_BYTES))
    pages = next(file.size for file in kept if file.name == DATABASE) // PAGE
    return Manifest(
        store_id=last.store_id,
        created=at.astimezone(UTC).replace(microsecond=0),
        program=program,
        files=kept,
        pages=pages,
        act=last.act,
        seal=last.seal,
        step=last.step,
        previous=previous,
    )


def _publish(part: Path, target: Path) -> None:
    """Give the finished folder its name; a rename never replaces a folder that has something in it."""
    flush_folder(part)
    _refuse_taken(target)
    part.rename(target)
    flush_folder(target.parent)


def _refuse_taken(target: Path) -> None:
    if target.exists():
        raise WrongState(_("there is a backup of this second already"), _("try again in a moment"))


def _folders(backups: Path) -> list[Path]:
    try:
        return sorted(path for path in backups.iterdir() if NAME.fullmatch(path.name) and path.is_dir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _newest(backups: Path) -> str:
    """The fingerprint of the newest manifest in ``backups``, or nothing for the first backup."""
    for folder in reversed(_folders(backups)):
        if (folder / MANIFEST).exists():
            return manifest.fingerprint(manifest.read_bytes(folder))
    return ""


def _readable(folder: Path) -> Manifest | None:
    try:
        return manifest.from_bytes(manifest.read_bytes(folder))
    except SaltoError:
        return None
