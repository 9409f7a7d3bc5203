"""Two records of one person: what is refused, what moves, and that a no stays a no."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.commands.test_erase import guardian, log
from tests.fixtures import Salto

Youth = Callable[..., str]
NUMBER, OTHER_NUMBER = "17851050183", "17851050264"  # synthetic: month + 80


def twin(a_youth: Youth, **given: str) -> str:
    return a_youth("Ameena Eksempel", new_person="true", **given)


def merge(salto: Salto, stays: str, goes: str) -> dict[str, Any]:
    return salto.ok("merge", stays, goes, "--yes")


def service(salto: Salto) -> str:
    found = salto.ok("service", "list")["services"]
    return str(next(each["id"] for each in found if each["sector"] == "nav"))


def says(salto: Salto, verb: str, child: str, giver: str, said: str = "today") -> str:
    fields: dict[str, Any] = {"person": child, "by": "guardian", "giver": giver, "to": [service(salto)]}
    fields |= {"category": ["work"], "form": "written", "said": said}
    if verb == "grant-consent":
        fields |= {"informed": True, "explicit": True, "through": "2027-06-01", "purpose": "follow_up"}
    ran = salto(verb, "--input", "-", "--json", stdin=json.dumps(fields))
    assert ran.code == 0, ran.err
    return str(ran.json.get("code") or ran.json["statement"]["code"])


# --- what is refused -----------------------------------------------------------------------------------


def test_nothing_is_merged_without_a_yes(salto: Salto, a_youth: Youth) -> None:
    ran = salto("merge", a_youth(), twin(a_youth))
    assert ran.code == 2
    assert "--dry-run" in ran.err


def test_nobody_is_merged_with_themselves(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    assert salto("merge", code, code, "--yes").code == 6


def test_two_who_have_been_merged_are_not_merged_again(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth)
    merge(salto, one, two)
    assert salto("merge", two, one, "--yes").code == 6
    assert salto("merge", one, two, "--yes").code == 6


def test_two_with_different_identity_numbers_are_two_persons(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth)
    numbers = (NUMBER, OTHER_NUMBER)
    for code, number in zip((one, two), numbers, strict=True):
        salto.ok("edit", code, "--input", "-", stdin=json.dumps({"person": code, "national_id": number}))
    ran = salto("merge", one, two, "--yes")
    assert ran.code == 6
    assert not any(number in ran.out + ran.err for number in numbers)


def test_an_identity_number_comes_along(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth)
    salto.ok("edit", two, "--input", "-", stdin=json.dumps({"person": two, "national_id": NUMBER}))
    assert merge(salto, one, two)["taken_over"] == ["national_id"]
    assert salto.ok("find", NUMBER)["persons"][0]["code"] == one


@pytest.mark.parametrize("sort", ["full", "half", "step"])
def test_two_who_are_kin_of_each_other_are_two_persons(salto: Salto, a_youth: Youth, sort: str) -> None:
    one, two = a_youth(), twin(a_youth)
    salto.ok("link-sibling", one, two, "--sort", sort)
    ran = salto("merge", one, two, "--yes")
    assert ran.code == 6
    assert f"salto unlink {one} {two}" in ran.err


def test_two_who_are_said_to_be_no_siblings_can_be_one(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth)
    salto.ok("link-sibling", one, two, "--sort", "none")
    merge(salto, one, two)
    assert salto("audit", "verify").code == 0


def test_two_in_a_handover_each_are_not_merged(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth)
    salto.ok("operator", "add", "Nora Kollega")
    for code in (one, two):
        ran = salto("handover", "plan", code, "--to", "Nora Kollega", "--why", "Flytter", "--json")
        assert ran.code == 0, ran.err
    ran = salto("merge", one, two, "--yes")
    assert ran.code == 6
    assert "handover cancel" in ran.err


def test_who_is_restricted_is_not_merged(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth)
    salto.ok("restrict", two, "--ground", "contested")
    assert salto("merge", one, two, "--yes").code == 6


# --- what it does --------------------------------------------------------------------------------------


def test_a_dry_run_says_what_the_real_one_does_and_changes_nothing(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth, phone="91234567")
    guardian(salto, two)
    log(salto, one, two)
    said = salto.ok("merge", one, two, "--dry-run")
    assert salto.rows("SELECT * FROM merged") == []
    assert salto.ok("show", two)["person"]["code"] == two
    assert merge(salto, one, two) == {**said, "done": True}


def test_both_codes_and_both_names_find_the_one(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth, phone="91234567")
    assert merge(salto, one, two)["taken_over"] == ["phone"]
    assert salto.ok("show", two)["person"]["code"] == one
    for words in ("amina", "ameena", two, one, "91234567"):
        assert [each["code"] for each in salto.ok("find", words)["persons"]] == [one], words


def test_contacts_tasks_and_wishes_come_along_once(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth)
    both, hers = log(salto, one, two), log(salto, two)
    for code in (one, two):
        salto.ok("edit", code, "--wish", "En jobb", "--category", "work")
    salto.ok("task", "add", two, "--text", "Ringe", "--category", "school", "--due", "+2d")
    merge(salto, one, two)
    shown = salto.ok("show", one)
    assert [each["number"] for each in shown["traits"]] == [1, 2]
    assert {each["code"] for each in salto.ok("contacts", one)["contacts"]} == {both, hers}
    assert len(shown["tasks"]) == 1
    assert salto.rows("SELECT count(*) FROM case_file WHERE closed IS NULL") == [(1,)]
    assert salto("audit", "verify").code == 0


def test_a_no_in_the_record_that_goes_stays_a_no(salto: Salto, a_youth: Youth) -> None:
    one = a_youth()
    parent = guardian(salto, one)
    two = twin(a_youth)
    salto.ok("link-guardian", two, parent, "--sort", "parent", "--responsibility", "yes")
    salto.ok("edit", one, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    says(salto, "refuse-consent", two, parent, "2026-11-01")
    yes = says(salto, "grant-consent", one, parent)  # later, and by someone who knew of no refusal
    done = merge(salto, one, two)
    assert done["withdrawn"] == [yes]
    salto.ok("edit", one, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    ran = salto("may-share", one, "--with", service(salto), "--category", "work", "--json")
    assert ran.code == 20


def test_a_no_that_the_same_record_took_back_opposes_nothing(salto: Salto, a_youth: Youth) -> None:
    one = a_youth()
    parent = guardian(salto, one)
    two = twin(a_youth)
    salto.ok("link-guardian", two, parent, "--sort", "parent", "--responsibility", "yes")
    says(salto, "refuse-consent", two, parent, "2026-11-01")
    says(salto, "grant-consent", two, parent, "2026-11-10")
    says(salto, "grant-consent", one, parent, "2026-11-05")
    assert merge(salto, one, two)["withdrawn"] == []


def test_two_records_of_one_guardian_are_one_voice_and_its_no_counts(salto: Salto, a_youth: Youth) -> None:
    child = a_youth()
    one = guardian(salto, child)
    two = guardian(salto, child, "Sara Eksempel")
    yes = says(salto, "grant-consent", child, one)
    says(salto, "refuse-consent", child, two, "2026-11-01")
    assert merge(salto, one, two)["withdrawn"] == [yes]
    members = salto.ok("family", child)["members"]
    assert [each["person"]["code"] for each in members].count(one) == 1
    assert len(members) == 2
    assert salto("audit", "verify").code == 0


def test_a_danger_in_either_record_is_a_danger(salto: Salto, a_youth: Youth) -> None:
    one = a_youth()
    parent = guardian(salto, one)
    two = twin(a_youth)
    salto.ok("link-guardian", two, parent, "--sort", "parent", "--responsibility", "yes", "--harm")
    merge(salto, one, two)
    salto.ok("edit", one, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    ran = salto("may-share", one, "--with", parent, "--category", "school", "--json")
    assert ran.code == 20
    assert "GUARDIAN_HARM" in ran.out


def test_where_the_records_differ_on_responsibility_it_is_not_known(salto: Salto, a_youth: Youth) -> None:
    one = a_youth()
    parent = guardian(salto, one)
    two = twin(a_youth)
    salto.ok("link-guardian", two, parent, "--sort", "parent", "--responsibility", "no")
    salto.ok("edit", one, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    done = merge(salto, one, two)
    assert [each["code"] for each in done["check_again"]] == [one]
    (edge,) = salto.ok("family", one)["edges"]
    assert edge["responsibility"] == "unknown"


def test_what_protects_in_either_record_protects(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(address="Kirsebærveien 3"), twin(a_youth)
    salto.ok("edit", two, "--protected", "--withhold", "health", "--because", "vil ikke")
    merge(salto, one, two)
    person = salto.ok("show", one)["person"]
    assert person["protected"] is True
    assert person["address"] is None
    assert "health" in person["withheld"]


def test_erasing_the_one_takes_both_records(salto: Salto, a_youth: Youth) -> None:
    one, two = a_youth(), twin(a_youth)
    log(salto, two)
    merge(salto, one, two)
    done = salto.ok("erase", two, "--ground", "wrong", "--yes")
    assert done["merged"] == [two]
    assert salto("show", one).code == salto("show", two).code == 3
    assert salto.rows("SELECT count(*) FROM person") == [(0,)]
    assert salto("audit", "verify").code == 0


def test_what_moves_is_said_to_move(salto: Salto, a_youth: Youth) -> None:
    shown = salto("merge", a_youth(), twin(a_youth), "--dry-run").out
    assert "What moves:" in shown
