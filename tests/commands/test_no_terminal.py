"""With nobody to ask, no command waits: each answers at once, and names what is missing."""

import re
import time

import pytest

from tests.fixtures import Salto
from tests.test_ways_out import commands

# Commands that say themselves what to give, with an example: nothing that they take has one name.
WHICH = {
    *("find", "service find", "import", "consents", "audit report", "policy diff", "policy use", "amend"),
    *("settings use", "handover bundle", "rekey", "dashboard", "completion", "undo"),
}
MISSING = re.compile(r"salto: (?P<what>\S.*?) (?:is missing|mangler)\n")
ENDED = {0, *range(2, 32)}  # 1 is a bug of ours


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Every command of the program, but for the one that makes a store of its own."""
    return [each for each in commands() if each != "demo"]


@pytest.mark.parametrize("lang", ["en", "nb"])
def test_every_command_answers_at_once_and_names_what_is_missing(
    salto: Salto, lines: list[str], lang: str
) -> None:
    salto.lang = lang
    slow, unclear = [], []
    for line in lines:
        began = time.process_time()
        ran = salto(*line.split())
        if time.process_time() - began > 2:
            slow.append(line)
        assert ran.code in ENDED, (line, ran.err)
        if ran.code == 2 and line not in WHICH and not MISSING.search(ran.err):
            unclear.append((line, ran.err))
        assert ran.code != 2 or ran.err.count("\n") == 2, (line, ran.err)
    assert (slow, unclear) == ([], [])


def test_what_is_missing_is_called_as_it_is_typed(salto: Salto, lines: list[str]) -> None:
    """An option by its own word, an argument as the help of the command calls it."""
    told = {line: found["what"] for line in lines if (found := MISSING.search(salto(*line.split()).err))}
    assert len(told) > 80
    pages = {line: salto(*line.split(), "--help").out for line in told.keys() - WHICH}
    assert {line: told[line] for line, page in pages.items() if told[line] not in page} == {}
