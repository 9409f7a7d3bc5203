"""Row 12: there is no room left, and what was acknowledged before that is there, whole.

Without a small disk in two ways: the database may have no more pages (SQLite then says that it is full), or
the system lets no file grow (it then says that it could not write).
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from salto_cli.errors import CannotWrite
from salto_cli.store.store import Store
from tests.fixtures import Salto
from tests.torture import stores, workers
from tests.torture.row import Figure, Row, counted, every

ROOMY = 1 << 30  # pages
PAGES = 14  # in one round none is left, in the next one, and so on: no place where it stops is left out
MANY = 4_000  # acts; more than fit
LARGEST = 60_000  # bytes that a file may still grow
TOLD = 14  # exit code


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Fill a store ``times`` times in each way, with room for more and more acts."""
    salto = stores.a_store(scratch)
    rounds = [_no_more_pages(stores.copied(salto, scratch / "copy"), at % PAGES) for at in range(times)]
    yield from figures("no more pages", rounds)
    rounds = [
        _no_longer_file(stores.copied(salto, scratch / "copy"), scratch / "receipts")
        for _at in range(max(times // 3, 4))
    ]
    yield from figures("no longer file (RLIMIT_FSIZE)", rounds)


def figures(how: str, rounds: list[tuple[bool, bool, int]]) -> Iterator[Figure]:
    """Of each round: whether it was told as it is, whether all was well after it, how many acts fitted."""
    yield every(f"{how}: told in plain words, exit {TOLD}", sum(each[0] for each in rounds), len(rounds))
    yield every(
        f"{how}: all acknowledged acts there, whole, and it goes on",
        sum(each[1] for each in rounds),
        len(rounds),
    )
    yield counted(f"{how}: acts that fitted", sum(each[2] for each in rounds))


def is_well(salto: Salto, contacts: list[int]) -> bool:
    """Whether every acknowledged contact is there, the store is whole, and one can go on working in it."""
    with stores.database(salto) as connection:
        there = all(stores.has_contact(connection, number) for number in contacts if number)
    return there and stores.checked(salto).whole and salto("find", "ungdom").code == 0


def _no_more_pages(salto: Salto, more: int) -> tuple[bool, bool, int]:
    store = salto.store()
    (pages,) = store.connection.execute("PRAGMA page_count").fetchall()
    stores.set_badly(store, f"max_page_count = {pages[0] + more}")
    done, told = fill(store)
    still = stores.has_contact(store.connection, done[-1]) if done and done[-1] else True
    stores.set_badly(store, f"max_page_count = {ROOMY}")
    stores.act(store, 2)
    store.close()
    return told and still, is_well(salto, done), len(done)


def fill(store: Store, receipts: int | None = None) -> tuple[list[int], bool]:
    """Act until nothing fits any more; the contacts that were acknowledged, and whether it was told well."""
    done: list[int] = []
    for number in range(MANY):
        try:
            done.append(stores.act(store, number))
        except CannotWrite as error:
            return done, error.exit_code == TOLD and not store.acting
        if receipts is not None:
            stores.acknowledge(receipts, done[-1])
    return done, False


def _no_longer_file(salto: Salto, receipts: Path) -> tuple[bool, bool, int]:
    with workers.working(fill_within_a_limit, salto, receipts, random.randint(1, LARGEST)) as process:
        process.join(workers.PATIENCE)
        told = process.exitcode == TOLD
    done = stores.acknowledged(receipts)
    return told, is_well(salto, done), len(done)


def fill_within_a_limit(salto: Salto, receipts: Path, more: int) -> None:
    """Act until no file may grow; ends with 14 where that is what is told."""
    import resource
    import signal

    out = workers.receipts_of(receipts)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = (salto.folder / "store.db").stat().st_size + more
    store = salto.store()
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    _done, told = fill(store, out)
    sys.exit(TOLD if told else 1)


ROW = Row(
    12,
    "full",
    "when nothing more fits, nothing of that act is saved and nothing before it is lost",
    run,
    times=40,
    quick=PAGES,
)
