"""While another program has the terminal, as an editor: whether somebody types there, and when it must end.

The shell locks itself when nobody presses a key, and the keys that go to an editor are not seen by it. What
the machine tells is when the terminal was last read from.
"""

import os
import sys
from contextlib import suppress
from typing import Any, Final, Protocol

from salto_cli.commands.watch import elapsed

if sys.platform != "win32":
    import termios

COARSE: Final = 9.0  # seconds: Linux tells when a terminal was read from to eight of them
_last: list[float] = []  # when the terminal was read from, as the machine says it, and when we saw that


class Watcher(Protocol):
    """What locks itself when nobody is there, and ends another program for it."""

    def resume(self) -> None:
        """Another program has begun."""

    def must_end(self, typed: bool) -> bool:
        """Whether the time is up; ``typed``: somebody has pressed a key. To be asked every second."""


watchers: list[Watcher] = []


def resume() -> None:
    """Another program has the terminal from now on."""
    for each in watchers:
        each.resume()


def must_end() -> bool:
    """Whether the time is up for the program that has the terminal. To be asked every second while it has."""
    typed = somebody_types()
    return any(each.must_end(typed) for each in watchers)


def somebody_types() -> bool:
    """Whether somebody presses keys in the program that has the terminal.

    Yes where nobody can tell: in a window of its own, and on Windows. It would be ended under their hands.
    """
    if sys.platform == "win32":
        return True
    with suppress(OSError, ValueError, termios.error):
        terminal = sys.stdin.fileno()
        if termios.tcgetattr(terminal)[3] & termios.ICANON:
            return True  # it takes no single keys: it has a window of its own, or has just begun
        read = os.fstat(terminal).st_atime
        _last[:] = _last if _last and _last[0] == read else [read, elapsed()]
        return elapsed() - _last[1] < COARSE
    return True


class Restored:
    """The terminal as it was before another program had it; one that was ended leaves it as it likes."""

    def __init__(self) -> None:
        self.was: list[Any] | None = None
        if sys.platform != "win32":
            with suppress(OSError, ValueError, termios.error):
                self.was = termios.tcgetattr(sys.stdin.fileno())

    def restore(self) -> None:
        """Let it be so again."""
        if sys.platform != "win32" and self.was is not None:
            with suppress(OSError, ValueError, termios.error):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self.was)
