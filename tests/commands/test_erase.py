"""Erasing, restricting: what is refused, what others keep, and what an older backup cannot bring back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salto_cli.models import code as codes
from tests.fixtures import Salto

Youth = Callable[..., str]


def guardian(salto: Salto, child: str, name: str = "Sahra Eksempel", born: str = "1984-02-03") -> str:
    fields: dict[str, object] = {"name": name, "born": born, "kin_of": child, "as": "guardian"}
    fields |= {"sort": "parent", "responsibility": "yes", "new_person": True}
    return str(salto.ok("register", "--input", "-", stdin=json.dumps(fields))["person"]["code"])


def log(salto: Salto, *persons: str, **given: object) -> str:
    fields = {"persons": list(persons), "kind": "talk", "note": "Vi snakket.", "categories": ["school"]}
    return str(salto.ok("log-contact", "--input", "-", stdin=json.dumps({**fields, **given}))["code"])


def erase(salto: Salto, code: str, ground: str = "wrong") -> dict[str, Any]:
    return salto.ok("erase", code, "--ground", ground, "--yes")


# --- what is refused -----------------------------------------------------------------------------------


def test_nothing_is_erased_without_a_yes(salto: Salto, a_youth: Youth) -> None:
    ran = salto("erase", a_youth(), "--ground", "wrong")
    assert ran.code == 2
    assert "--dry-run" in ran.err
    assert salto.rows("SELECT count(*) FROM person") == [(1,)]


@pytest.mark.parametrize("ground", ["archive", "claims"])
def test_where_the_law_forbids_it_restricting_is_offered_instead(
    salto: Salto, a_youth: Youth, ground: str
) -> None:
    ran = salto("erase", a_youth(), "--ground", ground, "--yes")
    assert ran.code == 21
    assert f"--ground {ground}" in ran.err
    assert "salto restrict" in ran.err
    assert salto.rows("SELECT count(*) FROM person") == [(1,)]


def test_a_ground_that_there_is_not_is_refused(salto: Salto, a_youth: Youth) -> None:
    assert salto("erase", a_youth(), "--ground", "because", "--yes").code == 4


def test_what_an_open_case_still_needs_is_not_erased_as_no_longer_needed(
    salto: Salto, a_youth: Youth
) -> None:
    code = a_youth()
    ran = salto("erase", code, "--ground", "not_needed", "--yes")
    assert ran.code == 6
    assert "close-case" in ran.err
    salto.ok("close-case", code, "--outcome", "moved")
    erase(salto, code, "not_needed")


def test_someone_who_is_not_here_is_not_erased(salto: Salto) -> None:
    assert salto("erase", "P-007U", "--ground", "wrong", "--yes").code in {3, 4}


# --- what it does --------------------------------------------------------------------------------------


def test_a_dry_run_says_what_the_real_one_does_and_changes_nothing(salto: Salto, a_youth: Youth) -> None:
    code, other = a_youth(), a_youth("Omar Eksempel", "2012-01-01")
    guardian(salto, code)
    log(salto, code, other)
    salto.ok("task", "add", code, "--text", "Ringe skolen", "--category", "school", "--due", "+3d")
    before = [salto.rows(f"SELECT * FROM {table}") for table in ("person", "kin", "contact", "task")]
    said = salto.ok("erase", code, "--ground", "wrong", "--dry-run")
    assert [salto.rows(f"SELECT * FROM {table}") for table in ("person", "kin", "contact", "task")] == before
    assert salto.rows("SELECT * FROM tombstone") == []
    assert erase(salto, code) == {**said, "done": True}


def test_an_erased_code_says_so_and_is_never_given_again(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    erase(salto, code)
    ran = salto("show", code)
    assert ran.code == 3
    assert "erased on 23.11.2026: registered by mistake" in ran.err
    assert a_youth("Ny Ungdom", "2011-01-01") != code


def test_a_note_with_two_keeps_the_other_and_is_pointed_out(salto: Salto, a_youth: Youth) -> None:
    code, other = a_youth(), a_youth("Omar Eksempel", "2012-01-01")
    shared, about = log(salto, code, other), log(salto, other, about=[code])
    assert erase(salto, code)["notes"] == [shared, about]
    kept = salto.ok("contacts", other)["contacts"]
    assert {each["code"] for each in kept} == {shared, about}
    assert all(each["with"] == [] and each["about"] == [] for each in kept)
    assert all(each["note"] == "Vi snakket." for each in kept)


def test_a_siblings_family_loses_no_other_tie(salto: Salto, a_youth: Youth) -> None:
    first, second = a_youth(), a_youth("Omar Eksempel", "2012-01-01")
    third = a_youth("Leyla Eksempel", "2014-01-01")
    parent = guardian(salto, second)
    salto.ok("link-guardian", third, parent, "--sort", "parent")
    for one, two in ((first, second), (second, third), (first, third)):
        salto.ok("link-sibling", one, two, "--sort", "full")
    erase(salto, first)
    family = salto.ok("family", second)
    assert {each["person"]["code"] for each in family["members"]} == {second, third, parent}
    assert {(each["child"], each["other"]) for each in family["edges"]} >= {(second, parent)}
    assert salto("audit", "verify").code == 0


def test_what_an_erased_guardian_said_stays_said_by_nobody(salto: Salto, a_youth: Youth) -> None:
    child = a_youth()
    parent, other = guardian(salto, child), guardian(salto, child, "Yusuf Eksempel", "1980-02-03")
    salto.ok("edit", child, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    services = [each["id"] for each in salto.ok("service", "list")["services"]]
    assert services
    for giver in (parent, other):
        fields = {"person": child, "by": "guardian", "giver": giver, "to": services[:1]}
        fields |= {"category": ["school"], "form": "written"}
        ran = salto("refuse-consent", "--input", "-", "--json", stdin=json.dumps(fields))
        assert ran.code == 0, ran.err
    done = erase(salto, parent)
    assert done["emptied"] == [parent]
    assert [each["code"] for each in done["check_again"]] == [child]
    assert salto.rows("SELECT count(*) FROM statement") == [(2,)]
    assert salto.rows("SELECT count(DISTINCT giver) FROM statement") == [(2,)]  # two givers are still two
    assert ("Sahra Eksempel",) not in salto.rows("SELECT name FROM person")
    assert salto("show", parent).code == 3
    ran = salto("may-share", child, "--with", services[0], "--category", "school", "--json")
    assert ran.code == 20
    assert salto("consents", child).code == 0
    assert salto("audit", "verify").code == 0


# --- older backups -------------------------------------------------------------------------------------


def test_restoring_an_older_backup_erases_again(salto: Salto, a_youth: Youth, tmp_path: Path) -> None:
    code, other = a_youth(), a_youth("Omar Eksempel", "2012-01-01")
    backups, restored = tmp_path / "backups", tmp_path / "restored"
    salto.ok("backup", "create", "--to", str(backups))
    erase(salto, code)
    later = salto.at("2026-11-24")
    later.ok("backup", "create", "--to", str(backups))
    oldest = min(backups.glob("2026*"))
    salto.ok("backup", "restore", str(oldest), "--to", str(restored))
    again = Salto(restored, salto.unlocked, later.now)
    assert again("show", code).code == 3
    assert again("show", other).code == 0
    assert ("Amina Eksempel",) not in again.rows("SELECT name FROM person")
    assert again("audit", "verify").code in {0, 31}


def test_a_store_that_erased_nobody_keeps_no_list(salto: Salto, tmp_path: Path) -> None:
    salto.ok("backup", "create", "--to", str(tmp_path / "backups"))
    assert not (tmp_path / "backups" / "erased").exists()
    assert not (salto.folder / "erased").exists()


def test_the_list_of_the_erased_names_nobody(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    erase(salto, code)
    content = (salto.folder / "erased").read_text(encoding="ascii")
    assert "Amina" not in content
    assert code not in content
    assert json.loads(content.splitlines()[0])["parts"][0]["erased"][0]["ground"] == "wrong"


def test_a_list_that_was_changed_is_told_by_the_next_backup(
    salto: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    erase(salto, a_youth())
    path = salto.folder / "erased"
    path.write_bytes(path.read_bytes().replace(b"wrong", b"wrunk"))
    ran = salto("backup", "create", "--to", str(tmp_path / "backups"))
    assert ran.code == 9  # the backup itself stands
    assert "list of erased persons is damaged" in ran.out


# --- restricting ---------------------------------------------------------------------------------------


def test_while_restricted_nothing_is_shown_or_written(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    salto.ok("restrict", code, "--ground", "contested")
    for command in (
        ("show", code),
        ("family", code),
        ("timeline", code),
        ("edit", code, "--phone", "91234567"),
        ("task", "add", code, "--text", "Ringe", "--category", "school"),
        ("close-case", code, "--outcome", "moved"),
    ):
        ran = salto(*command)
        assert ran.code == 21, command
        assert "salto restricted" in ran.err
        assert "Amina" not in ran.out + ran.err
    assert "Amina" not in salto("caseload").out
    assert "Amina" not in salto("today").out


def test_who_is_restricted_is_found_by_code_and_said_to_be(salto: Salto, a_youth: Youth) -> None:
    code, other = a_youth(), a_youth("Amal Eksempel", "2011-01-01")
    salto.ok("restrict", code, "--ground", "contested")
    found = salto.ok("find", "eksempel")
    assert ([each["code"] for each in found["persons"]], found["restricted"]) == ([other], [code])
    assert found["without_basis"] == []
    said = salto("find", "amina").out
    assert "the processing is restricted" in said
    assert "neither a case nor kin" not in said
    assert "Nobody fits" not in said
    assert "Amina" not in said


def test_while_restricted_nothing_may_be_shared(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    service = salto.ok("service", "list")["services"][0]["id"]
    salto.ok("restrict", code, "--ground", "objection")
    assert salto("may-share", code, "--with", service, "--category", "school").code in {20, 21}


def test_who_is_restricted_can_still_be_erased(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    salto.ok("restrict", code, "--ground", "claims")
    erase(salto, code)


@pytest.mark.parametrize("said", ["…", "...", " … "])
def test_the_dots_of_a_hint_are_no_reason(salto: Salto, a_youth: Youth, said: str) -> None:
    code = a_youth()
    salto.ok("restrict", code, "--ground", "contested")
    assert salto("lift", code, "--reason", said, "--told").code == 2
    assert [each["code"] for each in salto.ok("restricted")["restrictions"]] == [code]


def test_nothing_is_restricted_twice_and_nothing_lifted_that_is_not(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    assert salto("lift", code, "--reason", "avklart", "--told").code == 3
    salto.ok("restrict", code, "--ground", "contested")
    assert salto("restrict", code, "--ground", "claims").code == 6
    assert salto("lift", code, "--reason", "avklart").code == 4
    assert salto.ok("restricted")["restrictions"][0]["code"] == code
    salto.ok("lift", code, "--reason", "avklart", "--told")
    assert salto("show", code).code == 0
    assert salto.ok("restricted")["restrictions"] == []


def test_while_restricted_a_consent_can_still_be_withdrawn(salto: Salto, a_youth: Youth) -> None:
    """At any time (GDPR art. 7 nr. 3)."""
    child = a_youth()
    parent = guardian(salto, child)
    service = salto.ok("service", "list")["services"][0]["id"]
    fields: dict[str, Any] = {"person": child, "by": "guardian", "giver": parent, "to": [service]}
    fields["category"] = ["school"]
    fields |= {"form": "written", "informed": True, "explicit": True, "through": "2027-06-01"}
    ran = salto("grant-consent", "--input", "-", "--json", stdin=json.dumps(fields))
    assert ran.code == 0, ran.err
    salto.ok("restrict", child, "--ground", "contested")
    (number,) = salto.rows("SELECT number FROM statement")[0]
    ran = salto("withdraw-consent", codes.code(codes.STATEMENT, number))
    assert ran.code == 0, ran.err
    assert salto.rows("SELECT count(*) FROM withdrawal") == [(1,)]
