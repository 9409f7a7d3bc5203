"""Row 1: the program is killed at any moment, and what it had acknowledged is there, whole."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

from salto_cli.store import seal as seals
from tests.fixtures import Salto
from tests.torture import stores, workers
from tests.torture.row import Figure, Row, counted, every, none

LONGEST = 0.03  # seconds from the first acknowledged act to the kill
LOOK_CLOSELY = 50  # kills between two checks of the whole store


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Kill a working program ``times`` times, and look at the store each time."""
    salto = stores.a_store(scratch)
    lost = torn = acts = hot = 0
    whole: list[bool] = []
    for kill in range(times):
        with stores.database(salto) as connection:
            since = seals.last(connection)[0]
        receipts = _killed(salto, scratch, kill)
        journal = salto.folder / "store.db-journal"
        hot += journal.exists() and journal.stat().st_size > 512
        store = salto.store()
        contacts = [number for number in receipts if number]
        lost += sum(not stores.has_contact(store.connection, number) for number in contacts)
        lost += seals.last(store.connection)[0] - since < len(receipts)
        torn += stores.is_torn(store.connection, since)
        store.close()
        acts += len(receipts)
        if kill % LOOK_CLOSELY == LOOK_CLOSELY - 1 or kill == times - 1:
            whole.append(stores.checked(salto).whole)
    yield none("acknowledged acts that were lost", lost, acts)
    yield none("kills after which an act was there by half", torn, times)
    yield counted("kills in the middle of a write, undone from the journal", hot)
    yield every("checks of the whole store that found it whole", sum(whole), len(whole))


def _killed(salto: Salto, scratch: Path, kill: int) -> list[int]:
    """Let a program work and kill it a moment after its first act; returns what it had acknowledged."""
    receipts = scratch / "receipts"
    receipts.unlink(missing_ok=True)
    with workers.working(workers.act_for_ever, salto, receipts, kill) as process:
        workers.wait_until_written(receipts, process)
        time.sleep(random.uniform(0, LONGEST))
        workers.kill(process)
    return stores.acknowledged(receipts)


ROW = Row(
    1,
    "crash",
    "killed at any moment, no acknowledged act is lost and none is there by half",
    run,
    times=1000,
    quick=100,
)
