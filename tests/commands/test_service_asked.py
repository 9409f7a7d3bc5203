"""A service that is none is asked for again at a terminal: nothing that was typed before is lost."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard

NAV = "nav-ungdomsteam"


@pytest.mark.parametrize("wrong", ["nav", "nobody-here", "jordalsklubben"])
def test_whoever_it_goes_to_is_asked_again_where_that_is_no_service(
    salto: Salto, a_youth: Callable[..., str], wrong: str
) -> None:
    keys = wrong + ENTER + NAV + ENTER
    ran = at_keyboard(salto, "share", "give", a_youth(), "--dry-run", "--json", keys=keys)
    assert "  NAV Ungdomsteam" in ran.err, ran.err
    assert ran.code in {0, 20}, ran.err


def test_a_decision_for_a_service_that_is_none_is_asked_again(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    line = ("task", "add", a_youth(), "--text", "ringe", "--due", "+3d", "--category", "work")
    assert at_keyboard(salto, *line, "--service", "nobody-here", keys="").code == 3
    assert at_keyboard(salto, *line, "--service", NAV, "--json", keys="").code == 0
