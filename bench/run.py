"""How fast it is: the table of docs/speed.md, measured anew.

    python3 dev.py bench             prints the table
    python3 dev.py bench --write     and keeps it in docs/speed.md
    python3 dev.py bench --quick     five rounds, no large stores, no peers

Whole processes, side by side in one run, the median of 21; what counts is the ratio, for machines differ.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the project's own folders, also where nothing is installed

from bench import acts, judging, measure, peers, shell, start  # noqa: E402 - they can be found from here on
from bench import store as stores  # noqa: E402
from bench.lines import Line, table  # noqa: E402

SMALL = 120  # youths
SERVICES = (
    "nav-ungdomsteam", "barneverntjenesten-med-lokale-tiltak-bof-bofellesskap", "jordal-ungdomsskole",
    "etterstad-videregaende-skole", "ot-kontakt-oppfolgingstjenesten", "oppfolgingsteam-15-17",
    "skolehelsetjenesten-og-helsestasjon-for-ungdom", "oslo-politidistrikt-enhet-sentrum-politikontakter",
    "konfliktradet-ungdomsoppfolging", "jordalklubben", "riverside-ungdomshus", "ungjobb",
)  # fmt: skip
PAGE = ROOT / "docs" / "speed.md"
MARK = "<!-- measured: everything below is written by the command above -->"


def writing(scratch: Path, large: bool) -> list[Line]:
    """One writing act with few and with many acts before it."""
    took = acts.medians(scratch, many=acts.MANY if large else 10 * acts.FEW)
    many = f"{acts.MANY if large else 10 * acts.FEW:,}"
    return [
        Line(f"one writing act, {acts.FEW} acts in the log", took["few"], target=0.005),
        Line(f"one writing act, {many} acts in the log", took["many"], target=0.005),
        Line("… the same against a hundred", took["many"], f"{acts.FEW} acts", took["few"], target=1.5),
        Line("of which the disk: one row, nothing judged or logged", took["flush"]),
    ]


def sheets(scratch: Path, rounds: int) -> Line:
    """The sheets of a meeting: judged, rendered, encrypted, logged."""
    kept = stores.demo_of(SMALL)
    secret = scratch / "password"
    with os.fdopen(os.open(secret, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write("en lang frase til utskriften")
    wanted = [word for service in SERVICES for word in ("--for", service)]
    out = scratch / "sheets"
    out.mkdir()
    command = [*start.opened(kept), "fleksiteam", "pack", *wanted, "--out", out, "--password-file", secret]

    def afresh(_name: str) -> None:
        kept.copy(scratch / "store")
        for old in out.glob("*"):
            old.unlink()

    took = measure.medians(
        {"sheets": [*command, "--store", scratch / "store", "--json"]},
        rounds=rounds,
        before=afresh,
        TEST_NOW=stores.NOW,
    )
    return Line(f"sheets for {len(SERVICES)} services, {SMALL} youths", took["sheets"], target=3)


def answering(scratch: Path, rounds: int) -> list[Line]:
    """The judge: over a whole caseload, by itself, and through a long table of scenarios."""
    table = judging.write_table(scratch / "scenarios.csv")
    took = measure.medians({"test": [*measure.salto(), "policy", "test", table, "--json"]}, rounds=rounds)
    return [
        Line("14,400 answers, the store read", judging.caseload(), target=0.3),
        Line("1,000 answers of the judge alone", 1000 * judging.answers(), target=0.02),
        Line(f"salto policy test, {judging.ROWS:,} scenarios", took["test"], target=5),
    ]


def others(rounds: int) -> list[Line]:
    """The nearest same job of other programs; nothing where they cannot be installed."""
    if not peers.install():
        sys.stderr.write("todoman, jrnl and sqlite-utils cannot be installed here; left out\n")
        return []
    listed = {(peer.name, rows): peer for rows in (SMALL, 10_000) for peer in peers.with_rows(rows)}
    commands = {f"{name} {rows}": peer.command for (name, rows), peer in listed.items()}
    took = measure.medians(
        {"typer": [measure.PYTHON, "-c", "import typer"], **commands}, rounds=rounds, HOME=str(stores.CACHE)
    )
    return [
        Line(f"{peer.job}, {rows:,} rows", took[f"{name} {rows}"], "import typer", took["typer"])
        for (name, rows), peer in listed.items()
    ]


def machine() -> str:
    """What it was measured on, no more than helps to read the figures."""
    python = f"{platform.python_implementation()} {sys.version_info[0]}.{sys.version_info[1]}"
    return f"{os.cpu_count()} cores, {platform.system()}, {python}"


def wanted(arguments: Sequence[str]) -> argparse.Namespace:
    """What the line asks for: ``quick``, ``write``. Ends the program for --help, and for another word."""
    asked = argparse.ArgumentParser(
        prog="dev.py bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--write", action="store_true", help="keep the table in docs/speed.md")
    asked.add_argument("--quick", action="store_true", help="five rounds, no large stores, no peers")
    return asked.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and with --write keep the table; 1 where a target is missed."""
    asked = wanted(arguments)
    quick = asked.quick
    rounds = 5 if quick else measure.ROUNDS
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_made(stores.CACHE)) as name:
        scratch = Path(name)
        lines = [*start.measured(rounds, large=not quick), *shell.measured(rounds)]
        lines += [*writing(scratch, not quick), sheets(scratch, min(rounds, 5))]
        lines += answering(scratch, min(rounds, 5))
    beside = [] if quick else others(rounds)
    shown = f"{machine()}; median of {rounds}\n\n{table(lines)}\n"
    if beside:
        shown += f"\nOthers, for orientation: they judge, log and encrypt nothing.\n\n{table(beside)}\n"
    sys.stdout.write(shown)
    if asked.write:
        kept = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(f"{kept}{MARK}\n\n{shown}", encoding="utf-8", newline="\n")
    return int(any(line.cells[4] == "NO" for line in lines))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
