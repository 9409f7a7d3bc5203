"""Deadlines at a real terminal: asked for field by field, and a place that is not safe is asked about."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.fixtures import Salto

if sys.platform == "win32":
    pytest.skip("a terminal of POSIX is driven here", allow_module_level=True)

from tests.terminal import ENTER, ended, terminal

Youth = Callable[..., str]


@pytest.fixture
def youth(salto: Salto, a_youth: Youth) -> str:
    """A youth who must not come to Furuset, in a store of two colleagues."""
    salto.ok("operator", "add", "Karim Ali")
    person = a_youth()
    salto.ok("edit", person, "--unsafe-place", "Furuset torg")
    return person


def answers(asked: Any, *steps: tuple[str, str]) -> None:
    for question, typed in steps:
        asked.expect_exact(question)
        asked.send(typed)


def deadlines(salto: Salto) -> int:
    return int(salto.rows("SELECT count(*) FROM deadline")[0][0])


def test_what_a_deadline_needs_is_asked_for_and_a_place_that_is_not_safe_too(
    salto: Salto, youth: str
) -> None:
    asked = terminal(salto, "task", "add", youth, "--kind", "court")
    answers(
        asked,
        ("Due", "fredag" + ENTER),
        ("Clock", "9.30" + ENTER),
        ("Deputy", "2" + ENTER),
        ("Place", "Furuset senter" + ENTER),
        ("Who has said the date", "Oslo tingrett" + ENTER),
        ("What happens if it is missed", ENTER),
        ("What it takes", "legitimasjon" + ENTER),
        ("may not be safe there: see number 1", ""),
        ("Is this place meant all the same?", "y" + ENTER),
        ("Deadline T-001F has been added", ""),
    )
    assert ended(asked)[0] == 0
    (found,) = salto.ok("due")["deadlines"]
    assert (found["due"], found["deadline"]["at"]) == ("2026-11-27", "09:30")
    assert found["deadline"]["deputy"] == "Karim Ali"


def test_a_place_that_is_not_meant_saves_nothing(salto: Salto, youth: str) -> None:
    given = ("--kind", "court", "--due", "+3d", "--deputy", "Karim", "--source", "x", "--place", "Furuset T")
    asked = terminal(salto, "task", "add", youth, *given)
    answers(asked, ("Is this place meant all the same?", ENTER))
    code, screen = ended(asked)
    assert (code, deadlines(salto)) == (2, 0)
    assert "nothing was saved" in screen


def test_a_confirmation_asks_whether_it_was_understood_and_enter_is_no(salto: Salto, youth: str) -> None:
    given = ("--kind", "court", "--due", "+1d", "--deputy", "Karim", "--source", "x")
    salto.ok("task", "add", youth, *given)
    asked = terminal(salto, "task", "confirm", "1")
    answers(
        asked,
        ("Concerns: T-001F court hearing", ""),
        ("Is this the right deadline?", ENTER),
        ("How the youth was told", "2" + ENTER),
        ("Has the youth understood day, time and place", ENTER),
        ("What the youth said", ENTER),
        ("An attempt is noted for T-001F", ""),
    )
    assert ended(asked)[0] == 0


def test_a_missed_deadline_asks_what_happens_next(salto: Salto, youth: str) -> None:
    given = ("--kind", "court", "--due", "+1d", "--deputy", "Karim", "--source", "x")
    salto.ok("task", "add", youth, *given)
    asked = terminal(salto, "task", "done", "T-001F")
    answers(
        asked,
        ("How it ended", "2" + ENTER),
        ("Remark", ENTER),
        ("What happens next", "ring advokaten" + ENTER),
        ("Deadline T-001F is closed: missed", ""),
        ("ring advokaten", ""),
    )
    assert ended(asked)[0] == 0


def test_a_promise_is_named_before_its_end_is_written_and_its_number_alone_is_asked_about(
    salto: Salto, youth: str
) -> None:
    salto.ok("promise", youth, "--text", "ringe om fotball", "--due", "fredag")
    asked = terminal(salto, "promise", "done", "T-001", "--outcome", "kept", "--told", "call")
    answers(
        asked,
        ("Concerns: T-001F ringe om fotball", ""),
        ("Is this the right task?", "n" + ENTER),
        ("Nothing has been saved", ""),
    )
    assert ended(asked)[0] == 130
    asked = terminal(salto, "promise", "done", "T-001F", "--outcome", "kept")
    answers(asked, ("Concerns: T-001F ringe om fotball", ""), ("Promise T-001F: kept", ""))
    assert ended(asked)[0] == 0
    asked = terminal(salto, "promise", "told", "T-001F", "--how", "call")
    answers(asked, ("Concerns: T-001F ringe om fotball", ""), ("They know how T-001F ended", ""))
    assert ended(asked)[0] == 0
