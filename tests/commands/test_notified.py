"""Who has been told of a withdrawal is asked first, among those who are still to be."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import DOWN, ENTER, at_keyboard
from tests.meeting import know

SERVICES = ("jordal-ungdomsskole", "nav-ungdomsteam")


@pytest.fixture
def withdrawn(salto: Salto, a_youth: Callable[..., str]) -> str:
    """A consent that was withdrawn after two services had been given something on it."""
    person = a_youth(born="17.05.2007")
    to = [word for each in SERVICES for word in ("--to", each)]
    said = ("--by", "subject", "--category", "work", "--form", "written", "--informed")
    code = str(salto.ok("grant-consent", person, *said, *to)["statement"]["code"])
    know(salto, person, "work", strength="presis")
    for each in SERVICES:
        salto.ok("share", person, "--with", each)
    assert len(salto.ok("withdraw-consent", code)["notices"]) == 2
    return code


def test_who_was_told_is_asked_before_how(salto: Salto, withdrawn: str) -> None:
    ran = at_keyboard(salto, "told", withdrawn, "--json", keys=DOWN + ENTER + DOWN + ENTER + ENTER * 2)
    assert ran.code == 0, ran.err
    assert f'"recipient": "{SERVICES[1]}"' in ran.out


def test_the_question_before_can_be_gone_back_to(salto: Salto, withdrawn: str) -> None:
    keys = ENTER + "<" + DOWN + ENTER * 4
    ran = at_keyboard(salto, "told", withdrawn, "--json", keys=keys)
    assert ran.code == 0, ran.err
    assert f'"recipient": "{SERVICES[1]}"' in ran.out


def test_where_one_alone_is_left_nobody_asks_who(salto: Salto, withdrawn: str) -> None:
    salto.ok("told", withdrawn, "--to", SERVICES[0], "--channel", "call")
    ran = at_keyboard(salto, "told", withdrawn, "--json", keys=ENTER * 3)
    assert ran.code == 0, ran.err
    assert f'"recipient": "{SERVICES[1]}"' in ran.out


def test_where_nobody_is_left_nothing_is_asked(salto: Salto, withdrawn: str) -> None:
    for each in SERVICES:
        salto.ok("told", withdrawn, "--to", each, "--channel", "call")
    ran = at_keyboard(salto, "told", withdrawn, keys="")
    assert (ran.code, "nobody is left to be told" in ran.err) == (3, True), ran.err
