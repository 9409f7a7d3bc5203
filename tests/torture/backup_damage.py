"""Row 11: a damaged backup is found without a key."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.store.backup import create_backup, verify_backup
from tests.torture import stores
from tests.torture.backup_load import AT
from tests.torture.row import Figure, Row, every, none

FILES = ("store.db", "keys.json", "checkpoint", "MANIFEST.json")

# What can happen to a file besides a flipped bit, by what it becomes.
CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "one byte short": lambda content: content[:-1],
    "one page short": lambda content: content[:-4096],
    "half": lambda content: content[: len(content) // 2],
    "empty": lambda _content: b"",
    "one page more": lambda content: content + os.urandom(4096),
    "zeroes": lambda content: bytes(len(content)),
    "plain SQLite": lambda content: b"SQLite format 3\x00" + content[16:],
}


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Turn about ``times`` bits in each file of a backup, evenly; and every file cut, emptied, gone."""
    salto = stores.a_store(scratch)
    folder = create_backup(salto.folder, scratch / "backups", at=AT, program="0").folder
    for name in FILES:
        found, of = _flips(folder, name, times)
        yield every(f"flipped bits in {name} found", found, of)
    spoiled = [_is_found(folder, name, change) for name in FILES for change in CHANGES.values()]
    yield every("files cut, emptied, lengthened or exchanged, found", sum(spoiled), len(spoiled))
    missing = []
    for name in FILES:
        shutil.move(folder / name, scratch / "away")
        missing.append(not _is_whole(folder))
        shutil.move(scratch / "away", folder / name)
    yield every("missing files found", sum(missing), len(missing))
    yield none("alarms on the untouched backup", int(not _is_whole(folder)), 1)


def _flips(folder: Path, name: str, times: int) -> tuple[int, int]:
    path = folder / name
    bits = path.stat().st_size * 8
    tries = min(times, bits)
    chosen = sorted({at * bits // tries // 8 * 8 + at % 8 for at in range(tries)})  # a byte, and a bit of it
    found = 0
    for bit in chosen:
        with path.open("r+b") as file:
            file.seek(bit // 8)
            before = file.read(1)
            file.seek(bit // 8)
            file.write(bytes([before[0] ^ 1 << bit % 8]))
        found += not _is_whole(folder)
        with path.open("r+b") as file:
            file.seek(bit // 8)
            file.write(before)
    return found, len(chosen)


def _is_found(folder: Path, name: str, change: Callable[[bytes], bytes]) -> bool:
    path = folder / name
    good = path.read_bytes()
    path.write_bytes(change(good))
    found = not _is_whole(folder)
    path.write_bytes(good)
    return found


def _is_whole(folder: Path) -> bool:
    try:
        verify_backup(folder)
    except SaltoError:
        return False
    return True


ROW = Row(11, "backup-damage", "a damaged backup is found without a key", run, times=3_000, quick=250)
