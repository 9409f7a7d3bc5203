"""The program's own start and the lists of every morning, next to what nothing of their kind goes without."""

import json
import subprocess
from pathlib import Path

from bench import measure, peers
from bench import store as stores
from bench.lines import Line
from bench.measure import Command

SMALL, LARGE, SHOWN, ALL = 120, 2500, 200, 10_000  # youths; 2500 with their families are 10,000 persons
EMPTY, TYPER, ROWS = "python -c pass", "import typer", "sqlite-utils rows"


def measured(rounds: int, *, large: bool) -> list[Line]:
    """Every start against its floor, in processor time; the large store and sqlite-utils with ``large``."""
    commands = _usual() | (_large() if large else {})
    took = measure.medians(
        commands, rounds=rounds, counted=measure.processor, TEST_NOW=stores.NOW, COLUMNS="120"
    )
    lines = [
        _line("salto --version", took, "version", EMPTY, 1.6),
        _line("salto --help", took, "help", TYPER, 1.25),
        _line(f"salto caseload --json, {SMALL} youths", took, "caseload --json", TYPER, 1.5),
        _line(f"salto caseload, {SMALL} youths", took, "caseload", TYPER, 1.5),
        _line(f"salto today --json, {SMALL} youths", took, "today --json", TYPER, 3),
    ]
    if not large:
        return lines
    if f"{ROWS} {SMALL}" in took:
        lines += [
            _line("salto caseload --json, on the same rows", took, "caseload --json", f"{ROWS} {SMALL}", 0.7),
            _line("salto caseload, on the same rows", took, "caseload", f"{ROWS} {SMALL}", 0.7),
            _line("10,000 persons, all rows as JSON", took, "all", f"{ROWS} all", 1),
        ]
    lines.append(_line(f"caseload, 10,000 persons, --limit {SHOWN}", took, "large", "caseload --json", 1.5))
    return [*lines, _line("today, 10,000 persons", took, "large day", "today --json", 2)]


def opened(kept: stores.Kept) -> list[str | Path]:
    """The real program on a store whose keys have been unwrapped already."""
    return [measure.PYTHON, measure.ROOT / "tests" / "launch_open.py", kept.key]


def _usual() -> dict[str, Command]:
    small = stores.demo_of(SMALL)
    return {
        EMPTY: [measure.PYTHON, "-c", "pass"],
        TYPER: [measure.PYTHON, "-c", "import typer"],
        "version": [*measure.salto(), "--version"],
        "help": [*measure.salto(), "--help"],
        "caseload": _on(small, "caseload"),
        "caseload --json": _on(small, "caseload", "--json"),
        "today --json": _on(small, "today", "--json"),
    }


def _large() -> dict[str, Command]:
    small, large = stores.demo_of(SMALL), stores.demo_of(LARGE)
    everyone = _on(large, "caseload", "--json", "--limit", str(ALL))
    commands: dict[str, Command] = {
        "all": everyone,
        "large": _on(large, "caseload", "--json", "--limit", str(SHOWN)),
        "large day": _on(large, "today", "--json"),
    }
    if not peers.install():
        return commands
    return commands | {
        f"{ROWS} {SMALL}": peers.same_rows("few", _rows(_on(small, "caseload", "--json"))),
        f"{ROWS} all": peers.same_rows("all", _rows(everyone)),
    }


def _on(kept: stores.Kept, command: str, *more: str) -> Command:
    return [*opened(kept), command, *more, "--store", kept.folder]


def _rows(command: Command) -> list[object]:
    """The persons that a command lists as JSON."""
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        env=measure.environment(TEST_NOW=stores.NOW),
        cwd=measure.ROOT,
        check=True,
    )
    found: list[object] = json.loads(done.stdout)["persons"]
    return found


def _line(what: str, took: dict[str, float], name: str, against: str, target: float) -> Line:
    return Line(what, took[name], against, took[against], target=target)
