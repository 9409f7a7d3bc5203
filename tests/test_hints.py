"""A command that a screen or an error proposes is said with the values that its reader's language has."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import salto_cli
from salto_cli import i18n
from salto_cli.commands import examples
from salto_cli.i18n import _
from salto_cli.models.word import Word
from salto_cli.render.look import typed
from tests.typed_line import command_of

HOME = Path(salto_cli.__file__).parent
LINE = re.compile(r"\bsalto(?: +(?:[\w{}…,:/.+-]+|\"[^\"]*\"))+")
VALUE = re.compile(r"(--[a-z-]+) (\"[^\"]*\"|[\w-]+(?:,[\w-]+)*)")


def texts() -> Iterator[str]:
    """Every text in the source, and every f-string with a mark for what is put into it."""
    for path in HOME.rglob("*.py"):
        if path.parent.name == "examples":  # these are said by a rule of their own
            continue
        tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        alone = {id(node.value) for node in tree if isinstance(node, ast.Expr)}  # docstrings: the help's own
        for node in tree:
            if isinstance(node, ast.JoinedStr):
                parts = (each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
                yield "".join(map(str, parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
                yield node.value


def proposed() -> list[tuple[str, str, str]]:
    """Each command, option and value of a line to be typed, as a reader of bokmål sees it."""
    found = set()
    with i18n.speaking("nb"):
        for each in (each for each in texts() if "salto " in each):
            for line in LINE.findall(_(each)):
                if command := command_of(line.replace("{}", "P-001H").replace("{code}", "T-640S")):
                    found |= {(command, *pair) for pair in VALUE.findall(typed(line))}
    return sorted(found)


@cache
def lists(command: str) -> dict[str, tuple[Word, ...]]:
    """The closed lists of a command by option."""
    return examples._lists(command)


def test_the_lines_are_found() -> None:
    assert ("warning told", "--how", "møte") in proposed()


@pytest.mark.parametrize(("command", "option", "value"), proposed())
def test_a_value_of_a_closed_list_is_said_in_bokmaal(command: str, option: str, value: str) -> None:
    words = lists(command).get(option, ())
    for said in value.strip('"').split(","):
        for meant in (each for each in words if each.is_written(said)):
            assert said != meant.key or said in meant.nb.split()
    assert value not in {"yes", "no"}
