"""What is of several kinds at once, or about several persons: each has a say, and leaves a trace."""

import json
from typing import Any

import pytest

from tests.fixtures import Salto
from tests.meeting import NAV, POLICE, grant, know, packing, youth
from tests.usecases.test_giving import CHILD_WELFARE, REASONS, reasons, share, texts


def logged(salto: Salto, *persons: str, kinds: tuple[str, ...], **said: Any) -> str:
    """Writes down a talk of these kinds with the persons; returns its code."""
    fields = {"kind": "talk", "categories": kinds, "note": "Spiller fotball. Solgte hasj.", **said}
    return str(salto.ok("log-contact", *persons, "--input", "-", stdin=json.dumps(fields))["code"])


@pytest.fixture
def ola(salto: Salto) -> str:
    """A grown youth who has said yes to leisure and health for Nav."""
    person = youth(salto, "Ola Eksempel")
    grant(salto, person, [NAV], ["leisure", "health"])
    return person


# --- several kinds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kinds", [("leisure", "crime"), ("crime", "leisure")])
def test_a_basis_is_kept_for_each_kind_that_no_consent_covers(
    salto: Salto, ola: str, kinds: tuple[str, ...]
) -> None:
    code = logged(salto, ola, kinds=kinds)
    words = ("--item", code, "--category", "leisure", "--category", "crime", "--basis", "nodrett")
    ran = share(salto, ola, NAV, *words, **{**REASONS, "message": ""})
    assert ran.code == 0, ran.err
    assert ran.json["basis"]["categories"] == ["crime"]
    assert set(ran.json["categories"]) == {"leisure", "crime"}
    assert salto.rows("SELECT categories, basis FROM ground") == [('["crime"]', "nodrett")]
    assert salto.rows("SELECT count(*) FROM assessment") == [(1,)]


@pytest.mark.parametrize("kinds", [("leisure", "crime"), ("crime", "leisure")])
def test_the_leader_approves_whichever_kind_stands_first(
    salto: Salto, ola: str, kinds: tuple[str, ...]
) -> None:
    code = logged(salto, ola, kinds=kinds)
    words = ("--item", code, "--category", "leisure", "--category", "crime", "--basis", "nr5")
    ran = share(salto, ola, NAV, *words, **REASONS)
    assert (ran.code, ran.out) == (20, "")
    assert salto.rows("SELECT count(*) FROM disclosure") == [(0,)]


def test_every_kind_of_a_note_is_in_the_register_with_what_it_rests_on(salto: Salto, ola: str) -> None:
    more = grant(salto, ola, [NAV], ["school"])
    ran = share(salto, ola, NAV, "--item", logged(salto, ola, kinds=("leisure", "school")))
    assert set(ran.json["categories"]) == {"leisure", "school"}
    assert more in ran.json["rests_on"]
    assert len(ran.json["rests_on"]) == 2


# --- several persons --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kinds", [("leisure", "health"), ("health", "leisure")])
def test_another_says_yes_to_every_kind_of_a_note(salto: Salto, ola: str, kinds: tuple[str, ...]) -> None:
    berit = youth(salto, "Berit Annen")
    grant(salto, berit, [NAV], ["leisure"])
    about = logged(salto, ola, kinds=kinds, about=[berit])
    both = logged(salto, ola, berit, kinds=kinds)
    for code in (about, both):
        ran = share(salto, ola, NAV, "--item", code, "--dry-run")
        assert ran.code == 20
        assert ("contact", "THIRD_PARTY") in reasons(ran)
    grant(salto, berit, [NAV], ["health"])
    assert share(salto, ola, NAV, "--item", about).code == 0


def test_anothers_yes_for_a_purpose_of_their_own_is_none_for_this_one(salto: Salto, ola: str) -> None:
    berit = youth(salto, "Berit Annen")
    salto.ok("edit", berit, "--purposes", "school_attendance")
    grant(salto, berit, [NAV], ["leisure"], purpose="school_attendance")
    know(salto, ola, "leisure", strength="spillersammen", wish="bane", about=[berit])
    assert ("strength", "THIRD_PARTY") in reasons(share(salto, ola, NAV, "--dry-run"))
    assert "spillersammen" not in json.dumps(salto.ok(*packing(salto, NAV))["services"])
    grant(salto, berit, [NAV], ["leisure"])
    assert "spillersammen" in texts(share(salto, ola, NAV, "--dry-run"))


def test_the_register_of_another_tells_that_it_went_and_not_what_was_said(salto: Salto, ola: str) -> None:
    berit = youth(salto, "Berit Annen")
    yes = grant(salto, berit, [NAV], ["leisure"])
    assert share(salto, ola, NAV, "--item", logged(salto, ola, kinds=("leisure",), about=[berit])).code == 0
    ((lines, categories, rests_on),) = salto.rows(
        "SELECT d.lines, d.categories, d.rests_on FROM disclosure d JOIN person p ON p.id = d.person "
        "WHERE p.name = 'Berit Annen'"
    )
    assert (lines, categories, json.loads(rests_on)) == ("[]", '["leisure"]', [yes])
    (knows,) = salto.ok("who-knows", berit)["knows"]
    assert (knows["recipient"], knows["had"]) == (NAV, ["leisure"])
    assert "fotball" not in salto("who-knows", berit, "--json").out
    gone = salto.ok("withdraw-consent", yes)
    assert NAV in json.dumps(gone)


def test_a_sheet_that_is_also_about_another_is_in_the_others_register(salto: Salto, ola: str) -> None:
    berit = youth(salto, "Berit Annen")
    yes = grant(salto, berit, [NAV], ["leisure", "health"])
    know(salto, ola, "leisure", strength="spillersammen", about=[berit])
    know(salto, ola, "health", wish="sove")
    salto.ok(*packing(salto, NAV))
    assert salto.rows(
        "SELECT d.lines, d.categories, d.rests_on, d.means FROM disclosure d JOIN person p "
        "ON p.id = d.person WHERE p.name = 'Berit Annen'"
    ) == [("[]", '["leisure"]', json.dumps([yes]), "sheet")]


def test_who_was_not_asked_or_only_tried_has_no_row(salto: Salto, ola: str) -> None:
    berit = youth(salto, "Berit Annen")
    code = logged(salto, ola, kinds=("crime",), about=[berit])
    words = ("--category", "crime", "--basis", "fare_liv_helse", "--item", code)
    assert share(salto, ola, POLICE, *words, **REASONS).code == 0
    grant(salto, berit, [NAV], ["leisure"])
    share(salto, ola, NAV, "--item", logged(salto, ola, kinds=("leisure",), about=[berit]), "--dry-run")
    assert salto.rows("SELECT p.name FROM disclosure d JOIN person p ON p.id = d.person") == [
        ("Ola Eksempel",)
    ]


# --- a basis, and a guardian's need -------------------------------------------------------------------------


def test_a_basis_sends_along_nothing_that_was_not_written_or_named(salto: Salto) -> None:
    person = youth(salto, "Ola Eksempel", born="2010-03-04")
    salto.ok("edit", person, "--phone", "40000001")
    words = ("--category", "identity", "--basis", "meldeplikt")
    ran = share(salto, person, CHILD_WELFARE, *words, **REASONS)
    assert texts(ran) == {"Ola Eksempel (2010)", "Vi er bekymret."}
    alone = share(salto, person, CHILD_WELFARE, *words, **{**REASONS, "message": ""})
    assert (alone.code, alone.out) == (6, "")


def test_no_basis_tells_the_person_about_others(salto: Salto, ola: str) -> None:
    youth(salto, "Berit Annen")
    said = {**REASONS, "message": "Berit Annen har sagt fra."}
    for basis in ("fare_liv_helse", "nodrett"):
        ran = share(salto, ola, ola, "--category", "crime", "--basis", basis, **said)
        assert (ran.code, ran.out) == (4, "")
    assert salto.rows("SELECT count(*) FROM disclosure") == [(0,)]


@pytest.fixture
def guarded(salto: Salto) -> tuple[str, str]:
    """A youth of sixteen with something on file for a guardian to ask about, and that guardian."""
    child = youth(salto, "Ola Eksempel", born="2010-03-04")
    kin = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    guardian = salto.ok("register", "--name", "Kari Hansen", "--born", "1980-01-01", *kin)["person"]["code"]
    salto.ok("edit", child, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    know(salto, child, "health", wish="sove bedre")
    return child, guardian


@pytest.mark.parametrize("blank", ["", " ", "\t\n ", "\u00a0", "\u200b"])
def test_a_blank_is_no_finding_that_a_guardian_must_know(
    salto: Salto, guarded: tuple[str, str], blank: str
) -> None:
    ran = share(salto, *guarded, "--category", "health", "--necessary", necessary=blank)
    assert (ran.code, ran.out) == (2, "")
    without = share(salto, *guarded, "--category", "health", necessary=blank)
    assert (without.code, without.out) == (20, "")
    assert salto.rows("SELECT count(*) FROM disclosure") == [(0,)]


def test_what_a_guardian_must_know_is_of_a_named_kind(salto: Salto, guarded: tuple[str, str]) -> None:
    ran = share(salto, *guarded, "--necessary", necessary="Må vite det.")
    assert (ran.code, ran.out) == (2, "")
    assert salto.rows("SELECT count(*) FROM disclosure") == [(0,)]


def test_a_guardians_need_is_a_service_s_need_for_nothing(salto: Salto, ola: str) -> None:
    said = {"necessary": "Må vite det.", "message": "Fotball."}
    ran = share(salto, ola, NAV, "--category", "leisure", "--necessary", **said)
    assert (ran.code, ran.out) == (4, "")
    assert salto.rows("SELECT count(*) FROM ground") == [(0,)]


@pytest.mark.parametrize("field", ["facts", "necessity", "proportionality"])
def test_what_was_assessed_is_no_blank_afterwards_either(salto: Salto, ola: str, field: str) -> None:
    words = ("--category", "crime", "--basis", "fare_liv_helse", "--urgent", "--item")
    code = logged(salto, ola, kinds=("crime",))
    given = share(salto, ola, POLICE, *words, code, message="Fare.")
    said = {key: REASONS[key] for key in ("facts", "necessity", "proportionality", "consent", "told")}
    fields = json.dumps({**said, field: "  "})
    ran = salto("share", "document", given.json["code"], "--input", "-", stdin=fields)
    assert ran.code == 2
    assert salto.rows("SELECT count(*) FROM assessment") == [(0,)]
