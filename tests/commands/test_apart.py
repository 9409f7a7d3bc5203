"""Where an order has two persons, each is named by their part in it, and nobody is both."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard


@pytest.mark.parametrize("command", ["merge", "link-sibling", "link-guardian"])
def test_whoever_was_chosen_is_not_taken_once_more(
    salto: Salto, a_youth: Callable[..., str], command: str
) -> None:
    one, other = a_youth(), a_youth(name="Bilal Prøve", born="2011-01-09")
    keys = one + ENTER + one + ENTER + other + ENTER
    ran = at_keyboard(salto, command, keys=keys)
    assert ran.code == 130, ran.err  # asked on until the keys are at their end
    assert "that is the same person once more" in ran.err
    assert other in ran.err


def test_of_two_that_become_one_it_is_said_which_stays(salto: Salto, a_youth: Callable[..., str]) -> None:
    stays, goes = a_youth(), a_youth(name="Bilal Prøve", born="2011-01-09")
    ran = at_keyboard(salto, "merge", stays, goes, "--dry-run", keys="")
    assert ran.code == 0, ran.err
    said = [line for line in ran.err.splitlines() if "P-" in line]
    assert [line.partition(":")[0] for line in said] == [
        "The one that stays",
        "The one whose code leads there",
    ]
    assert [line.endswith(code) for line, code in zip(said, (stays, goes), strict=True)] == [True, True]
