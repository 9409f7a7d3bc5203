"""A file is there whole, or as it was before: written beside its place, flushed, then moved into it.

Reading asks for no more than that: a plain file of a size that ours have, and never what waits or leads away.
"""

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from io import BufferedReader
from pathlib import Path

from salto_cli.errors import CannotWrite
from salto_cli.i18n import _
from salto_cli.store.leftovers import building

_PATIENCE = 2.0 if os.name == "nt" else 0.0  # seconds; there, a virus scanner may hold a new file
_OPEN = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def plain(path: Path) -> int:
    """A descriptor for reading a plain file; never waits.

    Raises OSError, also for a link, a folder, a pipe or a device.
    """
    fd = os.open(path, _READ)
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise OSError(errno.EINVAL, "not a plain file")
    return fd


def open_plain(path: Path) -> BufferedReader:
    """A plain file to read. Raises OSError as ``plain``."""
    return os.fdopen(plain(path), "rb")


def read_small(path: Path, most: int) -> bytes:
    """The bytes of a small file; of a larger one the first ``most`` and one more, so that it is refused.

    Raises OSError as ``open_plain``.
    """
    with open_plain(path) as file:
        return file.read(most + 1)


def create_private(path: Path) -> int:
    """A descriptor for writing to ``path``, which must not exist yet and which only its owner may read.

    Raises:
        FileExistsError: something is there.
    """
    fd = os.open(path, _OPEN, 0o600)
    if sys.platform != "win32":
        os.fchmod(fd, 0o600)  # a umask can take bits away from 0600, such as our own right to read
    return fd


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put ``content`` at ``path`` in one step; a reader sees the old file or the new one, never half.

    The content is always flushed before the move. ``durable`` flushes the folder too, so that the move
    itself outlives a power cut; without it a power cut may bring the old file back whole.

    Raises:
        CannotWrite: the disk is full or the folder cannot be written; the old file is untouched.
    """
    # The number of the process is in the name, since two may renew the same file at once.
    part = building(path.parent, path.name)
    try:
        try:
            fd = create_private(part)
        except FileExistsError:
            part.unlink()  # what an earlier run that was cut off has left
            fd = create_private(part)
        try:
            write_all(fd, content)
            flush(fd)
        finally:
            os.close(fd)
        move(part, path)
        if durable:
            flush_folder(path.parent)
    except OSError as reason:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise cannot_write(reason) from reason


def write_all(fd: int, content: bytes) -> None:
    """Write every byte of ``content``; the system may take them in several bites."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(fd, rest) :]


def move(source: Path, target: Path) -> None:
    """Move a file over ``target``; on Windows wait a little for whoever holds it."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.05)
        else:
            return


def flush(fd: int) -> None:
    """Bring what was written to ``fd`` all the way to the disk."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)  # fsync alone stops at the drive's own cache there
    else:
        os.fsync(fd)


def flush_folder(folder: Path) -> None:
    """Make the names in ``folder`` outlive a power cut; Windows has no such call."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def cannot_write(reason: OSError) -> CannotWrite:
    """What to tell a person about ``reason``."""
    if reason.errno in {errno.ENOSPC, errno.EDQUOT}:
        return CannotWrite(_("the disk is full: nothing was saved"), _("free some space and try again"))
    return CannotWrite(
        _("cannot write here: nothing was saved"),
        _("check that the folder exists, is yours and is not write-protected"),
    )
