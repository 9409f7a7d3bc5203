"""Sheets of paper: dates in a service's own field, a number that tells nothing, and what came back."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from salto_cli.models.meeting import AgendaRow
from salto_cli.models.question import FILE
from salto_cli.store import attendance as attendants
from salto_cli.store import forewarned
from salto_cli.store import meeting as meetings
from salto_cli.store import person as persons
from salto_cli.store.act import Judged
from salto_cli.store.seal import Outcome
from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, POLICE, SPORT, grant, know, packing, paper, youth

MEETING = "2026-11-26"


def deadline(salto: Salto, person: str, kind: str, text: str, due: str, **more: Any) -> str:
    """Adds a deadline; returns its code."""
    fields = {
        "kind": kind,
        "text": text,
        "due": due,
        "source": "Nav",
        "deputy": "Jonas",
        "category": more.pop("category", "work"),
        **more,
    }
    made = salto.ok("task", "add", person, "--input", "-", stdin=json.dumps(fields))
    return str(made["tasks"][0]["code"] if "tasks" in made else made["task"]["code"])


def dates(packed: dict[str, Any], service: str) -> list[dict[str, Any]]:
    """All dates on the sheets of a service."""
    (found,) = [each["sheets"] for each in packed["services"] if each["service"] == service]
    return [date for sheet in found for date in sheet["dates"]]


def numbers(packed: dict[str, Any], service: str) -> list[str]:
    """The numbers of a service's sheets."""
    (found,) = [each["sheets"] for each in packed["services"] if each["service"] == service]
    return [sheet["sheet"] for sheet in found]


@pytest.fixture
def amina(salto: Salto) -> str:
    """An adult who lets Nav, the club and the police have everything she is asked about."""
    salto.ok("operator", "add", "Jonas")
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV, CLUB, POLICE], ["work", "leisure", "identity", "crime"])
    know(salto, person, "work", wish="ajob")
    return person


# -- dates -------------------------------------------------------------------------------------------------


def test_a_date_stands_on_the_sheet_with_weekday_clock_and_place(salto: Salto, amina: str) -> None:
    deadline(salto, amina, "appointment", "fellesmøte", "2026-12-04", at="14:00", place="Trosterudklubben")
    packed = salto.ok(*packing(salto, NAV), "--date", MEETING)
    (date,) = dates(packed, NAV)
    assert (date["text"], date["at"], date["place"]) == ("fellesmøte", "14:00", "Trosterudklubben")
    on_paper = paper(Path(packed["files"][0]["path"]))
    assert "Fredag4.desemberkl.14.00" in on_paper
    assert "Trosterudklubben" in on_paper


def test_a_deadline_is_told_once_and_not_among_what_is_agreed_too(salto: Salto, amina: str) -> None:
    deadline(salto, amina, "appointment", "onlyonce", "2026-12-04")
    packed = salto.ok(*packing(salto, NAV))
    assert json.dumps(packed).count("onlyonce") == 1


@pytest.mark.parametrize(
    "kind", ["court", "attend", "community_sentence", "youth_plan", "release", "ban_end"]
)
@pytest.mark.parametrize("owner", [None, CLUB])
def test_a_date_of_court_or_sentence_is_never_on_a_clubs_sheet(
    salto: Salto, amina: str, kind: str, owner: str | None
) -> None:
    know(salto, amina, "crime", strength="keepsaway")
    deadline(salto, amina, kind, "sentencedate", "2026-12-04", category="crime", service=owner)
    packed = salto.ok(*packing(salto, CLUB, NAV))
    assert "keepsaway" in json.dumps(packed["services"][0])  # the club may have that kind of information
    assert "sentencedate" not in json.dumps(packed)


def test_a_date_of_court_goes_to_whose_field_it_is(salto: Salto, amina: str) -> None:
    deadline(salto, amina, "court", "courtdate", "2026-12-04", category="crime")
    assert [each["text"] for each in dates(salto.ok(*packing(salto, POLICE)), POLICE)] == ["courtdate"]


def test_a_date_that_another_service_owns_goes_to_that_service_alone(salto: Salto, amina: str) -> None:
    deadline(salto, amina, "appointment", "navsown", "2026-12-04", service=NAV)
    packed = salto.ok(*packing(salto, NAV, CLUB))
    assert [each["text"] for each in dates(packed, NAV)] == ["navsown"]
    assert dates(packed, CLUB) == []


def test_what_is_ours_to_remember_is_nobodys_date(salto: Salto, amina: str) -> None:
    deadline(salto, amina, "referral", "askforananswer", "2026-12-04")
    assert "askforananswer" not in json.dumps(salto.ok(*packing(salto, NAV)))


def test_without_consent_for_its_kind_a_date_stays_here(salto: Salto, amina: str) -> None:
    deadline(salto, amina, "appointment", "healthdate", "2026-12-04", category="health")
    assert "healthdate" not in json.dumps(salto.ok(*packing(salto, NAV)))


@pytest.mark.parametrize("place", ["Furuset torg 3", "furuset", "ved FURUSET torg"])
def test_a_place_to_stay_away_from_is_on_no_sheet_and_is_told_of_here(
    salto: Salto, amina: str, place: str
) -> None:
    deadline(salto, amina, "appointment", "shiftstart", "2026-12-04", place=place)
    know(salto, amina, "identity", unsafe_place="Furuset torg")  # noted after the deadline
    ran = salto(*packing(salto, NAV), "--json")
    (date,) = dates(json.loads(ran.out), NAV)
    assert (date["place"], date["unsafe"]) == (None, True)
    given = salto.rows("SELECT lines FROM disclosure")
    assert not any(place in lines for (lines,) in given)


def test_who_is_told_where_a_place_was_left_out(salto: Salto, amina: str) -> None:
    deadline(salto, amina, "appointment", "shiftstart", "2026-12-04", place="Furuset")
    know(salto, amina, "identity", unsafe_place="Furuset torg")
    out = salto(*packing(salto, NAV)).out
    assert "A place the youth stays away from was left out" in out
    assert amina in out


@pytest.mark.parametrize(("due", "there"), [("2026-11-25", False), ("2026-11-26", True), ("2027-01-25", True),
                                            ("2027-01-26", False)])  # fmt: skip
def test_dates_run_from_the_meeting_and_sixty_days_ahead(
    salto: Salto, amina: str, due: str, there: bool
) -> None:
    deadline(salto, amina, "appointment", "thatday", due)
    assert bool(dates(salto.ok(*packing(salto, NAV), "--date", MEETING), NAV)) is there


def test_a_date_that_names_another_goes_only_where_that_other_says_yes(salto: Salto, amina: str) -> None:
    youth(salto, "Bilal Oppdiktsen", "Bilal")
    deadline(salto, amina, "appointment", "kjøring", "2026-12-04", place="hos Bilal Oppdiktsen")
    assert dates(salto.ok(*packing(salto, NAV)), NAV) == []


def test_an_ended_deadline_is_on_no_sheet(salto: Salto, amina: str) -> None:
    task = deadline(salto, amina, "appointment", "overnow", "2026-12-04")
    salto.ok("task", "done", task, "--outcome", "called_off")
    assert "overnow" not in json.dumps(salto.ok(*packing(salto, NAV)))


# -- whether the youth knows -------------------------------------------------------------------------------


def test_where_nobody_has_noted_that_the_youth_knows_the_paper_says_to_ask(salto: Salto, amina: str) -> None:
    packed = salto.ok(*packing(salto, NAV))
    assert packed["services"][0]["sheets"][0]["told"] is None
    assert "spørossførderetardetopp" in paper(Path(packed["files"][0]["path"]))


# -- the number --------------------------------------------------------------------------------------------


def test_the_number_stands_on_the_paper_and_has_a_check_letter(salto: Salto, amina: str) -> None:
    packed = salto.ok(*packing(salto, NAV))
    (number,) = numbers(packed, NAV)
    assert re.fullmatch(r"A-\d{5}[A-Z]", number)
    assert f"Ark{number}" in paper(Path(packed["files"][0]["path"]))


def test_numbers_do_not_run_on_so_that_a_gap_tells_of_nobody(salto: Salto) -> None:
    for name in ("Amina", "Bilal", "Chiara", "Dina", "Emil", "Frida"):
        person = youth(salto, f"{name} Eksempel", name)
        grant(salto, person, [NAV], ["work"])
        know(salto, person, "work", wish="ajob")
    found = [int(each[2:-1]) for each in numbers(salto.ok(*packing(salto, NAV)), NAV)]
    assert len(set(found)) == len(found) == 6
    assert found != sorted(found) or max(found) - min(found) > 5


# -- what is out, and what came back -----------------------------------------------------------------------


@pytest.fixture
def out(salto: Salto, amina: str) -> tuple[str, str]:
    """The numbers of a sheet with Nav and of one with the club, for the meeting on 26 November."""
    know(salto, amina, "leisure", strength="fotball")
    packed = salto.ok(*packing(salto, NAV, CLUB), "--date", MEETING)
    return numbers(packed, NAV)[0], numbers(packed, CLUB)[0]


def states(salto: Salto, now: str | None = None, *words: str) -> dict[str, str]:
    listed = salto.ok("sheets", *words, now=f"{now}T08:15:00+01:00" if now else None)
    return {each["sheet"]["sheet"]: each["state"] for each in listed["sheets"]}


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-11-25", "coming"), ("2026-11-26", "out"), ("2026-11-27", "out"), ("2026-11-28", "overdue")],
)
def test_a_sheet_is_out_from_the_meeting_and_too_long_from_two_days_after(
    salto: Salto, out: tuple[str, str], today: str, state: str
) -> None:
    assert states(salto, today) == dict.fromkeys(out, state)


def test_what_came_back_is_out_no_more_and_stands_in_all(salto: Salto, out: tuple[str, str]) -> None:
    nav, club = out
    after = salto.at("2026-11-27")
    noted = after.ok("sheets", "returned", nav, "--shredded")
    assert [each["sheet"] for each in noted["sheets"]] == [nav]
    assert noted["sheets"][0]["person"]["code"] == "P-001H"
    assert noted["left"] == 1
    assert states(after) == {club: "out"}
    assert states(after, None, "--all") == {club: "out", nav: "shredded"}


def test_a_pile_comes_back_at_once(salto: Salto, out: tuple[str, str]) -> None:
    after = salto.at("2026-11-27")
    after.ok("sheets", "returned", "--service", NAV, "--date", MEETING)
    assert states(after) == {out[1]: "out"}
    after.ok("sheets", "returned", "--date", MEETING)
    assert "No sheet is out" in after("sheets").out


def test_returned_and_shredded_are_two_things(salto: Salto, out: tuple[str, str]) -> None:
    after = salto.at("2026-11-27")
    after.ok("sheets", "returned", out[0])
    again = after.ok("sheets", "returned", out[0])
    assert (again["sheets"], again["known"]) == ([], [out[0]])
    after.ok("sheets", "returned", out[0], "--shredded")
    assert states(after, None, "--all")[out[0]] == "shredded"


def test_a_sheet_that_was_never_handed_out_is_not_out_and_was_not_given(
    salto: Salto, out: tuple[str, str]
) -> None:
    salto.ok("sheets", "unused", out[0])
    assert out[0] not in states(salto)
    given = {each["service"]: each["handed_out"] for each in salto.ok("who-knows", "P-001H")["disclosures"]}
    assert given == {NAV: False, CLUB: True}


def test_a_sheet_kept_back_at_a_withdrawal_is_not_out(salto: Salto, out: tuple[str, str]) -> None:
    given = salto.ok("who-knows", "P-001H")["disclosures"]
    (code,) = [each["code"] for each in given if each["service"] == NAV]
    salto.ok("withdraw-consent", "C-001B", "--not-handed-out", code, "--channel", "call")
    assert states(salto) == {out[1]: "coming"}


def test_a_lost_sheet_points_at_the_breach_and_can_be_found_again(salto: Salto, out: tuple[str, str]) -> None:
    after = salto.at("2026-11-27")
    ran = after("sheets", "lost", out[0], "--why", "glemt på bussen")
    assert "salto incident start misdirected" in ran.out
    assert states(after, None, "--all")[out[0]] == "lost"
    assert out[0] not in {each["code"] for each in after.ok("today", "--all")["items"]}
    after.ok("sheets", "returned", out[0])
    assert states(after, None, "--all")[out[0]] == "returned"


def test_sheets_come_back_when_the_case_is_closed_too(salto: Salto, out: tuple[str, str]) -> None:
    after = salto.at("2026-11-27")
    after.ok("close-case", "P-001H", "--outcome", "moved")
    after.ok("sheets", "returned", *out)
    assert states(after) == {}


def test_sheets_about_someone_restricted_can_still_come_back(salto: Salto, out: tuple[str, str]) -> None:
    salto.ok("restrict", "P-001H", "--ground", "claims")
    assert salto("sheets", "returned", *out).code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["returned"], 2),
        (["returned", "A-11111A"], 4),  # a check letter that does not fit
        (["returned", "48213"], 4),  # a script writes the whole number
        (["returned", "P-001H"], 4),
        (["returned", "--service", "nav"], 4),
        (["returned", "--service", SPORT], 3),
        (["returned", "--date", "2026-11-12"], 3),
        (["returned", "{nav}", "--date", "2026-11-12"], 4),
        (["returned", "{nav}", "--on", "2026-12-24"], 4),
        (["lost", "{nav}"], 2),
        (["lost", "{nav}", "--why", " "], 2),
        (["lost"], 2),
        (["unused"], 2),
    ],
)
def test_what_cannot_be_noted_is_refused_and_nothing_changes(
    salto: Salto, out: tuple[str, str], words: list[str], code: int
) -> None:
    ran = salto("sheets", *(each.format(nav=out[0]) for each in words))
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert salto.rows("SELECT count(*) FROM sheet WHERE returned IS NOT NULL OR lost IS NOT NULL") == [(0,)]


def test_what_came_back_was_handed_out_and_cannot_be_lost(salto: Salto, out: tuple[str, str]) -> None:
    salto.ok("sheets", "returned", out[0])
    assert salto("sheets", "unused", out[0]).code == 6
    assert salto("sheets", "lost", out[0], "--why", "borte").code == 6
    salto.ok("sheets", "unused", out[1])
    assert salto("sheets", "returned", out[1]).code == 6


# -- today -------------------------------------------------------------------------------------------------


def test_today_tells_whoever_made_them_of_sheets_that_are_not_back(
    salto: Salto, out: tuple[str, str]
) -> None:
    def told(day: str) -> list[tuple[str, str]]:
        items = salto.ok("today", now=f"{day}T08:15:00+01:00")["items"]
        return [(each["next"], each["text"]) for each in items if each["what"] == "sheets_out"]

    assert told("2026-11-27") == []
    assert told("2026-11-28") == [(f"salto sheets --date {MEETING}", "2")]
    salto.at("2026-11-28").ok("sheets", "returned", *out)
    assert told("2026-11-28") == []


def test_what_is_out_is_found_by_an_index_alone(salto: Salto, out: tuple[str, str]) -> None:
    plan = salto.rows(
        "EXPLAIN QUERY PLAN SELECT s.person FROM sheet s INDEXED BY sheet_out "
        "JOIN disclosure d ON d.id = s.disclosure WHERE s.returned IS NULL AND s.lost IS NULL"
    )
    assert not [each for each in plan if re.search(r"SCAN (?!s USING INDEX)", str(each[-1]))]


# -- the prepared meeting ----------------------------------------------------------------------------------


def test_without_a_service_and_without_a_meeting_nothing_is_packed(salto: Salto, amina: str) -> None:
    ran = salto(*packing(salto), "--date", MEETING)
    assert ran.code == 4
    assert "no meeting is prepared" in ran.err


@pytest.fixture
def prepared(salto: Salto, amina: str) -> tuple[str, str]:
    """A meeting on 26 November that expects Nav and takes up Amina by name, and Bilal without his name."""
    bilal = youth(salto, "Bilal Oppdiktsen", "Bilal")
    grant(salto, bilal, [NAV], ["work"])
    know(salto, bilal, "work", wish="bilalsjob")
    store = salto.store()
    act = store.begin("fleksiteam prepare", "coordination")
    people = {code: persons.id_of(act, code) for code in (amina, bilal)}
    act.write_down(Judged(tuple(people.values()), FILE, "allow", {}))
    row = meetings.create(act, MEETING)
    attendants.expect(act, row, [NAV])
    meetings.put_agenda(
        act, row, [AgendaRow(people[amina], 1, 1, "named"), AgendaRow(people[bilal], 1, 2, "anonymous")]
    )
    forewarned.add(act, row, people[amina], NAV, ["work"], "met")
    store.finish(act, Outcome("done"))
    store.close()
    return amina, bilal


def test_a_prepared_meeting_says_which_services_and_about_whom(
    salto: Salto, prepared: tuple[str, str]
) -> None:
    packed = salto.ok(*packing(salto), "--date", MEETING)
    assert [each["service"] for each in packed["services"]] == [NAV]
    assert [each["person"] for each in packed["services"][0]["sheets"]] == [prepared[0]]
    assert "bilalsjob" not in json.dumps(packed)


def test_who_is_spoken_of_without_a_name_is_judged_for_no_sheet(
    salto: Salto, prepared: tuple[str, str]
) -> None:
    salto.ok(*packing(salto), "--date", MEETING)
    assert len(salto.rows("SELECT 1 FROM sheet")) == 1


def test_everyone_is_everyone_with_an_open_case(salto: Salto, prepared: tuple[str, str]) -> None:
    packed = salto.ok(*packing(salto), "--date", MEETING, "--everyone")
    assert [each["person"] for each in packed["services"][0]["sheets"]] == list(prepared)


def test_another_day_than_the_meetings_has_no_agenda(salto: Salto, prepared: tuple[str, str]) -> None:
    packed = salto.ok(*packing(salto, NAV), "--date", "2026-11-27")
    assert len(packed["services"][0]["sheets"]) == 2


def test_what_the_youth_was_told_before_stands_on_the_sheet(salto: Salto, prepared: tuple[str, str]) -> None:
    packed = salto.ok(*packing(salto), "--date", MEETING)
    assert packed["services"][0]["sheets"][0]["told"] == "2026-11-23"
    assert "Ungdommenvetomdettearket:ja,mandag23.november" in paper(Path(packed["files"][0]["path"]))


def test_what_came_on_the_sheet_since_the_youth_was_told_makes_it_untold(
    salto: Salto, prepared: tuple[str, str]
) -> None:
    know(salto, prepared[0], "leisure", strength="fotball")
    packed = salto.ok(*packing(salto), "--date", MEETING)
    assert packed["services"][0]["sheets"][0]["told"] is None


# -- the workbook ------------------------------------------------------------------------------------------


def test_a_service_that_asks_gets_a_workbook_beside_its_paper_and_no_other_does(
    salto: Salto, amina: str
) -> None:
    know(salto, amina, "leisure", strength="fotball")
    packed = salto.ok(*packing(salto, NAV, CLUB), "--workbook", NAV)
    names = sorted(Path(each["path"]).name for each in packed["files"])
    assert names == [f"{CLUB}-2026-11-23.pdf", f"{NAV}-2026-11-23.pdf", f"{NAV}-2026-11-23.xlsx"]
    digests = salto.rows("SELECT digest FROM published")
    assert {each["sha256"] for each in packed["files"]} == {digest for (digest,) in digests}
    assert len(salto.rows("SELECT 1 FROM disclosure WHERE service = ?", NAV)) == 1  # one giving, two forms


def test_a_workbook_for_a_service_that_gets_nothing_is_not_made(salto: Salto, amina: str) -> None:
    assert salto.ok(*packing(salto, SPORT), "--workbook", SPORT)["files"] == []


@pytest.mark.parametrize("service", [CLUB, "nav", "nowhere-at-all"])
def test_a_workbook_for_a_service_that_is_not_named_is_refused(
    salto: Salto, amina: str, service: str
) -> None:
    ran = salto(*packing(salto, NAV), "--workbook", service)
    assert ran.code in {3, 4}
    assert list((salto.folder.parent / "out").iterdir()) == []


def test_a_sheet_that_is_lost_is_never_said_to_be_back(salto: Salto, out: tuple[str, str]) -> None:
    after = salto.at("2026-11-27")
    after.ok("sheets", "returned", out[0])
    said = after("sheets", "lost", out[1], "--why", "glemt på bussen").out
    assert "No sheet is out" in said
    assert "back" not in said
    assert "back" not in after("sheets").out
