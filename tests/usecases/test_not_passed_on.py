"""What who-knows says was not passed on: only what someone meant to give."""

from typing import Any

from tests.fixtures import Salto
from tests.meeting import NAV, grant, know, youth


def not_passed_on(salto: Salto, person: str) -> list[dict[str, Any]]:
    """What was tried and stopped, as who-knows tells it."""
    found = salto.ok("who-knows", person)["refused"]
    assert isinstance(found, list)
    return found


def test_a_share_that_names_no_kind_and_finds_nothing_to_give_was_asked_by_nobody(salto: Salto) -> None:
    """The other kinds of information were not asked for, so they were not refused either."""
    person = youth(salto, "Ola Eksempel")
    grant(salto, person, [NAV], ["work"])
    ran = salto("share", person, "--with", NAV)
    assert "nothing about this is kept, so there is nothing to give: work" in ran.err
    assert ran.code == 6
    assert not_passed_on(salto, person) == []


def test_a_piece_that_was_stopped_does_not_take_the_other_kinds_with_it(salto: Salto) -> None:
    """The police have not released the piece; that the rest was not covered is no refusal of anyone."""
    person = youth(salto, "Ola Eksempel")
    grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", strength="presis", source="police")
    assert salto("share", person, "--with", NAV).code == 20
    assert not_passed_on(salto, person) == []


def test_a_share_of_all_of_it_that_may_not_go_is_told_as_one_thing(salto: Salto) -> None:
    """No kind was named, so none is told; the screen says that it was all of it."""
    person = youth(salto, "Ola Eksempel")
    assert salto("share", person, "--with", NAV).code == 20
    assert [each["categories"] for each in not_passed_on(salto, person)] == [[]]
    shown = salto("who-knows", person).out
    assert "Not passed on" in shown
    assert "everything" in shown


def test_the_kinds_that_were_named_and_stopped_are_told_and_no_others(salto: Salto) -> None:
    """Work may go; health was named, and may not."""
    person = youth(salto, "Ola Eksempel")
    grant(salto, person, [NAV], ["work"])
    assert salto("share", person, "--with", NAV, "--category", "work", "--category", "health").code == 20
    assert [each["categories"] for each in not_passed_on(salto, person)] == [["health"]]


def test_an_adult_is_not_proposed_a_guardian(salto: Salto) -> None:
    """From 18 on the youth's own yes is what comes next."""
    words = ("--basis", "child_welfare", "--purposes", "follow_up")
    grown = salto("register", "--name", "Ola Eksempel", "--born", "2007-03-04", *words).out
    young = salto("register", "--name", "Berit Annen", "--born", "2011-03-04", *words).out
    assert "--as guardian" not in grown
    assert "salto grant-consent P-001" in grown
    assert "--as guardian" in young
