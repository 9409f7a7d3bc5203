"""No text is so made that the program ponders it: each pattern reads what does not fit it once, or nearly."""

import ast
import importlib
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import salto_cli
from salto_cli.models import own_text
from salto_cli.models.own_text import OwnText

LONG = 8000  # signs: as long as a note may be
ENOUGH = 0.25  # seconds of this process; a pattern that tries every beginning anew takes several times that
METHODS = ("search", "fullmatch", "match", "sub", "split", "findall", "finditer")

REPEATED = (
    " ",
    "a",
    "1",
    "A",
    "T",
    "(",
    "[",
    '"',
    ".",
    "·",
    "a ",
    "1 ",
    "1.",
    "- ",
    ", x; ",
    "mor ",
    "uke ",
    "(a",
)
BEFORE = ("", "a", "mor")
OWN = ("mottatt fra ", "received from ", "hos ", "with ", "fortell ungdommen hva møtet ", "Registrer ")


def _used() -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Each pattern of the program, with where it is used and how."""
    root = Path(salto_cli.__file__).parent
    for path in sorted(root.rglob("*.py")):
        read = path.read_text(encoding="utf-8")
        if "re." not in read:
            continue
        for call in ast.walk(ast.parse(read)):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            method, of = call.func.attr, call.func.value
            if method not in METHODS or not isinstance(of, ast.Name):
                continue
            where = f"{path.relative_to(root)}:{call.lineno}"
            if of.id != "re":
                module = ".".join(("salto_cli", *path.relative_to(root).with_suffix("").parts))
                found = getattr(importlib.import_module(module.removesuffix(".__init__")), of.id, None)
                if isinstance(found, re.Pattern) and isinstance(found.pattern, str):
                    yield where, found, method
            elif call.args and isinstance(call.args[0], ast.Constant):
                yield where, re.compile(str(call.args[0].value)), method


def _does(pattern: re.Pattern[str], method: str, text: str) -> None:
    if method == "finditer":
        list(pattern.finditer(text))
    elif method == "sub":
        pattern.sub("", text)
    else:
        getattr(pattern, method)(text)


def _seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    began = time.process_time()
    _does(pattern, method, text)
    return time.process_time() - began


def _slowest(pattern: re.Pattern[str], method: str, begun: tuple[str, ...]) -> float:
    """The seconds that the worst of the hostile texts takes; a short one tells of the very worst at once."""
    worst = 0.0
    for repeated in REPEATED:
        for before in begun:
            for length in (LONG // 8, LONG):
                text = before + repeated * (length // len(repeated)) + "!"
                took = _seconds(pattern, method, text)
                worst = max(worst, took if took <= ENOUGH else min(took, _seconds(pattern, method, text)))
                if worst > ENOUGH:
                    return worst
    return worst


USED = list(_used())


def test_the_patterns_are_found() -> None:
    assert len(USED) > 60


@pytest.mark.parametrize(("where", "pattern", "method"), USED, ids=[where for where, _p, _m in USED])
def test_a_text_that_repeats_itself_is_read_at_once(
    where: str, pattern: re.Pattern[str], method: str
) -> None:
    assert _slowest(pattern, method, BEFORE) < ENOUGH


@pytest.mark.parametrize("text", [each for each in vars(own_text).values() if isinstance(each, OwnText)])
def test_a_text_that_begins_as_one_of_the_programs_own_is_read_at_once(text: OwnText) -> None:
    for form in own_text._forms(text):
        assert _slowest(form, "fullmatch", OWN) < ENOUGH
