"""Who is due for a look, and by when: from cases, ties, looks and triggers alone."""

import json

import pytest

from tests.fixtures import Salto
from tests.meeting import youth


def sister_of(salto: Salto, brother: str, born: str = "2014-06-01", **more: str) -> str:
    """Registers a sibling without a case; returns the code."""
    tie = ("--kin-of", brother, "--as", "sibling", "--sort", "half")
    said = [word for name, value in more.items() for word in (f"--{name}", value)]
    made = salto.ok("register", "--name", "Sara Prøvesen", "--born", born, *tie, *said)
    return str(made["person"]["code"])


def due(salto: Salto, day: str = "2026-11-23") -> dict[str, tuple[str, str | None]]:
    """Who is due seen from ``day``, by when and why."""
    found = salto.at(day).ok("siblings", "--all", "--within", "30d")["siblings"]
    return {each["person"]["code"]: (each["by"], each["why"]) for each in found}


@pytest.fixture
def brother(salto: Salto) -> str:
    return youth(salto, "Amir Prøvesen", born="2009-05-17")


def test_a_sibling_is_due_two_weeks_after_the_case_was_opened(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    assert due(salto) == {sister: ("2026-12-07", "case_opened")}


def test_two_who_are_said_not_to_be_siblings_are_not_due(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    salto.ok("unlink", brother, sister)
    assert due(salto) == {}


def test_a_grown_up_sibling_is_due_only_at_the_same_address(salto: Salto) -> None:
    brother = youth(salto, "Amir Prøvesen", born="2009-05-17")
    salto.ok("edit", brother, "--address", "Prøveveien 1")
    sister_of(salto, brother, "2000-01-01", address="Annenveien 2")
    assert due(salto) == {}
    sister = sister_of(salto, brother, "2001-01-01", address="Prøveveien 1")
    assert list(due(salto)) == [sister]


def test_a_serious_incident_comes_before_everything_else(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    salto.ok("sibling", "check", sister, "--asked", "guardian", "--outcome", "ok")
    assert due(salto) == {}
    note = {"persons": [brother], "kind": "crisis", "themes": ["family"], "note": "slåsskamp"}
    salto.at("2026-11-24").ok("log-contact", "--input", "-", stdin=json.dumps(note))
    assert due(salto, "2026-11-24") == {sister: ("2026-11-27", "incident")}


def test_after_a_serious_incident_someone_looks_again_in_two_weeks(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    note = {"persons": [brother], "kind": "crisis", "themes": ["family"], "note": "slåsskamp"}
    salto.ok("log-contact", "--input", "-", stdin=json.dumps(note))
    made = salto.at("2026-11-24").ok("sibling", "check", sister, "--asked", "guardian", "--outcome", "ok")
    assert made["look"]["next"] == "2026-12-07"
    made = salto.at("2026-12-08").ok("sibling", "check", sister, "--asked", "guardian", "--outcome", "ok")
    assert made["look"]["next"] == "2027-01-22"


def test_a_warning_about_the_older_one_calls_for_a_look_until_it_is_over(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    salto.ok("sibling", "check", sister, "--asked", "guardian", "--outcome", "ok")
    told = {"person": brother, "danger": "to", "kind": "threat", "text": "fare", "category": "crime"}
    said = {**told, "source": "own", "review": "+14d"}
    made = salto.at("2026-11-25").ok("warning", "add", "--input", "-", stdin=json.dumps(said))
    assert due(salto, "2026-11-25") == {sister: ("2026-12-09", "danger")}
    code = made["warning"]["code"]
    salto.at("2026-11-26").ok("warning", "review", code, "--over", "--why", "meklet")
    assert due(salto, "2026-11-26") == {}


def test_a_birthday_at_which_much_changes_calls_for_a_look_within_the_month(salto: Salto) -> None:
    brother = youth(salto, "Amir Prøvesen", born="2009-05-17")
    sister = sister_of(salto, brother, "2013-12-20")
    salto.ok("sibling", "check", sister, "--asked", "guardian", "--outcome", "ok")
    assert due(salto, "2026-12-19") == {}
    assert due(salto, "2026-12-20") == {sister: ("2027-01-19", "birthday")}


def test_after_a_no_only_the_day_to_ask_again_stands(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    salto.ok("sibling", "check", sister, "--asked", "guardian", "--outcome", "refused")
    note = {"persons": [brother], "kind": "crisis", "themes": ["family"], "note": "slåsskamp"}
    salto.at("2026-11-24").ok("log-contact", "--input", "-", stdin=json.dumps(note))
    assert due(salto, "2026-11-25") == {}
    assert due(salto, "2027-02-10") == {sister: ("2027-02-21", "recheck")}


def test_a_sibling_is_looked_at_for_two_years_after_the_case_was_closed(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    salto.ok("close-case", brother, "--outcome", "moved")
    assert list(due(salto, "2028-11-20")) == [sister]
    assert due(salto, "2028-11-24") == {}


def test_why_is_not_told_where_the_older_ones_file_may_not_be_read(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    salto.ok("close-case", brother, "--outcome", "moved")
    (found,) = salto.at("2026-12-01").ok("siblings", "--all")["siblings"]
    assert (found["person"]["code"], found["why"], found["older"]) == (sister, None, None)
    assert brother not in json.dumps(found)


def test_a_look_without_a_case_leaves_no_answer_and_no_reason_behind(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    salto.ok("sibling", "trigger", sister, "--why", "seen_there")
    salto.ok("sibling", "check", sister, "--asked", "guardian", "--outcome", "own_case")
    assert salto.rows("SELECT why FROM sibling_trigger") == [(None,)]
    assert salto.rows("SELECT count(*) FROM sibling_answer") == [(0,)]


def test_keeping_an_eye_on_a_child_without_a_case_is_refused_and_leaves_nothing(
    salto: Salto, brother: str
) -> None:
    ran = salto("sibling", "check", sister_of(salto, brother), "--asked", "guardian", "--outcome", "watch")
    assert ran.code == 21
    assert salto.rows("SELECT count(*) FROM sibling_look") == [(0,)]


def test_what_was_said_goes_with_whoever_is_erased(salto: Salto, brother: str) -> None:
    sister = sister_of(salto, brother)
    salto.ok("sibling", "trigger", sister, "--why", "concern")
    salto.ok("sibling", "check", sister, "--asked", "guardian", "--outcome", "ok")
    salto.ok("erase", sister, "--ground", "wrong", "--yes")
    assert salto.rows("SELECT count(*) FROM sibling_look") == [(0,)]
    assert salto.rows("SELECT count(*) FROM sibling_trigger") == [(0,)]
