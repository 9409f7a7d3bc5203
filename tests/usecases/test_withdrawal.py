"""A withdrawal acts at once, never traps what was begun, and remembers who must be told."""

import json
import re
from pathlib import Path

import pytest

from salto_cli.models.code import SHEET, code
from salto_cli.models.withdrawal import day_to_tell
from tests.fixtures import Salto
from tests.keyboard import DOWN, ENTER, at_keyboard
from tests.meeting import CLUB, NAV, PASSWORD, grant, know, packing, paper, secret_file, task, youth
from tests.usecases.test_handover import SAID, WAYS, plan, take


@pytest.fixture
def given(salto: Salto) -> tuple[str, str]:
    """A youth whose sheet Nav got four days ago, and whose next sheets lie ready; with the consent."""
    person = youth(salto, "Amina Eksempel", "Amina")
    old = salto.at("2026-11-19")
    code = grant(old, person, [NAV, CLUB], ["work", "leisure"], said="2026-11-02")
    know(salto, person, "work", wish="jobb i helga")
    task(salto, person, "CV-kurs", "work", NAV)
    assert old(*packing(old, NAV)).code == 0
    assert salto(*packing(salto, NAV), "--date", "2026-11-26").code == 0
    return person, code


def test_what_is_out_what_is_coming_and_who_must_be_told(salto: Salto, given: tuple[str, str]) -> None:
    done = salto.ok("withdraw-consent", given[1])
    assert [(each["service"], each["day"]) for each in done["given"]] == [(NAV, "2026-11-19")]
    assert [(each["day"], each["number"], each["file"]) for each in done["coming"]] == [
        ("2026-11-26", 1, f"{NAV}-2026-11-26.pdf")
    ]
    assert [each["text"] for each in done["tasks"]] == ["CV-kurs"]
    assert [(each["recipient"], each["due"]) for each in done["notices"]] == [(NAV, "2026-11-24")]


def test_a_sheet_that_stayed_in_the_drawer_was_not_given(salto: Salto, given: tuple[str, str]) -> None:
    sheet = salto.ok("who-knows", given[0])["disclosures"][0]
    assert sheet["day"] == "2026-11-26"
    done = salto.ok("withdraw-consent", given[1], "--not-handed-out", sheet["code"])
    assert done["coming"] == []
    assert done["not_handed_out"] == [sheet["code"]]
    assert salto.ok("who-knows", given[0])["disclosures"][0]["handed_out"] is False


def test_another_persons_sheet_is_refused_and_nothing_is_withdrawn(
    salto: Salto, given: tuple[str, str]
) -> None:
    other = youth(salto, "Ola Annen")
    grant(salto, other, [CLUB], ["leisure"])
    know(salto, other, "leisure", strength="rask")
    assert salto(*packing(salto, CLUB), "--date", "2026-11-25").code == 0
    theirs = salto.ok("who-knows", other)["disclosures"][0]["code"]
    ran = salto("withdraw-consent", given[1], "--not-handed-out", theirs)
    assert ran.code == 3
    assert salto.ok("consents", given[0])["statements"][0]["status"] == "holds"


@pytest.mark.parametrize("state", WAYS)
def test_nothing_that_was_begun_is_trapped(salto: Salto, state: str) -> None:
    person = youth(salto, "Amina Eksempel", "Amina")
    code = grant(salto, person, [NAV], ["work"])
    handover = plan(salto, person, NAV)
    take(salto, handover, *WAYS[state])
    salto.ok("withdraw-consent", code)
    now = salto.ok("handover", "show", handover)["handover"]["state"]
    assert now == ("cancelled" if state in {"planned", "offered"} else state)
    for step in {"accepted": ["close"], "overlap": ["close"], "confirmed": ["close"]}.get(now, []):
        assert salto("handover", step, handover, *SAID[step]).code == 0
    assert salto("close-case", person, "--outcome", "own_wish").code == 0


def test_a_guardians_withdrawal_stops_nothing_where_the_youth_decides_alone(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel", born="2010-01-04")
    mother = salto.ok(
        "register",
        "--input",
        "-",
        stdin=json.dumps(
            {
                "name": "Sara Eksempel",
                "born": "1980-01-01",
                "kin_of": person,
                "as_": "guardian",
                "sort": "parent",
                "responsibility": "yes",
            }
        ),
    )["person"]["code"]
    grant(salto, person, [CLUB], ["leisure"])
    hers = grant(salto, person, [CLUB], ["leisure"], by="guardian", giver=mother)
    task(salto, person, "Prøvetrening", "leisure", CLUB)
    done = salto.ok("withdraw-consent", hers)
    assert done["tasks"] == done["notices"] == []
    assert salto.ok("may-share", person, "--with", CLUB, "--category", "leisure")["answers"]


def test_an_expired_consent_can_be_withdrawn_and_whoever_got_something_is_told(
    salto: Salto, given: tuple[str, str]
) -> None:
    later = salto.at("2027-12-01")
    done = later.ok("withdraw-consent", given[1])
    assert [each["recipient"] for each in done["notices"]] == [NAV]


@pytest.mark.parametrize("hour", ["00:00", "08:15", "23:59"])
def test_a_withdrawal_without_a_clock_time_stops_the_whole_day(
    salto: Salto, given: tuple[str, str], hour: str
) -> None:
    person, code = given
    salto.ok("withdraw-consent", code)
    then = salto.at(f"2026-11-23T{hour}")
    assert then("may-share", person, "--with", NAV, "--category", "work").code == 20
    grid = then.ok("may-share", person, "--category", "work")
    assert {cell["decision"] for row in grid["recipients"] for cell in row["cells"]} == {"deny"}
    out = then(*packing(then, NAV), "--json").json
    assert out["files"] == []
    assert then.ok("who-knows", person)["knows"][0]["now"] == []
    assert then.ok("caseload")  # shows the youth, and shares nothing


def test_it_holds_through_its_last_day_and_not_the_day_after(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    grant(salto, person, [NAV], ["work"], through="2027-05-31")
    on, after = salto.at("2027-05-31"), salto.at("2027-06-01")
    asked = ("may-share", person, "--with", NAV, "--category", "work")
    assert on(*asked).code == 0
    assert after(*asked).code == 20
    soon = salto.at("2027-05-01").ok("consents", "--expiring", "30d")
    assert [each["statement"]["through"] for each in soon["statements"]] == ["2027-05-31"]


def test_the_papers_open_with_the_password_only_and_name_as_little_as_they_can(
    salto: Salto, given: tuple[str, str], tmp_path: Path
) -> None:
    password, receipt, letters = secret_file(tmp_path), tmp_path / "receipt.pdf", tmp_path / "letters"
    letters.mkdir()
    done = salto(
        *("withdraw-consent", given[1], "--receipt", str(receipt), "--out", str(letters)),
        *("--password-file", str(password)),
    )
    assert done.code == 0, done.err
    assert PASSWORD not in done.out + done.err
    (letter,) = letters.iterdir()
    assert letter.name == f"{given[1]}-{NAV}.pdf"
    assert letter.stat().st_mode & 0o777 == receipt.stat().st_mode & 0o777 == 0o600
    assert "Amina" in paper(letter)
    assert "Eksempel" not in paper(letter)
    assert "fritid" not in paper(letter)  # never shared with Nav
    assert "jobbihelga" not in paper(letter) + paper(receipt)
    assert "Duhartrukketetsamtykke" in paper(receipt)
    assert b"Amina" not in receipt.read_bytes()


def test_a_withdrawal_that_is_refused_writes_no_paper(
    salto: Salto, given: tuple[str, str], tmp_path: Path
) -> None:
    receipt = tmp_path / "receipt.pdf"
    options = ("--receipt", str(receipt), "--password-file", str(secret_file(tmp_path)))
    assert salto("withdraw-consent", given[1], "--said", "2026-10-01", *options).code == 4
    assert not receipt.exists()


@pytest.mark.parametrize(
    ("day", "due"),
    [("2026-11-23", "2026-11-24"), ("2026-11-27", "2026-11-30"), ("2026-11-28T10:00", "2026-11-30")],
)
def test_recipients_are_told_within_one_working_day(day: str, due: str) -> None:
    assert day_to_tell(day) == due


def test_a_letter_names_the_youth_as_the_recipient_got_to_know_them(salto: Salto) -> None:
    """By the name that was given, and with the codes that stand on what they got; never by our own code."""
    person = youth(salto, "Eldar Voksen")
    said = grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", strength="presis")
    disclosed = salto.ok("share", person, "--with", NAV)["code"]
    shown = salto("withdraw-consent", said).out
    letter = shown[shown.index("Samtykket til") :]
    assert "Eldar Voksen (2007)" in letter
    assert f"{disclosed}, 23.11.2026 (arbeid)" in " ".join(letter.split())
    assert person not in letter
    assert "[kontor, navn, telefon]" in letter


def test_a_letter_about_a_nameless_sheet_gives_the_sheets_own_code(
    salto: Salto, given: tuple[str, str]
) -> None:
    """Where the sheet carried no name, the letter carries none either."""
    shown = salto("withdraw-consent", given[1]).out
    letter = shown[shown.index("Samtykket til") :]
    assert re.search(r"A-\d{5}[A-Z]", letter)
    assert "D-001" not in letter
    assert given[0] not in letter


def test_a_yes_on_the_day_of_a_withdrawal_is_told_to_hold_from_tomorrow(salto: Salto) -> None:
    """It is no history: a withdrawal stops the whole day, and the new yes decides from the next."""
    person = youth(salto, "Ola Eksempel")
    salto.ok("withdraw-consent", grant(salto, person, [NAV], ["work"]))
    anew = grant(salto, person, [NAV], ["work"])
    stands = {each["code"]: each["status"] for each in salto.ok("consents", person)["statements"]}
    assert stands == {anew: "from_tomorrow"}
    assert "It holds from tomorrow" in salto("consents", person).out
    asked = salto("may-share", person, "--with", NAV, "--category", "work", "--json")
    assert asked.json["answers"][0]["next"] == f"salto consents {person} --all"
    tomorrow = salto.at("2026-11-24").ok("consents", person)["statements"]
    assert [(each["code"], each["status"]) for each in tomorrow] == [(anew, "holds")]


def test_the_message_names_the_sheet_by_the_number_that_stands_on_it(
    salto: Salto, given: tuple[str, str]
) -> None:
    (old,) = salto.rows(
        "SELECT s.number FROM sheet s JOIN disclosure d ON d.id = s.disclosure ORDER BY d.day LIMIT 1"
    )
    told = " ".join(salto("withdraw-consent", given[1]).out.split())
    assert f"Dette har dere fått fra oss: {code(SHEET, old[0])}, 19.11.2026" in told


def test_where_several_are_to_be_told_they_are_offered_and_one_alone_is_not_asked_for(
    salto: Salto, given: tuple[str, str]
) -> None:
    person, said = given
    know(salto, person, "leisure", wish="fotball")
    salto.ok("share", person, "--with", CLUB, "--category", "leisure")
    salto.ok("withdraw-consent", said)
    for choose in (DOWN + ENTER, ""):  # the second list would have one in it
        ran = at_keyboard(salto, "told", said, "--channel", "call", keys=ENTER * 2 + choose)
        assert ran.code == 0, ran.err
    notices = salto.ok("who-knows", person)["notices"]
    assert {each["recipient"] for each in notices if each["told"]} == {NAV, CLUB}
