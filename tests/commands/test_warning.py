"""Warnings at the keyboard, and what is said of whoever was told of one."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard


@pytest.fixture
def warning(salto: Salto, a_youth: Callable[..., str]) -> str:
    """The code of a warning that its person has not been told of."""
    danger = ("--danger", "to", "--kind", "threat", "--category", "crime", "--source", "own")
    added = salto.ok("warning", "add", a_youth(), *danger, "--review", "+30d", "--text", "noe er galt")
    code: str = added["warning"]["code"]
    return code


def test_a_warning_that_someone_was_told_of_is_asked_how(salto: Salto, warning: str) -> None:
    ran = at_keyboard(salto, "warning", "told", warning, keys=ENTER)
    assert ran.code == 0, ran.err
    assert "they know of" in ran.out
    assert "yes, Monday" in ran.out


@pytest.mark.parametrize(("lang", "hint"), [("en", "--no --reason danger"), ("nb", "--no --reason fare")])
def test_what_lacks_of_someone_told_is_hinted_with_options_of_the_command(
    salto: Salto, warning: str, lang: str, hint: str
) -> None:
    refused = salto("warning", "told", warning, "--lang", lang)
    assert refused.code != 0
    assert hint in refused.err
    assert "--told" not in refused.err


def test_that_they_know_and_why_they_do_not_are_said_apart(salto: Salto, warning: str) -> None:
    assert "It stands why they are not told" in salto("warning", "told", warning, "--reason", "danger").out
    assert "It stands that they know" in salto("warning", "told", warning, "--how", "meeting").out
