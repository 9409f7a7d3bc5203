"""Changes in a youth's life: at 18 what guardians were told stops by itself, and the plan began before."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, PASSWORD, grant, secret_file

BORN = "2008-12-02"
DAY_BEFORE, BIRTHDAY = "2026-12-01T23:59", "2026-12-02T00:00"
LEAP = "2008-02-29"  # 18 on 1 March 2026 (the cautious reading of the policy)


def family(salto: Salto, born: str = BORN) -> tuple[str, str]:
    """A youth and the one guardian who has parental responsibility; returns their codes."""
    fields = {"name": "Amir Eksempel", "born": born, "basis": "child_welfare", "purposes": "follow_up"}
    youth = str(salto.ok("register", "--input", "-", stdin=json.dumps(fields))["person"]["code"])
    tie = {"kin_of": youth, "as": "guardian", "sort": "parent", "responsibility": "yes"}
    mother = salto.ok(
        "register", "--input", "-", stdin=json.dumps({"name": "Mona Morsen", "born": "1980-01-01", **tie})
    )
    salto.ok("edit", youth, "--roster-checked", "i dag", "--roster-source", "Folkeregisteret")
    return youth, str(mother["person"]["code"])


def told(salto: Salto, born: str = BORN) -> tuple[str, str]:
    """A family in which the youth of 17 lets the guardian know about school."""
    youth, mother = family(salto, born)
    grant(salto, youth, [mother], ["school"])
    return youth, mother


@pytest.fixture
def amir(salto: Salto) -> tuple[str, str]:
    """A youth of 17 with a guardian who has said yes to school and work for Nav, and the youth too."""
    youth, mother = family(salto)
    for by in ({"by": "guardian", "giver": mother}, {"by": "subject"}):
        grant(salto, youth, [NAV], ["school", "work"], **by)
    grant(salto, youth, [mother], ["school"])
    return youth, mother


def allowed(salto: Salto, youth: str, to: str) -> set[str]:
    answers = salto("may-share", youth, "--with", to, "--json").json["answers"]
    return {each["category"] for each in answers if each["decision"] == "allow"}


# --- at 18 --------------------------------------------------------------------------------------------


def test_a_guardian_may_be_told_until_midnight_and_not_a_minute_longer(salto: Salto) -> None:
    youth, mother = told(salto)
    before = allowed(salto.at(DAY_BEFORE), youth, mother)
    assert "school" in before
    assert allowed(salto.at(BIRTHDAY), youth, mother) == set()


@pytest.mark.parametrize(("on", "may"), [("2026-02-28T23:59", True), ("2026-03-01T00:00", False)])
def test_who_is_born_on_leap_day_turns_18_on_the_first_of_march(salto: Salto, on: str, may: bool) -> None:
    salto = salto.at("2026-02-20")
    youth, mother = told(salto, LEAP)
    assert ("school" in allowed(salto.at(on), youth, mother)) is may


def test_nothing_can_be_given_to_a_guardian_from_the_birthday_on(salto: Salto) -> None:
    youth, mother = told(salto)
    salto.ok("edit", youth, "--strength", "møter presis", "--category", "school")
    given = salto.at(DAY_BEFORE)("share", youth, "--with", mother, "--category", "school", "--json")
    assert given.code == 0, given.err
    refused = salto.at(BIRTHDAY)("share", youth, "--with", mother, "--category", "school", "--json")
    assert (refused.code, refused.out) == (20, "")


def test_the_page_of_who_knows_what_says_on_which_day_it_stops(salto: Salto) -> None:
    youth, mother = told(salto)
    salto.ok("edit", youth, "--strength", "møter presis", "--category", "school")
    salto.ok("share", youth, "--with", mother, "--category", "school")
    assert "02.12.2026" in salto("who-knows", youth).out
    assert "Mona Morsen" in salto("who-knows", youth).out


def test_a_service_that_had_it_from_the_guardian_alone_gets_nothing_on_the_birthday(
    salto: Salto, tmp_path: Path
) -> None:
    youth, mother = family(salto)
    salto.ok("edit", youth, "--strength", "møter presis", "--category", "school")
    grant(salto, youth, [NAV], ["school"], by="guardian", giver=mother)
    grant(salto, youth, [NAV], ["school"], by="subject")
    had = allowed(salto.at(DAY_BEFORE), youth, NAV)
    assert had == {"school"}
    now = salto.at(BIRTHDAY)
    assert allowed(now, youth, NAV) == set()
    assert now("share", youth, "--with", NAV, "--category", "school").code == 20
    packed = now(
        *("fleksiteam", "pack", "--for", NAV, "--out", str(tmp_path)),
        *("--password-file", str(secret_file(tmp_path)), "--date", "2026-12-02"),
    )
    assert "møter presis" not in packed.out
    for file in tmp_path.glob("*.pdf"):
        reader = PdfReader(file, password=PASSWORD)
        assert "møter presis" not in "".join(page.extract_text() for page in reader.pages)
    plan = now.ok("handover", youth, "--to", NAV, "--why", "fyller 18", "--type", "18")
    assert plan["luggage"]["going"] == []


# --- what is to be given anew ---------------------------------------------------------------------------


def test_what_ends_is_listed_with_what_it_rested_on(salto: Salto, amir: tuple[str, str]) -> None:
    found = salto.ok("transition", "consents", amir[0])
    assert found["on"] == "2026-12-02"
    (nav,) = found["consents"]
    assert (nav["service"], set(nav["categories"])) == (NAV, {"school", "work"})
    assert len(nav["rests_on"]) == 2
    assert nav["next"].startswith(f"salto grant-consent {amir[0]} --by subject --to {NAV}")


def test_every_consent_that_the_list_counts_is_told_of_with_why_nothing_is_asked_for(salto: Salto) -> None:
    youth, mother = family(salto)
    theirs = {"by": "guardian", "giver": mother}
    short = grant(salto, youth, [NAV], ["work"], through="2026-11-25", **theirs)
    alone = grant(salto, youth, [NAV], ["school"], **theirs)
    (listed,) = salto.ok("transition", "list", "--within", "180d")["transitions"]
    assert listed["guardians"] == 2
    found = salto.ok("transition", "consents", youth)
    assert found["consents"] == []
    assert {each["code"]: (each["why"], each["day"]) for each in found["silent"]} == {
        short: ("lapses", "2026-11-25"),
        alone: ("alone", None),
    }
    assert "runs out before, 25.11.2026" in salto("transition", "consents", youth).out
    salto.ok("refuse-consent", youth, "--by", "subject", "--to", NAV, "--category", "school")
    again = salto.ok("transition", "consents", youth)["silent"]
    assert {each["code"]: each["why"] for each in again} == {short: "lapses", alone: "no"}


def test_nothing_is_written_where_no_form_was_asked_for(salto: Salto, amir: tuple[str, str]) -> None:
    salto.ok("transition", "consents", amir[0])
    assert salto.rows("SELECT count(*) FROM consent_form") == [(0,)]


def test_a_form_is_dated_on_the_birthday_and_the_youth_alone_signs_it(
    salto: Salto, amir: tuple[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    key = ("--password-file", str(secret_file(tmp_path)))
    made = salto.ok("transition", "consents", amir[0], "--draft", str(folder), *key)
    (form,) = made["forms"]
    assert form["form"]["issued"] == "2026-12-02"
    assert [each["role"] for each in form["signers"]] == ["subject"]
    (file,) = folder.glob("*.pdf")
    text = "".join(page.extract_text() for page in PdfReader(file, password=PASSWORD).pages)
    assert "Amir Eksempel" in text
    assert "Mona" not in text + file.name


def test_such_a_form_counts_on_the_birthday_and_not_before(
    salto: Salto, amir: tuple[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    key = ("--password-file", str(secret_file(tmp_path)))
    made = salto.ok("transition", "consents", amir[0], "--draft", str(folder), *key)
    number = made["forms"][0]["form"]["number"]
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"signed")
    said = {
        "by": "subject",
        "to": [NAV],
        "category": ["school"],
        "purpose": "follow_up",
        "form": "written",
        "informed": True,
        "form_number": number,
        "form_file": str(scan),
    }
    early = salto.at("2026-12-01")("grant-consent", amir[0], "--input", "-", stdin=json.dumps(said))
    assert early.code == 4
    on = salto.at("2026-12-02")
    on.ok("grant-consent", amir[0], "--input", "-", stdin=json.dumps(said))
    assert allowed(on, amir[0], NAV) == {"school"}
    assert [each["categories"] for each in on.ok("transition", "consents", amir[0])["consents"]] == [["work"]]


def test_whoever_takes_over_is_shown_what_others_have_and_they_do_not(salto: Salto) -> None:
    youth, _mother = family(salto, "2007-03-04")
    grant(salto, youth, [NAV], ["work", "school"])
    grant(salto, youth, [CLUB], ["work"])
    planned = salto.ok("handover", youth, "--to", CLUB, "--why", "trener der")["handover"]["code"]
    (missing,) = salto.ok("handover", "consents", planned)["consents"]
    assert (missing["service"], missing["categories"]) == (CLUB, ["school"])
    shown = salto.ok("handover", "show", planned)["checks"]
    (consents,) = [each for each in shown if each["item"] == "consents"]
    assert consents["found"][0]["next"] == f"salto handover consents {planned}"


def test_a_colleague_needs_no_consent(salto: Salto, a_youth: Callable[..., str]) -> None:
    salto.ok("operator", "add", "Ola Kollega")
    planned = salto.ok("handover", a_youth(), "--to", "Ola Kollega", "--why", "bytter jobb")
    assert planned["checks"] == 12
    assert salto("handover", "consents", planned["handover"]["code"]).code == 6


# --- the plan -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "day"),
    [("2008-12-02", "2026-12-02"), ("2008-02-29", "2026-03-01"), ("2010-02-28", "2028-02-28")],
)
def test_the_day_is_the_birthday(salto: Salto, a_youth: Callable[..., str], born: str, day: str) -> None:
    salto = salto.at("2026-02-20")
    fields = {"name": "Amir Eksempel", "born": born, "basis": "child_welfare", "purposes": "follow_up"}
    youth = str(salto.ok("register", "--input", "-", stdin=json.dumps(fields))["person"]["code"])
    made = salto.ok("transition", "start", youth, "--kind", "18")["transition"]
    assert made["day"] == day
    assert made["checks"][10]["due"] == max(day, "2026-02-20")


def test_every_point_has_an_owner_and_a_day_that_has_not_been(salto: Salto) -> None:
    youth, _mother = family(salto)
    checks = salto.ok("transition", "start", youth, "--kind", "18")["transition"]["checks"]
    assert {each["owner"] for each in checks} == {"Kari Coordinator"}
    assert min(each["due"] for each in checks) == "2026-11-23"
    assert [each["due"] for each in checks] == sorted(each["due"] for each in checks)


def test_the_points_are_each_said_in_both_languages_and_say_when() -> None:
    from salto_cli.models.checklist import shipped

    for kind, known in shipped().items():
        assert known.source.startswith("practice"), kind
        keys = [each.key for each in known.points]
        assert len(keys) == len(set(keys)), kind
        for each in known.points:
            assert len({each.words["nb"], each.words["en"]}) == 2, (kind, each.key)
            assert sum(one is not None for one in (each.days, each.months, each.began)) == 1, (kind, each.key)


def test_whoever_has_no_case_is_nowhere_in_the_list(salto: Salto, a_youth: Callable[..., str]) -> None:
    youth = a_youth(born="2008-12-20")
    assert len(salto.ok("transition", "list")["transitions"]) == 1
    salto.ok("close-case", youth, "--outcome", "moved")
    assert salto.ok("transition", "list")["transitions"] == []
    assert salto("transition", "start", youth, "--kind", "18").code == 21


def test_a_day_that_moves_takes_the_open_points_along_and_leaves_the_settled(salto: Salto) -> None:
    youth, _mother = family(salto, "2009-01-01")
    where = ("--kind", "release", "--source", "Oslo fengsel")
    salto.ok("transition", "start", youth, *where, "--day", "01.06.2027")
    salto.ok("transition", "check", youth, "6", "--done")
    before = salto.ok("transition", "show", youth)["transitions"][0]["checks"]
    salto.ok("transition", "date", youth, "--day", "01.05.2027", "--source", "Oslo fengsel")
    after = salto.ok("transition", "show", youth)["transitions"][0]["checks"]
    assert [each["due"] for each in after if each["item"] == "met"] == ["2027-05-01"]
    assert [each for each in after if each["n"] == 6] == [each for each in before if each["n"] == 6]


def test_erasing_takes_the_plan_and_its_points_along(salto: Salto, a_youth: Callable[..., str]) -> None:
    youth = a_youth()
    planned = salto.ok("handover", youth, "--to", NAV, "--why", "fyller 18", "--type", "18")
    assert planned["checks"] == 13
    assert salto("erase", youth, "--ground", "withdrawn", "--yes").code == 0
    for table in ("transition", "check_item", "handover_kind", "aftercheck"):
        assert salto.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    assert salto("audit", "verify").code == 0
