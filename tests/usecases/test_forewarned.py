"""Telling a youth before a meeting: exactly what each service may have, and what comes later is not told."""

import json

import pytest

from tests.board import on_board
from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, PASSWORD, POLICE, grant, packing, paper, secret_file, task, youth
from tests.records import checked, guardian

DAY = "2026-11-26"


def prepare(salto: Salto, *services: str, more: tuple[str, ...] = ()) -> None:
    salto.ok("fleksiteam", "prepare", "--date", DAY, "--services", ",".join(services), *more)


@pytest.fixture
def amina(salto: Salto) -> str:
    """A youth on the agenda: Nav may have two kinds of information, the club one, the police nothing."""
    person = youth(salto, "Amina Eksempel", "Amina")
    on_board(salto, person)
    grant(salto, person, [NAV], ["work", "school"])
    grant(salto, person, [CLUB], ["leisure"])
    prepare(salto, NAV, CLUB, POLICE)
    return person


def told(salto: Salto, person: str, *how: str) -> dict[str, object]:
    return salto.ok("fleksiteam", "tell", person, "--date", DAY, *how)


def on_agenda(salto: Salto) -> str | None:
    """Whether the agenda says that the one youth on it has been told."""
    found = salto.ok("fleksiteam", "prepare", "--date", DAY, "--services", f"{NAV},{CLUB}", "--dry-run")
    (room,) = found["rooms"]
    day = room["cases"][0]["told"]
    assert day is None or isinstance(day, str)
    return day


def test_who_hears_what_is_said_service_by_service(salto: Salto, amina: str) -> None:
    found = told(salto, amina)
    assert found["hears"] == [
        {"service": CLUB, "name": "Jordalklubben", "present": False, "categories": ["leisure"], "told": None},
        {
            "service": NAV,
            "name": "NAV Ungdomsteam",
            "present": True,
            "categories": ["school", "work"],
            "told": None,
        },
    ]
    assert found["said"] == ["school", "work"]
    assert len(found["nothing"]) == 1  # type: ignore[arg-type]  # the police


def test_asking_what_to_say_notes_nothing(salto: Salto, amina: str) -> None:
    told(salto, amina)
    assert salto.rows("SELECT count(*) FROM forewarned") == [(0,)]
    assert on_agenda(salto) is None


def test_having_told_is_noted_for_each_service_with_what_it_may_have(salto: Salto, amina: str) -> None:
    assert told(salto, amina, "--how", "call")["now"] is True
    rows = salto.rows("SELECT service, categories, how FROM forewarned ORDER BY service")
    assert [(row[0], json.loads(row[1]), row[2]) for row in rows] == [
        (CLUB, ["leisure"], "call"),
        (NAV, ["school", "work"], "call"),
    ]
    assert on_agenda(salto) == "2026-11-23"


def test_a_yes_that_comes_after_is_not_told_yet(salto: Salto, amina: str) -> None:
    told(salto, amina, "--how", "met")
    grant(salto, amina, [NAV], ["work", "school", "leisure"])
    assert on_agenda(salto) is None
    told(salto, amina, "--how", "met")
    assert on_agenda(salto) == "2026-11-23"


def test_a_withdrawal_after_leaves_nothing_more_to_tell(salto: Salto, amina: str) -> None:
    told(salto, amina, "--how", "met")
    (code,) = [s["code"] for s in salto.ok("consents", amina)["statements"] if s["services"] == [CLUB]]
    salto.ok("withdraw-consent", code)
    assert on_agenda(salto) == "2026-11-23"
    assert [each["service"] for each in told(salto, amina)["hears"]] == [NAV]  # type: ignore[attr-defined]


def test_the_sheet_says_that_the_youth_knows_of_it(salto: Salto, amina: str) -> None:
    task(salto, amina, "ring om jobb", "work")

    def sheet() -> dict[str, object]:
        packed = salto.ok(*packing(salto, NAV), "--date", DAY)
        for each in packed["files"]:
            (salto.folder.parent / "out" / each["path"].rpartition("/")[2]).unlink()
        (found,) = packed["services"][0]["sheets"]
        assert isinstance(found, dict)
        return found

    assert sheet()["told"] is None
    told(salto, amina, "--how", "met")
    assert sheet()["told"] == "2026-11-23"


def test_a_case_without_a_name_is_told_as_such_and_notes_nothing(salto: Salto) -> None:
    found = [youth(salto, f"{name} Eksempel{name}sen") for name in "ABCDE"]
    on_board(salto, found[0])
    grant(salto, found[0], [NAV], ["work"])
    prepare(salto, NAV, more=("--anonymous", found[0]))
    said = told(salto, found[0], "--how", "met")
    assert (said["unnamed"], said["hears"], said["said"]) == (True, [], [])
    assert salto.rows("SELECT count(*) FROM forewarned") == [(0,)]
    screen = salto("fleksiteam", "tell", found[0], "--date", DAY, "--how", "met").out
    assert "nothing to note: no service gets to know who this is" in screen


def test_where_it_rests_on_a_guardian_they_are_to_be_told_too(salto: Salto) -> None:
    child = youth(salto, "Bo Eksempel", born="2013-03-04")
    mother = guardian(salto, child)
    checked(salto, child)
    on_board(salto, child)
    grant(salto, child, [NAV], ["work"], by="guardian", giver=mother, heard="greit")
    prepare(salto, NAV)
    assert told(salto, child)["guardians"] is True


def test_what_is_said_names_no_other_youth(salto: Salto, amina: str) -> None:
    other = youth(salto, "Bilal Oppdiktet", "Bilal")
    on_board(salto, other)
    grant(salto, other, [POLICE], ["crime"])
    prepare(salto, NAV, CLUB, POLICE)
    ran = salto("fleksiteam", "tell", amina, "--date", DAY)
    assert "Bilal" not in ran.out and other not in ran.out


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--date", "27.11.2026"), 6, "prepare it first"),
        (("--date", "20.11.2026"), 4, "that day has been"),
        (("--date", DAY, "--how", "through_guardian"), 4, "is not told"),
        (("--date", DAY, "--how", "brevdue"), 4, "not one of the words"),
        ((), 2, "--date is missing"),
    ],
)
def test_what_cannot_be_told_is_said_in_one_line_and_nothing_is_noted(
    salto: Salto, amina: str, options: tuple[str, ...], code: int, said: str
) -> None:
    ran = salto("fleksiteam", "tell", amina, *options)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert said in ran.err
    assert salto.rows("SELECT count(*) FROM forewarned") == [(0,)]


def test_of_whoever_is_not_taken_up_nothing_is_said(salto: Salto, amina: str) -> None:
    other = youth(salto, "Bilal Oppdiktet", "Bilal")
    ran = salto("fleksiteam", "tell", other, "--date", DAY)
    assert (ran.code, ran.out) == (6, "")
    assert "does not take this case up" in ran.err


def test_a_closed_case_is_refused(salto: Salto, amina: str) -> None:
    salto.ok("close-case", amina, "--outcome", "moved")
    ran = salto("fleksiteam", "tell", amina, "--date", DAY)
    assert (ran.code, ran.out) == (21, "")


def test_the_paper_is_the_youths_own_in_bokmaal(salto: Salto, amina: str) -> None:
    file, secret = salto.folder.parent / "tell.pdf", secret_file(salto.folder.parent)
    salto.ok("fleksiteam", "tell", amina, "--date", DAY, "--out", str(file), "--password-file", str(secret))
    text = paper(file, PASSWORD)
    assert "Dettesierviomdeg" in text and "skole,arbeid" in text
    assert "Dukansinei" in text
    assert "Eksempel" not in text


def test_the_copy_of_everything_says_which_meeting_and_who_could_be_in_the_room(
    salto: Salto, amina: str
) -> None:
    told(salto, amina, "--how", "met")
    file, secret = salto.folder.parent / "copy.pdf", secret_file(salto.folder.parent)
    found = salto.ok("access-copy", amina, "--out", str(file), "--password-file", str(secret))
    assert found["counts"]["meeting"] == 1
    text = paper(file, PASSWORD)
    assert "26.11.2026" in text and "dufikkvitedetpåforhånd" in text
    assert "NAVUngdomsteam" in text


def test_the_day_says_who_is_to_be_told_until_they_have_been(salto: Salto, amina: str) -> None:
    def lines() -> list[dict[str, object]]:
        return [each for each in salto.ok("today")["items"] if each["what"] == "meeting_untold"]

    (line,) = lines()
    assert (line["day"], line["next"]) == (DAY, f"salto fleksiteam tell {amina} --date {DAY}")
    assert "what the meeting says" in salto("today").out
    told(salto, amina, "--how", "met")
    assert lines() == []


def test_the_day_says_nothing_of_a_meeting_far_ahead_or_of_the_team_alone(salto: Salto) -> None:
    amina, bilal = youth(salto, "Amina Eksempel"), youth(salto, "Bilal Oppdiktet")
    on_board(salto, amina)
    on_board(salto, bilal)
    grant(salto, amina, [NAV], ["work"])
    salto.ok("fleksiteam", "prepare", "--date", "2026-12-03", "--services", NAV)
    prepare(salto, CLUB)
    assert [each for each in salto.ok("today")["items"] if each["what"] == "meeting_untold"] == []
