"""A guardian is chosen among those that the child has, and an answer that names nobody is asked again."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import DOWN, ENTER, at_keyboard


@pytest.fixture
def child(a_youth: Callable[..., str]) -> str:
    """A youth without a guardian."""
    return a_youth(born="17.05.2012")


@pytest.fixture
def mother(salto: Salto, child: str) -> str:
    """The guardian of the child."""
    kin = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    ran = salto.ok("register", *kin, "--name", "Sahra Eksempel", "--born", "03.02.1984")
    return str(ran["person"]["code"])


def test_a_promise_is_to_the_youth_or_to_one_of_their_guardians(
    salto: Salto, child: str, mother: str
) -> None:
    asked = "promise add {child} --text ringe --due +3d"
    told = [at_keyboard(salto, *asked.format(child=child).split(), "--json", keys=keys) for keys in ("",)]
    assert told[0].code == 0, told[0].err  # complete on the line: nothing is asked
    keys = "ringe" + ENTER + "+3d" + ENTER
    to_mother = at_keyboard(salto, "promise", "add", child, keys=keys + DOWN + ENTER)
    to_youth = at_keyboard(salto, "promise", "add", child, keys=keys + ENTER)
    assert (to_mother.code, to_youth.code) == (0, 0), to_mother.err + to_youth.err
    assert "Sahra Eksempel" in to_mother.out
    assert "Sahra Eksempel" not in to_youth.out


def test_a_guardian_who_is_not_theirs_cannot_be_typed_in_the_place_of_one(
    salto: Salto, child: str, mother: str, a_youth: Callable[..., str]
) -> None:
    stranger = a_youth()
    keys = "ringe" + ENTER + "+3d" + ENTER + stranger + ENTER
    ran = at_keyboard(salto, "promise", "add", child, keys=keys)
    assert ran.code == 130  # still asked when the keys had been pressed
    assert not salto.ok("promises")["promises"]


def test_who_says_yes_is_chosen_among_the_guardians_of_that_child(
    salto: Salto, child: str, mother: str
) -> None:
    line = "--to nav-ungdomsteam --category work --purpose follow_up --form written --informed --through +90d"
    ran = at_keyboard(
        salto,
        "grant-consent",
        child,
        "--by",
        "guardian",
        *line.split(),
        "--heard",
        "greit",
        keys=ENTER * 4,
    )
    assert ran.code == 0, ran.err
    assert salto.ok("consents", child)["statements"][0]["giver"] == mother


def test_where_no_guardian_is_registered_it_says_how_one_is(salto: Salto, child: str) -> None:
    ran = at_keyboard(salto, "grant-consent", child, "--by", "guardian", keys="")
    assert ran.code == 3
    assert f"salto register --kin-of {child} --as guardian" in ran.err


def test_at_a_keyboard_a_guardian_may_be_named_on_the_line(salto: Salto, child: str, mother: str) -> None:
    ran = at_keyboard(
        salto, "promise", "add", child, "--to", "Sahra", "--text", "ringe", "--due", "+3d", keys=ENTER
    )
    assert ran.code == 0, ran.err
    assert mother in ran.out or "Sahra Eksempel" in ran.out
