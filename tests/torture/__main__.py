"""Runs rows, prints their figures, and ends with 1 where one of them is not what it must be."""

import os
import platform
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.store.cipher import DatabaseError
from tests.conftest import HOMES
from tests.torture.row import Figure, Row

PAGE = Path(__file__).resolve().parents[2] / "docs" / "trust.md"
# What ends a row and fails it; anything else is a fault in the row itself and ends the run.
BREAKS = (AssertionError, SaltoError, DatabaseError, OSError, RuntimeError)
MARK = "<!-- measured: everything below is written by the command above -->"


@dataclass(frozen=True, slots=True)
class Ran:
    """A row that has been run: its figures, how many seconds it took, and what ended it before its time."""

    row: Row
    figures: tuple[Figure, ...]
    seconds: float
    broke: str = ""

    @property
    def good(self) -> bool:
        """Whether every figure is what it must be; a row without figures has shown nothing."""
        return not self.broke and bool(self.figures) and all(figure.good for figure in self.figures)


def main(arguments: Sequence[str]) -> int:
    """Run the rows that are named, or all; 1 where one fails, 2 where there is none of that name."""
    from tests.torture.rows import ROWS

    quick, write = "--quick" in arguments, "--write" in arguments
    names = [each for each in arguments if not each.startswith("--")]
    known = {row.name: row for row in ROWS}
    unknown = [name for name in names if name not in known]
    if unknown or set(arguments) - set(names) - {"--quick", "--write"}:
        sys.stderr.write(f"no such row; there are: {' '.join(known)}\nand --quick, --write\n")
        return 2
    chosen = [known[name] for name in names] or [row for row in ROWS if row.quick or not quick]
    ran = []
    for row in chosen:
        ran.append(one(row, quick=quick))
        sys.stdout.write(shown(ran[-1]))
        sys.stdout.flush()
    failed = [each.row.name for each in ran if not each.good]
    seconds = sum(each.seconds for each in ran)
    said = f"FAILED: {' '.join(failed)}" if failed else "every figure is what it must be"
    sys.stdout.write(f"\n{len(ran)} rows, {seconds:.0f} s: {said}\n")
    if write:
        head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(f"{head}{MARK}\n\n{table(ran)}", encoding="utf-8")
    return int(bool(failed))


def one(row: Row, *, quick: bool) -> Ran:
    """Run one row in an empty home and folder; a missing tool fails it, and so does what breaks it."""
    missing = [tool for tool in row.tools if shutil.which(tool) is None]
    if missing:
        return Ran(row, (), 0, f"{' and '.join(missing)} is missing: install it (Debian: apt-get install)")
    started = time.monotonic()
    figures: list[Figure] = []
    broke = ""
    with tempfile.TemporaryDirectory(prefix="salto-torture-") as scratch, _nobody_at_home(Path(scratch)):
        work = Path(scratch) / "work"
        work.mkdir()
        try:
            figures.extend(row.run((row.quick if quick else 0) or row.times, work))
        except BREAKS as error:
            traceback.print_exc()
            broke = f"{type(error).__name__}: {error}"
    return Ran(row, tuple(figures), time.monotonic() - started, broke)


@contextmanager
def _nobody_at_home(scratch: Path) -> Iterator[None]:
    """An empty home, and no setting of the person who runs this."""
    before = dict(os.environ)
    home = scratch / "home"
    home.mkdir()
    for name in [name for name in os.environ if name.startswith("SALTO_")]:
        del os.environ[name]
    os.environ.update(dict.fromkeys(HOMES, str(home)))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def shown(ran: Ran) -> str:
    """A row as it is printed."""
    lines = [f"\n{ran.row.number:>2}  {ran.row.name}: {ran.row.promise}  ({ran.seconds:.1f} s)"]
    lines += [
        f"      {'ok    ' if each.good else 'FAILED'}  {each.what}: {each.found}" for each in ran.figures
    ]
    if ran.broke:
        lines.append(f"      FAILED  {ran.broke}")
    return "\n".join(lines) + "\n"


def table(ran: Sequence[Ran]) -> str:
    """All rows as the table of docs/trust.md."""
    lines = [
        f"{os.cpu_count()} cores, {platform.system()}, CPython {platform.python_version()}, "
        f"{datetime.now().astimezone().date().isoformat()}; {sum(each.seconds for each in ran):.0f} s in all",
        "",
        "| # | row | promised | figure | met | s |",
        "|---|---|---|---|---|---|",
    ]
    for each in ran:
        for at, figure in enumerate(each.figures or (Figure(each.broke, "", False),)):
            head = f"| {each.row.number} | `{each.row.name}` | {each.row.promise} " if at == 0 else "| | | "
            took = f"{each.seconds:.0f}" if at == 0 else ""
            lines.append(
                f"{head}| {figure.what}: {figure.found} | {'yes' if figure.good else 'NO'} | {took} |"
            )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
