"""SQLite's own shared lock, taken from outside SQLite, so that a file can be copied without its key.

SQLite locks byte ranges far beyond the end of the file: a reader takes PENDING for a moment, then SHARED,
and as long as anyone holds SHARED no writer may change the file (sqlite3's os.h and os_unix.c). The lock
of POSIX vanishes when the process closes *any* descriptor of the file, so whoever uses this opens the
database exactly once and does not load SQLite. On Windows the same ranges are locked by LockFileEx; that
half follows SQLite's os_win.c and has not been proven on a Windows machine.
"""

import os
import sys
import time

PENDING, SHARED, SHARED_SIZE = 0x40000000, 0x40000002, 510
_PAUSE = 0.005  # seconds between attempts


def hold_still(fd: int, patience: float) -> bool:
    """Take the shared lock on the database open for reading as ``fd``; closing ``fd`` gives it back.

    Returns False where a writer did not let go within ``patience`` seconds.

    Raises:
        OSError: no lock can be taken on this kind of disk.
    """
    deadline = time.monotonic() + patience
    while not _attempt(fd):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_PAUSE)
    return True


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _FAIL_IMMEDIATELY, _EXCLUSIVE = 1, 2
    _LOCK_VIOLATION, _IO_PENDING = 33, 997

    class _Overlapped(ctypes.Structure):
        _fields_ = (
            ("Internal", ctypes.c_void_p),
            ("InternalHigh", ctypes.c_void_p),
            ("Offset", wintypes.DWORD),
            ("OffsetHigh", wintypes.DWORD),
            ("hEvent", wintypes.HANDLE),
        )

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)

    def _lock(fd: int, start: int, size: int, flags: int) -> bool:
        where = _Overlapped(Offset=start)
        handle = wintypes.HANDLE(msvcrt.get_osfhandle(fd))
        if _kernel.LockFileEx(handle, flags | _FAIL_IMMEDIATELY, 0, size, 0, ctypes.byref(where)):
            return True
        code = ctypes.get_last_error()
        if code in {_LOCK_VIOLATION, _IO_PENDING}:
            return False
        raise ctypes.WinError(code)

    def _unlock(fd: int, start: int, size: int) -> None:
        where = _Overlapped(Offset=start)
        handle = wintypes.HANDLE(msvcrt.get_osfhandle(fd))
        _kernel.UnlockFileEx(handle, 0, size, 0, ctypes.byref(where))

    def _attempt(fd: int) -> bool:
        if not _lock(fd, PENDING, 1, _EXCLUSIVE):
            return False
        try:
            return _lock(fd, SHARED, SHARED_SIZE, 0)
        finally:
            _unlock(fd, PENDING, 1)

else:
    import fcntl

    def _lock(fd: int, start: int, size: int) -> bool:
        try:
            fcntl.lockf(fd, fcntl.LOCK_SH | fcntl.LOCK_NB, size, start, os.SEEK_SET)
        except (BlockingIOError, PermissionError):  # POSIX allows either for a lock that is held
            return False
        return True

    def _attempt(fd: int) -> bool:
        if not _lock(fd, PENDING, 1):
            return False
        try:
            return _lock(fd, SHARED, SHARED_SIZE)
        finally:
            fcntl.lockf(fd, fcntl.LOCK_UN, 1, PENDING, os.SEEK_SET)
