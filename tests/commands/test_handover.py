"""Handing over in a real terminal: what would go and what is held back is shown before the yes."""

import sys

import pytest

from tests.fixtures import Salto
from tests.meeting import NAV, grant, youth

if sys.platform == "win32":
    pytest.skip("pexpect drives a terminal of POSIX", allow_module_level=True)

from tests.terminal import CTRL_C, ENTER, ended, terminal


@pytest.fixture
def amina(salto: Salto) -> str:
    """A youth who lets Nav know of work."""
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV], ["work"])
    return person


@pytest.mark.parametrize("answer", ["n" + ENTER, ENTER, CTRL_C])
def test_what_is_held_back_is_shown_first_and_anything_but_a_yes_writes_nothing(
    salto: Salto, amina: str, answer: str
) -> None:
    asked = terminal(salto, "handover", amina, "--to", NAV, "--why", "wants a job")
    asked.expect("Amina Eksempel, b. 2007, P-001H")
    asked.expect("May go along")
    asked.expect("Held back")
    asked.expect("Plan this handover")
    assert salto.rows("SELECT 1 FROM handover") == []
    asked.send(answer)
    assert ended(asked)[0] == 130
    assert salto.rows("SELECT 1 FROM handover") == []


def test_a_yes_plans_it(salto: Salto, amina: str) -> None:
    asked = terminal(salto, "handover", amina, "--to", NAV, "--why", "wants a job")
    asked.expect("Plan this handover")
    asked.send("ja" + ENTER)
    code, screen = ended(asked)
    assert code == 0
    assert "planned" in screen
    assert salto.rows("SELECT state FROM handover") == [("planned",)]


def test_what_is_missing_is_asked_for(salto: Salto, amina: str) -> None:
    asked = terminal(salto, "handover", "plan", amina)
    asked.expect("To which service or colleague")
    asked.send(NAV + ENTER)
    asked.expect("Why now")
    asked.send("wants a job" + ENTER)
    asked.expect("Plan this handover")
    asked.send("j" + ENTER)
    assert ended(asked)[0] == 0


def test_at_a_terminal_a_number_will_do_once_the_youth_has_been_named(salto: Salto, amina: str) -> None:
    salto.ok("handover", amina, "--to", NAV, "--why", "wants a job")
    asked = terminal(salto, "handover", "cancel", "1", "--reason", "changed their mind")
    asked.expect("Amina Eksempel, b. 2007, P-001H")
    asked.expect("Is this the right handover")
    asked.send("n" + ENTER)
    assert ended(asked)[0] == 130
    assert salto.rows("SELECT state FROM handover") == [("planned",)]


def test_a_receiver_that_is_none_is_told_before_anyone_is_asked_why(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    asked = terminal(salto, "handover", amina, "--to", "nav-ungdomstem")
    code, screen = ended(asked)
    assert code == 3
    assert "nav-ungdomsteam" in screen
    assert "Why now" not in screen


def test_a_receiver_of_two_words_that_is_none_is_called_neither_colleague_nor_service(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    wrong = salto("handover", amina, "--to", "Ukjent Bydel", "--why", "flytter")
    assert wrong.code == 4
    assert "neither a colleague nor a service" in wrong.err
    assert "Ukjent" not in wrong.err


def test_a_step_that_does_not_fit_is_refused_before_anyone_is_asked_about_it(
    salto: Salto, amina: str
) -> None:
    code = salto.ok("handover", amina, "--to", NAV, "--why", "wants a job")["handover"]["code"]
    for step in ("close", "overlap", "confirm", "return"):
        asked = terminal(salto, "handover", step, code)
        ended_with, screen = ended(asked)
        assert ended_with == 6
        assert "Reason" not in screen
        assert "that step does not fit" in screen


def test_a_handover_with_open_points_is_refused_before_the_reason_is_typed(salto: Salto, amina: str) -> None:
    code = salto.ok("handover", amina, "--to", NAV, "--why", "wants a job")["handover"]["code"]
    for line in (f"offer {code}", f"accept {code} --by Lise --channel meeting"):
        salto.ok("handover", *line.split())
    ended_with, screen = ended(terminal(salto, "handover", "close", code))
    assert ended_with == 6
    assert f"salto handover close {code} --anyway" in " ".join(screen.split())
    asked = terminal(salto, "handover", "close", code, "--anyway")
    asked.expect("Reason")
    asked.send("done" + ENTER)
    assert ended(asked)[0] == 0


def test_what_a_service_does_leads_to_those_that_do_it_and_one_that_lacks_is_added(
    salto: Salto, amina: str
) -> None:
    told = salto("handover", amina, "--to", "leisure-", "--why", "flytter").err
    assert "salto service add" in told
    near = salto("may-share", amina, "--with", "fritids", "--category", "leisure").err
    assert "kind of service" in near
    assert "did you mean" in near
    assert "kind of service" in salto("handover", amina, "--to", "fritids", "--why", "flytter").err
