"""Row 18: what a person waits for, as the lower quartile, since the machine does other things too."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from salto_cli.models.person import Show
from salto_cli.models.secret import DEFAULT_KDF, LIMITS
from salto_cli.store import keys
from salto_cli.usecases import page
from salto_cli.usecases.door import perform
from tests.fixtures import PASSPHRASE
from tests.torture import stores
from tests.torture.row import Figure, Row, within


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """The lower quartile of ``times``, of unlocking of eight."""
    salto = stores.a_store(scratch)
    own = scratch / "default-cost"
    own.mkdir()
    keys.write_keys(own, keys.create_keys(PASSPHRASE, DEFAULT_KDF, LIMITS).content)
    cost = f"{DEFAULT_KDF.memory // 1024} MiB, {DEFAULT_KDF.passes} passes, {DEFAULT_KDF.lanes} lanes"
    yield within(
        f"unlocking with a passphrase ({cost})", _usual(8, lambda: keys.unlock(own, PASSPHRASE)), 1.5
    )
    yield within(
        "opening the store: settings, schema, checkpoint", _usual(times, lambda: salto.store().close()), 0.05
    )
    store = salto.store()
    read = _usual(times, lambda: perform(store, Show(stores.FIRST), page.show))
    wrote = _usual(times, lambda: stores.act(store, 2))
    store.close()
    yield within("one logged, signed look at a person", read, 0.02)
    yield within("one logged, signed contact", wrote, 0.03)


def _usual(times: int, work: Callable[[], object]) -> float:
    took = []
    for _time in range(times + 1):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return statistics.quantiles(took[1:], n=4)[0]


ROW = Row(18, "speed", "safety is no reason to wait", run, times=100)
