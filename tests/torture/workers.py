"""Processes that work in a store until they are done or killed, quick to start.

A server process that has loaded everything and opened nothing forks them, so that a thousand of them cost
seconds. Each opens the store for itself, as a program of its own would.
"""

import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.fixtures import Salto
from tests.torture import stores

PATIENCE = 180.0  # seconds to wait for a worker before the row is given up


def _server() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.torture.workers"])
    return context


@contextmanager
def working(work: Any, *given: Any) -> Iterator[BaseProcess]:
    """A process that does ``work(*given)``; it is killed when the block ends."""
    process = _server().Process(target=work, args=given, daemon=True)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def kill(process: BaseProcess) -> None:
    """End it as a power switch would end the program: it can do nothing any more."""
    process.kill()
    process.join()


def wait_until_written(path: Path, process: BaseProcess) -> None:
    """Wait until ``path`` has something in it. Raises AssertionError where the process ends before that."""
    deadline = time.monotonic() + PATIENCE
    while not path.exists() or not path.stat().st_size:
        if not process.is_alive() and not (path.exists() and path.stat().st_size):
            raise AssertionError(f"the worker ended with {process.exitcode}")
        if time.monotonic() > deadline:
            raise AssertionError("the worker does not begin")
        time.sleep(0.0005)


def receipts_of(path: Path) -> int:
    """An open file for receipts, empty."""
    return os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_APPEND, 0o600)


def act_for_ever(salto: Salto, receipts: Path, first: int, pause: float = 0.0) -> None:
    """Act after act, each acknowledged after it has returned: the contact's number, or 0."""
    out = receipts_of(receipts)
    store = salto.store()
    for number in range(first, first + 10**6):
        stores.acknowledge(out, stores.act(store, number))
        if pause:
            time.sleep(random.uniform(0, pause))


def act_times(salto: Salto, receipts: Path, times: int, pause: float) -> None:
    """That many contacts, with a pause after each."""
    out = receipts_of(receipts)
    store = salto.store()
    for _each in range(times):
        stores.acknowledge(out, stores.act(store, 2))
        time.sleep(pause)
    store.close()
