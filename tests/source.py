"""The project's own files, for the tests that read them."""

import ast
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ROOT / "salto_cli"
LEFT_OUT = {"__pycache__", "dist", "build"}


def needed() -> dict[str, str]:
    """What pyproject.toml asks for, by the name that it is imported under."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    wanted = {re.split(r"[^\w.-]", each)[0].lower().replace("_", "-") for each in asked}
    return {
        name: each
        for name, given in packages_distributions().items()
        for each in (one.lower().replace("_", "-") for one in given)
        if each in wanted
    }


# Whatever is slow to load: all that the program is made of, but for what reads its command line.
HEAVY = frozenset(needed()) - {"typer"}


def files() -> Iterator[Path]:
    """Every file of the project; not what set-up, caches and version control keep beside it."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in LEFT_OUT and (name[0] != "." or name == ".ci")]
        yield from (Path(folder, name) for name in names if not name.endswith(".pyc"))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def python_files(*within: Path) -> list[Path]:
    """The project's Python files, or only those within some of its folders."""
    return sorted(
        p for p in files() if p.suffix == ".py" and (not within or any(map(p.is_relative_to, within)))
    )


def place(path: Path, node: ast.AST) -> str:
    """Where ``node`` stands, as a person would look it up: ``salto_cli/app.py:12``."""
    shown = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    return f"{shown}:{getattr(node, 'lineno', 0)}"


def imported(module: ast.AST) -> Iterator[tuple[ast.AST, str, str]]:
    """Every import anywhere in ``module``: its node, the full dotted name, and the name it gets here."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name, alias.asname or alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield node, f"{node.module}.{alias.name}", alias.asname or alias.name


def dotted(node: ast.AST) -> str:
    """``a.b.c`` for an attribute of a name, else the empty string."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return ""


def names_used(module: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Every dotted name in ``module`` with its first part replaced by what was imported under that name."""
    origins = {}
    for node, full, here in imported(module):
        origins[here] = here if isinstance(node, ast.Import) and here == full.partition(".")[0] else full
    for node in ast.walk(module):
        first, _dot, rest = dotted(node).partition(".")
        if first:
            yield node, ".".join(filter(None, (origins.get(first, first), rest)))


def under(name: str, packages: Iterable[str]) -> bool:
    """Whether a dotted name is one of ``packages`` or lies in one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)
