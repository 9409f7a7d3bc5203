"""A point of a checklist is chosen from its list, and what becomes of it is asked."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import DOWN, ENTER, at_keyboard


@pytest.fixture
def youth(salto: Salto, a_youth: Callable[..., str]) -> str:
    """Someone with a plan for turning 18."""
    person = a_youth(born="2009-01-17")
    salto.ok("transition", "start", person, "--kind", "18")
    return person


def points(salto: Salto, person: str, kind: str = "18") -> dict[int, str]:
    """How each point of a plan stands."""
    plans = salto.ok("transition", "show", person)["transitions"]
    return {each["n"]: each["state"] for plan in plans if plan["kind"] == kind for each in plan["checks"]}


def test_a_point_is_chosen_by_its_own_number_and_settled(salto: Salto, youth: str) -> None:
    salto.ok("transition", "check", youth, "2", "--done")
    ran = at_keyboard(salto, "transition", "check", youth, keys="3" + ENTER + ENTER)
    assert ran.code == 0, ran.err
    assert [points(salto, youth)[n] for n in (1, 2, 3)] == ["open", "done", "done"]


def test_the_first_open_point_is_pointed_at(salto: Salto, youth: str) -> None:
    salto.ok("transition", "check", youth, "1", "--done")
    ran = at_keyboard(salto, "transition", "check", youth, keys=ENTER + ENTER)
    assert ran.code == 0, ran.err
    assert points(salto, youth)[2] == "done"


def test_what_is_not_needed_is_asked_why(salto: Salto, youth: str) -> None:
    keys = ENTER + DOWN + ENTER
    assert at_keyboard(salto, "transition", "check", youth, keys=keys + ENTER).code == 130
    assert points(salto, youth)[1] == "open"
    ran = at_keyboard(salto, "transition", "check", youth, keys=keys + "blir på skolen" + ENTER)
    assert ran.code == 0, ran.err
    assert points(salto, youth)[1] == "not_needed"


def test_of_two_plans_it_is_asked_which(salto: Salto, youth: str) -> None:
    new = ("--kind", "school", "--day", "2027-08-16", "--source", "skolen")
    salto.ok("transition", "start", youth, *new)
    kinds = [each["kind"] for each in salto.ok("transition", "show", youth)["transitions"]]
    down = DOWN * kinds.index("school")
    ran = at_keyboard(salto, "transition", "check", youth, keys=down + ENTER + ENTER + ENTER)
    assert ran.code == 0, ran.err
    assert (points(salto, youth)[1], points(salto, youth, "school")[1]) == ("open", "done")


def test_an_option_that_says_it_is_enough(salto: Salto, youth: str) -> None:
    ran = at_keyboard(salto, "transition", "check", youth, "2", "--due", "+3d", keys="")
    assert ran.code == 0, ran.err


def test_in_a_script_nothing_is_asked_and_the_order_says_what_is_missing(salto: Salto, youth: str) -> None:
    ran = salto("transition", "check", youth, "2")
    assert (ran.code, "nothing is to change" in ran.err) == (4, True)


def test_a_point_of_a_handover_is_chosen_from_its_list(salto: Salto, a_youth: Callable[..., str]) -> None:
    made = salto.ok("handover", "plan", a_youth(), "--to", "nav-ungdomsteam", "--why", "bytte")
    code = made["handover"]["code"]
    ran = at_keyboard(salto, "handover", "check", code, keys="2" + ENTER + ENTER)
    assert ran.code == 0, ran.err
    checks = salto.ok("handover", "show", code)["checks"]
    assert [each["state"] for each in checks[:2]] == ["open", "done"]
    assert [each["n"] for each in checks] == list(range(1, len(checks) + 1))
