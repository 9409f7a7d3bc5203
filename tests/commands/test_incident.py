"""Incidents: about nobody, against a clock, and never closed without a reason."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Salto
from tests.keyboard import at_keyboard

Youth = Callable[..., str]


@pytest.mark.parametrize("kind", ["fire", "", "Amina Eksempel"])
def test_only_what_can_go_wrong_starts_a_clock(salto: Salto, kind: str) -> None:
    ran = salto("incident", "start", kind)
    assert ran.code in {2, 4}
    assert salto.rows("SELECT * FROM incident") == []


@pytest.mark.parametrize("kind", ["theft", "loss", "misdirected", "malware", "snooping", "other"])
def test_every_kind_ends_with_deciding_reporting_and_telling(salto: Salto, kind: str) -> None:
    steps = salto.ok("incident", "start", kind)["incident"]["steps"]
    assert [each["key"] for each in steps][-4:] == ["assess", "decide", "report", "tell"]
    assert steps[0]["key"] == "call"


def test_the_72_hours_run_from_when_it_became_known(salto: Salto) -> None:
    made = salto.ok("incident", "start", "tyveri", "--known", "2026-11-20 19:10")["incident"]
    assert made["until"] == "2026-11-23T19:10"
    assert made["steps"][-1]["due"] == made["until"]
    assert "10 hours left" in salto("incident", "list").out
    assert "report now" in salto.at("2026-11-24")("incident", "list").out


@pytest.mark.parametrize(("known", "told"), [("today", True), ("today 07:30", False)])
def test_who_says_no_time_of_day_is_told_that_the_hours_count_from_midnight(
    salto: Salto, known: str, told: bool
) -> None:
    assert ("Counted from midnight" in salto("incident", "start", "loss", "--known", known).out) is told


def test_it_is_not_known_before_it_has_been(salto: Salto) -> None:
    assert salto("incident", "start", "theft", "--known", "2026-12-24").code == 4


def test_what_was_exposed_is_counted_and_nobody_named(salto: Salto, a_youth: Youth) -> None:
    code = a_youth(address="Kirsebærveien 3")
    salto.ok("edit", code, "--wish", "En jobb", "--category", "work")
    ran = salto("incident", "start", "theft", "--json")
    assert ran.json["exposed"]["youths"] == 1
    assert ran.json["exposed"]["categories"] == {"work": 1}
    assert ran.json["persons"] is None
    assert "Amina" not in ran.out
    assert code not in ran.out


def test_names_stand_there_only_when_they_are_asked_for(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    salto.ok("incident", "start", "theft")
    assert "Amina" not in salto("incident", "show", "1").out
    assert [each["code"] for each in salto.ok("incident", "show", "1", "--list")["persons"]] == [code]


def test_the_draft_names_nobody_and_overwrites_nothing(salto: Salto, a_youth: Youth, tmp_path: Path) -> None:
    code = a_youth()
    salto.ok("incident", "start", "theft")
    path = tmp_path / "draft.txt"
    assert salto("incident", "draft", "1").code == 2
    salto.ok("incident", "draft", "1", "--to", str(path))
    content = path.read_text(encoding="utf-8")
    assert "GDPR art. 33" in content
    assert "Amina" not in content
    assert code not in content
    assert path.stat().st_mode & 0o077 == 0
    assert salto("incident", "draft", "1", "--to", str(path)).code == 4


def test_a_step_is_done_once_and_only_where_there_is_one(salto: Salto) -> None:
    salto.ok("incident", "start", "theft")
    salto.ok("incident", "done", "1", "2")
    assert salto("incident", "done", "1", "2").code == 3
    assert salto("incident", "done", "1", "99").code == 3
    assert salto("incident", "done", "2", "1").code == 3
    assert salto("incident", "done", "one", "1").code == 2


def test_it_is_closed_with_a_reason_and_no_step_is_done_after_that(salto: Salto) -> None:
    salto.ok("incident", "start", "misdirected")
    assert salto("incident", "close", "1", "--not-reported").code == 2
    assert salto("incident", "close", "1", "--not-reported", "--reason", "   ").code in {2, 4}
    left = salto("incident", "close", "1", "--not-reported", "--reason", "Ingen fare: slettet ulest")
    assert left.code == 6
    assert "steps are not done: 1, 2" in left.err
    salto.ok("incident", "close", "1", "--not-reported", "--reason", "Ingen fare: slettet ulest", "--anyway")
    assert salto("incident", "close", "1", "--reported", "--reason", "likevel").code == 6
    assert salto("incident", "done", "1", "1").code == 6
    salto.ok("incident", "note", "1", "--input", "-", stdin=json.dumps({"text": "Bekreftet skriftlig"}))
    assert salto("audit", "verify").code == 0


def test_at_a_terminal_the_steps_that_are_left_are_asked_about_before_it_is_closed(salto: Salto) -> None:
    salto.ok("incident", "start", "theft")
    line = ("incident", "close", "1", "--reported", "--reason", "Meldt")
    left = at_keyboard(salto, *line, keys="n\r")
    assert left.code == 130
    assert "call your leader" in left.out
    assert salto.ok("incident", "show", "1")["incident"]["closed"] is None
    assert at_keyboard(salto, *line, keys="y\r").code == 0
    assert salto.ok("incident", "show", "1")["incident"]["closed"]


def test_what_is_refused_comes_with_the_incident_to_look_at_and_a_closed_one_offers_no_step(
    salto: Salto,
) -> None:
    salto.ok("incident", "start", "theft")
    assert "salto incident show 1" in salto("incident", "done", "1", "99").err
    assert "salto incident done 1 1" in salto("incident", "show", "1").out
    salto.ok("incident", "close", "1", "--not-reported", "--reason", "funnet", "--anyway")
    assert "salto incident note 1" in salto("incident", "done", "1", "1").err
    assert "salto incident done" not in salto("incident", "show", "1").out


def test_no_empty_line_stands_last(salto: Salto) -> None:
    salto.ok("incident", "start", "theft")
    for words in (("list",), ("show", "1"), ("done", "1", "1")):
        shown = salto("incident", *words).out
        assert not shown.endswith("\n\n"), words
        assert "\n\n\n" not in shown, words


def test_an_open_incident_stands_first_in_everyones_day(salto: Salto) -> None:
    assert salto.ok("today")["alarms"] == []
    salto.ok("incident", "start", "theft")
    (alarm,) = salto.ok("today")["alarms"]
    assert alarm["next"] == "salto incident done 1 1"
    salto.ok("incident", "close", "1", "--reported", "--reason", "Høy risiko", "--anyway")
    assert salto.ok("today")["alarms"] == []


def test_what_was_noted_is_not_altered(salto: Salto) -> None:
    salto.ok("incident", "start", "theft")
    salto.ok("incident", "note", "1", "--input", "-", stdin=json.dumps({"text": "Maskinen var låst"}))
    store = salto.store()
    store.begin("test", "upkeep")
    with pytest.raises(Exception, match="kept as it was said"):
        store.connection.execute("UPDATE incident_note SET text = 'x'")
    store.abandon()
    store.close()
