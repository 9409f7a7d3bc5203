"""Row 7: an older copy of the whole store is put back, or one that has gone on elsewhere.

The checkpoint beside the database comes along with the copy; what this machine remembers of the store does
not.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from salto_cli.store.store import Store
from tests.fixtures import Salto
from tests.torture import stores
from tests.torture.row import Figure, Row, every, exactly, none

OLDER = 31  # exit code
COPIES = 30


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Put thirty older copies and thirty forks back; open the store ``times`` times as it should be."""
    salto = replace(stores.a_store(scratch), state=scratch / "state")
    older, forks = _copies(salto, scratch, min(COPIES, times // 5))
    refused = sum(_put_back(salto, each) == OLDER for each in older)
    yield every(f"older copies of the whole folder, refused, exit {OLDER}", refused, len(older))
    refused = sum(_put_back(salto, each) == OLDER for each in forks)
    yield every("copies that have gone on elsewhere, refused", refused, len(forks))
    refused = sum(replace(each, state=salto.state)("find", "ungdom").code == OLDER for each in older + forks)
    yield every(
        "the same copies in their own folders, beside the store, refused", refused, len(older + forks)
    )
    elsewhere = sum(
        replace(each, state=scratch / f"new-{at}")("find", "ungdom").code == OLDER
        for at, each in enumerate(older)
    )
    yield exactly(
        "the same on a machine that has never seen the store: it cannot know", elsewhere, len(older), 0
    )
    yield none("false alarms when the store is opened as it should be", _alarms(salto, times), times)


def _copies(salto: Salto, scratch: Path, times: int) -> tuple[list[Salto], list[Salto]]:
    """Copies of the store at several moments of its life, and the same after more acts on another machine."""
    older, forks = [], []
    for number in range(times):
        older.append(stores.copied(salto, scratch / f"older-{number}"))
        fork = stores.copied(salto, scratch / f"fork-{number}")
        for copy, acts in ((fork, random.randint(2, 8)), (salto, 1)):
            _acts(copy.store() if copy is fork else _opened(salto), acts)
        forks.append(fork)
    return older, forks


def _put_back(salto: Salto, copy: Salto) -> int:
    """The exit code of a command while ``copy`` lies in the place of the store."""
    aside = salto.folder.with_name("aside")
    salto.folder.rename(aside)
    copy.folder.rename(salto.folder)
    try:
        return salto("find", "ungdom").code
    finally:
        salto.folder.rename(copy.folder)
        aside.rename(salto.folder)


def _opened(salto: Salto) -> Store:
    """The store as this machine opens it: with what it remembers."""
    if salto("find", "ungdom").code:
        raise AssertionError("a store that is as it was is refused")
    return salto.store()


def _acts(store: Store, times: int) -> None:
    for number in range(times):
        stores.act(store, number)
    store.close()


def _alarms(salto: Salto, times: int) -> int:
    """How often a store that is as it was left is refused; now and then something is written in between."""
    alarms = 0
    for number in range(times):
        if number % 10 == 0:
            alarms += salto("edit", stores.FIRST, "--phone", f"4{number:07}").code != 0
        else:
            alarms += salto("find", "ungdom", "--json").code != 0
    return alarms


ROW = Row(
    7,
    "rollback",
    "an older copy of the store is not written on without a reason",
    run,
    times=1000,
    quick=60,
)
