"""Whole processes, timed side by side: every round runs each command once, so that a busy moment hits all."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
ROUNDS = 21

Command = Sequence[str | Path]


class Broke(Exception):
    """A command that is measured did not do its work."""


def environment(**more: str) -> dict[str, str]:
    """The environment without salto's own settings, and with compiled modules kept, as for any user."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SALTO_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    return kept | {"PYTHONPATH": str(ROOT)} | more


def medians(
    commands: Mapping[str, Command],
    *,
    rounds: int = ROUNDS,
    before: Callable[[str], None] = lambda _name: None,
    counted: Callable[[], float] = time.perf_counter,
    **more: str,
) -> dict[str, float]:
    """The median seconds of each command, by its name. A first round that warms up is not counted.

    ``before`` is called before each run, outside its time; ``counted`` is the clock. Raises Broke.
    """
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _round in range(rounds + 1):
        for name, command in commands.items():
            before(name)
            took[name].append(once(command, counted=counted, **more))
    return {name: statistics.median(seconds[1:]) for name, seconds in took.items()}


def processor() -> float:
    """The seconds for which processes begun here have had a processor, whatever else the machine does.

    Where the system does not tell, the clock.
    """
    if sys.platform == "win32":
        return time.perf_counter()
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def once(command: Command, counted: Callable[[], float] = time.perf_counter, **more: str) -> float:
    """Seconds that one run takes. Raises Broke where it ends with anything but 0."""
    started = counted()
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(**more),
        cwd=ROOT,
        check=False,
    )
    seconds = counted() - started
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise Broke(f"{Path(command[0]).name} ended with {done.returncode}: {said[-300:]}")
    return seconds


def salto() -> list[str | Path]:
    """How the installed program is started; through the module where there is no script yet."""
    script = Path(PYTHON).with_name("salto.exe" if os.name == "nt" else "salto")
    return [script] if script.exists() else [PYTHON, "-m", "salto_cli"]
