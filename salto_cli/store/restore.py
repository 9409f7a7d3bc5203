"""From a backup back to a store, into a new folder; nothing that exists is ever overwritten."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from salto_cli.errors import Damaged, WrongState
from salto_cli.i18n import _
from salto_cli.models.backup import Manifest
from salto_cli.store import place
from salto_cli.store.leftovers import building, discard, sweep
from salto_cli.store.place import Place
from salto_cli.store.wholefile import cannot_write, create_private, flush, flush_folder, write_all

BLOCK = 1 << 20


def put_back(folder: Path, found: Manifest, to: Path, *, allow_unsafe: bool = False) -> Place:
    """Put the files of a checked backup in ``folder`` into ``to``, all or none.

    Raises:
        WrongState: there is something in ``to`` already.
        UnsafePlace: as for a new store.
        CannotWrite: nothing was left behind.
        Damaged: a file changed between the check and the copying.
    """
    place.refuse_unsafe(to, allow_unsafe)
    place.refuse_filled(to)
    with built_whole(to) as part, _told():
        copy_files(folder, part, found)
    return Place(to)


@contextmanager
def built_whole(to: Path) -> Iterator[Path]:
    """A folder beside ``to`` to build a store in: it gets that name at the end, or goes where anything fails.

    Raises:
        WrongState: there is something in ``to`` by then.
        CannotWrite: the folder cannot be made, or not be given its name.
    """
    part = building(to.parent, to.name)
    try:
        with _told():
            place.make_folders(to.parent)
            sweep(to.parent, re.escape(to.name))
            discard(part)
            part.mkdir(0o700)
        yield part
        with _told():
            flush_folder(part)
            _move_in(part, to)
            flush_folder(to.parent)
    finally:
        discard(part)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as reason:
        raise cannot_write(reason) from reason


def copy_files(folder: Path, to: Path, found: Manifest) -> None:
    """Copy the files that the manifest names, and no others, into the empty folder ``to``.

    Raises:
        Damaged: a file is not the one that the manifest names.
        OSError: one cannot be read or written.
    """
    for kept in found.files:
        if _copy(folder / kept.name, to / kept.name) != kept.sha256:
            raise Damaged(
                _("{file} in the backup has been cut or changed").format(file=kept.name),
                _("use another backup, and keep this one for whoever looks into it"),
            )


def _copy(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    fd = create_private(target)
    try:
        with source.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
                write_all(fd, block)
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
