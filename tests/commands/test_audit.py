"""The log as a coordinator reads it, and what verifying says."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from salto_cli.models.code import PERSON, code
from tests.fixtures import Salto
from tests.store.forger import unlocked

pytestmark = pytest.mark.opens_anew

NOBODY = code(PERSON, 99)
CANARY = "Canary Hemmelig"


@pytest.fixture
def worked(salto: Salto, a_youth: Callable[..., str]) -> Salto:
    """Monday: two youths registered. Tuesday: one shown, a search, and someone who is not there."""
    first, _second = a_youth(CANARY), a_youth("Bo Eksempel", "2011-02-03")
    tuesday = salto.at("2026-11-24")
    tuesday.ok("show", first)
    tuesday.ok("find", "canary")
    assert tuesday("show", NOBODY).code == 3
    return tuesday


def test_the_log_tells_who_did_what_about_whom_the_newest_first(worked: Salto) -> None:
    log = worked.ok("audit", "log")
    entries = log["entries"]
    assert [each["act"] for each in entries] == sorted((each["act"] for each in entries), reverse=True)
    shown = next(each for each in entries if each["command"] == "show" and each["result"] == "done")
    assert (shown["operator"], shown["persons"], shown["at"]) == (
        "Kari Coordinator",
        ["P-001H"],
        "2026-11-24T08:15:00+01:00",
    )
    registered = [each for each in entries if each["command"] == "register"]
    assert all("person" in each["changed"] and "case_file" in each["changed"] for each in registered)


def test_acts_that_concern_nobody_have_no_empty_column(salto: Salto) -> None:
    assert "concerns" not in salto("audit", "log", "--limit", "1").out


def test_the_log_names_nobody_in_any_form(worked: Salto) -> None:
    for words in (
        ["audit", "log"],
        ["audit", "log", "--json"],
        ["audit", "log", "P-001H"],
        ["audit", "verify"],
    ):
        ran = worked(*words)
        assert ran.code == 0
        assert "Canary" not in ran.out + ran.err
        assert "canary" not in ran.out + ran.err


def test_reading_the_log_about_someone_is_in_the_log_about_them(worked: Salto) -> None:
    worked.ok("audit", "log", "P-001H")
    (newest, *_rest) = worked.ok("audit", "log", "P-001H")["entries"]
    assert (newest["command"], newest["persons"]) == ("audit log", ["P-001H"])


def test_the_log_about_one_person_holds_nothing_about_others(worked: Salto) -> None:
    found = worked.ok("audit", "log", "P-002K")
    assert found["person"] == "P-002K"
    assert [each["command"] for each in found["entries"]] == ["register"]


def test_the_log_since_a_day_holds_nothing_older(worked: Salto) -> None:
    commands = {each["command"] for each in worked.ok("audit", "log", "--since", "2026-11-24")["entries"]}
    assert "register" not in commands
    assert {"show", "find"} <= commands
    assert worked.ok("audit", "log", "--since", "i dag")["entries"]


def test_refusals_are_in_the_log_with_what_they_rested_on(salto: Salto, a_youth: Callable[..., str]) -> None:
    youth = a_youth(CANARY)
    relative = {
        "name": "Kari Eksempel",
        "born": "1980-01-02",
        "kin_of": youth,
        "as_": "guardian",
        "sort": "parent",
    }
    guardian = salto.ok("register", "--input", "-", stdin=json.dumps(relative))["person"]["code"]
    assert salto("log-contact", guardian, "--kind", "talk", "--theme", "work").code == 21
    (entry,) = salto.ok("audit", "log", "--refused")["entries"]
    assert (entry["command"], entry["result"], entry["error"]) == ("log-contact", "refused", "no_basis")
    assert guardian in entry["persons"]
    assert "deny" in {each["decision"] for each in entry["answers"]}
    assert "refused: no basis" in salto("audit", "log", "--refused").out


def test_the_log_by_a_colleague_holds_only_theirs(worked: Salto) -> None:
    assert worked.ok("audit", "log", "--operator", "Kari")["entries"]


def test_more_is_said_where_there_is_more(worked: Salto) -> None:
    few = worked.ok("audit", "log", "--limit", "2")
    assert (len(few["entries"]), few["more"]) == (2, True)
    assert "older acts" in worked("audit", "log", "--limit", "2").out
    assert worked.ok("audit", "log", "--limit", "500")["more"] is False


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        (["--limit", "0"], 4),
        (["--limit", "-3"], 4),
        (["--limit", "ti"], 4),
        (["--limit", "99999999"], 4),
        (["--since", "31.02.2026"], 4),
        (["--since", "2027-01-01"], 4),
        (["--operator", "Ukjent Kollega"], 3),
        (["P-001K"], 4),
        ([NOBODY], 3),
        (["Nobody At All"], 3),
        (["--wrong"], 2),
        (["P-001H", "P-002K"], 2),
    ],
)
def test_the_log_refuses_what_it_cannot_answer(worked: Salto, words: list[str], exit_code: int) -> None:
    ran = worked("audit", "log", *words)
    assert (ran.code, ran.out) == (exit_code, "")
    assert len(ran.err.splitlines()) <= 2
    for word in words:
        assert " " not in word or word not in ran.err


@pytest.mark.parametrize("width", [120, 80, 50, 40])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_no_line_is_wider_than_the_screen_and_no_date_is_cut(worked: Salto, width: int, lang: str) -> None:
    worked.lang = lang
    ran = worked("audit", "log", width=width)
    assert all(len(line.rstrip()) <= width for line in ran.out.splitlines())
    assert "24.11.2026 08:15" in ran.out
    assert "P-001H" in ran.out


# --- verifying -----------------------------------------------------------------------------------------


def test_a_whole_log_is_exit_0(worked: Salto) -> None:
    assert worked.ok("audit", "verify")["whole"] is True
    ran = worked("audit", "verify")
    assert ran.code == 0
    assert "The log is whole" in ran.out


def test_what_was_tampered_with_is_exit_30_on_standard_output(worked: Salto) -> None:
    with unlocked(worked) as connection:
        connection.execute("UPDATE act SET purpose = 'nothing' WHERE id = 4")
    ran = worked("audit", "verify")
    assert (ran.code, ran.err) == (30, "")
    assert "The first act that disagrees is act 4." in ran.out
    as_json = worked("audit", "verify", "--json")
    assert as_json.code == 30
    assert (as_json.json["whole"], as_json.json["first"]) == (False, 4)
    assert as_json.json["findings"][0] == {"what": "seal", "act": 4, "table": None, "person": None}


def test_many_findings_are_cut_on_the_screen_and_whole_in_json(worked: Salto) -> None:
    for _each in range(25):
        worked.ok("find", "bo")
    with unlocked(worked) as connection:
        connection.execute("UPDATE act SET purpose = 'nothing' WHERE id > 4")
    ran = worked("audit", "verify")
    assert "more; --json lists all" in ran.out
    assert len(worked("audit", "verify", "--json").json["findings"]) > 25


def test_verifying_is_an_act_of_its_own(worked: Salto) -> None:
    worked.ok("audit", "verify")
    assert worked.ok("audit", "log", "--limit", "1")["entries"][0]["command"] == "audit verify"


def test_a_report_is_on_one_colleague_who_may_be_named_either_way(salto: Salto) -> None:
    by_place = salto.ok("audit", "report", "Kari Coordinator")["operator"]
    assert by_place == salto.ok("audit", "report", "--operator", "Kari Coordinator")["operator"]
    for words in ([], ["Kari", "--operator", "Kari"]):
        ran = salto("audit", "report", *words)
        assert (ran.code, "salto audit report Siri" in ran.err) == (2, True)


# --- someone who was erased ----------------------------------------------------------------------------


def test_who_saw_someone_who_was_erased_is_still_told_by_the_code_alone(
    worked: Salto, tmp_path: Path
) -> None:
    worked.ok("erase", "P-001H", "--ground", "wrong", "--yes")
    seers = worked.ok("audit", "who-saw", "P-001H")["dealings"]
    assert {"register", "show", "erase"} <= {each["command"] for each in seers}
    entries = worked.ok("audit", "log", "P-001H")["entries"]
    assert any(each["command"] == "erase" and "P-001H" in each["persons"] for each in entries)
    assert "P-001H" in worked.ok("audit", "report", "--operator", "Kari")["persons"]
    assert worked.ok("audit", "export", "P-001H", "--out", str(tmp_path / "log.json"))["acts"] > 1
    assert "Canary" not in worked("audit", "log", "P-001H").out
    assert worked("show", "P-001H").code == 3


def test_what_was_written_about_someone_past_every_judgement_is_in_the_log_about_them(worked: Salto) -> None:
    with unlocked(worked) as connection:
        act, row = (
            connection.execute("SELECT max(act), max(row) FROM mark WHERE tbl = 'person'").fetchone() or ()
        )
        connection.execute("DELETE FROM judgement_detail WHERE act = ?", (act,))
        connection.execute("DELETE FROM judgement WHERE act = ?", (act,))
        connection.execute("DELETE FROM seen WHERE act = ?", (act,))
        connection.execute("UPDATE mark SET row = ? WHERE tbl = 'person' AND act = ?", (row, act))
        ((number,),) = connection.execute("SELECT number FROM person WHERE id = ?", (row,)).fetchall()
    entries = worked.ok("audit", "log", code(PERSON, number))["entries"]
    assert act in {each["act"] for each in entries}


def test_what_an_export_tells_stays_below_its_first_line_on_a_narrow_screen(
    worked: Salto, tmp_path: Path
) -> None:
    said = worked("audit", "export", "P-001H", "--out", str(tmp_path / "log.json"), width=40).out
    below = said[said.index("P-001H: ") - 2 :].splitlines()
    assert len(below) > 3
    assert all(line.startswith("  ") for line in below)
