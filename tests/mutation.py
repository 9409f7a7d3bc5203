"""The mutation check on consent/: change one thing at a time, and see whether a test notices.

``dev.py mutate`` runs it, with mutmut, in a copy of the project under .cache; ``[tool.mutmut]`` in
pyproject.toml says what is changed and which tests are asked. With names of modules (``judge keep``) only
those are tried again and the rest is kept from last time, which is of use while tests are written: the
score that counts is that of a run without names. The exit code is 1 where less than 90 % is noticed.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / ".cache" / "mutation"
LOG = COPY / "mutmut.log"
COPIED = ("salto_cli", "tests", "docs", "pyproject.toml", "dev.py")
CONSENT = Path("salto_cli") / "consent"
ENOUGH = 90  # per cent

# How a run of the tests over one change ended. Whatever else ended it, it was not the tests that noticed.
NOTICED = {1: "killed", 3: "killed", 36: "timed out", 24: "timed out", 152: "timed out", -24: "timed out"}
MISSED = {0: "survived", 5: "no test", 33: "no test"}
KINDS = ("killed", "timed out", "survived", "no test", "other")


def copy_of_the_project(fresh: bool) -> None:
    """Bring the copy up to date; ``fresh`` forgets what earlier runs found."""
    if fresh:
        shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        there, here = COPY / name, ROOT / name
        if here.is_dir():
            shutil.rmtree(there, ignore_errors=True)
            shutil.copytree(here, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(here, there)


def tried(folder: Path) -> dict[str, Counter[str]]:
    """For each module in ``folder``, how many changes ended in each of the kinds."""
    found: dict[str, Counter[str]] = {}
    for path in sorted(folder.glob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].values()
        if codes:
            kinds = ((NOTICED | MISSED).get(code, "other") for code in codes)
            found[path.name.partition(".")[0]] = Counter(kinds)
    return found


def noticed(counted: Counter[str]) -> float:
    """Per cent of the changes that a test noticed; one that no test runs counts as not noticed."""
    return 100 * (counted["killed"] + counted["timed out"]) / max(1, counted.total())


def table(found: dict[str, Counter[str]]) -> Iterator[str]:
    """One line for each module, and the whole last."""
    yield "| module | changes | " + " | ".join(KINDS) + " | noticed |"
    yield "|---|---" + "|---" * len(KINDS) + "|---|"
    for name, counted in [*found.items(), ("all", sum(found.values(), Counter()))]:
        figures = " | ".join(str(counted[kind]) for kind in KINDS)
        yield f"| {name} | {counted.total()} | {figures} | {noticed(counted):.1f} % |"


def missed(folder: Path, modules: Sequence[str]) -> Iterator[str]:
    """The names of the changes in ``modules`` that no test noticed; all modules where none is named."""
    for path in sorted(folder.glob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        if not modules or path.name.partition(".")[0] in modules:
            yield from (name for name, code in codes.items() if code not in NOTICED)


def run(chosen: Sequence[str]) -> int:
    """Let mutmut try the changes it knows by the patterns ``chosen``, or all; its exit code.

    It writes a line for each change, which only a terminal can show as one line: elsewhere they are kept.
    """
    children = str(max(1, (os.cpu_count() or 2) // 2))
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", children, *chosen]
    with LOG.open("wb") as log:
        out = None if sys.stdout.isatty() else log
        return subprocess.run(command, cwd=COPY, stdout=out, stderr=out, check=False).returncode


def main(modules: Sequence[str]) -> int:
    """Run the check over ``modules``, or all, and print what was missed and the table."""
    strange = [name for name in modules if not (ROOT / CONSENT / f"{name}.py").is_file()]
    if strange:
        sys.stderr.write(
            f"no such module in consent/: {' '.join(strange)}\nhint: name some, or none for all\n"
        )
        return 2
    copy_of_the_project(fresh=not modules)
    ended = run([f"salto_cli.consent.{name}.*" for name in modules])
    changed = COPY / "mutants" / CONSENT
    found = tried(changed)
    if ended or not found:
        sys.stderr.write(f"the check ended with {ended}\nhint: read {LOG}, or run it in a terminal\n")
        return ended or 1
    sys.stdout.write("\n".join(["", *missed(changed, modules), "", *table(found), ""]))
    return 0 if noticed(sum(found.values(), Counter())) >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
