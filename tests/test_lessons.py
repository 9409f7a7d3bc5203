"""Twenty mistakes that comparable systems have made with consent, none of which is made here.

The numbers are those of the list of mistakes that this tool was built to avoid. Each test runs the real
commands on a real store.
"""

import json
import re
from typing import Any

import pytest

from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, POLICE, SPORT, grant, know, packing, paper, youth
from tests.records import checked, guardian, refuse

SCHOOL = "jordal-ungdomsskole"
CHILD = "2010-03-04"  # 16 on the day the tests are run


@pytest.fixture
def child(salto: Salto) -> str:
    """A youth of 16 with a case; nobody has said anything about sharing."""
    person = youth(salto, "Amina Eksempel", born=CHILD)
    checked(salto, person)
    return person


@pytest.fixture
def adult(salto: Salto) -> str:
    """A grown youth with a case and something to tell Nav about; nobody has said anything about sharing."""
    person = youth(salto, "Ola Eksempel", "Ola")
    know(salto, person, "work", wish="jobb i helga")
    return person


def answer(salto: Salto, person: str, service: str, category: str) -> tuple[str, str]:
    """Decision and reason."""
    ran = salto("may-share", person, "--with", service, "--category", category, "--json")
    assert ran.code in {0, 20}, ran.err
    (found,) = ran.json["answers"]
    return found["decision"], found["reason"]


def sheets(salto: Salto, *services: str) -> dict[str, str]:
    """What stands in each file that is packed for the services, by its name."""
    ran = salto(*packing(salto, *services))
    assert ran.code == 0, ran.err
    found = {path.name: paper(path) for path in (salto.folder.parent / "out").glob("*.pdf")}
    for name in found:
        (salto.folder.parent / "out" / name).unlink()
    return found


def share(salto: Salto, person: str, service: str, *more: str) -> Any:
    return salto("share", person, "--with", service, *more, "--json")


# --- 1, 2, 3: nobody can say that consent does not matter ---


@pytest.mark.parametrize("name", ["consent_override", "override", "force", "consent_overridden", "opt_out"])
def test_01_no_field_that_is_sent_along_overrides_consent(salto: Salto, adult: str, name: str) -> None:
    fields = json.dumps({"with_": NAV, "category": ["work"], name: True})
    ran = salto("share", adult, "--input", "-", "--json", stdin=fields)
    assert (ran.code, ran.out) == (4, "")
    assert salto.rows("SELECT 1 FROM disclosure") == []


def test_01_no_environment_variable_overrides_consent(
    salto: Salto, adult: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SALTO_FORCE", "SALTO_CONSENT_OVERRIDE", "SALTO_BASIS", "SALTO_YES", "SALTO_NO_CONSENT"):
        monkeypatch.setenv(name, "1")
    assert share(salto, adult, NAV, "--category", "work", "--yes").code == 20


@pytest.mark.parametrize("role", ["coordinator", "worker", "leader", "auditor"])
def test_02_no_role_is_a_consent(salto: Salto, adult: str, role: str) -> None:
    """What one may do says who may ask; what is answered is the youth's to say."""
    salto.ok("operator", "add", "Berit Annen", "--role", role)
    assert answer(salto, adult, NAV, "work")[0] == "needs"
    assert share(salto, adult, NAV, "--category", "work").code == 20


def test_03_what_the_sender_claims_is_no_consent_when_the_receiver_accepts(salto: Salto, adult: str) -> None:
    plan = ("handover", adult, "--to", NAV, "--why", "har samtykket", "--category", "work")
    salto.ok(*plan)
    assert salto("handover", "offer", "H-001L", "--json").code == 20
    assert salto("handover", "accept", "H-001L", "--by", "Nav", "--channel", "phone").code in {6, 20}
    assert answer(salto, adult, NAV, "work")[0] == "needs"
    assert sheets(salto, NAV) == {}


# --- 4, 5: a withdrawal acts, and traps nothing ---


@pytest.mark.parametrize(("action", "after"), [("decline", "declined"), ("cancel", "cancelled")])
def test_04_what_was_begun_can_be_ended_after_a_withdrawal(
    salto: Salto, adult: str, action: str, after: str
) -> None:
    given = grant(salto, adult, [NAV], ["work"])
    salto.ok("handover", adult, "--to", NAV, "--why", "ny", "--category", "work")
    salto.ok("handover", "offer", "H-001L")
    salto.ok("withdraw-consent", given, "--reason", "vil ikke")
    state = salto.ok("handover", "show", "H-001L")["handover"]["state"]
    if state != "cancelled":
        salto.ok("handover", action, "H-001L", "--reason", "trukket")
        state = after
    assert state in {"cancelled", after}


def test_04_a_handover_that_was_accepted_can_be_closed_after_a_withdrawal(salto: Salto, adult: str) -> None:
    given = grant(salto, adult, [NAV], ["work"])
    salto.ok("handover", adult, "--to", NAV, "--why", "ny", "--category", "work")
    salto.ok("handover", "offer", "H-001L")
    salto.ok("handover", "accept", "H-001L", "--by", "Nav", "--channel", "phone")
    salto.ok("withdraw-consent", given, "--reason", "vil ikke")
    salto.ok("handover", "close", "H-001L", "--reason", "ferdig", "--anyway")
    assert salto.ok("handover", "show", "H-001L")["handover"]["state"] == "closed"


def test_05_a_withdrawal_changes_what_the_service_gets_from_that_moment(salto: Salto, adult: str) -> None:
    given = grant(salto, adult, [NAV], ["work"])
    assert "jobbihelga" in "".join(sheets(salto, NAV).values())
    assert share(salto, adult, NAV, "--category", "work").code == 0
    salto.ok("withdraw-consent", given, "--reason", "vil ikke")
    assert sheets(salto, NAV) == {}
    assert share(salto, adult, NAV, "--category", "work").code == 20


# --- 6, 7, 8: the whole case, many at once, and another's row ---


def test_06_handing_over_the_case_needs_no_less_than_sharing_one_thing(salto: Salto, adult: str) -> None:
    salto.ok("handover", adult, "--to", NAV, "--why", "ny")
    assert salto("handover", "offer", "H-001L").code == share(salto, adult, NAV).code == 20
    grant(salto, adult, [NAV], ["work"])
    luggage = salto.ok("handover", "offer", "H-001L")["luggage"]
    assert luggage["going"] == ["work"]
    assert "health" in {each["category"] for each in luggage["held"]}


def test_07_a_statutory_basis_is_claimed_for_one_person_at_a_time(salto: Salto, adult: str) -> None:
    other = youth(salto, "Berit Annen")
    ran = salto("share", adult, other, "--with", NAV, "--basis", "nr5", "--category", "work", "--json")
    assert (ran.code, ran.out) == (2, "")
    ran = salto(*packing(salto, NAV), "--basis", "nr5", "--json")
    assert (ran.code, ran.out) == (2, "")


def test_08_a_row_is_judged_by_the_person_it_is_about_not_by_the_one_named_beside_it(
    salto: Salto, adult: str
) -> None:
    other = youth(salto, "Berit Annen")
    note = salto.ok("log-contact", other, "--kind", "talk")["code"]
    assert salto("retract", note, "--person", adult, "--reason", "feil", "--json").code == 6
    salto.ok("close-case", other, "--outcome", "moved")
    assert salto("retract", note, "--reason", "feil", "--json").code == 21
    assert share(salto, adult, NAV, "--item", note).code == 3


# --- 9, 10: unset means no ---


def test_09_nothing_said_is_no_to_every_service_and_category(salto: Salto, adult: str) -> None:
    services = [each["id"] for each in salto.ok("service", "list")["services"]]
    answers = [
        each["decision"]
        for service in services
        for each in salto("may-share", adult, "--with", service, "--json").json["answers"]
    ]
    assert len(answers) == 10 * len(services) > 200
    assert "allow" not in answers
    assert sheets(salto, NAV, SCHOOL, POLICE, CLUB, SPORT) == {}


@pytest.mark.parametrize("empty", ["to", "category"])
def test_10_an_empty_list_of_services_or_categories_is_refused_and_never_everyone(
    salto: Salto, adult: str, empty: str
) -> None:
    said = {"by": "subject", "to": [NAV], "category": ["work"], "form": "written", empty: []}
    ran = salto("grant-consent", adult, "--input", "-", "--json", stdin=json.dumps(said))
    assert ran.code in {2, 4}
    assert salto.rows("SELECT 1 FROM statement") == []


# --- 11, 12, 13: no container, exporter or total beside the judge ---


def test_11_what_goes_out_has_no_field_outside_the_judged_ones(salto: Salto) -> None:
    """Not only the texts are judged: name, birth date, phone and address are information too."""
    fields = {"name": "Ola Eksempel", "born": "2007-03-04", "basis": "child_welfare", "purposes": "follow_up"}
    known = {"phone": "40612345", "address": "Gata 1", "new_person": True}
    made = salto.ok("register", "--input", "-", stdin=json.dumps(fields | known))
    person = made["person"]["code"]
    know(salto, person, "work", wish="jobb i helga")
    grant(salto, person, [NAV], ["work"])
    given = share(salto, person, NAV, "--category", "work").json
    text = "".join(sheets(salto, NAV).values()) + json.dumps(given["lines"])
    assert "jobb" in text
    for secret in ("40612345", "406 12 345", "Gata1", "Gata 1", "2007-03-04", "04.03.2007"):
        assert secret not in text


def test_12_every_way_out_gives_the_same_answer(salto: Salto, adult: str) -> None:
    for expected in (False, True):
        assert (answer(salto, adult, NAV, "work")[0] == "allow") is expected
        assert bool(sheets(salto, NAV)) is expected
        assert (share(salto, adult, NAV, "--category", "work", "--dry-run").json["lines"] != []) is expected
        preview = salto("handover", adult, "--to", NAV, "--why", "ny", "--category", "work", "--json")
        assert (preview.json["luggage"]["going"] == ["work"]) is expected
        code = preview.json["handover"]["code"]
        salto.ok("handover", "cancel", code, "--reason", "prøve")
        if not expected:
            grant(salto, adult, [NAV], ["work"])


def test_13_no_total_tells_of_those_who_may_not_be_told_of(salto: Salto, adult: str) -> None:
    grant(salto, adult, [NAV], ["work"])
    one = salto.ok(*packing(salto, NAV))
    alone = json.dumps(one["services"])
    for path in (salto.folder.parent / "out").glob("*.pdf"):
        path.unlink()
    for number in range(3):
        know(salto, youth(salto, f"Holdt Tilbake{number}"), "work", wish="noe")
    several = salto.ok(*packing(salto, NAV))
    drawn = re.compile(r"A-\d{5}[A-Z]")  # a sheet's number is drawn by chance, and tells nothing
    wanted = alone.replace(one["checkpoint"], several["checkpoint"])
    assert drawn.sub("A-", json.dumps(several["services"])) == drawn.sub("A-", wanted)


# --- 14, 15: a no is heard ---


@pytest.mark.parametrize("refused_first", [True, False])
def test_14_a_no_is_not_lost_among_the_yeses(salto: Salto, child: str, refused_first: bool) -> None:
    mother, father = guardian(salto, child, "Kari Hansen"), guardian(salto, child, "Per Hansen")
    if refused_first:
        refuse(salto, child, by="guardian", giver=father, said="2026-11-20")
    grant(salto, child, [NAV], ["family"])
    grant(salto, child, [NAV], ["family"], by="guardian", giver=mother)
    if not refused_first:
        refuse(salto, child, by="guardian", giver=father, said="2026-11-20")
    assert answer(salto, child, NAV, "family") == ("deny", "GUARDIAN_CONFLICT")


def test_15_what_is_recorded_is_read(salto: Salto, adult: str) -> None:
    assert answer(salto, adult, NAV, "work")[0] == "needs"
    grant(salto, adult, [NAV], ["work"])
    assert answer(salto, adult, NAV, "work")[0] == "allow"
    refuse(salto, adult)
    assert answer(salto, adult, NAV, "work") == ("deny", "SUBJECT_REFUSED")
    salto.ok("restrict", adult, "--ground", "contested", "--yes")
    assert salto("may-share", adult, "--with", NAV).code == 21


# --- 16 to 20: statements and their dates ---


def test_16_a_withdrawal_leaves_the_grant_as_it_was_given(salto: Salto, adult: str) -> None:
    given = grant(salto, adult, [NAV], ["work"])
    before = salto.rows("SELECT * FROM statement")
    salto.ok("withdraw-consent", given, "--reason", "vil ikke")
    assert salto.rows("SELECT * FROM statement") == before
    shown = salto.ok("consents", adult, "--all")["statements"]
    assert [each["verdict"] for each in shown if each["code"] == given] == ["grant"]


def test_17_two_guardians_of_the_same_name_are_two_and_one_renamed_is_one(salto: Salto, child: str) -> None:
    one, two = guardian(salto, child, "Kari Hansen"), guardian(salto, child, "Kari Hansen")
    grant(salto, child, [NAV], ["family"])
    grant(salto, child, [NAV], ["family"], by="guardian", giver=one)
    assert answer(salto, child, NAV, "family") == ("needs", "NEEDS_OTHER_GUARDIAN")
    grant(salto, child, [NAV], ["family"], by="guardian", giver=two)
    salto.ok("edit", two, "--name", "Kari Nilsen")
    assert answer(salto, child, NAV, "family")[0] == "allow"


def test_18_the_newest_statement_is_the_one_said_last_not_the_one_typed_or_edited_last(
    salto: Salto, adult: str
) -> None:
    grant(salto, adult, [NAV], ["work"], said="2026-11-22")
    refuse(salto, adult, said="2026-11-20")
    assert answer(salto, adult, NAV, "work")[0] == "allow"
    with pytest.raises(Exception, match=r"as it was said|no judgement for this person"):
        store = salto.store()
        try:
            act = store.begin("edit", "follow-up")
            act.run("UPDATE statement SET remark = 'x'")
        finally:
            store.abandon()
            store.close()


def test_19_a_consent_ends_everywhere_at_once_and_needs_no_nightly_job(salto: Salto, adult: str) -> None:
    grant(salto, adult, [NAV], ["work"], through="2026-11-30")
    for now, allowed in (("2026-11-30T23:59", True), ("2026-12-01T00:00", False)):
        then = salto.at(now)
        assert (answer(then, adult, NAV, "work")[0] == "allow") is allowed
        assert bool(sheets(then, NAV)) is allowed
        assert (share(then, adult, NAV, "--category", "work", "--dry-run").json["lines"] != []) is allowed
        assert (cell(then, adult, NAV, "work") == "allow") is allowed
        assert (standing(then, adult) == "holds") is allowed


def test_20_what_is_shown_of_a_consent_says_what_the_judge_says(salto: Salto, adult: str) -> None:
    code = grant(salto, adult, [NAV], ["work"], said="2025-11-24")
    assert standing(salto, adult) == "holds"
    later = salto.at("2026-11-24")  # a year has gone: the longest that a consent holds
    assert answer(later, adult, NAV, "work") == ("needs", "EXPIRED_CAP")
    assert standing(later, adult) == "expired"
    salto.ok("withdraw-consent", code, "--reason", "vil ikke")
    assert standing(salto, adult) == "withdrawn"


def cell(salto: Salto, person: str, service: str, category: str) -> str:
    """The decision in the grid."""
    grid = salto("may-share", person, "--json").json
    (row,) = [each for each in grid["recipients"] if each["recipient"] == service]
    (found,) = [each for each in row["cells"] if each["category"] == category]
    return str(found["decision"])


def standing(salto: Salto, person: str) -> str:
    """What ``consents`` says of the only consent there is."""
    (found,) = salto.ok("consents", person, "--all")["statements"]
    return str(found["status"])


def test_each_of_the_twenty_has_its_test() -> None:
    tests = {
        int(name.split("_")[1]) for name in globals() if name.startswith("test_") and name[5:7].isdigit()
    }
    assert tests == set(range(1, 21))
