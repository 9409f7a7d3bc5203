"""The floors of the house, and the habits that keep it safe, read from the source."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.source import (
    HEAVY,
    PRODUCT,
    ROOT,
    files,
    imported,
    names_used,
    needed,
    place,
    python_files,
    tree,
    under,
)

CLOCKS = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
}
LATER = HEAVY - {"sqlcipher3"}  # store/cipher.py is what loads that one
TABLES = python_files(PRODUCT / "render")
# The dashboard on the screen: made of Textual and of Rich, and loaded by nothing but the command itself.
DASHBOARD = [PRODUCT / "commands" / f"dashboard_{each}.py" for each in ("app", "panes", "theme")]
SQL_CLOCK = re.compile(r"\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\b(datetime|date|time|julianday|unixepoch)\('now'")
# Joined here, so that this file does not name what no file may name.
REGISTRY = re.compile(
    "|".join((r"py" + r"pi\.org", "python" + "hosted", r"npm" + r"js\.", r"registry\." + "npm"))
)
MACHINE = re.compile(r"(?<![\w.~)\]}])/" + r"work(?=/|\b(?![\w-]))")


def found(paths: list[Path], looks_wrong: Callable[[ast.Module], list[ast.AST]]) -> list[str]:
    """The places in ``paths`` that a check objects to."""
    return [place(path, node) for path in paths for node in looks_wrong(tree(path))]


def clocks(module: ast.Module) -> list[ast.AST]:
    """Every mention of the machine's clock, called or handed on."""
    return [node for node, name in names_used(module) if name in CLOCKS]


def imports_of(*packages: str) -> Callable[[ast.Module], list[ast.AST]]:
    """A check for imports of ``packages``, anywhere in a module."""
    return lambda module: [node for node, name, _here in imported(module) if under(name, packages)]


def at_top(*packages: str) -> Callable[[ast.Module], list[ast.AST]]:
    """A check for imports of ``packages`` that run as the module loads (under TYPE_CHECKING they do not)."""

    def check(module: ast.Module) -> list[ast.AST]:
        tops = [top for top in module.body if isinstance(top, ast.Import | ast.ImportFrom)]
        return [node for top in tops for node, name, _here in imported(top) if under(name, packages)]

    return check


heavy_at_top = at_top(*LATER)


def swallowing(module: ast.Module) -> list[ast.AST]:
    """Handlers that catch everything and do not raise it again: they would hide a bug of ours."""
    return [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.ExceptHandler)
        and _catches_all(node)
        and not isinstance(node.body[-1], ast.Raise)
    ]


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)


# Where the encoding stands among the arguments of a call without keywords.
ENCODING_AT = {"open": 3, "io.open": 3, "os.fdopen": 3, "read_text": 0, "write_text": 1}


def opens_without_encoding(module: ast.Module) -> list[ast.AST]:
    """Files opened as text in whatever encoding the machine happens to prefer."""
    return [node for node in ast.walk(module) if isinstance(node, ast.Call) and _guesses_encoding(node)]


def _guesses_encoding(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    if isinstance(call.func, ast.Attribute) and call.func.attr in {"read_text", "write_text"}:
        name = call.func.attr
    if name not in ENCODING_AT or len(call.args) > ENCODING_AT[name]:
        return False
    words = {word.arg: word.value for word in call.keywords}
    mode = words.get("mode") or next(iter(call.args[1:2]), None)
    binary = (
        name not in {"read_text", "write_text"} and isinstance(mode, ast.Constant) and "b" in str(mode.value)
    )
    return not (binary or "encoding" in words or None in words)


def prints(module: ast.Module) -> list[ast.AST]:
    """Calls of print: what a person sees goes through the render floor."""
    return [node for node, name in names_used(module) if name == "print" and isinstance(node, ast.Name)]


# --- the project ---------------------------------------------------------------------------------------


def test_imports_go_downwards_only() -> None:
    lint_imports = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    ended = subprocess.run(
        [sys.executable, "-c", lint_imports],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_only_one_file_opens_a_database() -> None:
    assert {where.partition(":")[0] for where in found(python_files(PRODUCT), imports_of("sqlcipher3"))} <= {
        "salto_cli/store/cipher.py"
    }
    assert found(python_files(PRODUCT), imports_of("sqlite3")) == []


def test_only_the_app_reads_the_clock() -> None:
    assert found([p for p in python_files(PRODUCT) if p != PRODUCT / "app.py"], clocks) == []


def test_the_database_has_no_clock_of_its_own() -> None:
    assert [
        str(p)
        for p in files()
        if p.is_relative_to(PRODUCT)
        and p.suffix in (".py", ".sql")
        and SQL_CLOCK.search(p.read_text(encoding="utf-8"))
    ] == []


def test_nobody_imports_click() -> None:
    assert found(python_files(), imports_of("click")) == []


def test_no_traceback_shows_local_variables() -> None:
    assert found(python_files(), imports_of("rich.traceback", "cgitb")) == []


def test_every_library_that_is_asked_for_counts_as_slow() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert len({*needed().values()}) == len(asked)
    assert {"rapidfuzz", "msoffcrypto", "python_calamine", "stdnum", "textual"} < HEAVY


def test_slow_libraries_are_imported_where_they_are_used() -> None:
    assert found([p for p in python_files(PRODUCT) if p not in {*TABLES, *DASHBOARD}], heavy_at_top) == []


def test_only_the_dashboard_is_made_of_textual_and_only_its_command_loads_it() -> None:
    others = [p for p in python_files(PRODUCT) if p not in DASHBOARD]
    assert found(others, imports_of("textual")) == []
    assert found(others, at_top(*(f"salto_cli.commands.{path.stem}" for path in DASHBOARD))) == []
    assert found(DASHBOARD, at_top(*(LATER - {"rich", "textual"}))) == []


def test_tables_may_be_made_of_rich_if_they_are_loaded_only_to_be_shown() -> None:
    assert found(TABLES, at_top(*(LATER - {"rich"}))) == []
    made_of_rich = {f"salto_cli.render.{path.stem}" for path in TABLES if heavy_at_top(tree(path))}
    elsewhere = [p for p in python_files(PRODUCT) if p not in {*TABLES, *DASHBOARD}]
    assert found(elsewhere, at_top(*made_of_rich)) == []


def test_nothing_is_caught_blindly_but_in_the_one_place_that_keeps_bugs_from_telling_names() -> None:
    assert found([p for p in python_files() if p != PRODUCT / "app.py"], swallowing) == []
    assert len(swallowing(tree(PRODUCT / "app.py"))) <= 1


def test_every_text_file_is_opened_with_an_encoding() -> None:
    assert found(python_files(), opens_without_encoding) == []


def test_nothing_is_printed_past_the_render_floor() -> None:
    assert found(python_files(PRODUCT), prints) == []


@pytest.mark.parametrize(
    "pattern", [REGISTRY, MACHINE], ids=["a package registry", "the machine it was written on"]
)
def test_no_file_names(pattern: re.Pattern[str]) -> None:
    named = []
    for path in files():
        text = path.read_bytes().decode("utf-8", "replace")
        named += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in pattern.finditer(text)]
    assert named == []


# --- the checks themselves -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (clocks, "import datetime\ndatetime.datetime.now()"),
        (clocks, "from datetime import datetime as moment\nnow = moment.now"),
        (clocks, "from datetime import date\ndef f(day=date.today): ..."),
        (clocks, "from time import time\ntime()"),
        (imports_of("click"), "def f():\n    from click.testing import CliRunner"),
        (imports_of("sqlcipher3"), "from sqlcipher3 import dbapi2"),
        (imports_of("rich.traceback"), "from rich.traceback import install"),
        (imports_of("rich.traceback"), "from rich import traceback"),
        (heavy_at_top, "import rich.table"),
        (swallowing, "try: ...\nexcept: ..."),
        (swallowing, "try: ...\nexcept (ValueError, Exception) as e: ..."),
        (opens_without_encoding, "open('a')"),
        (opens_without_encoding, "open('a', mode='w')"),
        (opens_without_encoding, "path.write_text('a')"),
        (prints, "print('a')"),
    ],
)
def test_a_broken_habit_is_found(check: Callable[[ast.Module], list[ast.AST]], source: str) -> None:
    assert check(ast.parse(source))


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (clocks, "import time\ntime.monotonic()"),
        (clocks, "def f(now): return now.today()"),
        (imports_of("click"), "import clicker"),
        (heavy_at_top, "if TYPE_CHECKING:\n    from rich.table import Table"),
        (heavy_at_top, "def f():\n    import rich"),
        (swallowing, "try: ...\nexcept ValueError: ..."),
        (swallowing, "try: ...\nexcept BaseException:\n    undo()\n    raise"),
        (opens_without_encoding, "path.read_text('utf-8', 'replace')"),
        (opens_without_encoding, "open('a', 'rb')\nopen('a', encoding='utf-8')"),
        (prints, "console.print('a')"),
    ],
)
def test_a_kept_habit_is_left_alone(check: Callable[[ast.Module], list[ast.AST]], source: str) -> None:
    assert not check(ast.parse(source))


@pytest.mark.parametrize("text", ["see /" + "work/main", "'/" + "work'"])
def test_the_machine_is_recognised(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["school/work", "docs/work.md", "/workers", "a/workshop/b"])
def test_a_word_after_a_stroke_is_not_the_machine(text: str) -> None:
    assert not MACHINE.search(text)
