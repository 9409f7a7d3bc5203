"""Row 9: the program is killed in the middle of a large write; a backup taken then restores whole."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from salto_cli.models.contact import ContactLogged, LogContact
from salto_cli.store.act import Act
from salto_cli.store.backup import create_backup, restore_backup
from salto_cli.usecases import contact
from salto_cli.usecases.door import UseCase, perform
from tests.fixtures import Salto
from tests.torture import stores, workers
from tests.torture.backup_load import AT, is_good
from tests.torture.row import Figure, Row, counted, every, seen

HOT = 512  # bytes; a journal that is longer holds what must be put back
MANY = 150  # contacts in one act
AIMED = 4  # one kill in so many is no chance: it comes in the middle of an act, when pages have been written
BEGUN, DONE = 0, 1  # receipts


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Kill a program in the middle of a large act until there have been ``times`` hot journals."""
    salto = stores.a_store(scratch)
    hot = good = without = tries = 0
    while hot < times and tries < 4 * times:
        (_killed_in_the_middle if tries % AIMED else _killed_by_aim)(salto, scratch)
        tries += 1
        journal = salto.folder / "store.db-journal"
        if not (journal.exists() and journal.stat().st_size > HOT):
            continue
        hot += 1
        at = AT + timedelta(seconds=tries)
        made = create_backup(salto.folder, scratch / "backups", at=at, program="0", patience=60)
        restored = restore_backup(made.folder, scratch / "restored")
        bare = shutil.copytree(restored.folder, scratch / "bare")
        (bare / "store.db-journal").unlink()
        good += is_good(Salto(restored.folder, salto.unlocked), set())
        without += not is_good(Salto(bare, salto.unlocked), set())
        for folder in (restored.folder, bare, made.folder):
            shutil.rmtree(folder)
    yield every("backups with a hot journal that restore whole", good, hot)
    yield seen("the same without the journal, damaged", without, hot)
    yield counted("hot journals met", hot)


def _killed_in_the_middle(salto: Salto, scratch: Path) -> None:
    receipts = scratch / "receipts"
    receipts.unlink(missing_ok=True)
    with workers.working(write_much, salto, receipts) as process:
        workers.wait_until_written(receipts, process)
        time.sleep(random.uniform(0.01, 0.15))
        workers.kill(process)


def _killed_by_aim(salto: Salto, scratch: Path) -> None:
    with workers.working(write_half, salto, scratch / "receipts") as process:
        process.join(workers.PATIENCE)
        if process.exitcode != -signal.SIGKILL:
            raise AssertionError(f"the act was not ended in its middle: {process.exitcode}")


def write_half(salto: Salto, receipts: Path) -> None:
    """The same, ended as by a power switch when an act has most of its contacts."""
    write_much(salto, receipts, _log_most)


def write_much(
    salto: Salto, receipts: Path, logs: Callable[[Act, LogContact], ContactLogged] | None = None
) -> None:
    """Act after act of many contacts, with so little memory that pages spill into the file before COMMIT."""
    out = workers.receipts_of(receipts)
    store = salto.store()
    stores.set_badly(store, "cache_size = 5")
    order = LogContact(persons=(stores.FIRST,), kind="talk", note="Vil ha helgejobb. " * 20)
    while True:
        stores.acknowledge(out, BEGUN)
        perform(store, order, UseCase(contact.log.asks, logs or _log_many))
        stores.acknowledge(out, DONE)


def _log_most(act: Act, order: LogContact) -> ContactLogged:
    for _each in range(MANY - 1):
        contact.log(act, order)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("unreachable: it has been killed")


def _log_many(act: Act, order: LogContact) -> ContactLogged:
    for _each in range(MANY - 1):
        contact.log(act, order)
    return contact.log(act, order)


ROW = Row(
    9,
    "backup-hot",
    "a backup taken after a crash, before anyone has opened the store, restores whole",
    run,
    times=150,
    quick=8,
)
