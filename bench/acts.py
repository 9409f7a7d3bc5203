"""One writing act inside an open store, with few and with many acts in the log before it."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bench import store as stores
from salto_cli.store.cipher import KEY, open_database

TIMES = 60
FEW, MANY = 100, 10_000


def medians(scratch: Path, times: int = TIMES, many: int = MANY) -> dict[str, float]:
    """The median seconds of one writing act after ``FEW`` and after ``many`` acts, side by side.

    ``flush`` is one row in a transaction of its own under the same settings, with nothing judged, logged or
    sealed: what the disk takes to promise anything at all.
    """
    few = stores.log_of(FEW).copy(scratch / "few").open()
    plenty = stores.log_of(many).copy(scratch / "many").open()
    plain = open_database(scratch / "plain.db", bytes(KEY), create=True)
    plain.execute("CREATE TABLE item (n INTEGER)")
    plain.execute("INSERT INTO item VALUES (1)")
    works: dict[str, Callable[[], object]] = {
        "few": lambda: stores.write(few),
        "many": lambda: stores.write(plenty),
        "flush": lambda: plain.execute("UPDATE item SET n = n + 1"),
    }
    took: dict[str, list[float]] = {name: [] for name in works}
    for _time in range(times + 1):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            took[name].append(time.perf_counter() - started)
    plain.close()
    few.close()
    plenty.close()
    return {name: statistics.median(seconds[1:]) for name, seconds in took.items()}
