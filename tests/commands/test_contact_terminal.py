"""Logging a contact at a terminal: what is asked, what a slip costs, and that Ctrl-C leaves nothing."""

import sys
from collections.abc import Callable

import pytest

from tests.fixtures import Salto

if sys.platform == "win32":
    pytest.skip("pexpect drives a terminal of POSIX", allow_module_level=True)

from tests.terminal import CTRL_C, ENTER, ended, terminal

Youth = Callable[..., str]


def test_one_line_with_a_short_code_names_the_youth_and_asks_once(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    asked = terminal(salto, "log-contact", "1", "--kind", "talk", "--next", "ring Nav", "--due", "friday")
    asked.expect("Concerns: Amina Eksempel")
    asked.expect("right person")
    asked.send(ENTER)
    code, screen = ended(asked)
    assert code == 0
    assert "Logged as K-001" in screen
    assert salto.rows("SELECT due FROM task") == [("2026-11-27",)]


def test_what_is_typed_wrong_is_asked_again_and_the_note_is_not_lost(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    asked = terminal(salto, "log-contact", amina)
    asked.expect("What kind")
    asked.send(ENTER)
    asked.expect("When, if not now")
    asked.send("31.02." + ENTER)
    asked.expect("calendar")
    asked.expect("When, if not now")
    asked.send(ENTER)
    for question in ("How:", "Where:", "About what"):
        asked.expect(question)
        asked.send(ENTER)
    asked.expect("own words")
    asked.send(ENTER)
    asked.expect("Note:")
    asked.send("Første linje\rAndre linje\x1b\r")
    asked.expect("Has the youth been told")
    asked.send("nei" + ENTER)
    asked.expect("no with the reason")
    asked.expect("Has the youth been told")
    asked.send("nei, sov" + ENTER)
    asked.expect("Next step")
    asked.send(ENTER)
    code, screen = ended(asked)
    assert code == 0, screen
    assert "Due" not in screen
    assert salto.rows("SELECT note, told FROM contact") == [("Første linje\nAndre linje", "no: sov")]


@pytest.mark.parametrize("question", ["What kind", "When, if not now", "How:"])
def test_ctrl_c_leaves_nothing(salto: Salto, a_youth: Youth, question: str) -> None:
    asked = terminal(salto, "log-contact", a_youth())
    for each in ("What kind", "When, if not now", "How:"):
        asked.expect(each)
        if each == question:
            break
        asked.send(ENTER)
    asked.send(CTRL_C)
    code, screen = ended(asked)
    assert code == 130
    assert "Nothing has been saved" in screen
    assert salto.rows("SELECT count(*) FROM contact") == [(0,)]


def test_someone_without_a_case_is_refused_before_anything_is_typed(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    salto.ok(
        "register", "--name", "Bror Eksempel", "--born", "01.01.2012", "--kin-of", amina, "--as", "sibling",
        "--sort", "full",
    )  # fmt: skip
    asked = terminal(salto, "log-contact", "2")
    asked.expect("right person")
    asked.send(ENTER)
    code, screen = ended(asked)
    assert code == 21
    assert "open-case" in screen
    assert "What kind" not in screen


def test_a_no_to_the_wrong_contact_takes_nothing_off(salto: Salto, a_youth: Youth) -> None:
    salto.ok("log-contact", a_youth(), "--kind", "talk")
    asked = terminal(salto, "retract", "1", "--reason", "feil person")
    asked.expect("Amina Eksempel, b. 2010")
    asked.expect("right contact")
    asked.send("n" + ENTER)
    assert ended(asked)[0] == 130
    assert salto.rows("SELECT count(*) FROM contact_person WHERE retracted IS NOT NULL") == [(0,)]


def test_a_task_that_is_done_asks_in_one_line_how_it_went(salto: Salto, a_youth: Youth) -> None:
    salto.ok("task", "add", a_youth(), "--text", "ring mor")
    code = salto.ok("task", "list")["tasks"][0]["code"]
    asked = terminal(salto, "task", "done", code)
    asked.expect("How it went")
    asked.send("snakket med mor" + ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT outcome FROM task") == [("snakket med mor",)]


def test_a_task_is_named_before_it_is_closed(salto: Salto, a_youth: Youth) -> None:
    salto.ok("task", "add", a_youth(), "--text", "ring Nav")
    asked = terminal(salto, "task", "done", "1", "--outcome", "ringte")
    asked.expect("ring Nav · Amina Eksempel, b. 2010")
    asked.expect("right task")
    asked.send(ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT outcome FROM task") == [("ringte",)]


def test_a_name_of_two_words_without_quotes_is_one_person_who_is_named_once(
    salto: Salto, a_youth: Youth
) -> None:
    a_youth()
    asked = terminal(salto, "log-contact", "Amina", "Eksempel", "--kind", "talk", "--next", "ring Nav")
    asked.expect("right person")
    asked.send(ENTER)
    code, screen = ended(asked)
    assert code == 0
    assert "Concerns" not in screen
    assert salto.rows("SELECT count(*) FROM contact_person") == [(1,)]


def test_a_picture_that_begins_with_who_it_is_says_it_once(salto: Salto, a_youth: Youth) -> None:
    whose = a_youth()
    code, screen = ended(terminal(salto, "picture", "contact", whose))
    assert code == 0
    assert "Concerns" not in screen
    assert screen.count("Amina Eksempel") == 1
