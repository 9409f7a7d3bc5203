"""A program that has the terminal for a while, with all that it starts: where it is ended, all of it is.

An editor may be a script that starts the one that draws. It is given a process group of its own, which is the
terminal's foreground meanwhile, as a shell does it with its jobs. Windows has no such groups: there it is
ended alone.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Final, Self

from salto_cli.commands.watch import TICK

LOOKING: Final = 0.05  # seconds between two looks at whether the last of them is gone
# What it ends with at Ctrl-C, which the terminal tells it alone; a script says it with the second.
STOPPED: Final = frozenset({-signal.SIGINT, 128 + signal.SIGINT})


@dataclass(slots=True)
class Foreground:
    """A program that runs in front of us; ``patience`` is how many seconds it has to end in order.

    Left with an exception, it is ended first. Afterwards the terminal is ours again.
    """

    running: "subprocess.Popen[bytes]"
    terminal: int | None
    patience: float

    @classmethod
    def begun(
        cls, words: Sequence[str], environ: Mapping[str, str], screen: IO[str] | None, patience: float
    ) -> Self:
        """Start it; it draws on ``screen``, or where we do. Raises OSError where it cannot be started."""
        if sys.platform == "win32":
            return cls(subprocess.Popen(words, env=environ, stdout=screen), None, patience)
        made = cls(
            subprocess.Popen(words, env=environ, stdout=screen, process_group=0), _terminal(), patience
        )
        made._hand_over(made.running.pid)
        made._signal(signal.SIGCONT)  # it may have reached for the terminal before it had it
        return made

    def wait(self) -> int | None:
        """Its exit code; None where it still runs after a second."""
        try:
            return self.running.wait(TICK)
        except subprocess.TimeoutExpired:
            self._go_on()
            return self.running.returncode

    def end(self) -> None:
        """End it and all that it has started: in order where they heed that, else at once."""
        self._signal(signal.SIGTERM)
        if sys.platform != "win32":
            self._signal(signal.SIGCONT)  # one that stands still hears nothing
        until = time.monotonic() + self.patience
        with suppress(subprocess.TimeoutExpired):
            self.running.wait(self.patience)
        while self._is_there() and time.monotonic() < until:
            time.sleep(LOOKING)
        if sys.platform == "win32":
            self.running.kill()
        else:
            self._signal(signal.SIGKILL)
        self.running.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is not None:
                self.end()
        finally:
            if sys.platform != "win32":
                self._hand_over(os.getpgrp())

    def _go_on(self) -> None:
        """Let it go on where it has put itself to sleep (Ctrl-Z): nobody but us could wake it."""
        if sys.platform == "win32":
            return
        found, status = os.waitpid(self.running.pid, os.WNOHANG | os.WUNTRACED)
        if found and os.WIFSTOPPED(status):
            self._signal(signal.SIGCONT)
        elif found:
            self.running.returncode = os.waitstatus_to_exitcode(status)

    def _signal(self, number: int) -> bool:
        """Tell all of them; False where there is none any more."""
        if sys.platform == "win32":
            self.running.send_signal(number)
            return self.running.poll() is None
        try:
            os.killpg(self.running.pid, number)
        except (ProcessLookupError, PermissionError):  # macOS says the second of those that have ended
            return False
        return True

    def _is_there(self) -> bool:
        """Whether any of them still runs."""
        return self.running.poll() is None if sys.platform == "win32" else self._signal(0)

    def _hand_over(self, group: int) -> None:
        """Let a group have the terminal. Who does that from behind would be stopped for it."""
        if sys.platform == "win32" or self.terminal is None:
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        try:
            with suppress(OSError):  # it has ended already, or there is no terminal any more
                os.tcsetpgrp(self.terminal, group)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _terminal() -> int | None:
    """Where our terminal is, if we are in front of it."""
    if sys.platform != "win32":
        for each in (0, 1, 2):
            with suppress(OSError):
                if os.tcgetpgrp(each) == os.getpgrp():
                    return each
    return None
