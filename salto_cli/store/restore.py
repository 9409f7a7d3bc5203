"""From a backup back to a store: into a new folder, or into the place of a store that is moved aside.

Nothing that exists is ever overwritten or deleted.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from salto_cli.errors import Busy, Damaged, NewerStore, WrongState
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.backup import Manifest
from salto_cli.store import checkpoint, erasure_list, manifest, place
from salto_cli.store.backup_lock import hold_still
from salto_cli.store.leftovers import building, discard, sweep
from salto_cli.store.place import DATABASE, Place
from salto_cli.store.watch import Watch, unwatched
from salto_cli.store.wholefile import (
    cannot_write,
    create_private,
    flush,
    flush_folder,
    open_plain,
    plain,
    write_all,
)

BLOCK = 1 << 20
PATIENCE = 10.0  # seconds to wait for a writer before its store is moved aside


@frozen
class Replaced:
    """A store that took another's place. ``aside`` is where that one lies now, None where there was nothing.

    ``behind`` is how many acts the one that was moved aside had beyond this one; None where it cannot tell.
    ``knows_erased`` is false where that one's list of who was erased could not be read.
    """

    place: Place
    manifest: Manifest
    aside: Path | None
    behind: int | None
    knows_erased: bool


def put_back(folder: Path, found: Manifest, to: Path, *, allow_unsafe: bool = False) -> Place:
    """Put the files of a checked backup in ``folder`` into ``to``, all or none.

    Raises:
        WrongState: there is something in ``to`` already.
        UnsafePlace: as for a new store.
        CannotWrite: nothing was left behind.
        Damaged: a file changed between the check and the copying, or the list of who was erased is broken.
    """
    place.refuse_unsafe(to, allow_unsafe)
    place.refuse_traces(to, allow_unsafe)
    place.refuse_filled(to)
    with built_whole(to) as part, _told():
        copy_files(folder, part, found)
        erasure_list.carry(folder.resolve().parent, part, found.store_id)
    return Place(to)


def replace(
    folder: Path, found: Manifest, store: Path, at: datetime, *, allow_unsafe: bool = False
) -> Replaced:
    """Put the files of a checked backup in ``folder`` in the place of the store in ``store``.

    What lies there is renamed to ``<name>.replaced-<time>`` once the new store is whole beside it. A salto
    that has the old one open keeps that one: what it writes afterwards is in the folder that was moved aside.

    Raises:
        UnsafePlace: as for a new store. Busy: another salto is writing. WrongState: the name is taken.
        CannotWrite: the old store is where it was.
    """
    place.refuse_unsafe(store, allow_unsafe)
    place.refuse_traces(store, allow_unsafe)
    aside = store.with_name(f"{store.name}.replaced-{manifest.name_of(at)}")
    with _beside(store) as part, _told():
        copy_files(folder, part, found)
        erasure_list.carry(folder.resolve().parent, part, found.store_id)
        knows_erased = _carry_from(store, part, found)
        flush_folder(part)
        behind = acts_beyond(Place(store), found)
        moved = _swap(part, store, aside)
        flush_folder(store.parent)
    return Replaced(Place(store), found, aside if moved else None, behind, knows_erased)


@contextmanager
def built_whole(to: Path) -> Iterator[Path]:
    """A folder beside ``to`` to build a store in: it gets that name at the end, or goes where anything fails.

    Raises:
        WrongState: there is something in ``to`` by then.
        CannotWrite: the folder cannot be made, or not be given its name.
    """
    with _beside(to) as part:
        yield part
        with _told():
            flush_folder(part)
            _move_in(part, to)
            flush_folder(to.parent)


@contextmanager
def _beside(to: Path) -> Iterator[Path]:
    """An empty folder that nothing looks into, to build in; what is left of it at the end goes."""
    part = building(to.parent, to.name)
    try:
        with _told():
            place.make_folders(to.parent)
            sweep(to.parent, re.escape(to.name))
            discard(part)
            part.mkdir(0o700)
        yield part
    finally:
        discard(part)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as reason:
        raise cannot_write(reason) from reason


def copy_files(folder: Path, to: Path, found: Manifest, watch: Watch = unwatched) -> None:
    """Copy the files that the manifest names, and no others, into the empty folder ``to``.

    Raises:
        Damaged: a file is not the one that the manifest names.
        OSError: one cannot be read or written.
    """
    for kept in found.files:
        if _copy(folder / kept.name, to / kept.name, watch) != kept.sha256:
            raise Damaged(
                _("{file} in the backup has been cut or changed").format(file=kept.name),
                _("use another backup, and keep this one for whoever looks into it"),
            )


def _copy(source: Path, target: Path, watch: Watch) -> str:
    digest = hashlib.sha256()
    fd = create_private(target)
    try:
        with open_plain(source) as file:
            while block := file.read(BLOCK):
                digest.update(block)
                write_all(fd, block)
                watch(len(block))
        flush(fd)
    finally:
        os.close(fd)
    return digest.hexdigest()


def _move_in(part: Path, to: Path) -> None:
    try:
        if to.exists():
            to.rmdir()  # it was empty a moment ago; where it no longer is, this refuses
        part.rename(to)
    except OSError as reason:
        if to.exists():
            raise WrongState(_("this folder is not empty"), _("choose a new or empty folder")) from reason
        raise


def _carry_from(store: Path, part: Path, found: Manifest) -> bool:
    """Take over whom the store that is replaced had erased since the backup; whether that could be read."""
    if not store.is_dir():
        return True
    try:
        erasure_list.carry(store, part, found.store_id)
    except (Damaged, NewerStore):
        return False
    return True


def acts_beyond(live: Place, found: Manifest) -> int | None:
    """How many acts the store in place has beyond the backup, as far as its checkpoint tells."""
    if not os.path.lexists(live.folder):
        return None
    try:
        last = checkpoint.read(live)
    except (Damaged, NewerStore, OSError):
        return None
    if last is None or last.store_id != found.store_id:
        return None
    return max(last.act - found.act, 0)


def _swap(part: Path, store: Path, aside: Path) -> bool:
    """Move what lies at ``store`` aside and ``part`` there; whether there was anything."""
    if os.path.lexists(aside):
        raise WrongState(_("a store was moved aside this second already"), _("try again in a moment"))
    with _no_writer(store):
        if not os.path.lexists(store):
            part.rename(store)
            return False
        store.rename(aside)
        try:
            part.rename(store)
        except OSError:
            aside.rename(store)
            raise
    return True


@contextmanager
def _no_writer(store: Path) -> Iterator[None]:
    """Keep writers out meanwhile, so that none is cut off half-way.

    A database that cannot be opened or locked has no writer to wait for. On Windows an open file keeps its
    folder from being renamed, which is the same protection.
    """
    fd = None
    if sys.platform != "win32":
        with suppress(OSError):
            fd = plain(store / DATABASE)
    try:
        if fd is not None and not _held(fd):
            raise Busy(_("another salto is writing to this store"), _("wait a moment and try again"))
        yield
    finally:
        if fd is not None:
            os.close(fd)


def _held(fd: int) -> bool:
    try:
        return hold_still(fd, PATIENCE)
    except OSError:
        return True  # this disk knows no locks
