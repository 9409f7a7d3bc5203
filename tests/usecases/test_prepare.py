"""Preparing a meeting: nobody in a room hears what they may not have, and nobody left out is told of."""

import json
import shutil
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salto_cli.store.between import Between
from tests.board import on_board
from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, PASSWORD, POLICE, SPORT, grant, paper, secret_file, youth
from tests.records import checked, guardian, known
from tests.scene import CALLED, Scene

DAY = "2026-11-26"  # a Thursday
EVERYONE = (NAV, CLUB, SPORT, POLICE)


def preparing(*services: str, day: str = DAY) -> tuple[str, ...]:
    """The command line that prepares a meeting with these services."""
    return ("fleksiteam", "prepare", "--date", day, "--services", ",".join(services))


def prepared(salto: Salto, *services: str, day: str = DAY) -> dict[str, Any]:
    return salto.ok(*preparing(*services, day=day))


def room_of(agenda: dict[str, Any], person: str) -> dict[str, Any] | None:
    """The room in which someone's case is taken up; None where it is in no room."""
    found = [room for room in agenda["rooms"] if any(c["person"]["code"] == person for c in room["cases"])]
    assert len(found) <= 1
    return found[0] if found else None


def case_of(agenda: dict[str, Any], person: str) -> dict[str, Any]:
    (found,) = [c for room in agenda["rooms"] for c in room["cases"] if c["person"]["code"] == person]
    assert isinstance(found, dict)
    return found


def why_out(agenda: dict[str, Any], person: str) -> dict[str, dict[str, Any]]:
    """Why each service is out of the room for someone's case."""
    return {each["service"]: each for each in agenda["outside"] if each["person"] == person}


def kept(salto: Salto) -> list[tuple[Any, ...]]:
    """The agenda as it stands in the store, by code."""
    return salto.rows(
        "SELECT p.number, a.block, a.position, a.how, a.services FROM agenda a "
        "JOIN person p ON p.id = a.person ORDER BY a.block, a.position"
    )


# -- what may be said to whom ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def _made_scene(tmp_path_factory: pytest.TempPathFactory, _made_store: Any) -> Scene:
    """Five youths who have allowed different things, all of them on the board: made once."""
    folder, unlocked = _made_store
    mine = tmp_path_factory.mktemp("prepared") / "store"
    shutil.copytree(folder, mine)
    mine.chmod(0o700)
    made = Scene(Salto(mine, unlocked, between=Between()))
    for each in made.everyone:
        on_board(made.salto, each)
    return made


@pytest.fixture
def scene(_made_scene: Scene, tmp_path: Path) -> Scene:
    """The same youths in a store of its own."""
    shutil.copytree(_made_scene.salto.folder, tmp_path / "store")
    (tmp_path / "store").chmod(0o700)
    mine = copy(_made_scene)
    mine.salto = replace(_made_scene.salto, folder=tmp_path / "store")
    return mine


def test_nobody_in_a_room_hears_a_category_they_may_not_have(scene: Scene) -> None:
    agenda = prepared(scene.salto, *EVERYONE)
    assert len(agenda["rooms"]) > 2
    for room in agenda["rooms"]:
        for case in room["cases"]:
            for service in room["services"]:
                allowed = scene.allowed.get((case["person"]["code"], service), set())
                assert set(case["said"]) and set(case["said"]) <= allowed
            for each in case["on_paper"]:
                allowed = scene.allowed[case["person"]["code"], each["service"]]
                assert set(each["categories"]) <= allowed - set(case["said"])


def test_a_service_without_a_yes_is_in_no_room_where_the_youth_is_spoken_of(scene: Scene) -> None:
    agenda = prepared(scene.salto, *EVERYONE)
    for person in scene.everyone:
        room = room_of(agenda, person)
        assert room is not None
        for service in EVERYONE:
            if not scene.allowed.get((person, service)):
                assert service not in room["services"]
                assert why_out(agenda, person)[service]["next"]


def test_each_youth_is_spoken_of_once(scene: Scene) -> None:
    agenda = prepared(scene.salto, *EVERYONE)
    spoken = [case["person"]["code"] for room in agenda["rooms"] for case in room["cases"]]
    assert sorted(spoken) == sorted(scene.everyone)


def test_a_service_is_in_the_building_only_with_everyone_and_in_its_own_rooms(scene: Scene) -> None:
    agenda = prepared(scene.salto, *EVERYONE)
    shared = [part["span"] for part in agenda["parts"] if part["everyone"]]
    for guest in agenda["guests"]:
        mine = [room["span"] for room in agenda["rooms"] if guest["service"] in room["services"]]
        minutes = {m for span in [*shared, *mine] for m in range(span["start"], span["end"])}
        assert {m for span in guest["spans"] for m in range(span["start"], span["end"])} == minutes


def test_what_is_about_persons_is_for_the_team_alone(scene: Scene) -> None:
    agenda = prepared(scene.salto, *EVERYONE)
    assert {part["what"] for part in agenda["parts"] if part["everyone"]} == {"opening", "situation"}


def test_with_nobody_coming_the_team_is_alone_with_every_case(scene: Scene) -> None:
    agenda = scene.salto.ok("fleksiteam", "prepare", "--date", DAY)
    (room,) = agenda["rooms"]
    assert (room["services"], len(room["cases"])) == ([], 5)
    assert agenda["outside"] == agenda["unnamed"] == []


def test_one_more_service_in_the_room_never_lets_more_be_said(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    on_board(salto, amina)
    grant(salto, amina, [NAV], ["leisure", "identity"])
    grant(salto, amina, [CLUB], ["leisure"])
    alone = case_of(prepared(salto, NAV), amina)
    together = case_of(prepared(salto, NAV, CLUB), amina)
    assert (alone["said"], together["said"]) == (["identity", "leisure"], ["leisure"])


def test_those_who_have_nothing_in_common_are_not_put_together(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    on_board(salto, amina)
    grant(salto, amina, [NAV], ["work", "school"])
    grant(salto, amina, [SPORT], ["leisure"])
    agenda = prepared(salto, NAV, SPORT)
    room = room_of(agenda, amina)
    assert room is not None and room["services"] == [NAV]
    out = why_out(agenda, amina)[SPORT]
    assert (out["reason"], out["on_paper"], out["next"]) == ("NOTHING_IN_COMMON", ["leisure"], "")


def test_a_service_that_must_be_out_of_the_room_is_told_nothing_by_the_agenda_in_the_store(
    scene: Scene,
) -> None:
    prepared(scene.salto, *EVERYONE)
    for number, _block, _position, _how, services in kept(scene.salto):
        person = next(each for each in scene.everyone if int(each[2:5]) == number)
        assert all(scene.allowed.get((person, service)) for service in json.loads(services))


# -- what changes a yes ------------------------------------------------------------------------------------


def one(salto: Salto, **born: str) -> str:
    """A youth on the board who has said yes to Nav about work."""
    person = youth(salto, "Amina Eksempel", "Amina", **born)
    on_board(salto, person)
    grant(salto, person, [NAV], ["work"])
    return person


def test_a_withdrawal_takes_the_service_out_of_the_room(salto: Salto) -> None:
    amina = one(salto)
    before = room_of(prepared(salto, NAV), amina)
    code = salto.ok("consents", amina)["statements"][0]["code"]
    salto.ok("withdraw-consent", code)
    after = room_of(prepared(salto, NAV), amina)
    assert before is not None and after is not None
    assert (before["services"], after["services"]) == ([NAV], [])


def test_a_consent_that_has_run_out_by_the_meeting_does_not_count_and_is_told(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    on_board(salto, amina)
    grant(salto, amina, [NAV], ["work"], through="2026-11-25")
    agenda = prepared(salto, NAV)
    room = room_of(agenda, amina)
    assert room is not None and room["services"] == []
    (late,) = agenda["lapsing"]
    assert (late["person"], late["service"], late["through"]) == (amina, NAV, "2026-11-25")
    assert late["categories"] == ["work"]
    assert late["next"] == f"salto consent form {amina} --to {NAV} --out {amina}.pdf"


def test_a_consent_that_ran_out_before_today_is_not_about_to(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    on_board(salto, amina)
    grant(salto, amina, [NAV], ["work"], through="2026-11-25")
    assert prepared(salto.at("2026-11-27"), NAV, day="2026-12-03")["lapsing"] == []


def test_who_could_say_yes_is_said_with_the_form(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    on_board(salto, amina)
    out = why_out(prepared(salto, NAV), amina)[NAV]
    assert (out["reason"], out["who"]) == ("NO_CONSENT", ["subject"])
    assert out["next"] == f"salto consent form {amina} --to {NAV} --out {amina}.pdf"


def test_a_service_that_may_not_know_how_to_reach_the_youth_is_told_of_with_the_form(salto: Salto) -> None:
    known, unknown = youth(salto, "Amina Eksempel", "Amina"), youth(salto, "Bilal Oppdiktet")
    grant(salto, known, [NAV], ["work", "identity"])
    grant(salto, unknown, [NAV], ["work"])
    for each in (known, unknown):
        on_board(salto, each)
    said = ("fleksiteam", "prepare", "--date", "torsdag", "--services", f"{NAV},{CLUB}", "--dry-run")
    (found,) = salto.ok(*said)["unreached"]
    form = f"salto consent form {unknown} --to {NAV} --category identity --out {unknown}.pdf"
    assert (found["person"]["code"], found["service"], found["next"]) == (unknown, NAV, form)
    shown = " ".join(salto(*said).out.split())
    assert f"NAV Ungdomsteam may not know how to reach {unknown}" in shown
    assert f"The sheets have no name, only the code, of: {unknown}" in shown


def test_for_a_youth_below_15_the_guardian_could_say_yes(salto: Salto) -> None:
    child = youth(salto, "Bo Eksempel", born="2013-03-04")
    guardian(salto, child)
    checked(salto, child)
    on_board(salto, child)
    out = why_out(prepared(salto, NAV), child)[NAV]
    assert "guardian" in out["who"]
    assert out["next"].startswith("salto consent form ")


def test_a_youth_below_15_with_unknown_guardians_needs_them_looked_up_first(salto: Salto) -> None:
    child = youth(salto, "Bo Eksempel", born="2013-03-04")
    on_board(salto, child)
    agenda = prepared(salto, NAV)
    room = room_of(agenda, child)
    assert room is not None and room["services"] == []
    assert why_out(agenda, child)[NAV]["next"].startswith("salto family ")


def test_a_refusal_is_not_answered_with_a_form(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    on_board(salto, amina)
    salto.ok("refuse-consent", amina, "--by", "subject", "--to", NAV)
    out = why_out(prepared(salto, NAV), amina)[NAV]
    assert out["reason"] == "SUBJECT_REFUSED"
    assert "consent form" not in out["next"]


def test_a_protected_address_keeps_how_to_reach_someone_out_of_the_room(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    on_board(salto, amina)
    grant(salto, amina, [NAV], ["work", "identity"])
    assert "identity" in case_of(prepared(salto, NAV), amina)["said"]
    known(salto, amina, protected=1)
    case = case_of(prepared(salto, NAV), amina)
    assert (case["said"], case["on_paper"]) == (["work"], [])


def test_a_consent_for_another_purpose_opens_no_room(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    on_board(salto, amina)
    grant(salto, amina, [NAV], ["work"], purpose="mediation")
    room = room_of(prepared(salto, NAV), amina)
    assert room is not None and room["services"] == []


# -- who is not there --------------------------------------------------------------------------------------


def test_whoevers_processing_is_restricted_appears_nowhere(salto: Salto) -> None:
    amina = one(salto)
    salto.ok("restrict", amina, "--ground", "claims")
    ran = salto(*preparing(NAV), "--json")
    assert ran.code == 0
    assert amina not in ran.out + ran.err and "Amina" not in ran.out + ran.err
    assert kept(salto) == []


def test_a_closed_case_appears_nowhere(salto: Salto) -> None:
    amina = one(salto)
    salto.ok("close-case", amina, "--outcome", "moved")
    ran = salto(*preparing(NAV), "--json")
    assert ran.code == 0
    assert amina not in ran.out + ran.err and "Amina" not in ran.out + ran.err


def test_a_case_that_is_closed_cannot_be_asked_about_without_a_name_either(salto: Salto) -> None:
    amina = one(salto)
    salto.ok("close-case", amina, "--outcome", "moved")
    ran = salto(*preparing(NAV), "--anonymous", amina)
    assert (ran.code, ran.out) == (21, "")


def test_whoever_waits_for_a_place_on_the_board_is_counted_and_not_spoken_of(salto: Salto) -> None:
    amina = one(salto)
    youth(salto, "Bilal Oppdiktet")
    agenda = prepared(salto, NAV)
    assert [case["person"]["code"] for room in agenda["rooms"] for case in room["cases"]] == [amina]
    assert agenda["waiting"] == 0
    assert [each["person"]["code"] for each in agenda["new"]] == ["P-002K"]


# -- without a name ----------------------------------------------------------------------------------------


def alike(salto: Salto, number: int, district: str = "Alna") -> list[str]:
    """So many youths of the same age in the same district."""
    found = [youth(salto, f"{name} Eksempel{name}sen") for name in "ABCDEFGH"[:number]]
    for each in found:
        salto.ok("edit", each, "--stay-district", district)
    return found


def test_a_case_that_enough_are_like_may_be_put_without_a_name(salto: Salto) -> None:
    first, *_rest = alike(salto, 5)
    on_board(salto, first)
    (found,) = prepared(salto, NAV)["unnamed"]
    assert (found["proposed"], found["asked"], found["fitting"]) == (True, False, 5)
    assert (found["band"], found["district"], found["reason"]) == ("18-24", "Alna", None)
    agenda = salto.ok(*preparing(NAV), "--anonymous", first)
    assert agenda["rooms"] == []
    assert [row[3:] for row in kept(salto)] == [("anonymous", json.dumps([NAV]))]


def test_what_is_told_grows_less_until_enough_are_like_it(salto: Salto) -> None:
    first, *rest = alike(salto, 5)
    salto.ok("edit", rest[0], "--stay-district", "Frogner")
    on_board(salto, first)
    (found,) = prepared(salto, NAV)["unnamed"]
    assert (found["band"], found["district"], found["fitting"]) == ("18-24", None, 5)


def test_a_case_that_few_are_like_is_not_put_even_without_a_name(salto: Salto) -> None:
    first, *_rest = alike(salto, 4)
    on_board(salto, first)
    agenda = salto.ok(*preparing(NAV), "--anonymous", first)
    (found,) = agenda["unnamed"]
    assert (found["proposed"], found["fitting"]) == (False, 4)
    assert [row[3] for row in kept(salto)] == ["named"]
    room = room_of(agenda, first)
    assert room is not None and room["services"] == []
    shown = salto(*preparing(NAV), "--anonymous", first).out
    assert "4 in the store fit that" in shown and "Not even without a name" in shown


def test_a_case_put_without_a_name_is_in_no_room_with_one(salto: Salto) -> None:
    first, *_rest = alike(salto, 5)
    on_board(salto, first)
    grant(salto, first, [NAV], ["work"])
    agenda = salto.ok(*preparing(NAV, CLUB), "--anonymous", first)
    assert room_of(agenda, first) is None
    assert first not in {each["person"] for each in agenda["outside"]}


def test_without_anyone_coming_there_is_nobody_to_put_a_case_to(salto: Salto) -> None:
    amina = one(salto)
    ran = salto("fleksiteam", "prepare", "--date", DAY, "--anonymous", amina)
    assert (ran.code, ran.out) == (4, "")


# -- when --------------------------------------------------------------------------------------------------


def test_the_parts_follow_each_other_without_a_gap(scene: Scene) -> None:
    agenda = prepared(scene.salto, *EVERYONE, day=f"{DAY} 18:00")
    spans = [part["span"] for part in agenda["parts"]]
    assert [each["start"] for each in spans] == [0, *(each["end"] for each in spans[:-1])]
    assert (spans[0]["clock"], spans[-1]["end"]) == ("18:00", agenda["minutes"])
    (cases,) = [part["span"] for part in agenda["parts"] if part["what"] == "cases"]
    rooms = [room["span"] for room in agenda["rooms"]]
    assert [each["start"] for each in rooms] == [cases["start"], *(each["end"] for each in rooms[:-1])]
    assert rooms[-1]["end"] == cases["end"]


@pytest.mark.parametrize(("cases", "each", "over"), [(7, 5, 0), (8, 4, 0), (10, 4, 5)])
def test_each_case_has_less_time_where_there_are_many_and_too_many_are_told(
    salto: Salto, cases: int, each: int, over: int
) -> None:
    for person in alike(salto, min(cases, 8)) + [youth(salto, f"X{n} Annensen") for n in range(cases - 8)]:
        on_board(salto, person)
    agenda = salto.ok("fleksiteam", "prepare", "--date", DAY)
    (span,) = [room["span"] for room in agenda["rooms"]]
    assert (span["end"] - span["start"], agenda["over"]) == (cases * each, over)


# -- kept --------------------------------------------------------------------------------------------------


def test_the_same_again_gives_the_same_agenda(scene: Scene) -> None:
    first, before = prepared(scene.salto, *EVERYONE), kept(scene.salto)
    assert prepared(scene.salto, *EVERYONE) == first
    assert kept(scene.salto) == before
    assert scene.salto.rows("SELECT count(*) FROM meeting") == [(1,)]


def test_a_dry_run_saves_nothing_and_shows_the_same(scene: Scene) -> None:
    shown = scene.salto.ok(*preparing(*EVERYONE), "--dry-run")
    assert scene.salto.rows("SELECT count(*) FROM meeting") == [(0,)]
    assert {**shown, "kept": True} == prepared(scene.salto, *EVERYONE)


def test_a_service_that_is_no_longer_asked_is_no_longer_expected(scene: Scene) -> None:
    prepared(scene.salto, NAV, POLICE)
    prepared(scene.salto, NAV)
    expected = "SELECT service FROM attendance WHERE service IS NOT NULL"
    assert scene.salto.rows(expected) == [(NAV,)]


def test_the_agenda_of_a_meeting_that_has_begun_stands(scene: Scene) -> None:
    prepared(scene.salto, NAV)
    from tests.records import arrange

    meeting = scene.salto.rows("SELECT id FROM meeting")[0][0]
    arrange(scene.salto, (), lambda act: act.change("meeting", meeting, started="2026-11-26T18:00"))
    ran = scene.salto(*preparing(NAV, CLUB))
    assert (ran.code, ran.out) == (6, "")
    assert "has begun" in ran.err


def test_every_answer_is_in_the_log_also_the_noes(scene: Scene) -> None:
    prepared(scene.salto, *EVERYONE)
    rows = scene.salto.rows(
        "SELECT j.persons, json_extract(d.body, '$.recipient'), j.decision FROM judgement j "
        "JOIN judgement_detail d ON d.act = j.act AND d.n = j.n JOIN act a ON a.id = j.act "
        "WHERE a.command = 'fleksiteam prepare' AND j.question = 'share'"
    )
    assert len({(row[0], row[1]) for row in rows}) == len(scene.everyone) * len(EVERYONE)
    assert {row[2] for row in rows} >= {"allow", "needs"}
    assert scene.salto("audit", "verify").code == 0


# -- what is wrong -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--date", "22.11.2026"), 4, "that day has been"),
        (("--date", "+90d"), 4, "too far ahead"),
        (("--date", "torsdag 25:00"), 4, "no such time of day"),
        (("--services", NAV), 2, "--date is missing"),
        (("--date", DAY, "--services", "nav-ungdomstem"), 3, NAV),
        (("--date", DAY, "--services", "noe helt annet"), 3, "no such service"),
        (("--date", DAY, "--services", "skole"), 3, "not one service"),
        (("--date", DAY, "--colleague", "Ukjent Person"), 3, "no colleague"),
        (("--date", DAY, "--out", "agenda.txt"), 4, ".pdf"),
    ],
)
def test_what_cannot_be_prepared_is_said_in_one_line_and_nothing_is_kept(
    salto: Salto, options: tuple[str, ...], code: int, said: str
) -> None:
    ran = salto("fleksiteam", "prepare", *options)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert said in ran.err
    assert salto.rows("SELECT count(*) FROM meeting") == [(0,)]


def test_a_word_that_is_no_service_is_not_repeated(salto: Salto) -> None:
    ran = salto(*preparing("Amina Eksempel"))
    assert ran.code == 3
    assert "Amina" not in ran.err


def test_the_only_one_of_a_kind_may_be_named_by_its_kind(salto: Salto) -> None:
    agenda = prepared(salto, "politi")
    assert [each["service"] for each in agenda["guests"]] == [POLICE]


def test_a_leader_is_not_in_the_room(salto: Salto) -> None:
    salto.ok("operator", "add", "Lea Leder", "--role", "leader")
    ran = salto(*preparing(NAV), "--colleague", "Lea")
    assert (ran.code, ran.out) == (4, "")
    assert "nobody's file" in ran.err


# -- on paper ----------------------------------------------------------------------------------------------


def test_the_paper_has_codes_and_no_name_and_no_word_of_a_file(scene: Scene) -> None:
    folder = scene.salto.folder.parent
    file = folder / "agenda.pdf"
    secret = secret_file(folder)
    ran = scene.salto(*preparing(*EVERYONE), "--out", str(file), "--password-file", str(secret))
    assert ran.code == 0, ran.err
    text = paper(file, PASSWORD)
    assert all(code in text for code in scene.everyone)
    assert [word for word in scene.lines if word in text] == []
    assert "Oppdiktet" not in text and "Amina" not in text
    assert "Bareteamet" in text or "bareteamet" in text


def test_the_paper_has_the_words_of_a_decision_that_everyone_in_its_room_may_hear(scene: Scene) -> None:
    salto, (amina, bilal, *_rest) = scene.salto, scene.everyone
    for person, text, category in (
        (amina, "ringe UngJobb", "work"),
        (amina, "time hos legen", "health"),
        (amina, f"følge {CALLED[0]} til intervju", "work"),
        (amina, f"øve sammen med {CALLED[1]} Oppdiktet{CALLED[1]}sen", "work"),
        (bilal, "snakke med kontaktlærer", "school"),
    ):
        salto.ok("fleksiteam", "decide", person, "--text", text, "--category", category)
    salto.ok("fleksiteam", "close")
    file, secret = salto.folder.parent / "agenda.pdf", secret_file(salto.folder.parent)
    asked = (*preparing(NAV), "--out", str(file), "--password-file", str(secret))
    made = salto.ok(*asked)
    assert NAV in (room_of(made, amina) or {})["services"]
    aloud = {each["text"] for each in made["decisions"] if each["aloud"]}
    assert aloud == {"ringe UngJobb"}
    text = paper(file, PASSWORD)
    assert "ringeUngJobb" in text
    for word in ("legen", "intervju", "øve", "kontaktlærer", CALLED[0], CALLED[1]):
        assert word not in text, word
    assert text.count("(bareteamet)") == 4


def test_a_day_by_which_a_sibling_is_to_be_seen_says_so(salto: Salto) -> None:
    whom, sibling = youth(salto, "Amina Eksempel"), youth(salto, "Bilal Eksempel", born="2012-05-17")
    salto.ok("link-sibling", whom, sibling, "--sort", "full")
    salto.ok("sibling", "trigger", sibling, "--why", "concern", "--by-day", "i morgen")
    file, secret = salto.folder.parent / "agenda.pdf", secret_file(salto.folder.parent)
    screen = salto(*preparing(NAV), "--out", str(file), "--password-file", str(secret), "--lang", "nb").out
    assert "Søsken å se til" in screen
    assert "innen" in screen.partition("Søsken å se til")[2].splitlines()[1]
    assert "–sespåinnen24.11.2026" in paper(file, PASSWORD).partition("Søskenåsetil")[2]


def test_the_paper_does_not_lie_in_the_stores_folder(salto: Salto) -> None:
    secret = secret_file(salto.folder.parent)
    out = str(Path(salto.folder) / "agenda.pdf")
    ran = salto(*preparing(NAV), "--out", out, "--password-file", str(secret))
    assert (ran.code, ran.out) == (15, "")


def test_a_meeting_that_moves_is_where_it_was_last_said_to_be(salto: Salto) -> None:
    salto.ok(*preparing(NAV))
    assert salto.ok(*preparing(NAV), "--place", "Møterom 2")["place"] == "Møterom 2"
    assert salto.ok(*preparing(NAV))["place"] == "Møterom 2"
    assert salto.rows("SELECT place FROM meeting") == [("Møterom 2",)]
    assert salto.ok("audit", "verify")["findings"] == []
