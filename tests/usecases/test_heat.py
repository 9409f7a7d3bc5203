"""Pictures of contact and of who carries what: the counts behind them, and whom they tell of."""

import json
from typing import Any

import pytest

from tests.fixtures import Salto
from tests.meeting import youth
from tests.usecases.test_sheet import deadline

LATER = "2026-12-01T08:15:00+01:00"


def logged(salto: Salto, person: str, when: str, kind: str = "talk") -> str:
    """Logs a contact, or an attempt; returns its code."""
    said = {"persons": [person], "kind": kind, "themes": ["work"], "when": when}
    return str(salto.ok("log-contact", "--input", "-", stdin=json.dumps(said))["code"])


@pytest.fixture
def amina(salto: Salto) -> str:
    return youth(salto, "Amina Eksempel", "Amina")


def strip(salto: Salto, person: str, *words: str) -> dict[str, Any]:
    return salto.ok("picture", "contact", person, *words)


def test_a_strip_begins_on_a_monday_and_ends_today(salto: Salto, amina: str) -> None:
    found = strip(salto, amina, "--weeks", "4")
    assert (found["first"], found["day"], found["weeks"]) == ("2026-11-02", "2026-11-23", 4)
    assert strip(salto, amina)["weeks"] == 12


def test_contacts_and_attempts_are_counted_apart_day_by_day(salto: Salto, amina: str) -> None:
    for when in ("2026-11-18T10:00", "2026-11-18T20:00", "2026-11-20T12:00"):
        logged(salto, amina, when)
    logged(salto, amina, "2026-11-19T12:00", "attempt")
    logged(salto, amina, "2026-08-01T12:00")
    found = strip(salto, amina)
    assert found["days"] == {
        "2026-11-18": {"contacts": 2, "attempts": 0},
        "2026-11-19": {"contacts": 0, "attempts": 1},
        "2026-11-20": {"contacts": 1, "attempts": 0},
    }
    assert found["last"] == "2026-11-20"


def test_a_contact_that_was_taken_off_does_not_show(salto: Salto, amina: str) -> None:
    contact = logged(salto, amina, "2026-11-18T10:00")
    salto.ok("retract", contact, "--reason", "feil")
    assert (strip(salto, amina)["days"], strip(salto, amina)["last"]) == ({}, None)


def test_each_sign_on_the_screen_is_told_in_the_legend(salto: Salto, amina: str) -> None:
    for hour in ("08", "09", "10", "11"):
        logged(salto, amina, f"2026-11-17T{hour}:00")
    logged(salto, amina, "2026-11-18T10:00")
    logged(salto, amina, "2026-11-19T10:00", "attempt")
    picture, _blank, legend = salto("picture", "contact", amina).out.rpartition("\n\n")
    for sign in "▂█○·":
        assert sign in picture
        assert sign in legend


@pytest.mark.parametrize("width", [48, 80, 120])
@pytest.mark.parametrize("words", [["caseload"], ["contact", "P-001H"], ["workload"]])
def test_a_picture_keeps_within_the_screen(salto: Salto, amina: str, words: list[str], width: int) -> None:
    logged(salto, amina, "2026-11-18T10:00")
    out = salto("picture", *words, *(() if words == ["workload"] else ("--weeks", "26")), width=width).out
    assert max(map(len, out.splitlines())) <= width
    assert "Amina" in out or words == ["workload"]


def test_a_name_stands_close_to_its_weeks_and_is_never_cut(salto: Salto, amina: str) -> None:
    youth(salto, "Mohammed-Abdirahman Kvitveisen")
    wide = salto("picture", width=80).out.splitlines()
    assert wide[4].endswith(f" ·  Amina Eksempel  {amina}")
    assert "Mohammed-Abdirahman Kvitveisen  P-" in wide[5]
    assert "Mohammed-Abdirahman Kvitveisen  P-" in salto("picture", "--weeks", "20", width=80).out


def test_a_sign_of_the_legend_stays_with_its_words(salto: Salto, amina: str) -> None:
    assert "\n○ only attempts   · none\n" in salto("picture", "contact", amina, width=40).out


@pytest.mark.parametrize("words", [["caseload"], ["contact", "P-001H"], ["workload"]])
def test_plain_is_numbers_and_no_signs(salto: Salto, amina: str, words: list[str]) -> None:
    logged(salto, amina, "2026-11-18T10:00")
    out = salto("picture", *words, "--plain").out
    assert not [sign for sign in "▂▅█○▒" if sign in out]


def test_who_was_seen_longest_ago_comes_first(salto: Salto, amina: str) -> None:
    bilal, chiara = youth(salto, "Bilal Eksempel"), youth(salto, "Chiara Eksempel")
    logged(salto, amina, "2026-11-20T10:00")
    logged(salto, chiara, "2026-11-02T10:00")
    rows = salto.ok("picture")["youths"]
    assert [each["person"]["code"] for each in rows] == [bilal, chiara, amina]
    assert [sum(week["contacts"] for week in each["weeks"]) for each in rows] == [0, 1, 1]


def test_the_caseload_is_ones_own_unless_asked_for(salto: Salto, amina: str) -> None:
    salto.ok("operator", "add", "Jonas")
    salto.ok("edit", youth(salto, "Bilal Eksempel"), "--lead", "Jonas")
    assert [each["person"]["code"] for each in salto.ok("picture", "--operator", "Jonas")["youths"]] != [
        amina
    ]
    assert len(salto.ok("picture", "--all")["youths"]) == 2


def test_a_closed_case_is_in_no_picture(salto: Salto, amina: str) -> None:
    logged(salto, amina, "2026-11-20T10:00")
    salto.ok("close-case", amina, "--outcome", "moved")
    assert salto.ok("picture", "--all")["youths"] == []
    assert salto("picture", "contact", amina).code == 21


def test_a_restricted_youth_is_in_no_picture_and_no_count(salto: Salto, amina: str) -> None:
    logged(salto, amina, "2026-11-20T10:00")
    salto.ok("restrict", amina, "--ground", "claims")
    assert salto.ok("picture", "--all")["youths"] == []
    assert salto.ok("picture", "workload")["loads"] == []


@pytest.mark.parametrize("weeks", ["1", "53", "0", "many", "-4"])
def test_a_number_of_weeks_that_no_picture_shows_is_refused(salto: Salto, amina: str, weeks: str) -> None:
    ran = salto("picture", "contact", amina, f"--weeks={weeks}")
    assert (ran.code, ran.out) == (4, "")


def test_the_workload_counts_and_names_no_youth(salto: Salto, amina: str) -> None:
    salto.ok("operator", "add", "Jonas")
    salto.ok("task", "add", amina, "--text", "ring", "--category", "work", "--due", "+1d")
    deadline(salto, amina, "court", "rettsmøte", "2026-11-24", category="crime")
    logged(salto, amina, "2026-11-18T10:00")
    later = salto.at("2026-11-26")
    (kari,) = [each for each in later.ok("picture", "workload")["loads"] if each["name"].startswith("Kari")]
    assert (kari["cases"], kari["tasks"], kari["late"], kari["contacts"]) == (1, 2, 2, 1)
    assert kari["red"] == 1
    assert (kari["over"], kari["unseen"]) == (0, 0)
    assert "Amina" not in later("picture", "workload").out


def test_more_cases_than_one_can_follow_are_drawn_otherwise(salto: Salto) -> None:
    for n in range(21):
        youth(salto, f"Ungdom Nummer{'abcdefghijklmnopqrstu'[n]}")
    out = salto("picture", "workload").out
    assert "21 (1 over)" in out
    assert "▒" in out


# -- the family --------------------------------------------------------------------------------------------


def test_a_sibling_to_look_at_has_a_flag_in_the_family_and_the_youth_has_none(
    salto: Salto, amina: str
) -> None:
    tie = ("--kin-of", amina, "--as", "sibling", "--sort", "full")
    ella = salto.ok("register", "--name", "Ella Eksempel", "--born", "2014-05-05", *tie)["person"]["code"]
    members = {
        each["person"]["code"]: each["look_by"] for each in salto.ok("family", amina, now=LATER)["members"]
    }
    assert members[amina] is None
    assert members[ella] == "2026-12-07"
    assert "! look at how they are by 07.12.2026" in salto("family", amina, now=LATER).out


def test_a_sibling_with_a_case_of_their_own_has_no_flag(salto: Salto, amina: str) -> None:
    bilal = youth(salto, "Bilal Eksempel")
    salto.ok("link-sibling", amina, bilal, "--sort", "full")
    assert "look at how they are" not in salto("family", amina, now=LATER).out
