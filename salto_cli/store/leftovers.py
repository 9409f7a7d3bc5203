"""What a killed process has left behind: ``.tmp-<process number>-<name>``, a file or a folder.

Everything of ours that is being built carries such a name until it is whole, and nothing ever reads it.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def building(folder: Path, name: str) -> Path:
    """Where this process builds what will be ``name`` in ``folder``."""
    return folder / f".tmp-{os.getpid()}-{name}"


def sweep(folder: Path, names: str) -> int:
    """Remove from ``folder`` what dead processes have left of ``names`` (a pattern); returns how many."""
    left = list(_left(folder, names))
    for path in left:
        discard(path)
    return len(left)


def leftovers(folder: Path) -> list[Path]:
    """What dead processes have left in ``folder``, of whatever name; nothing is removed."""
    return list(_left(folder, ".*"))


def sweep_files(folder: Path, name: str) -> None:
    """Remove from ``folder`` the files that dead processes were building as ``name``, and no folder."""
    for path in _left(folder, re.escape(name)):
        with suppress(OSError):
            path.unlink()


def _left(folder: Path, names: str) -> Iterator[Path]:
    for path in folder.glob(".tmp-*"):
        found = re.fullmatch(rf"\.tmp-(\d{{1,10}})-(?:{names})", path.name)
        if found and not alive(int(found.group(1))):
            yield path


def discard(path: Path) -> None:
    """Remove a leftover, file or folder; what cannot be removed now is tried again next time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def alive(pid: int) -> bool:
    """Whether a process with this number runs on this machine."""
    if sys.platform == "win32":
        import ctypes

        # os.kill would send a console event there, also with signal 0.
        handle = ctypes.windll.kernel32.OpenProcess(0x00100000, False, pid)  # SYNCHRONIZE
        if not handle:
            return False
        running: bool = ctypes.windll.kernel32.WaitForSingleObject(handle, 0) == 0x102  # WAIT_TIMEOUT
        ctypes.windll.kernel32.CloseHandle(handle)
        return running
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True  # someone else's, or no number a process can have: leave it alone
    return True
