"""Whoever mends a policy that is refused is told on which line, and need not search."""

import re

import pytest

from salto_cli.consent.policy import SHIPPED, read
from salto_cli.consent.reading import Misfit
from tests.consent.facts import changed_text

LINES = SHIPPED.read_text(encoding="utf-8").splitlines()
_KEY = re.compile(r"(\w+) = ")


def lines_to_break() -> list[int]:
    """The first line of each key of each kind of table, and every ninth of the others, from 1."""
    chosen: list[int] = []
    seen: set[tuple[str, str]] = set()
    table = ""
    for number, line in enumerate(LINES, start=1):
        if line.startswith("["):
            table = line.strip("[]").partition(".")[0]
        key = _KEY.match(line)
        if key and ((table, key[1]) not in seen or number % 9 == 0):
            seen.add((table, key[1]))
            chosen.append(number)
    return chosen


def refusal_of(text: str) -> Misfit:
    with pytest.raises(Misfit) as refusal:
        read(text)
    return refusal.value


@pytest.mark.parametrize("part", range(4))
def test_whichever_line_is_broken_that_line_is_named(part: int) -> None:
    for number in lines_to_break()[part::4]:
        key = LINES[number - 1].partition(" = ")[0]
        broken = [*LINES[: number - 1], f"  {key}= 7.5  # not so", *LINES[number:]]
        said = refusal_of("\n".join(broken)).message
        assert said.endswith(f" (line {number})"), (LINES[number - 1], said)


@pytest.mark.parametrize(
    ("key", "table"),
    [
        ("max_months = 12 ", "[switches]"),
        ('work = "matrix"', "[switches.guardian_quorum]"),
        ('ages = { 0 = "Gall", 15 = "Y", 18 = "Y" }', "[[matrix]]"),
        ('reason = "STATUTORY_NR5"', "[basis.nr5]"),
        ("notes = false", "[kin]"),
    ],
)
def test_what_is_missing_is_looked_for_in_the_table_it_belongs_to(key: str, table: str) -> None:
    number = next(number for number, line in enumerate(LINES) if line.startswith(key))
    head = max(place for place, line in enumerate(LINES[:number]) if line.startswith(table))
    said = refusal_of("\n".join([*LINES[:number], "", *LINES[number + 1 :]])).message
    assert said.endswith(f"is missing (line {head + 1})")


def test_a_section_that_is_no_text_is_looked_for_under_its_act() -> None:
    number = next(place for place, line in enumerate(LINES) if line.startswith('"fvl §'))
    head = LINES.index("[new_sections.fvl]")
    broken = [*LINES[:number], LINES[number].partition(" = ")[0] + " = 7", *LINES[number + 1 :]]
    assert refusal_of("\n".join(broken)).message.endswith(f"must be a text on one line (line {head + 1})")


def test_what_is_missing_from_the_whole_file_has_no_line() -> None:
    refusal = refusal_of(changed_text(('version = "2026.1"', "")))
    assert refusal.message == "the policy cannot be used: version: is missing"
    assert refusal.path == "version"


def test_whoever_wrote_the_file_is_told_what_to_do() -> None:
    refusal = refusal_of(changed_text(("max_months = 12", "max_months = true")))
    line = next(number for number, text in enumerate(LINES, start=1) if text.startswith("max_months"))
    assert refusal.message == (
        f"the policy cannot be used: switches.max_months: must be a whole number (line {line})"
    )
    assert refusal.hint == "mend that key in the policy file; the shipped policy is never changed by this"
    assert refusal.key() == "unacceptable"
    assert refusal.__cause__ is None
