"""What ends the program from outside: it ends in order, the terminal as it was and nothing left behind."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import Any, Final, NoReturn

# Of those a platform has some: to end it, the terminal was closed, Ctrl-\, and Ctrl-Break on Windows.
ENDING: Final = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")


@contextmanager
def heeded(stop: Callable[[], object]) -> Iterator[None]:
    """Within this, ``stop`` is called when the program is to end; one that is to be ignored (nohup) still is.

    Within another of these, it stands in its place.
    """
    before = _standing() if current_thread() is main_thread() else {}  # only the main one may say
    for each in before:
        signal.signal(each, lambda _number, _frame: stop())
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def are_heeded() -> bool:
    """Whether somebody further out says already what is done."""
    return any(callable(each) for each in _standing().values())


def interrupt() -> NoReturn:
    """What ends most things in order: the same as Ctrl-C."""
    raise KeyboardInterrupt


def _standing() -> dict[int, Any]:
    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    found = {number: signal.getsignal(number) for number in numbers}
    return {number: handler for number, handler in found.items() if handler is not signal.SIG_IGN}
