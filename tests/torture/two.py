"""Row 17: two terminals work at once, and neither is refused nor loses anything."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.torture import stores, workers
from tests.torture.row import Figure, Row, every, none

PAUSE = 0.02  # seconds after each act


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Two programs log ``times`` contacts each."""
    salto = stores.a_store(scratch)
    receipts = [scratch / "receipts-1", scratch / "receipts-2"]
    with ExitStack() as stack:
        both = [
            stack.enter_context(workers.working(workers.act_times, salto, path, times, PAUSE))
            for path in receipts
        ]
        for process in both:
            process.join(workers.PATIENCE + 10 * times * PAUSE)
        broken = sum(process.exitcode != 0 for process in both)
    said = [number for path in receipts for number in stores.acknowledged(path)]
    with stores.database(salto) as connection:
        there = sum(stores.has_contact(connection, number) for number in set(said))
    yield none("programs that met a lock they could not wait for, or any other error", broken, 2)
    yield every("contacts of both that are there, each under a number of its own", there, 2 * times)
    yield every("checks that found the store whole", int(stores.checked(salto).whole), 1)


ROW = Row(17, "two", "two terminals can work at once", run, times=400, quick=60)
