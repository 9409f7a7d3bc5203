"""The clock of what locks itself: it stands still until a test moves it on, however long a machine waits."""

import os
from pathlib import Path
from types import SimpleNamespace

BEGAN = 1000.0  # seconds; any but nothing
NAMED = "TEST_ELAPSED"  # in the environment: the file whose time this is
LONG = 60.0  # seconds that one end of the agent's line waits for the other


class Stopwatch:
    """Seconds that pass when a test says so, for every program that is started meanwhile."""

    def __init__(self, file: Path) -> None:
        self.file, self.now = file, BEGAN
        file.touch()
        self.wait(0)

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass, at once."""
        self.now += seconds
        os.utime(self.file, (self.now, self.now))


def follow(environ: dict[str, str]) -> None:
    """Go by the test's clock in this process, where the environment names one."""
    if NAMED not in environ:
        return
    from salto_cli.commands import keyring, watch, wire

    file = Path(environ[NAMED])
    clock = SimpleNamespace(CLOCK_BOOTTIME=0, clock_gettime=lambda _which: file.stat().st_mtime)
    vars(watch)["time"] = clock
    wire.SECONDS = LONG
    keyring.KEEPER = "tests.keeper"
