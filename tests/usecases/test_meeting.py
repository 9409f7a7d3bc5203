"""A meeting: what a room may see, what a decision leaves behind, and who is told."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from salto_cli.store import keys
from tests.agenda import prepared
from tests.board import on_board
from tests.fixtures import Salto
from tests.launch import ANY
from tests.meeting import CLUB, NAV, PASSWORD, POLICE, grant, know, packing, paper, secret_file, task, youth


def decide(salto: Salto, person: str, text: str, **said: object) -> dict[str, object]:
    """Keep a decision in today's meeting; the result."""
    fields = {"person": person, "text": text, **said}
    return salto.ok("fleksiteam", "decide", "--input", "-", stdin=json.dumps(fields))


def in_room(salto: Salto, person: str) -> dict[str, object]:
    """The case as those in the room may see it, whether or not it may be taken up."""
    return salto("fleksiteam", "case", person, "--json").json


@pytest.fixture
def amina(salto: Salto) -> str:
    """A youth whom Nav may know about work, the club about leisure, and the police nothing about."""
    code = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, code, [NAV, CLUB], ["leisure"])
    grant(salto, code, [NAV], ["work", "leisure"])
    know(salto, code, "work", wish="jobb i helga", strength="møter presis")
    know(salto, code, "leisure", wish="spille fotball")
    know(salto, code, "health", wish="noen å snakke med")
    task(salto, code, "søke sommerjobb", "work")
    return code


# --- the room ---------------------------------------------------------------------------------------------


def test_the_team_alone_sees_everything(salto: Salto, amina: str) -> None:
    salto.ok("fleksiteam", "attend", "Kari")
    shown = in_room(salto, amina)
    assert shown["ours"] is True
    assert set(shown["wishes"]) == {"jobb i helga", "spille fotball", "noen å snakke med"}  # type: ignore[call-overload]


def deadline(salto: Salto, person: str, due: str, **said: object) -> str:
    """Add a deadline at half past eight; returns its task's code."""
    fields = {"kind": "appointment", "due": due, "at": "08:30", "source": "brev", "deputy": "Siri", **said}
    return str(salto.ok("task", "add", person, "--input", "-", stdin=json.dumps(fields))["task"]["code"])


def test_the_team_alone_sees_the_next_date_how_it_stands_and_why_the_youth_is_on_the_board(
    salto: Salto, amina: str
) -> None:
    salto.ok("fleksiteam", "attend", "Kari")
    salto.ok("operator", "add", "Siri Kollega", "--role", "coordinator")
    on_board(salto, amina, "deadline")
    code = deadline(salto, amina, "2026-11-27", kind="court")
    for day in ("2026-12-04", "2026-12-11", "2026-12-18"):
        deadline(salto, amina, day, text="oppmøte", category="work")
    shown = salto("fleksiteam", "case", amina).out
    assert "Friday 27.11.2026 08:30" in shown
    assert "not confirmed" in shown
    assert "Friday 11.12.2026" in shown
    assert ("18.12.2026" in shown, "and 1 later" in shown) == (False, True)
    assert "has been there" in shown
    salto.ok("task", "confirm", code, "--how", "meeting", "--understood", "yes")
    assert "✓ confirmed 23.11.2026" in salto("fleksiteam", "case", amina).out
    case = in_room(salto, amina)
    assert case["reasons"] == ["deadline"]
    assert case["tasks"] == ["søke sommerjobb"]


def test_a_room_sees_only_dates_that_everyone_there_may_have_and_nothing_of_the_board(
    salto: Salto, amina: str
) -> None:
    salto.ok("operator", "add", "Siri Kollega", "--role", "coordinator")
    on_board(salto, amina, "deadline")
    deadline(salto, amina, "2026-11-27", kind="court")
    deadline(salto, amina, "2026-12-04", text="intervju", category="work")
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    shown = salto("fleksiteam", "case", amina)
    assert ("intervju" in shown.out, "Friday 04.12.2026 08:30" in shown.out) == (True, True)
    for told in ("27.11", "court", "rett", "has been there", "confirmed", "deadline near"):
        assert told not in shown.out, told
    case = in_room(salto, amina)
    assert (case["reasons"], case["until"]) == ([], None)
    assert [(each["text"], each["deadline"], each["owner"]) for each in case["dates"]] == [  # type: ignore[attr-defined]
        ("intervju", None, None)
    ]
    salto.ok("fleksiteam", "attend", "Per", "--service", CLUB)
    assert "intervju" not in salto("fleksiteam", "case", amina).out


def test_a_name_that_holds_the_service_it_comes_from_is_one_who_comes(salto: Salto) -> None:
    came = salto.ok("fleksiteam", "attend", "Nils Nav", "--service", NAV)
    assert came["who"]["name"] == "Nils Nav"
    refused = salto("fleksiteam", "attend", "Nils Politi", "--service", NAV)
    assert refused.err.startswith("salto: that names more than one who comes")


def test_each_one_more_in_the_room_narrows_what_is_seen(salto: Salto, amina: str) -> None:
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    shown = in_room(salto, amina)
    assert shown["common"] == ["leisure", "work"]
    assert (shown["wishes"], shown["tasks"]) == (["jobb i helga", "spille fotball"], ["søke sommerjobb"])
    salto.ok("fleksiteam", "attend", "Per", "--service", CLUB)
    shown = in_room(salto, amina)
    assert (shown["common"], shown["wishes"], shown["tasks"]) == (["leisure"], ["spille fotball"], [])
    salto.ok("fleksiteam", "attend", "Ola", "--service", POLICE)
    shown = in_room(salto, amina)
    assert shown["person"] is None
    assert (shown["wishes"], shown["tasks"], shown["strengths"]) == ([], [], [])
    assert len(shown["blocked"]) == 1  # type: ignore[arg-type]
    salto.ok("fleksiteam", "attend", "Ola", "--service", POLICE, "--leaves")
    assert in_room(salto, amina)["wishes"] == ["spille fotball"]


def test_a_consent_withdrawn_during_the_meeting_holds_at_once(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    consent = grant(salto, person, [NAV], ["work"])
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    assert salto("fleksiteam", "case", person).code == 0
    salto.ok("withdraw-consent", consent)
    assert salto("fleksiteam", "case", person).code == 20


def test_what_others_are_named_in_is_for_no_room(salto: Salto, amina: str) -> None:
    jonas = youth(salto, "Jonas Prøvesen")
    know(salto, amina, "work", wish="jobbe sammen med Jonas Prøvesen", about=[jonas])
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    assert "Jonas" not in json.dumps(in_room(salto, amina), ensure_ascii=False)


def test_what_the_police_said_is_not_shown_in_the_room(salto: Salto, amina: str) -> None:
    know(salto, amina, "work", strength="tipset av politiet", source="police")
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    assert "tipset" not in json.dumps(in_room(salto, amina), ensure_ascii=False)


@pytest.mark.parametrize("how", ["anonymous", "not"])
def test_a_case_without_a_name_shows_none(salto: Salto, amina: str, how: str) -> None:
    prepared(salto, amina, how=how)
    shown = salto("fleksiteam", "case", amina)
    assert "Amina" not in shown.out
    assert shown.code == (20 if how == "not" else 0)


def test_one_whom_the_agenda_wanted_outside_is_pointed_out(salto: Salto, amina: str) -> None:
    prepared(salto, amina, services=(NAV,))
    salto.ok("fleksiteam", "attend", "Per", "--service", CLUB)
    assert "less may be said" in salto("fleksiteam", "case", amina).out


# --- decisions --------------------------------------------------------------------------------------------


def test_a_decision_is_a_task_on_that_services_sheet_and_on_no_other(salto: Salto, amina: str) -> None:
    decide(salto, amina, "jobbsamtale om helgejobb", service=NAV, owner_name="Lise", due="fredag")
    salto.ok(*packing(salto, NAV, CLUB))
    out = salto.folder.parent / "out"
    sheets = {path.name.split("-2026")[0]: paper(path) for path in out.glob("*.pdf")}
    assert "jobbsamtaleomhelgejobb" in sheets[NAV]
    assert "jobbsamtale" not in sheets.get(CLUB, "")


def test_what_a_service_may_not_know_goes_to_nobody_else_either(salto: Salto, amina: str) -> None:
    made = decide(salto, amina, "time hos legen", service=CLUB, category="health")
    assert made["kept_ours"]
    row = salto.rows("SELECT service, category FROM task WHERE text = 'time hos legen'")
    assert row == [(None, "")]
    assert salto.rows("SELECT service FROM decision") == [(CLUB,)]


def test_a_kind_of_information_that_nobody_has_said_is_shown(salto: Salto, amina: str) -> None:
    made = salto("fleksiteam", "decide", amina, "--text", "jobbsamtale", "--service", NAV)
    assert "work: the service's own field" in made.out
    said = salto("fleksiteam", "decide", amina, "--text", "jobb", "--service", NAV, "--category", "leisure")
    assert "own field" not in said.out
    assert "leisure" in said.out


def test_words_of_another_kind_are_not_the_services_own_field(salto: Salto, amina: str) -> None:
    words = ("fleksiteam", "decide", amina, "--text", "rusprøve hver fredag", "--service", NAV)
    refused = salto(*words)
    assert refused.code == 4
    assert "another kind than work: substance use" in refused.err
    assert "--category substance" in refused.err
    assert salto.rows("SELECT count(*) FROM decision") == [(0,)]
    salto.ok(*words, "--category", "substance")
    assert salto.rows("SELECT service, category FROM task WHERE kind = 'decided'") == [(None, "")]


def test_the_same_decision_twice_makes_one_task_unless_it_is_said_to_be_another(
    salto: Salto, amina: str
) -> None:
    first = decide(salto, amina, "ring mor om leksehjelp", due="fredag")["decision"]["code"]  # type: ignore[index]
    for again in ("ring mor om leksehjelp", "Ring mor om leksehjelpen"):
        ran = salto("fleksiteam", "decide", amina, "--text", again)
        assert (ran.code, f"{first} of this meeting says the same" in ran.err) == (6, True)
        assert "--another" in ran.err
    assert salto.rows(
        "SELECT (SELECT count(*) FROM decision), count(*) FROM task WHERE text LIKE 'ring%'"
    ) == [(1, 1)]
    assert salto("fleksiteam", "decide", amina, "--text", "ring mor om leksehjelp", "--another").code == 0
    other = youth(salto, "Basma Prøve")
    decide(salto, other, "ring mor om leksehjelp")
    for text in ("møte kl 14", "møte kl 15", "ring far om leksehjelp"):
        decide(salto, amina, text)
    decide(salto, amina, "møte kl 14", service="nav-ungdomsteam", category="work")
    salto.ok("fleksiteam", "undo")
    decide(salto, amina, "møte kl 14", service="nav-ungdomsteam", category="work")


def test_one_task_to_tell_the_youth_of_the_whole_meeting(salto: Salto, amina: str) -> None:
    first, second = decide(salto, amina, "ringe mor"), decide(salto, amina, "søke kurs")
    told = decide(salto, amina, "hente skap", told="i dag")
    tells = [each["decision"]["tell"] for each in (first, second, told)]  # type: ignore[index]
    assert tells[0] == tells[1] is not None
    assert tells[2] is None


def test_taking_back_one_of_two_leaves_the_youth_to_be_told_of_the_other(salto: Salto, amina: str) -> None:
    decide(salto, amina, "ringe mor")
    decide(salto, amina, "søke kurs")
    salto.ok("fleksiteam", "undo")
    left = {each[0] for each in salto.rows("SELECT kind FROM task WHERE closed IS NULL AND kind <> 'task'")}
    assert left == {"decided", "tell"}
    salto.ok("fleksiteam", "undo")
    assert salto.rows("SELECT count(*) FROM task WHERE closed IS NULL AND kind <> 'task'") == [(0,)]
    assert salto("fleksiteam", "undo").code == 3


def test_whom_a_decision_names_is_told_to_whoever_wrote_it(salto: Salto, amina: str) -> None:
    jonas = youth(salto, "Jonas Prøvesen")
    made = decide(salto, amina, "trene med Jonas Prøvesen", service=NAV, category="leisure")
    assert [each["code"] for each in made["names"]] == [jonas]  # type: ignore[attr-defined]
    assert "jonas" not in json.dumps(salto.ok(*packing(salto, NAV))).casefold()


def test_a_decision_cannot_be_made_about_someone_whose_processing_is_restricted(
    salto: Salto, amina: str
) -> None:
    salto.ok("restrict", amina, "--ground", "claims")
    ran = salto("fleksiteam", "decide", amina, "--text", "ringe mor")
    assert ran.code == 21
    assert salto.rows("SELECT count(*) FROM decision") == [(0,)]


def test_what_was_decided_goes_with_the_person(salto: Salto, amina: str) -> None:
    prepared(salto, amina)
    decide(salto, amina, "ringe mor")
    salto.ok("fleksiteam", "undo")
    salto.ok("fleksiteam", "close")
    salto.ok("erase", amina, "--ground", "withdrawn", "--yes")
    for table in ("decision", "decision_status", "agenda"):
        assert salto.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert salto("audit", "verify").code == 0


def test_what_was_decided_follows_a_merge(salto: Salto, amina: str) -> None:
    twin = youth(salto, "Amina Eksempell")
    prepared(salto, amina, twin)
    decide(salto, twin, "ringe mor")
    decide(salto, amina, "søke kurs")
    salto.ok("merge", amina, twin, "--yes")
    listed = salto.ok("fleksiteam", "show")
    assert {each["person"]["code"] for each in listed["decided"]} == {amina}
    assert salto("audit", "verify").code == 0


def test_what_was_decided_is_in_the_copy_for_the_youth(salto: Salto, amina: str) -> None:
    decide(salto, amina, "ringe legevakta", agreed=False, disagreement="mor var uenig")
    out = salto.folder.parent / "copy.pdf"
    secret = str(secret_file(salto.folder.parent))
    salto.ok("access-copy", amina, "--out", str(out), "--password-file", secret)
    text = paper(out)
    assert "morvaruenig" in text
    assert "duvarikkeenig" in text


# --- what the room learns ---------------------------------------------------------------------------------


def next_week(salto: Salto, *services: str) -> Salto:
    """The meeting of the week after, with these services in the room."""
    salto.ok("fleksiteam", "close", "--all-left")
    later = salto.at("2026-11-30")
    later.ok("fleksiteam", "run")
    for each in services:
        later.ok("fleksiteam", "attend", "--service", each)
    return later


def test_an_earlier_decision_that_names_someone_else_is_for_no_room(salto: Salto, amina: str) -> None:
    youth(salto, "Jonas Prøvesen")
    decide(salto, amina, "hente hos Jonas Prøvesen", category="work")
    decide(salto, amina, "trene med Nina Nordby", category="work")  # nobody here is called that yet
    decide(salto, amina, "søke sommerjobb", category="work")
    later = next_week(salto, NAV)
    youth(later, "Nina Nordby")
    shown = later.ok("fleksiteam", "show")
    assert [each["text"] for each in shown["last"]] == ["søke sommerjobb"]
    assert len(shown["waiting"]) == 2
    later.ok("fleksiteam", "attend", "--service", NAV, "--leaves")
    assert len(later.ok("fleksiteam", "show")["last"]) == 3


def test_what_became_of_a_decision_is_looked_through_as_well(salto: Salto, amina: str) -> None:
    youth(salto, "Jonas Prøvesen")
    made = decide(salto, amina, "søke sommerjobb", category="work")
    later = next_week(salto, NAV)
    code = str(made["decision"]["code"])  # type: ignore[index]
    said = later("fleksiteam", "status", code, "not_done", "--why", "Jonas Prøvesen var syk")
    assert said.code == 0
    assert "Jonas" not in said.out
    assert later.ok("fleksiteam", "show")["last"] == []


def test_a_service_in_the_room_does_not_learn_who_is_known_here(salto: Salto, amina: str) -> None:
    jonas = youth(salto, "Jonas Prøvesen")
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    said = salto("fleksiteam", "decide", amina, "--text", "trene med Jonas Prøvesen", "--category", "leisure")
    assert "names someone else" in said.out
    assert jonas not in said.out
    assert "b. 2007, " + jonas not in said.out


def test_a_service_in_the_room_does_not_learn_why_another_may_not_know(salto: Salto, amina: str) -> None:
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    made = decide(salto, amina, "time hos legen", service=CLUB, category="health")
    assert "consent" not in str(made["kept_ours"])
    assert "may-share" in str(made["kept_ours"])


def test_who_must_leave_is_said_and_not_what_each_may_have(salto: Salto, amina: str) -> None:
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    salto.ok("fleksiteam", "attend", "Ola", "--service", POLICE)
    shown = salto("fleksiteam", "case", amina)
    assert "Must leave the room first: Oslo politidistrikt" in shown.out
    assert "work" not in shown.out
    assert "work" not in json.dumps(in_room(salto, amina))


def test_a_case_without_a_name_can_be_put_before_a_service_and_its_code_is_not_shown(
    salto: Salto, amina: str
) -> None:
    jonas = youth(salto, "Jonas Prøvesen")
    prepared(salto, jonas, how="anonymous")
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    shown = salto("fleksiteam", "case", jonas)
    assert shown.code == 0
    assert "case 1 without a name" in shown.out
    assert jonas not in shown.out + salto("fleksiteam", "show").out
    assert jonas not in salto("fleksiteam", "decide", jonas, "--text", "ringe").out


def test_a_list_in_front_of_a_service_names_nobody_it_may_not_hear_of(salto: Salto, amina: str) -> None:
    jonas = youth(salto, "Jonas Prøvesen")
    prepared(salto, amina, jonas)
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    shown = salto("fleksiteam", "show").out
    assert "Amina" in shown
    assert ("Jonas" in shown, jonas in shown) == (False, False)
    assert "1 case is not for everyone in the room" in shown
    salto.ok("fleksiteam", "attend", "--service", NAV, "--leaves")
    assert jonas in salto("fleksiteam", "show").out


def test_nobody_closes_a_meeting_with_a_service_in_the_room(salto: Salto, amina: str) -> None:
    decide(salto, youth(salto, "Jonas Prøvesen"), "oppsøke Jonas")
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    refused = salto("fleksiteam", "close")
    assert refused.code == 6
    assert "still in the room: NAV Ungdomsteam" in refused.err
    assert salto.rows("SELECT closed FROM meeting") == [(None,)]
    assert "oppsøke Jonas" in salto("fleksiteam", "close", "--all-left").out


@pytest.mark.parametrize("role", ["leader", "auditor"])
def test_whoever_sees_nobodys_file_is_not_in_the_room(salto: Salto, role: str, tmp_path: Path) -> None:
    secret = str(secret_file(tmp_path, "kirsebær trapp onsdag motvind"))
    salto.ok("operator", "add", "Lena Leder", "--role", role, "--new-passphrase-file", secret)
    refused = salto("fleksiteam", "attend", "Lena")
    assert refused.code == 4
    assert "cannot be in the room either" in refused.err
    assert salto("fleksiteam", "attend", "Lena", "--apology").code == 0


def test_the_rooms_of_the_agenda_stand_above_their_cases(salto: Salto, amina: str) -> None:
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    salto.ok("fleksiteam", "attend", "--service", NAV, "--leaves")
    prepared(salto, amina, services=(NAV,))
    assert "In the room: NAV Ungdomsteam" in salto("fleksiteam", "show").out


# --- closing ----------------------------------------------------------------------------------------------


def test_closing_looks_at_everyone_who_was_taken_up_and_names_whoever_was_not(
    salto: Salto, amina: str
) -> None:
    jonas = youth(salto, "Jonas Prøvesen")
    prepared(salto, amina, jonas)
    decide(salto, amina, "ringe mor")
    closed = salto.ok("fleksiteam", "close")
    assert [each["code"] for each in closed["discussed"]] == [amina]
    assert [each["code"] for each in closed["missed"]] == [jonas]
    assert salto.rows("SELECT count(*), max(day) FROM board_look") == [(1, "2026-11-23")]


def test_sheets_that_are_out_are_collected(salto: Salto, amina: str) -> None:
    salto.ok(*packing(salto, NAV))
    decide(salto, amina, "ringe mor")
    (sheet,) = salto.ok("fleksiteam", "close")["sheets"]
    assert sheet["service"] == "NAV Ungdomsteam"


def test_the_minutes_hold_codes_and_no_name_of_a_youth(salto: Salto, amina: str, tmp_path: Path) -> None:
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    made = decide(salto, amina, "jobbsamtale", service=NAV, owner_name="Lise", agreed=True)
    out = tmp_path / "referat.pdf"
    secret = str(secret_file(tmp_path))
    closing = ("fleksiteam", "close", "--all-left", "--out", str(out), "--password-file", secret)
    closed = salto.ok(*closing)
    text = paper(out)
    assert str(made["decision"]["code"]) in text  # type: ignore[index]
    assert amina in text
    assert "Amina" not in text
    assert "taushetsplikt" in text
    assert closed["checkpoint"].replace(" ", "") in text
    assert PASSWORD.encode() not in out.read_bytes()


def test_minutes_that_cannot_be_written_leave_the_meeting_open(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    decide(salto, amina, "ringe mor")
    secret = str(secret_file(tmp_path))
    nowhere = str(tmp_path / "finnes" / "ikke" / "referat.pdf")
    taken = tmp_path / "tatt.pdf"
    taken.write_bytes(b"noe annet")
    for out in (nowhere, str(taken)):
        assert salto("fleksiteam", "close", "--out", out, "--password-file", secret).code not in {0, 1}, out
    assert salto("fleksiteam", "close", "--out", "referat.txt", "--password-file", secret).code == 4
    assert salto("fleksiteam", "close", "--out", str(tmp_path / "r.pdf")).code == 2
    assert salto.rows("SELECT closed FROM meeting") == [(None,)]


# --- the minutes once more --------------------------------------------------------------------------------


def test_minutes_whose_file_was_lost_can_be_had_again(salto: Salto, amina: str, tmp_path: Path) -> None:
    decide(salto, amina, "ringe mor")
    assert salto("fleksiteam", "minutes").code == 6
    closed = salto.ok("fleksiteam", "close")
    out, secret = tmp_path / "referat.pdf", str(secret_file(tmp_path))
    later = salto.at("2026-12-01")
    refused = later("fleksiteam", "close", "--date", "2026-11-23")
    assert "salto fleksiteam minutes --date 2026-11-23" in refused.err
    asked = ("fleksiteam", "minutes", "--date", "2026-11-23")
    read = later.ok(*asked, "--out", str(out), "--password-file", secret)
    for part in ("meeting", "attendance", "decided", "last", "discussed", "missed", "intakes", "looks"):
        assert read[part] == closed[part], part
    assert (read["again"], read["left_out"]) == ("2026-12-01", 0)
    text = paper(out)
    assert ("ringemor" in text, amina in text, "Amina" in text) == (True, True, False)
    assert "Skrevetutigjen" in text
    assert later("fleksiteam", "minutes", "--date", "2026-11-24").code == 3


def test_minutes_say_of_earlier_decisions_what_that_meeting_said(salto: Salto, amina: str) -> None:
    code = decide(salto, amina, "ringe mor")["decision"]["code"]  # type: ignore[index]
    second = next_week(salto)
    second.ok("fleksiteam", "status", str(code), "not_done", "--why", "mor tok ikke telefonen")
    closed = second.ok("fleksiteam", "close")
    third = second.at("2026-12-07")
    third.ok("fleksiteam", "run")
    third.ok("fleksiteam", "status", str(code), "done")
    third.ok("fleksiteam", "close")
    (then,) = third.ok("fleksiteam", "minutes", "--date", "2026-11-30")["last"]
    assert (then["status"], then["why"]) == ("not_done", "mor tok ikke telefonen")
    assert then["why"] == closed["last"][0]["why"]
    (now,) = third.ok("fleksiteam", "minutes")["last"]
    assert now["status"] == "done"


def test_whose_file_may_not_be_read_any_more_is_left_out_of_the_minutes_and_counted(
    salto: Salto, amina: str
) -> None:
    jonas = youth(salto, "Jonas Prøvesen")
    decide(salto, jonas, "oppsøke Jonas")
    decide(salto, amina, "ringe mor")
    salto.ok("fleksiteam", "close")
    salto.ok("close-case", jonas, "--outcome", "moved")
    ran = salto("fleksiteam", "minutes")
    assert "1 case is left out" in ran.out
    assert ("ringe mor" in ran.out, "Jonas" in ran.out, jonas in ran.out) == (True, False, False)


# --- roles ------------------------------------------------------------------------------------------------


def test_a_meeting_of_another_day_is_not_begun_by_a_slip(salto: Salto, a_youth: Callable[..., str]) -> None:
    person = a_youth()
    for command in (("run",), ("decide", person, "--text", "ring"), ("attend", "Kari")):
        assert salto("fleksiteam", *command, "--date", "2026-11-20").code == 3, command
    assert salto.rows("SELECT count(*) FROM meeting") == [(0,)]


def test_a_worker_decides_about_their_own_in_a_meeting_that_has_begun(salto: Salto, tmp_path: Path) -> None:
    words = "kirsebær trapp onsdag motvind"
    secret = secret_file(tmp_path, words)
    salto.ok("operator", "add", "Wiggo Worker", "--role", "worker", "--new-passphrase-file", str(secret))
    own, other = youth(salto, "Egil Egensen"), youth(salto, "Basma Fremmedsen")
    salto.ok("edit", own, "--lead", "Wiggo")
    wiggo = replace(salto, unlocked=keys.unlock(salto.folder, words, ANY))
    assert wiggo("fleksiteam", "decide", own, "--text", "ringe mor").code == 3
    salto.ok("fleksiteam", "run")
    decide(salto, other, "hemmelig avtale")
    decide(wiggo, own, "ringe mor")
    assert wiggo("fleksiteam", "decide", other, "--text", "ringe mor").code == 21
    shown = wiggo("fleksiteam", "show")
    assert ("ringe mor" in shown.out, "hemmelig" in shown.out, "Basma" in shown.out) == (True, False, False)
    for command in ("run", "undo", "close", "minutes"):
        assert wiggo("fleksiteam", command).code == 21, command


@pytest.mark.parametrize("name", ["Lise nav, Per", "Lise; Per", "Lise nav Per", f"Lise {NAV} Per"])
def test_no_service_comes_in_under_anothers_name(salto: Salto, amina: str, name: str) -> None:
    refused = salto("fleksiteam", "attend", name, "--service", POLICE)
    assert refused.code == 4, refused.err
    assert "more than one" in refused.err
    assert salto.rows("SELECT count(*) FROM attendance") == [(0,)]
