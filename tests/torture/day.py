"""Rows 13 and 20 without strace: after a day's work under umask 000, what lies where, and for whom."""

import stat
from collections.abc import Iterator
from pathlib import Path

from tests.torture import session
from tests.torture.row import Figure, Row, every, none

GIVEN = {"out", "tmp", "home", "passphrase", "sheet-password"}  # what was there before


def run(_times: int, scratch: Path) -> Iterator[Figure]:
    """Live the day once, and walk through all it has left."""
    told = session.lived(scratch, umask=0)
    made = [path for path in sorted(scratch.rglob("*")) if path.name not in GIVEN]
    private = [
        path for path in made if stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    ]
    yield every("files 0600 and folders 0700, under umask 000", len(private), len(made))
    yield none("names and notes on standard error", int(session.holds_one(told)), 1)
    yield from session.nowhere(scratch)


ROW = Row(
    20,
    "day",
    "after a day's work every file is its owner's alone, and none holds a name in the clear",
    run,
    times=1,
    quick=1,
)
