"""Row 24: which backups stay, over two years of nights, and never the last good one gone."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.store.backup import create_backup
from salto_cli.store.prune import staying, thin_out
from tests.torture import stores
from tests.torture.row import Figure, Row, counted, every, exactly

NIGHTS = 800
FIRST = datetime(2026, 1, 1, 2, 0, tzinfo=UTC)


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Thin out night by night and at once; then ``times`` folders with something wrong in them."""
    nights = [FIRST + timedelta(days=at) for at in range(NIGHTS)]
    kept: set[datetime] = set()
    for night in nights:
        kept = staying({*kept, night})
    yield exactly(
        "nights kept, thinned out night by night and all at once", len(kept), NIGHTS, len(staying(nights))
    )
    yield counted("of 800 nights there stay", len(kept))
    salto = stores.a_store(scratch)
    refused = {"the newest is damaged": 0, "the clock is behind": 0}
    for number in range(times):
        backups = scratch / f"backups-{number}"
        made = [create_backup(salto.folder, backups, at=night, program="0") for night in nights[:40:4]]
        newest = made[-1].folder / random.choice(["store.db", "keys.json", "checkpoint", "MANIFEST.json"])
        good = newest.read_bytes()
        newest.write_bytes(good[:-1])
        refused["the newest is damaged"] += _refuses(backups, nights[-1], len(made))
        newest.write_bytes(good)
        refused["the clock is behind"] += _refuses(backups, nights[20], len(made))
    for why, found in refused.items():
        yield every(f"times that nothing was removed while {why}", found, times)


def _refuses(backups: Path, now: datetime, there: int) -> bool:
    try:
        thin_out(backups, now)
    except SaltoError:
        return sum(path.is_dir() for path in backups.iterdir()) == there
    return False


ROW = Row(24, "prune", "thinning out never takes the last good backup", run, times=20, quick=3)
