"""A tired person is asked no more than what has been answered leaves open."""

import pytest

from tests.fixtures import Salto
from tests.keyboard import END, ENTER, at_keyboard
from tests.meeting import NAV, youth

NOTE = "ringte" + END


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("attempt", ENTER + "call" + ENTER + NOTE + ENTER),  # when, how, the note, no next step
        (
            "short talk",
            ENTER + "call" + ENTER + ENTER * 2 + NOTE + ENTER * 2,
        ),  # and about what, own words, told
        ("short talk", ENTER + "met" + ENTER + ENTER * 3 + NOTE + ENTER * 2),  # and where
    ],
)
def test_where_it_was_is_for_those_who_met_and_what_was_said_for_those_who_answered(
    salto: Salto, capsys: pytest.CaptureFixture[str], kind: str, keys: str
) -> None:
    person = youth(salto, "Amina Eksempel")
    ran = at_keyboard(salto, "log-contact", person, keys=kind + ENTER + keys)
    assert ran.code == 0, ran.err
    assert [each["note"] for each in salto.ok("contacts", person)["contacts"]] == ["ringte"]
    capsys.readouterr()


def test_who_interpreted_is_asked_where_it_was_explained_in_a_language(
    salto: Salto, capsys: pytest.CaptureFixture[str]
) -> None:
    person = youth(salto, "Ola Eksempel")
    line = ("grant-consent", person, "--by", "subject", "--to", NAV, "--category", "work")
    said = (
        ENTER * 3 + "written" + ENTER + "y" + ENTER * 2
    )  # which purpose, through, when; how; informed, pressed
    for explained in (ENTER, "somali" + ENTER * 2):
        ran = at_keyboard(salto, *line, keys=said + explained + ENTER)
        assert ran.code == 0, ran.err
    capsys.readouterr()


def test_a_question_mark_is_answered_with_what_the_question_wants_and_is_no_name(salto: Salto) -> None:
    ran = at_keyboard(salto, "register", "--born", "17.05.2007", keys="?" + ENTER + "?" + ENTER)
    # A command says what its options are for in the language in which it was loaded first.
    said = ran.err.count("  Full name.") + ran.err.count("  Fullt navn.")
    assert (ran.code, said) == (130, 2), "the same is asked until it is answered"


def test_a_consent_that_will_not_count_is_told_before_it_is_kept_and_answered_again(salto: Salto) -> None:
    person = youth(salto, "Ola Eksempel")
    line = ("grant-consent", person, "--by", "subject", "--to", NAV, "--category", "work")
    slipped = ENTER * 3 + "written" + ENTER * 4  # nothing but Enter at «informed»
    ran = at_keyboard(salto, *line, keys=slipped)
    assert (ran.code, "was not informed" in ran.err) == (130, True), "Ctrl-C keeps nothing"
    assert salto.rows("SELECT count(*) FROM statement") == [(0,)]
    again = ENTER + "written" + ENTER + "y" + ENTER * 3
    ran = at_keyboard(salto, *line, keys=slipped + again)
    assert ran.code == 0, ran.err
    (said,) = salto.ok("consents", person)["statements"]
    assert (said["informed"], said["status"]) == (True, "holds")


@pytest.mark.parametrize(("category", "asks"), [("work", False), ("health", True)])
def test_what_must_be_named_explicitly_is_asked_only_where_it_is_shared(
    salto: Salto, category: str, asks: bool
) -> None:
    person = youth(salto, "Ola Eksempel")
    line = ("grant-consent", person, "--by", "subject", "--to", NAV, "--category", category)
    keys = ENTER * 3 + "written" + ENTER + "y" + ENTER * 3
    assert at_keyboard(salto, *line, keys=keys).code == (130 if asks else 0)
    if asks:
        assert at_keyboard(salto, *line, keys=keys + "y" + ENTER).code == 0
        assert salto.ok("consents", person)["statements"][0]["explicit"]
