"""Lifting a restriction at a terminal: only those whose processing is restricted are there to choose from."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard

REST = f"it is settled{ENTER}y{ENTER}"  # why it is lifted, and that the person has been told


@pytest.fixture
def free(a_youth: Callable[..., str]) -> str:
    """A youth whose processing is not restricted."""
    return a_youth("Yusuf Eksempel", born="2009-03-02")


@pytest.fixture
def restricted(salto: Salto, a_youth: Callable[..., str]) -> str:
    """A youth whose processing is restricted."""
    code = a_youth()
    salto.ok("restrict", code, "--ground", "contested")
    return code


def test_whoever_is_restricted_is_named_in_the_list_and_found_by_that_name(
    salto: Salto, restricted: str, free: str
) -> None:
    ran = at_keyboard(salto, "lift", keys=f"amina{ENTER}{REST}")
    assert ran.code == 0, ran.err
    assert "Amina Eksempel" in ran.err  # before anything else is asked
    assert restricted in ran.out


def test_a_name_on_the_line_is_looked_for_among_the_restricted(salto: Salto, restricted: str) -> None:
    ran = at_keyboard(salto, "lift", "amina", keys=f"{ENTER}{REST}")
    assert ran.code == 0, ran.err
    assert restricted in ran.out


def test_whoever_is_not_restricted_is_told_of_before_a_reason_is_typed(
    salto: Salto, restricted: str, free: str
) -> None:
    ran = at_keyboard(salto, "lift", free, "--lang", "en", keys=REST)
    assert ran.code == 3
    assert "the processing is not restricted" in ran.err
    assert "Why" not in ran.err


def test_nobody_is_asked_whose_restriction_where_there_is_none(salto: Salto, free: str) -> None:
    ran = at_keyboard(salto, "lift", "--lang", "en", keys=f"yusuf{ENTER}{REST}")
    assert ran.code == 3
    assert "nobody's processing is restricted" in ran.err
