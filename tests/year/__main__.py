"""Lives a year, prints its figures, and ends with 1 where a check did not hold."""

import argparse
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from salto_cli.models.day import days_between
from tests.year.checks import Checks
from tests.year.year import Year, lived

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "year.md"
MARK: Final = "<!-- measured: everything below is written by the command above -->"
WEEKS, YOUTHS, SEED = 52, 120, 1
SHOWN: Final = 12  # faults of one check that are printed

Say = Callable[[str], object]


@dataclass(slots=True)
class Lived:
    """A year that has been lived: the checks, counts of what there was, and the digest of all of it."""

    checks: Checks
    digest: str = ""
    counts: dict[str, str] = field(default_factory=dict)
    happened: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)


def main(arguments: Sequence[str]) -> int:
    """Live a year as the arguments say; 1 where a check did not hold."""
    asked = _asked(arguments)
    made = live(asked.weeks, asked.youths, asked.seed, say=sys.stdout.write)
    sys.stdout.write(f"\n{page(made)}")
    for tally in made.checks.tallies.values():
        sys.stdout.writelines(f"FAILED  {fault}\n" for fault in tally.faults[:SHOWN])
    if asked.write:
        head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(f"{head}{MARK}\n\n{page(made)}", encoding="utf-8")
    return int(not made.checks.good)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("dev.py year")
    for name, usual in (("weeks", WEEKS), ("youths", YOUTHS), ("seed", SEED)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args(arguments)


def live(
    weeks: int,
    youths: int,
    seed: int = SEED,
    *,
    say: Say | None = None,
    breaking: Callable[[Year], None] | None = None,
) -> Lived:
    """Live so many weeks with so many youths; ``say`` is told of each week."""
    made, started, lines = Lived(Checks()), time.monotonic(), list[int]()

    def week_ended(year: Year) -> None:
        made.checks.week_ended(year)
        lines.extend(year.staff.lines)
        if say:
            faults = sum(len(each.faults) for each in made.checks.tallies.values())
            say(f"{year.office.day}  {made.checks.acts:>6} acts  {len(year.staff.lines):>3} mornings  ")
            say(f"{statistics.median(year.staff.lines or [0]):>3.0f} lines  {faults} faults\n")
        year.staff.lines.clear()
        made.counts = counted(year, made.checks, lines)

    with tempfile.TemporaryDirectory(prefix="salto-year-") as scratch:
        year = lived(
            Path(scratch) / "store",
            weeks,
            youths,
            seed,
            week_ended=week_ended,
            packed=made.checks.packed,
            breaking=breaking,
        )
    made.counts["seconds"] = f"{time.monotonic() - started:.0f}"
    made.digest = year.office.digest.hexdigest()
    made.happened, made.refused = dict(year.life.happened), dict(year.office.refused)
    return made


def counted(year: Year, checks: Checks, lines: Sequence[int]) -> dict[str, str]:
    """What there was in the year, by name."""

    def count(table: str, where: str = "1") -> str:
        return f"{year.office.rows(f'SELECT count(*) FROM {table} WHERE {where}')[0][0]:,}"

    return {
        "weeks": f"{days_between(year.first, year.office.day) // 7 + 1}",
        "persons": count("person", "merged_into IS NULL"),
        "open cases": count("case_file", "closed IS NULL"),
        "acts": f"{checks.acts:,}",
        "orders refused": f"{sum(year.office.refused.values()):,}",
        "contacts": count("contact"),
        "deadlines": count("deadline"),
        "confirmations": count("confirmation"),
        "meetings": f"{len(year.table.held)}",
        "decisions": count("decision"),
        "sheets": count("sheet"),
        "consents": count("statement", "verdict = 'grant'"),
        "withdrawals": count("withdrawal"),
        "handovers": count("handover"),
        "looks at siblings": count("sibling_look"),
        "looks outside of a meeting": count("board_look", "meeting IS NULL"),
        "mornings": f"{len(lines):,}",
        "lines on a morning": f"{statistics.median(lines or [0]):.0f} (median), {max(lines or [0])} (most)",
    }


def page(made: Lived) -> str:
    """The figures as they stand in docs/year.md."""
    happened = ", ".join(f"{_said(name)} {times:,}" for name, times in sorted(made.happened.items()))
    refused = "\n".join(
        f"| {times} | {what} |" for what, times in sorted(made.refused.items(), key=lambda each: -each[1])
    )
    counts = "\n".join(f"| {name} | {figure} |" for name, figure in made.counts.items())
    checks = "\n".join(
        f"| {n} | {each.promise} | {each.checked - len(each.faults):,} of {each.checked:,} | "
        f"{'yes' if each.good else 'NO'} |"
        for n, each in enumerate(made.checks.tallies.values(), 1)
    )
    return (
        f"CPython {platform.python_version()}, {platform.system()}; digest {made.digest[:16]}\n\n"
        f"| # | promise | held | met |\n|---|---|---|---|\n{checks}\n\n"
        f"| what there was | |\n|---|---|\n{counts}\n\nWhat happened: {happened}.\n\n"
        f"| times | refused, and why |\n|---|---|\n{refused}\n"
    )


def _said(name: str) -> str:
    return name.removeprefix("a_").removeprefix("an_").replace("_", " ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
