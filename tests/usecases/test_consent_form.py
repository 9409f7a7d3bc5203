"""Who signs a consent form, who must not read it, and whose signature is not taken for another's."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import Ran, Salto
from tests.meeting import CLUB, NAV, paper, secret_file, youth

HEALTH = "ung-arena"


def guardian(salto: Salto, child: str, name: str, **said: Any) -> str:
    """Registers a guardian with parental responsibility; returns the code."""
    fields = {
        "name": name,
        "born": "1980-01-01",
        "kin_of": child,
        "as_": "guardian",
        "sort": "parent",
        "responsibility": "yes",
        **said,
    }
    return str(salto.ok("register", "--input", "-", stdin=json.dumps(fields))["person"]["code"])


def endangers(salto: Salto, child: str, parent: str) -> None:
    """Records that a guardian is a danger to the child, and that the roster is checked again."""
    change = ("--sort", "parent", "--responsibility", "yes", "--change", "--harm", "--harm-reason", "vold")
    salto.ok("link-guardian", child, parent, *change)
    salto.ok("edit", child, "--roster-checked", "i dag", "--roster-source", "Folkeregisteret")


def family(salto: Salto, born: str) -> tuple[str, str, str]:
    """A youth whose two guardians are known."""
    child = youth(salto, "Isak Eksempel", born=born)
    mother, father = guardian(salto, child, "Marte Mor"), guardian(salto, child, "Frode Far")
    salto.ok("edit", child, "--roster-checked", "i dag", "--roster-source", "Folkeregisteret")
    return child, mother, father


def withhold(salto: Salto, child: str, *categories: str) -> None:
    """The youth keeps these from the guardians."""
    fields = {"withhold": list(categories), "because": "redd"}
    salto.ok("edit", child, "--input", "-", stdin=json.dumps(fields))


def printed(salto: Salto, child: str, tmp_path: Path, *said: str) -> tuple[Ran, Path]:
    """What printing a form did."""
    path = tmp_path / f"form{len(list(tmp_path.glob('form*')))}.pdf"
    words = ("--out", str(path), "--password-file", str(secret_file(tmp_path)), "--json")
    return salto("consent", "form", child, *said, *words), path


def roles(ran: Ran) -> list[tuple[str, str | None]]:
    """Who is to sign, by role and name."""
    assert ran.code == 0, ran.err
    return [(each["role"], each["name"]) for each in ran.json["signers"]]


@pytest.mark.parametrize("born", ["2014-06-01", "2012-06-01", "2011-01-01"])
def test_what_is_withheld_from_the_guardians_is_for_the_youth_alone_to_sign(
    salto: Salto, tmp_path: Path, born: str
) -> None:
    child, *_guardians = family(salto, born)
    withhold(salto, child, "health")
    ran, path = printed(salto, child, tmp_path, "--to", HEALTH, "--category", "health", "--lang", "en")
    assert roles(ran) == [("subject", "Isak Eksempel")]
    assert "Mor" not in paper(path)
    assert "Theyouth:IsakEksempel" in paper(path)
    assert ran.json["heard"] is False


def test_no_guardian_reads_on_a_form_what_the_youth_alone_decides(salto: Salto, tmp_path: Path) -> None:
    child, *_guardians = family(salto, "2010-06-01")
    both = ("--category", "health", "--category", "housing_economy")
    ran, path = printed(salto, child, tmp_path, "--to", HEALTH, *both)
    assert ran.code == 4
    assert (
        f"--to {HEALTH} --category health, and one with --to {HEALTH} --category housing" in ran.error["hint"]
    )
    assert not path.exists()
    for category, who in (("health", ["subject"]), ("housing_economy", ["subject", "guardian", "guardian"])):
        ran, _path = printed(salto, child, tmp_path, "--to", HEALTH, "--category", category)
        assert [role for role, _name in roles(ran)] == who


@pytest.mark.parametrize("withheld", [True, False])
def test_under_sixteen_it_is_what_is_withheld_that_needs_a_form_of_its_own(
    salto: Salto, tmp_path: Path, withheld: bool
) -> None:
    child, *_guardians = family(salto, "2012-06-01")
    if withheld:
        withhold(salto, child, "health")
    both = ("--category", "health", "--category", "housing_economy")
    ran, _path = printed(salto, child, tmp_path, "--to", HEALTH, *both)
    assert ran.code == (4 if withheld else 0)


def test_what_a_guardian_may_not_be_told_is_not_on_a_form_that_guardian_signs(
    salto: Salto, tmp_path: Path
) -> None:
    child, mother, _father = family(salto, "2011-01-01")
    usual = ("--to", CLUB, "--category", "leisure", "--category", "work")
    assert [role for role, _name in roles(printed(salto, child, tmp_path, *usual)[0])].count("guardian") == 2
    salto.ok("refuse-consent", child, "--by", "subject", "--to", mother, "--category", "leisure")
    assert printed(salto, child, tmp_path, *usual)[0].code == 4


def test_a_guardian_who_is_a_danger_is_not_on_the_paper_and_that_is_said(
    salto: Salto, tmp_path: Path
) -> None:
    child, mother, father = family(salto, "2012-06-01")
    endangers(salto, child, father)
    ran, path = printed(salto, child, tmp_path, "--to", NAV, "--category", "work")
    assert roles(ran) == [("guardian", "Marte Mor")]
    assert [each["code"] for each in ran.json["endangering"]] == [father]
    assert "Frode" not in paper(path)
    endangers(salto, child, mother)
    ran, path = printed(salto, child, tmp_path, "--to", NAV, "--category", "work")
    assert ran.code == 20
    assert not path.exists()


def test_child_welfare_with_care_signs_again_where_it_has_signed_before(salto: Salto, tmp_path: Path) -> None:
    child, *_guardians = family(salto, "2013-06-01")
    salto.ok("edit", child, "--care-order-from", "2026-01-01")
    asked = ("--to", HEALTH, "--category", "health")
    assert roles(printed(salto, child, tmp_path, *asked)[0]) == [("barnevern_care", None)]
    fields = {
        "by": "barnevern_care",
        "to": [HEALTH],
        "category": ["health"],
        "form": "written",
        "informed": True,
        "explicit": True,
        "heard": "ja",
    }
    salto.ok("grant-consent", child, "--input", "-", stdin=json.dumps(fields))
    assert roles(printed(salto, child, tmp_path, *asked)[0]) == [("barnevern_care", None)]


def record(salto: Salto, child: str, number: str, tmp_path: Path, **said: Any) -> Ran:
    """What recording a signed form did."""
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"signed")
    fields = {
        "to": [NAV],
        "category": ["work"],
        "form": "written",
        "informed": True,
        "form_file": str(scan),
        "form_number": number,
        **said,
    }
    return salto("grant-consent", child, "--input", "-", "--json", stdin=json.dumps(fields))


def test_a_signature_that_the_form_did_not_ask_for_is_not_taken(salto: Salto, tmp_path: Path) -> None:
    child, mother, father = family(salto, "2012-06-01")
    endangers(salto, child, father)
    stranger = guardian(salto, child, "Steffen Ste", responsibility="no", sort="step")
    salto.ok("edit", child, "--roster-checked", "i dag", "--roster-source", "Folkeregisteret")
    ran, _path = printed(salto, child, tmp_path, "--to", NAV, "--category", "work")
    number = ran.json["form"]["number"]
    others = [{"by": "guardian", "giver": each} for each in (stranger, father)]
    for said in ({"by": "subject"}, {"by": "barnevern_care"}, *others):
        refused = record(salto, child, number, tmp_path, **said)
        assert (refused.code, "signature" in refused.error["message"]) == (4, True), said
    assert record(salto, child, number, tmp_path, by="guardian", giver=mother).code == 0


def test_no_form_was_signed_before_it_was_printed(salto: Salto, tmp_path: Path) -> None:
    child = youth(salto, "Isak Eksempel", born="2007-01-04")
    ran, _path = printed(salto, child, tmp_path, "--to", NAV, "--category", "work")
    number = ran.json["form"]["number"]
    early = record(salto, child, number, tmp_path, by="subject", said="2026-11-22")
    assert (early.code, "printed after" in early.error["message"]) == (4, True)
    assert record(salto, child, number, tmp_path, by="subject", said="2026-11-23").code == 0
