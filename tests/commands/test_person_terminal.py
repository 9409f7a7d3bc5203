"""Registering, correcting and choosing persons in a real terminal, and stopping half-way."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.fixtures import Salto
from tests.keyboard import at_keyboard

if sys.platform == "win32":
    pytest.skip("a terminal of POSIX is driven here", allow_module_level=True)

from tests.terminal import CTRL_C, ENTER, ended, terminal

Youth = Callable[..., str]
CTRL_D, SPACE = "\x04", " "
STEPS = (
    ("Full name:", "Åse Møller" + ENTER),
    ("Birth date:", "17.05.2010" + ENTER),
    ("Basis for keeping this:", "\x1b[B" + ENTER),
    ("Purpose of the follow-up:", SPACE + ENTER),
    ("First name agreed with the youth", "Åse" + ENTER),
    ("Phone", ENTER),
    ("How to reach them safely", "send melding" + ENTER),
    ("Protected address", "y" + ENTER),
    ("Home district", "bydel grunerlokka" + ENTER),
    ("Language", ENTER),
)


def answers(asked: Any, *steps: tuple[str, str]) -> None:
    """Wait for each question in turn and send what is typed."""
    for question, typed in steps:
        asked.expect_exact(question)
        asked.send(typed)


def persons(salto: Salto) -> int:
    return int(salto.rows("SELECT count(*) FROM person")[0][0])


def test_a_youth_is_registered_question_by_question(salto: Salto) -> None:
    asked = terminal(salto, "register")
    answers(asked, *STEPS)
    asked.expect_exact("Registered: Åse Møller, b. 2010, P-001H")
    assert ended(asked)[0] == 0
    person = salto.ok("show", "P-001H")["person"]
    assert (person["protected"], person["home_district"], person["called"]) == (True, "Grünerløkka", "Åse")


def test_what_was_mistyped_is_asked_again_and_what_was_typed_is_kept(salto: Salto) -> None:
    asked = terminal(salto, "register", "--name", "Åse Møller", "--purposes", "school")
    answers(
        asked,
        ("Birth date:", "31.02.2010" + ENTER),
        ("that is not a day in the calendar", "17.05.2010" + ENTER),
        ("Basis for keeping this:", "5" + ENTER),
        ("Reference for the basis:", ENTER),
        ("This one is needed, as in decision 34/25. ? explains", "sak 34/25" + ENTER),
        ("First name agreed", ENTER),
        ("Phone", "ring mor" + ENTER),
        ("that is not a phone number", "91234567" + ENTER),
        ("How to reach them safely", ENTER),
        ("Protected address", ENTER),
        ("Home district", ENTER),
        ("Language", "somali" + ENTER),
        ("Needs an interpreter", "ja" + ENTER),
    )
    assert ended(asked)[0] == 0
    page = salto.ok("show", "P-001H")
    assert (page["case"]["reference"], page["person"]["phone"]) == ("sak 34/25", "91234567")
    assert page["person"]["interpreter"] is True


@pytest.mark.parametrize(
    ("done", "key"),
    [(0, CTRL_C), (0, CTRL_D), (2, CTRL_C), (3, CTRL_C), (7, CTRL_C), (9, CTRL_D), (9, CTRL_C)],
)
def test_stopping_at_a_question_saves_nothing(salto: Salto, done: int, key: str) -> None:
    asked = terminal(salto, "register")
    answers(asked, *STEPS[:done])
    asked.expect_exact(STEPS[done][0])
    asked.send(key)
    asked.expect_exact("Nothing has been saved")
    assert ended(asked)[0] == 130
    assert persons(salto) == 0
    assert salto.rows("SELECT * FROM act WHERE command = 'register'") == []


def test_a_likely_duplicate_is_named_and_needs_a_yes(salto: Salto, a_youth: Youth) -> None:
    a_youth(home_district="Alna")
    line = ("register", "--name", "Amina Eksempel", "--born", "17.05.2010", "--basis", "consent")
    for answer, code, count in ((ENTER, 130, 1), ("y" + ENTER, 0, 2)):
        asked = terminal(salto, *line, "--purposes", "school")
        asked.expect_exact("Amina Eksempel, 17.05.2010, Alna, P-001H")
        answers(asked, ("another person?", answer))
        assert ended(asked)[0] == code
        assert persons(salto) == count


def test_a_number_without_its_letter_names_the_person_and_asks(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    asked = terminal(salto, "edit", "1", "--phone", "91234567")
    answers(asked, ("Concerns: Amina Eksempel, b. 2010, P-001H", ""), ("right person?", "n" + ENTER))
    assert ended(asked)[0] == 130
    assert salto.ok("show", "P-001H")["person"]["phone"] is None
    asked = terminal(salto, "edit", "P-001H", "--phone", "91234567")
    asked.expect_exact("Concerns: Amina Eksempel, b. 2010, P-001H")
    asked.expect_exact("912 34 567")
    assert ended(asked)[0] == 0


def test_one_of_several_with_the_name_is_chosen_by_birth_date(salto: Salto, a_youth: Youth) -> None:
    a_youth(home_district="Alna")
    a_youth(born="2009-01-02")
    asked = terminal(salto, "show", "amina")
    asked.expect("P-001H +Amina Eksempel +17.05.2010 +Alna")
    asked.expect("P-002K +Amina Eksempel +02.01.2009")
    asked.send("02.01" + ENTER)
    asked.expect_exact("Concerns: Amina Eksempel, b. 2009, P-002K")
    asked.expect_exact("born 02.01.2009")
    assert ended(asked)[0] == 0


def test_a_yes_given_beforehand_is_for_a_code_and_never_for_a_name(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    asked = terminal(salto, "edit", "amina", "--phone", "91234567", "--yes")
    answers(asked, ("right person?", "n" + ENTER))
    assert ended(asked)[0] == 130
    asked = terminal(salto, "edit", "1", "--phone", "91234567", "--yes")
    asked.expect_exact("912 34 567")
    assert ended(asked)[0] == 0


def test_an_edit_without_options_asks_field_by_field_with_what_stands(salto: Salto, a_youth: Youth) -> None:
    a_youth(phone="91234567", language="somali", interpreter="ja")
    asked = terminal(salto, "edit", "P-001H")
    answers(
        asked,
        ("Full name:", ""),
        ("Amina Eksempel", ENTER),
        ("First name agreed", "Mina" + ENTER),
        ("Birth date:", ""),
        ("17.05.2010", ENTER),
        ("Phone:", ""),
        ("91234567", "\x15-" + ENTER),
        ("Protected address", "y" + ENTER),
        ("Home district", "Alna" + ENTER),
        ("District where they stay", ENTER),
        ("Language:", ""),
        ("somali", ENTER),
        ("Needs an interpreter", ""),
        ("[Yes] No", ENTER),
        ("Lead district", ENTER),
        ("Formal coordinator", ENTER),
    )
    assert ended(asked)[0] == 0
    person = salto.ok("show", "P-001H")["person"]
    assert (person["called"], person["phone"], person["protected"]) == ("Mina", None, True)
    assert (person["language"], person["interpreter"], person["revision"]) == ("somali", True, 2)


def test_a_case_is_closed_only_with_a_yes_after_its_tasks_were_shown(salto: Salto, a_youth: Youth) -> None:
    youth = a_youth()
    salto.ok("task", "add", youth, "--text", "ring mor")
    for answer, code in ((ENTER, 130), ("y" + ENTER, 0)):
        asked = terminal(salto, "close-case", youth, "--outcome", "moved")
        asked.expect_exact("1 task is open and is closed with it:")
        asked.expect_exact("ring mor")
        answers(asked, ("Close the case of Amina Eksempel, b. 2010, P-001H?", answer))
        assert ended(asked)[0] == code
    assert salto.ok("show", youth)["case"] is None


def test_a_page_names_whom_it_is_about_once(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    for command in ("show", "consents", "contacts", "timeline", "family", "may-share"):
        _code, screen = ended(terminal(salto, command, code))
        assert ("Amina Eksempel" in screen, "Concerns:" in screen) == (True, False), command


def test_a_page_asked_for_by_a_number_is_still_asked_about(salto: Salto, a_youth: Youth) -> None:
    asked = terminal(salto, "show", str(int(a_youth()[2:5])))
    answers(asked, ("Concerns: Amina Eksempel", ""), ("right person?", "n" + ENTER))
    assert ended(asked)[0] == 130


def test_enter_at_the_birth_date_of_a_relative_says_what_to_do(salto: Salto, a_youth: Youth) -> None:
    asked = terminal(salto, "register", "--name", "Hilde Prøve", "--kin-of", a_youth("Ola Eksempel"))
    asked.expect("Birth date:")
    asked.send(ENTER)
    asked.expect("This one is needed")
    asked.expect("Until then keep name and phone")
    asked.send(CTRL_C)
    assert ended(asked)[0] == 130


def test_words_after_a_name_that_are_none_of_it_are_told_and_never_searched_for(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth("Amina Eksempel")
    line = ("task", "add", "amina", "ringe", "mor")
    for ran in (salto(*line), at_keyboard(salto, *line, keys="")):
        assert (ran.code, "not part of it" in ran.err, '--text "…"' in ran.err) == (2, True, True)
        assert "ringe" not in ran.err
    assert salto("show", "amina", "eksempl").code == 3  # a name that is mistyped is still a name
