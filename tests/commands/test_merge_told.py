"""Two records of one guardian: what a youth has said about telling them holds for the one that stays."""

import json

import pytest

from tests.fixtures import Salto
from tests.meeting import youth
from tests.usecases.test_consent_form import guardian


def decision(salto: Salto, child: str, to: str, category: str = "school") -> tuple[str, str]:
    """What may be shared with a guardian, and why."""
    ran = salto("may-share", child, "--with", to, "--category", category, "--json")
    (answer,) = ran.json["answers"]
    return answer["decision"], answer["reason"]


def says(salto: Salto, verb: str, child: str, to: str, said: str) -> None:
    """The youth says yes or no to telling a guardian about school."""
    fields: dict[str, object] = {
        "by": "subject",
        "to": [to],
        "category": ["school"],
        "form": "written",
        "said": said,
    }
    if verb == "grant-consent":
        fields |= {"informed": True, "explicit": True, "through": "2027-06-01"}
    salto.ok(verb, child, "--input", "-", stdin=json.dumps(fields))


@pytest.fixture
def two(salto: Salto) -> tuple[str, str, str]:
    """A youth of 16 whose mother was registered twice."""
    child = youth(salto, "Odin Eksempel", born="2010-06-01")
    mothers = (
        guardian(salto, child, "Kari Eksempel"),
        guardian(salto, child, "Kari B. Eksempel", new_person=True),
    )
    checked(salto, child)
    return child, *mothers


def checked(salto: Salto, child: str) -> None:
    """Notes that it is known who has parental responsibility."""
    salto.ok("edit", child, "--roster-checked", "i dag", "--roster-source", "Folkeregisteret")


@pytest.mark.parametrize("stays", [0, 1])
def test_a_no_to_a_guardian_is_not_lost_in_a_merge(
    salto: Salto, two: tuple[str, str, str], stays: int
) -> None:
    child, *mothers = two
    says(salto, "refuse-consent", child, mothers[1], "2026-11-01")
    salto.ok("merge", mothers[stays], mothers[1 - stays], "--yes")
    checked(salto, child)
    for each in mothers:
        assert decision(salto, child, each) == ("deny", "SUBJECT_REFUSED")


@pytest.mark.parametrize("stays", [0, 1])
@pytest.mark.parametrize("yes_on", ["2026-10-01", "2026-11-10"])
def test_a_yes_to_one_record_does_not_lift_a_no_to_the_other(
    salto: Salto, two: tuple[str, str, str], stays: int, yes_on: str
) -> None:
    child, *mothers = two
    says(salto, "refuse-consent", child, mothers[1], "2026-11-01")
    says(salto, "grant-consent", child, mothers[0], yes_on)
    assert decision(salto, child, mothers[0]) == ("allow", "CONSENT_OK")
    merged = salto.ok("merge", mothers[stays], mothers[1 - stays], "--yes")
    assert len(merged["withdrawn"]) == 1
    checked(salto, child)
    for each in mothers:
        assert decision(salto, child, each)[0] == "deny"
    assert salto("audit", "verify").code == 0


def test_a_yes_to_the_record_that_goes_holds_for_the_one_that_stays(
    salto: Salto, two: tuple[str, str, str]
) -> None:
    child, one, other = two
    says(salto, "grant-consent", child, other, "2026-11-01")
    salto.ok("merge", one, other, "--yes")
    checked(salto, child)
    assert decision(salto, child, one) == ("allow", "CONSENT_OK")


def test_a_no_that_was_lifted_for_the_same_record_does_not_come_back(
    salto: Salto, two: tuple[str, str, str]
) -> None:
    child, one, other = two
    says(salto, "refuse-consent", child, other, "2026-10-01")
    says(salto, "grant-consent", child, other, "2026-11-01")
    assert salto.ok("merge", one, other, "--yes")["withdrawn"] == []
    checked(salto, child)
    assert decision(salto, child, one) == ("allow", "CONSENT_OK")
