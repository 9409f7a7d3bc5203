"""Where tests make their stores: in memory where the machine has room for it, since a disk is waited for.

What must be on the disk before a command says that it is done is told by the calls that it makes, and tried
by the torture; the other tests need not wait for it thousands of times.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # Linux keeps it in memory; elsewhere there is none
ROOM = 4 << 30  # bytes: several times what all tests have there at once
DISK = os.environ.get("TMPDIR") or tempfile.gettempdir()  # for what is about the disk


def in_memory() -> None:
    """Make memory the place for everything temporary, here and in every program that a test starts.

    A place that was chosen with ``TMPDIR`` stays.
    """
    if not os.environ.get("TMPDIR") and fits(MEMORY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def fits(folder: Path) -> bool:
    """Whether files can be made in ``folder``, can be run from there, and have room enough."""
    if not os.access(folder, os.W_OK | os.X_OK) or shutil.disk_usage(folder).free < ROOM:
        return False
    return not os.statvfs(folder).f_flag & os.ST_NOEXEC
