"""A weekday is the same meeting to every command of the meeting, and is said back."""

import pytest

from tests.fixtures import Salto
from tests.meeting import youth

THURSDAY = "2026-11-26"  # the clock of the tests stands at Monday 23.11.2026


@pytest.mark.parametrize(
    "line",
    ["fleksiteam show torsdag", "fleksiteam run --date torsdag", "fleksiteam case {one} --date thursday"],
)
def test_the_meeting_that_was_prepared_for_a_weekday_is_the_one_that_is_meant(
    salto: Salto, line: str
) -> None:
    one = youth(salto, "Amina Eksempel")
    salto.ok("fleksiteam", "prepare", "--date", "torsdag")
    ran = salto(*line.format(one=one).split())
    assert "Day of the meeting: Thursday 26.11.2026" in ran.err
    assert "there is no meeting" not in ran.err


def test_the_meeting_that_has_been_is_meant_where_none_is_to_come_and_for_its_minutes(salto: Salto) -> None:
    last = salto.at("2026-11-19")
    last.ok("fleksiteam", "run")
    last.ok("fleksiteam", "close")
    for line in ("fleksiteam show torsdag", "fleksiteam minutes --date torsdag"):
        assert "Thursday 19.11.2026" in salto(*line.split()).err, line
    salto.ok("fleksiteam", "prepare", "--date", "torsdag")
    assert "Thursday 26.11.2026" in salto("fleksiteam", "show", "torsdag").err
    assert "Thursday 19.11.2026" in salto("fleksiteam", "minutes", "--date", "torsdag").err


def test_a_meeting_does_not_begin_before_its_day(salto: Salto) -> None:
    salto.ok("fleksiteam", "prepare", "--date", "torsdag")
    for how in ("torsdag", THURSDAY):
        ran = salto("fleksiteam", "run", "--date", how)
        assert ran.code == 6
        assert "that meeting is on Thursday 26.11.2026" in ran.err
    assert salto.rows("SELECT started FROM meeting") == [(None,)]
    salto.at(THURSDAY).ok("fleksiteam", "run")


def test_a_day_that_says_itself_which_it_is_stays_that_day(salto: Salto) -> None:
    salto.ok("fleksiteam", "prepare", "--date", "torsdag")
    for said in (THURSDAY, "26.11.2026", "neste torsdag"):
        assert "Day of the meeting" in salto("fleksiteam", "show", said).err, said
    ran = salto("fleksiteam", "show", "forrige torsdag")
    assert "Thursday 19.11.2026" in ran.err
    assert salto("fleksiteam", "show", THURSDAY, "--json").err == ""


@pytest.mark.parametrize(
    "line",
    [
        "fleksiteam attend --service riverside-ungdomshus --date torsdag",
        "fleksiteam decide {one} --text ringe --date torsdag",
        "fleksiteam status B-001W done --date torsdag",
        "fleksiteam intake advise --date torsdag",
    ],
)
def test_what_is_written_in_a_meeting_goes_by_the_meeting_that_is_there(salto: Salto, line: str) -> None:
    """The one to come has not begun, which is told; on its day the same words are that day; and the one that
    has been is meant where none is to come."""
    one = youth(salto, "Amina Eksempel")
    salto.ok("fleksiteam", "prepare", "--date", "torsdag")
    words = line.format(one=one).split()
    ran = salto(*words)
    assert "Thursday 26.11.2026" in ran.err
    assert "Thursday 19.11.2026" not in ran.err
    salto.at("2026-11-19").ok("fleksiteam", "run")
    assert "Day of the meeting: Thursday 19.11.2026" in salto(*words).err  # it is under way


def test_a_decision_of_the_last_meeting_has_its_due_day_ahead(salto: Salto) -> None:
    one = youth(salto, "Amina Eksempel")
    salto.at("2026-11-19").ok("fleksiteam", "run")
    ran = salto("fleksiteam", "decide", one, "--text", "ringe", "--due", "torsdag", "--date", "torsdag")
    assert ran.code == 0, ran.err
    assert "Day of the meeting: Thursday 19.11.2026" in ran.err
    assert "Thursday 26.11.2026" in ran.out
