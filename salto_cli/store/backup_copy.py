"""The process that copies a store while it may be in use: no key, no SQLite, one lock, then gone.

It is its own process because of what ``backup_lock`` says about closing, and because a process that has
never seen a key can leak none. It answers its parent with one line of JSON on standard output; what a
person is told is worded by the parent.
"""

import errno
import hashlib
import os
import sys
from pathlib import Path

from salto_cli.store.backup_lock import hold_still
from salto_cli.store.canonical import MAX_BYTES, Writable, canonical
from salto_cli.store.place import CHECKPOINT, DATABASE, JOURNAL, KEYS
from salto_cli.store.wholefile import create_private, flush, plain, write_all

BLOCK = 1 << 20


class CopyFailed(Exception):
    """Something the parent must be told: which step, and the system's error number."""

    def __init__(self, step: str, number: int) -> None:
        super().__init__(step)
        self.step = step
        self.number = number


def main(arguments: list[str]) -> int:
    """Copy the store in the first argument into the folder in the second; the third is the patience."""
    store, target, patience = Path(arguments[0]), Path(arguments[1]), float(arguments[2])
    answer: dict[str, Writable]
    try:
        answer = {"files": copy_store(store, target, patience)}
    except CopyFailed as failure:
        answer = {"step": failure.step, "errno": failure.number}
    sys.stdout.write(canonical(answer).decode("ascii"))
    return 0 if "files" in answer else 1


def copy_store(store: Path, target: Path, patience: float) -> list[Writable]:
    """Copy all that belongs to the store at one moment; returns name, size and digest of each file.

    The journal comes along, because after a crash it is part of the database. One that a writer is just
    filling does no harm: until it is flushed its head is empty, and it is flushed under a lock that nobody
    gets while this one is held.
    """
    kept = []
    try:
        fd = plain(store / DATABASE)
    except OSError as reason:
        raise CopyFailed("open", reason.errno or 0) from reason
    try:
        _hold_still(fd, patience)
        kept.append(_copy(fd, target / DATABASE))
        for name in (JOURNAL, KEYS, CHECKPOINT):
            kept.extend(_copy_beside(store / name, target / name))
    finally:
        os.close(fd)
    _flush_all(target)  # after letting go: writers do not wait for a slow backup disk
    return kept


def _hold_still(fd: int, patience: float) -> None:
    try:
        held = hold_still(fd, patience)
    except OSError as reason:
        raise CopyFailed("lock", reason.errno or 0) from reason
    if not held:
        raise CopyFailed("busy", 0)


def _copy_beside(source: Path, target: Path) -> list[Writable]:
    try:
        fd = plain(source)
    except FileNotFoundError:
        return []
    except OSError as reason:
        raise CopyFailed("open", reason.errno or 0) from reason
    try:
        if source.name == JOURNAL and os.fstat(fd).st_size == 0:
            return []  # what a finished transaction leaves
        if source.name != JOURNAL and os.fstat(fd).st_size > MAX_BYTES:
            raise CopyFailed("read", errno.EFBIG)  # none of ours, and it would fill the disk
        return [_copy(fd, target)]
    finally:
        os.close(fd)


def _copy(source: int, target: Path) -> Writable:
    digest, size = hashlib.sha256(), 0
    try:
        fd = create_private(target)
        try:
            while block := _read(source):
                digest.update(block)
                size += len(block)
                write_all(fd, block)
        finally:
            os.close(fd)
    except OSError as reason:
        raise CopyFailed("write", reason.errno or 0) from reason
    return {"name": target.name, "size": size, "sha256": digest.hexdigest()}


def _read(source: int) -> bytes:
    try:
        return os.read(source, BLOCK)
    except OSError as reason:
        raise CopyFailed("read", reason.errno or 0) from reason


def _flush_all(folder: Path) -> None:
    try:
        for path in folder.iterdir():
            fd = os.open(path, os.O_RDWR)
            try:
                flush(fd)
            finally:
                os.close(fd)
    except OSError as reason:
        raise CopyFailed("write", reason.errno or 0) from reason
