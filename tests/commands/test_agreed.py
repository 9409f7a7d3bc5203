"""What is shown before a yes is not said again after it; with --yes all of it is said, once."""

from collections import Counter

import pytest

from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard
from tests.meeting import NAV, grant, know, youth

YES = "y" + ENTER
NURSE = "skolehelsetjenesten-og-helsestasjon-for-ungdom"
URGENT = ("--basis", "nodrett", "--category", "health", "--urgent")


@pytest.fixture
def ola(salto: Salto) -> str:
    """A youth of whom one kind of information may go to Nav."""
    person = youth(salto, "Ola Eksempel", "Ola")
    grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", strength="presis")
    return person


@pytest.mark.parametrize(
    ("line", "keys", "new"),
    [
        (f"share {{ola}} --with {NAV}", YES, "Noted as D-001N"),
        (f"handover {{ola}} --to {NAV} --why bytte", YES, "H-001L"),
        ("erase {ola} --ground duty", "{ola}" + ENTER, "Erased:"),
        ("withdraw-consent C-001B", YES + ENTER, "Withdrawn: C-001B"),
        ("undo", YES, "Undone:"),
    ],
)
def test_what_was_shown_before_the_yes_stands_there_once(
    salto: Salto, ola: str, line: str, keys: str, new: str
) -> None:
    ran = at_keyboard(salto, *line.format(ola=ola).split(), keys=keys.format(ola=ola))
    assert ran.code == 0, ran.err
    lines = [each.strip() for each in ran.out.splitlines() if each.strip()]
    assert new in ran.out
    assert [each for each, times in Counter(lines).items() if times > 1] == []
    assert "Nothing" not in lines[0]
    assert "Nothing was given" not in ran.out and "Nothing has been changed" not in ran.out


def test_with_yes_all_of_it_is_said_once(salto: Salto, ola: str) -> None:
    ran = at_keyboard(salto, "share", ola, "--with", NAV, "--yes", keys="")
    assert (ran.code, ran.out.count("presis"), ran.out.count("Ola Eksempel")) == (0, 1, 1), ran.err


def test_the_person_is_named_once_where_the_screen_begins_with_who_it_is(salto: Salto, ola: str) -> None:
    for line in (("share", ola, "--with", NAV, "--dry-run"), ("who-knows", ola)):
        ran = at_keyboard(salto, *line, keys="")
        assert ("Concerns" in ran.err, ran.code) == (False, 0), line


def test_nobody_is_asked_to_give_where_nothing_may_go(salto: Salto) -> None:
    person = youth(salto, "Ola Eksempel")
    ran = at_keyboard(salto, "share", person, "--with", NAV, keys="")
    assert (ran.code, "Nothing may go" in ran.out) == (20, True), ran.err
    assert f"What it takes: salto may-share {person} --with {NAV}" in ran.out


def test_what_goes_on_a_basis_is_asked_for_where_nothing_was_named(salto: Salto, ola: str) -> None:
    ran = at_keyboard(salto, "share", ola, "--with", NURSE, *URGENT, keys="Har tatt noe.\x1b\r" + ENTER + YES)
    assert (ran.code, "Har tatt noe." in ran.out) == (0, True), ran.err
    assert salto.rows("SELECT count(*) FROM disclosure") == [(1,)]


def test_what_may_go_but_was_not_said_is_no_refusal(salto: Salto, ola: str) -> None:
    ran = at_keyboard(salto, "share", ola, "--with", NURSE, *URGENT, "--dry-run", keys="")
    assert "Nothing may go" not in ran.out
    assert "It may go, but there is nothing to give." in ran.out
    assert "--item" in ran.out and "What it takes" not in ran.out
