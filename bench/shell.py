"""What a line in ``salto shell`` takes beyond the work of its own, and what one TAB takes there."""

import io
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime

from bench import measure
from bench import store as stores
from bench.lines import Line
from salto_cli.app import run
from salto_cli.commands.completing import Completing
from salto_cli.commands.desk import Desk
from salto_cli.commands.options import Options
from salto_cli.commands.shell import Shell
from salto_cli.commands.world import World
from salto_cli.models.caseload import ShowCaseload
from salto_cli.models.secret import Kept
from salto_cli.render.plain import as_json
from salto_cli.usecases import caseload, opening, where
from salto_cli.usecases.door import perform
from tests.launch_open import read, world

YOUTHS, SHOWN = 120, 20
COMMAND = f"caseload --json --limit {SHOWN}"


def measured(rounds: int) -> list[Line]:
    """One line beyond its own work, and one TAB against importing Typer: no process is started for either."""
    kept = stores.demo_of(YOUTHS)
    shell = _shell(kept)
    with closing(shell):
        line = _median(lambda: _ran(shell), rounds)
        tab = _median(lambda: list(Completing(shell).at_end_of("caseload --so")), rounds)
    work = _work(kept, rounds)
    typer = measure.medians(
        {"typer": [measure.PYTHON, "-c", "import typer"]}, rounds=rounds, counted=measure.processor
    )
    return [
        Line("one command in salto shell, beyond its own work", line - work, target=0.005),
        Line("… its own work", work),
        Line("one TAB in salto shell", tab, "import typer", typer["typer"], target=1.3),
    ]


def _shell(kept: stores.Kept) -> Shell:
    """A shell on a store that is unlocked already, on nobody's screen."""
    key_file = where.key_file(kept.folder)
    at = Desk(_world(kept), Options(store=str(kept.folder)), datetime.fromisoformat(stores.NOW), run)
    return Shell(at, Kept(where.mark(key_file), read(kept.key)), opening.between_lines())


def _world(kept: stores.Kept) -> World:
    made = world(read(kept.key), stores.NOW)
    return replace(made, unlocked=None, stdin=io.StringIO(), stdout=io.StringIO(), stderr=io.StringIO())


def _ran(shell: Shell) -> None:
    if shell.run(COMMAND):
        raise measure.Broke("a line of the shell did not go well")


def _work(kept: stores.Kept, rounds: int) -> float:
    """The same without the shell: the act itself in an open store, and its result as JSON."""
    with closing(kept.open()) as store:
        return _median(lambda: as_json(perform(store, ShowCaseload(limit=SHOWN), caseload.show)), rounds)


def _median(work: Callable[[], object], rounds: int) -> float:
    """The median processor time (seconds) of ``work``; the first two times are not counted."""
    took: list[float] = []
    for _round in range(rounds + 2):
        started = time.process_time()
        work()
        took.append(time.process_time() - started)
    return statistics.median(took[2:])
