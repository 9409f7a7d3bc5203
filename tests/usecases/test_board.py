"""The board: who comes on, who waits, who leaves, and that nobody off it is forgotten."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salto_cli.models.stay import REASONS
from salto_cli.models.words import WORDS
from tests.fixtures import Salto

Youth = Callable[..., str]
STAY = ["--until", "har møtt opp to ganger"]


@pytest.fixture
def youths(a_youth: Youth) -> list[str]:
    """Five youths who turn nothing soon; the board of ``small`` has places for three."""
    names = ("Amina Eksempel", "Bilal Prøve", "Cem Oppdiktet", "Dina Tenkt", "Emil Påfunn")
    return [a_youth(name, f"2013-03-{number:02}") for number, name in enumerate(names, start=1)]


@pytest.fixture
def small(salto: Salto, tmp_path: Path) -> Salto:
    own = tmp_path / "tall.toml"
    own.write_text('[board.size]\nvalue = 3\nwhy = "Et kort møte."\n', encoding="utf-8")
    salto.ok("settings", "use", str(own))
    return salto


def put(salto: Salto, person: str, *reasons: str) -> dict[str, Any]:
    wanted = [word for reason in reasons or ("incident",) for word in ("--reason", reason)]
    return salto.ok("board", "add", person, *wanted, *STAY)


def codes(places: list[dict[str, Any]]) -> list[str]:
    return [each["person"]["code"] for each in places]


def test_the_reasons_have_words_in_the_order_of_urgency() -> None:
    assert [word.key for word in WORDS["board_reason"]] == list(REASONS)


# --- coming on ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--until", "x"], 2, "reason"),
        (["--reason", "incident"], 2, "until"),
        (["--reason", "boredom", "--until", "x"], 4, "not one of the words"),
        (["--reason", "incident", "--until", "x", "--review", "i går"], 4, ""),
        (["--reason", "incident", "--until", "x", "--agreed", "+3d"], 4, ""),
        (["--reason", "incident", "--until", "x" * 101], 4, "too long"),
    ],
)
def test_a_stay_without_reason_or_end_is_refused(
    salto: Salto, youths: list[str], words: list[str], code: int, said: str
) -> None:
    ran = salto("board", "add", youths[0], *words)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert salto.rows("SELECT count(*) FROM board") == [(0,)]


def test_someone_without_a_case_is_refused(salto: Salto, youths: list[str]) -> None:
    salto.ok("close-case", youths[0], "--outcome", "moved")
    assert salto("board", "add", youths[0], "--reason", "incident", *STAY).code == 21


def test_the_board_shows_reasons_lead_next_step_and_who_may_be_told(salto: Salto, youths: list[str]) -> None:
    amina = youths[0]
    put(salto, amina, "new", "crisis")
    salto.ok("task", "add", amina, "--text", "følge til møtet", "--due", "+3d")
    salto.ok("task", "add", amina, "--text", "senere", "--due", "+9d")
    shown = salto.ok("board")
    (place,) = shown["places"]
    assert place["reasons"] == ["crisis", "new"]
    assert place["lead"] == "Kari Coordinator"
    assert place["next"]["text"] == "følge til møtet"
    assert (place["since"], place["agreed"], place["audience"]) == ("2026-11-23", None, [])
    assert (shown["size"], shown["outside"], shown["oldest"]) == (15, 4, "2026-11-23")
    for out in (salto("board", width=120).out, salto("board", width=48).out):
        assert "Amina" not in out
        assert "nobody" in out
    assert "Amina Eksempel" in salto("board", "--names").out


def test_how_to_see_the_names_stands_apart_from_the_last_place(salto: Salto, youths: list[str]) -> None:
    salto.ok("board", "add", youths[0], "--reason", "crisis", "--until", "ro")
    *_places, blank, names = salto("board").out.splitlines()
    assert (blank, names) == ("", "With names: salto board --names")


def test_who_may_be_told_follows_a_yes_and_its_withdrawal(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2007-01-01")
    put(salto, amina)
    said = ["--to", "nav-ungdomsteam", "--category", "work", "--form", "written", "--informed"]
    made = salto.ok("grant-consent", amina, "--by", "subject", *said)
    assert [each["service"] for each in salto.ok("board")["places"][0]["audience"]] == ["nav-ungdomsteam"]
    salto.ok("withdraw-consent", made["statement"]["code"])
    assert salto.ok("board")["places"][0]["audience"] == []
    assert salto.rows("SELECT count(*) FROM judgement WHERE question = 'share'") == [(0,)]


def test_whoever_is_there_gets_the_new_reasons_and_keeps_the_day(salto: Salto, youths: list[str]) -> None:
    put(salto, youths[0], "new")
    later = salto.at("2026-11-26")
    assert put(later, youths[0], "crisis")["already"] is True
    (place,) = later.ok("board")["places"]
    assert (place["reasons"], place["since"]) == (["crisis", "new"], "2026-11-23")


# --- waiting --------------------------------------------------------------------------------------------


def test_a_full_board_lets_others_wait_the_most_urgent_first(small: Salto, youths: list[str]) -> None:
    for each in youths[:3]:
        assert put(small, each)["place"] is None
    assert put(small, youths[3], "new")["place"] == 1
    assert put(small, youths[4], "crisis")["place"] == 1
    shown = small.ok("board")
    assert codes(shown["places"]) == youths[:3]
    assert codes(shown["waiting"]) == [youths[4], youths[3]]
    assert shown["outside"] == 2
    assert "The board is full" in small("board", "add", youths[3], "--reason", "new", *STAY).out


def test_a_place_that_is_free_goes_to_whoever_waits_first(small: Salto, youths: list[str]) -> None:
    for each in youths[:4]:
        put(small, each)
    put(small, youths[4], "crisis")
    left = small.ok("board", "leave", youths[0], "--outcome", "gikk bra", "--review", "+28d")
    assert [each["code"] for each in left["came_on"]] == [youths[4]]
    shown = small.ok("board")
    assert codes(shown["waiting"]) == [youths[3]]
    assert youths[4] in codes(shown["places"])


# --- leaving --------------------------------------------------------------------------------------------


def test_nobody_leaves_without_an_outcome_and_a_day(salto: Salto, youths: list[str]) -> None:
    put(salto, youths[0])
    assert salto("board", "leave", youths[0], "--outcome", "bra").code == 2
    assert salto("board", "leave", youths[0], "--review", "+28d").code == 2
    assert salto("board", "leave", youths[0], "--outcome", "bra", "--review", "i går").code == 4
    ran = salto("board", "leave", youths[1], "--outcome", "bra", "--review", "+28d")
    assert (ran.code, "not on the board" in ran.err) == (6, True)


def test_nobody_leaves_while_a_reason_holds_unless_it_is_said_why(salto: Salto, youths: list[str]) -> None:
    salto.ok("log-contact", youths[0], "--kind", "crisis")
    put(salto, youths[0], "crisis", "incident")
    words = ["board", "leave", youths[0], "--outcome", "bra", "--review", "+28d"]
    ran = salto(*words)
    assert (ran.code, "still holds" in ran.err) == (6, True)
    assert codes(salto.ok("board")["places"]) == [youths[0]]
    salto.ok(*words, "--anyway", "kjent og fulgt opp av BUP")
    assert salto.ok("board")["places"] == []
    assert salto.rows("SELECT anyway FROM board") == [("kjent og fulgt opp av BUP",)]


def test_closing_a_case_ends_the_stay(salto: Salto, youths: list[str]) -> None:
    put(salto, youths[0])
    salto.ok("close-case", youths[0], "--outcome", "moved")
    assert salto.ok("board")["places"] == []
    salto.ok("open-case", youths[0], "--basis", "child_welfare", "--purposes", "follow_up")
    assert salto.ok("board")["places"] == []


def test_two_records_of_one_person_stand_there_once(salto: Salto, youths: list[str]) -> None:
    put(salto, youths[0])
    put(salto, youths[1], "crisis")
    salto.ok("merge", youths[0], youths[1], "--yes")
    assert codes(salto.ok("board")["places"]) == [youths[0]]
    assert salto.ok("audit", "verify")


def test_an_erased_person_leaves_nothing_on_the_board(salto: Salto, youths: list[str]) -> None:
    put(salto, youths[0])
    salto.ok("board", "look", youths[1])
    for each in youths[:2]:
        salto.ok("erase", each, "--ground", "wrong", "--yes")
    assert salto.rows("SELECT count(*) FROM board") == salto.rows("SELECT count(*) FROM board_look") == [(0,)]


# --- proposals ------------------------------------------------------------------------------------------


def proposed(salto: Salto) -> dict[str, list[str]]:
    return {
        each["person"]["code"]: [found["reason"] for found in each["findings"]]
        for each in salto.ok("board", "suggest")["on"]
    }


def test_a_new_case_is_proposed_until_it_has_been_on_the_board(salto: Salto, youths: list[str]) -> None:
    assert proposed(salto) == {code: ["new"] for code in youths}
    put(salto, youths[0], "new")
    assert youths[0] not in proposed(salto)
    words = ["board", "leave", youths[0], "--outcome", "bra", "--review", "+28d", "--anyway", "kjent"]
    salto.ok(*words)
    assert youths[0] not in proposed(salto.at("2026-11-24"))
    salto.ok("log-contact", youths[1], "--kind", "talk")
    assert youths[1] not in proposed(salto.at("2026-12-22"))


def test_what_is_found_is_named_with_its_day_and_code(salto: Salto, youths: list[str]) -> None:
    salto.ok("log-contact", youths[0], "--kind", "crisis")
    (first, *_others) = salto.ok("board", "suggest")["on"]
    assert first["person"]["code"] == youths[0]
    assert first["findings"][0]["day"] == "2026-11-23"
    assert first["findings"][0]["code"].startswith("K-")
    assert "crisis" in salto("board", "suggest").out


def test_silence_failed_attempts_and_an_old_offer_are_reasons(salto: Salto, youths: list[str]) -> None:
    salto.ok("operator", "add", "Jonas Kollega")
    made = salto.ok("handover", youths[2], "--to", "Jonas Kollega", "--why", "flytter")
    salto.ok("handover", "offer", made["handover"]["code"])
    for _each in range(3):
        salto.ok("log-contact", youths[1], "--kind", "attempt")
    later = salto.at("2026-12-01")
    found = proposed(later)
    assert "lost_contact" in found[youths[1]]
    assert "unclear" in found[youths[2]]
    assert "lost_contact" not in found[youths[0]]
    assert all("lost_contact" in each for each in proposed(salto.at("2026-12-23")).values())


def test_a_warning_and_a_consent_that_runs_out_are_reasons(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2007-01-01")
    said = ["--to", "nav-ungdomsteam", "--category", "work", "--form", "written", "--informed"]
    salto.ok("grant-consent", amina, "--by", "subject", *said, "--through", "01.12.2026")
    assert "consent" in proposed(salto)[amina]


def test_whoever_has_no_reason_left_is_proposed_for_leaving_but_not_a_persons_judgement(
    salto: Salto, youths: list[str]
) -> None:
    put(salto, youths[0], "crisis")
    put(salto, youths[1], "incident")
    put(salto, youths[2], "new")
    off = salto.ok("board", "suggest")["off"]
    assert codes(off) == [youths[0]]
    later = salto.at("2026-12-31").ok("board", "suggest")["off"]
    assert set(codes(later)) == {youths[0], youths[2]}


# --- off the board --------------------------------------------------------------------------------------


def test_the_rotation_has_the_longest_unseen_first_and_says_who_is_late(
    salto: Salto, youths: list[str]
) -> None:
    put(salto, youths[0])
    salto.at("2026-12-10").ok("board", "look", youths[1])
    later = salto.at("2027-01-19")
    late = later.ok("board", "rotation")["persons"]
    assert [(each["person"]["code"], each["late"]) for each in late] == [
        (youths[0], True),  # on the board, and in no meeting that was closed
        (youths[2], True),
        (youths[3], True),
        (youths[4], True),
        (youths[1], False),
    ]
    assert late[0]["due"] == "2027-01-18"
    assert "board_rotation" in [each["what"] for each in later.ok("today")["items"]]
    assert "board_rotation" in [each["what"] for each in salto.at("2027-01-04").ok("today")["items"]]
    before = salto.at("2027-01-03")
    assert "board_rotation" not in [each["what"] for each in before.ok("today")["items"]]


def test_a_contact_alone_is_no_look(salto: Salto, youths: list[str]) -> None:
    salto.at("2027-01-10").ok("log-contact", youths[0], "--kind", "talk")
    found = salto.at("2027-01-19").ok("board", "rotation")["persons"]
    assert youths[0] in codes([each for each in found if each["late"]])


def test_whoever_left_is_looked_at_by_the_day_that_was_promised(salto: Salto, youths: list[str]) -> None:
    put(salto, youths[0])
    salto.ok("board", "leave", youths[0], "--outcome", "bra", "--review", "07.12.2026")
    assert youths[0] not in codes([e for e in rotation(salto, "2026-12-07") if e["late"]])
    (first, *_rest) = rotation(salto, "2026-12-08")
    assert (first["person"]["code"], first["due"], first["late"]) == (youths[0], "2026-12-07", True)
    salto.at("2026-12-08").ok("board", "look", youths[0])
    assert rotation(salto, "2026-12-09")[-1]["late"] is False


def rotation(salto: Salto, day: str) -> list[dict[str, Any]]:
    return list(salto.at(day).ok("board", "rotation", "--all")["persons"])


def test_whoever_is_on_the_board_while_there_is_no_meeting_is_in_somebodys_day(
    salto: Salto, youths: list[str]
) -> None:
    put(salto, youths[0])
    salto.at("2027-01-02").ok("board", "look", *youths[1:])
    later = salto.at("2027-01-04")
    assert turns(later) == codes(later.ok("board", "rotation")["persons"])[:1] == [youths[0]]
    assert youths[0] in codes(salto.at("2027-01-19").ok("board", "rotation")["persons"])
    later.ok("board", "look", youths[0])
    assert turns(later) == []
    assert later.rows("SELECT count(*) FROM board WHERE left IS NULL") == [(1,)]


def test_to_leave_the_board_is_no_look(salto: Salto, youths: list[str]) -> None:
    put(salto, youths[0])
    salto.at("2027-01-02").ok("board", "look", *youths[1:])
    later = salto.at("2027-01-20")
    later.ok("board", "leave", youths[0], "--outcome", "bra", "--review", "+28d")
    assert turns(later) == [youths[0]]
    assert next(each["seen"] for each in rotation(salto, "2027-01-20")) == "2026-11-23"


def test_who_is_on_the_board_again_has_no_review_of_an_earlier_stay(salto: Salto, youths: list[str]) -> None:
    put(salto, youths[0])
    salto.ok("board", "leave", youths[0], "--outcome", "bra", "--review", "07.12.2026")
    put(salto.at("2026-12-01"), youths[0])
    assert turns(salto.at("2026-12-08")) == []
    assert {each["due"] for each in rotation(salto, "2026-12-08")} == {"2027-01-18"}


def turns(salto: Salto) -> list[str]:
    return [each["person"]["code"] for each in salto.ok("today")["items"] if each["what"] == "board_rotation"]


def test_a_look_that_found_something_says_how_to_go_on(salto: Salto, youths: list[str]) -> None:
    ran = salto("board", "look", youths[0], "--outcome", "needs")
    assert f"salto board add {youths[0]}" in ran.out
    assert salto.rows("SELECT day, outcome FROM board_look") == [("2026-11-23", "needs")]
    given = json.dumps({"persons": [youths[1], youths[2]]})
    assert salto.ok("board", "look", "--input", "-", stdin=given)["outcome"] == "fine"


def test_a_review_that_is_due_is_in_the_day(salto: Salto, youths: list[str]) -> None:
    salto.ok("board", "add", youths[0], "--reason", "incident", *STAY, "--review", "+7d")
    assert "board_review" not in [each["what"] for each in salto.at("2026-11-29").ok("today")["items"]]
    assert "board_review" in [each["what"] for each in salto.at("2026-11-30").ok("today")["items"]]
