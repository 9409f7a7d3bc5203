"""Row 8: backups without a key while two programs write, each with all that was acknowledged before it."""

import random
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.store import audit_check, checkpoint
from salto_cli.store.backup import create_backup, restore_backup
from salto_cli.store.cipher import told
from salto_cli.store.place import Place
from tests.fixtures import Salto
from tests.torture import stores, workers
from tests.torture.row import Figure, Row, counted, every, seen

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PAUSE = 0.002  # seconds at most between two acts of one program
BLOCK, LAPSE = 1 << 16, 0.003  # bytes, and seconds between two of them: a plain copy onto a slow disk
PLAIN = 16  # plain copies besides one for each backup


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Make ``times`` backups under load, and as many plain copies."""
    salto = stores.a_store(scratch)
    promised: dict[Path, set[int]] = {}
    plain: dict[Path, set[int]] = {}
    with _two_writers(salto, scratch) as receipts:
        for number in range(times):
            before = _contacts(receipts)
            at = AT + timedelta(seconds=number)
            made = create_backup(salto.folder, scratch / "backups", at=at, program="0", patience=60)
            promised[made.folder] = before
            time.sleep(random.uniform(0, 0.01))
        for number in range(times + PLAIN):
            before = _contacts(receipts)
            plain[_plain_copy(salto.folder, scratch / f"plain-{number}")] = before
        written = len(_contacts(receipts))
    good = 0
    for folder, contacts in promised.items():
        place = restore_backup(folder, scratch / "restored")
        good += is_good(Salto(place.folder, salto.unlocked), contacts)
        shutil.rmtree(place.folder)
    yield every("backups that restore whole, with all that had been acknowledged", good, times)
    bad = sum(not is_good(Salto(folder, salto.unlocked), contacts) for folder, contacts in plain.items())
    yield seen("plain copies of the same files, damaged or not all there", bad, len(plain))
    yield counted("contacts written meanwhile by the two", written)


def is_good(salto: Salto, contacts: set[int]) -> bool:
    """Whether a copy opens, is whole, and has these contacts."""
    assert salto.unlocked is not None
    try:
        with told():
            noted = checkpoint.read(Place(salto.folder))
            if noted is None:
                return False
            whole = audit_check.check_copy(salto.folder, salto.unlocked, noted.act, noted.seal).whole
            with stores.database(salto) as connection:
                there = {row[0] for row in connection.execute("SELECT number FROM contact").fetchall()}
    except SaltoError:
        return False
    return whole and contacts <= there


@contextmanager
def _two_writers(salto: Salto, scratch: Path) -> Iterator[list[Path]]:
    receipts = [scratch / "receipts-1", scratch / "receipts-2"]
    with ExitStack() as stack:
        for number, path in enumerate(receipts):
            writer = workers.working(workers.act_for_ever, salto, path, number, PAUSE)
            workers.wait_until_written(path, stack.enter_context(writer))
        yield receipts


def _contacts(receipts: list[Path]) -> set[int]:
    return {number for path in receipts for number in stores.acknowledged(path) if number}


def _plain_copy(folder: Path, to: Path) -> Path:
    """What a program that copies files by itself would keep: no lock, no journal."""
    to.mkdir(mode=0o700)
    for name in ("keys.json", "checkpoint"):
        shutil.copyfile(folder / name, to / name)
    with (folder / "store.db").open("rb") as source, (to / "store.db").open("wb") as target:
        while block := source.read(BLOCK):
            target.write(block)
            time.sleep(LAPSE)
    return to


ROW = Row(
    8,
    "backup-load",
    "a backup taken while others write restores whole, with all that was acknowledged",
    run,
    times=100,
    quick=8,
)
