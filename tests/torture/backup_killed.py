"""Row 10: the backup itself is killed, and nothing half-written is ever called a backup."""

import random
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.store.backup import create_backup, list_backups, verify_backup
from tests.fixtures import Salto
from tests.torture import stores, workers
from tests.torture.backup_load import AT
from tests.torture.row import Figure, Row, counted, none

OFTEN = 4  # one backup in so many may come to its end: the whole of its life must be covered
ENDING = 0.3  # seconds that the copying process of a killed one may go on


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Kill ``times`` backups at any moment of their life."""
    salto = stores.a_store(scratch)
    backups, begun = scratch / "backups", scratch / "begun"
    killed, longest = 0, 0.0
    for number in range(times):
        begun.unlink(missing_ok=True)
        with workers.working(back_up, salto, backups, begun, number) as process:
            workers.wait_until_written(begun, process)
            started = time.monotonic()
            if number % OFTEN == 0:
                process.join(workers.PATIENCE)
                longest = time.monotonic() - started
            elif number % OFTEN > 1:  # else at once, when it has certainly not come to its end
                time.sleep(random.uniform(0, longest))
            killed += process.is_alive()
            workers.kill(process)
    made = list_backups(backups)
    yield counted("backups killed before they were done", killed)
    yield none(
        "broken ones among those that were published",
        sum(not _is_good(each.folder) for each in made),
        len(made),
    )
    yield none("leftovers after the next backup", _left(salto, backups), killed)


def _left(salto: Salto, backups: Path) -> int:
    """What is left once the copying processes of the killed ones have ended, and one more has been made."""
    until = time.monotonic() + workers.PATIENCE
    at = AT + timedelta(days=1)
    while True:
        time.sleep(ENDING)
        create_backup(salto.folder, backups, at=at, program="0")
        left = sum(path.name.startswith(".tmp") for path in backups.iterdir())
        if not left or time.monotonic() > until:
            return left
        at += timedelta(seconds=1)


def back_up(salto: Salto, backups: Path, begun: Path, number: int) -> None:
    """One backup, said to have begun."""
    stores.acknowledge(workers.receipts_of(begun), number)
    create_backup(salto.folder, backups, at=AT + timedelta(seconds=number), program="0")


def _is_good(folder: Path) -> bool:
    try:
        verify_backup(folder)
    except SaltoError:
        return False
    return True


ROW = Row(10, "backup-killed", "a backup is complete or absent", run, times=150, quick=20)
