"""The caseload: who is on it, in which order, and what a line says."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from salto_cli.models.caseload import Said
from salto_cli.store.caseload import Utterance
from salto_cli.usecases.caseload import summary
from tests import launch_open
from tests.fixtures import Salto
from tests.source import HEAVY, ROOT

Youth = Callable[..., str]
TODAY = "2026-11-23"
SLOW = HEAVY - {"sqlcipher3", "cryptography"}  # every act is signed, also one that only reads


def codes(salto: Salto, *args: str) -> list[str]:
    return [each["code"] for each in salto.ok("caseload", *args)["persons"]]


def contact(salto: Salto, person: str, when: str, kind: str = "talk") -> None:
    salto.ok("log-contact", person, "--kind", kind, "--when", when)


# --- who is on it ---------------------------------------------------------------------------------------


def test_thirty_days_with_only_failed_attempts_is_no_contact_and_one_success_ends_it(
    salto: Salto, a_youth: Youth
) -> None:
    amina = a_youth()
    contact(salto, amina, "24.10.2026")
    for when in ("01.11.2026", "10.11.2026", "i går"):
        contact(salto, amina, when, "attempt")
    line = salto.ok("caseload", "--no-contact-for", "30d")["persons"][0]
    assert (line["last_contact"], line["days_since"], line["flags"]) == ("2026-10-24", 30, ["no_contact"])
    contact(salto, amina, "i dag")
    assert codes(salto, "--no-contact-for", "30d") == []
    assert salto.ok("caseload")["persons"][0]["flags"] == []


@pytest.mark.parametrize(("when", "listed"), [("09.11.2026", True), ("10.11.2026", False)])
def test_no_contact_for_14_days_counts_from_the_day_of_the_last_one(
    salto: Salto, a_youth: Youth, when: str, listed: bool
) -> None:
    contact(salto, a_youth(), when)
    assert bool(codes(salto, "--no-contact-for", "14d")) is listed


def test_a_contact_that_was_taken_off_or_replaced_does_not_count(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    contact(salto, amina, "01.11.2026")
    wrong = salto.ok("log-contact", amina, "--kind", "talk")["code"]
    salto.ok("retract", wrong, "--reason", "feil person")
    assert salto.ok("caseload")["persons"][0]["last_contact"] == "2026-11-01"
    early = salto.ok("log-contact", amina, "--kind", "talk")["code"]
    salto.ok("log-contact", "--corrects", early, "--when", "05.11.2026")
    assert salto.ok("caseload")["persons"][0]["last_contact"] == "2026-11-05"


def test_closed_cases_and_those_without_one_are_never_on_it(salto: Salto, a_youth: Youth) -> None:
    amina, bilal = a_youth(), a_youth("Bilal Prøve")
    kin = {"name": "Mor Eksempel", "born": "1980-01-01", "kin_of": amina, "as": "guardian", "sort": "parent"}
    salto.ok("register", "--input", "-", stdin=json.dumps(kin))
    salto.ok("close-case", bilal, "--outcome", "moved")
    for args in ([], ["--no-contact-for", "1d"], ["--sort", "contact"], ["--age", "0-99"]):
        assert codes(salto, *args) == [amina]


def test_another_leads_youths_are_left_out_where_a_lead_is_asked_for(salto: Salto, a_youth: Youth) -> None:
    salto.ok("operator", "add", "Jonas Kollega")
    mine, theirs = a_youth(), a_youth("Bilal Prøve", lead="Jonas Kollega")
    assert codes(salto) == [mine, theirs]
    assert codes(salto, "--lead", "me") == codes(salto, "--lead", "kari") == [mine]
    assert codes(salto, "--lead", "jonas") == [theirs]


@pytest.mark.parametrize(
    ("born", "age", "listed"),
    [
        ("2010-11-23", "16", True),  # turns 16 today
        ("2010-11-24", "16", False),
        ("2010-11-24", "12-15", True),
        ("2009-11-23", "12-16", False),  # turns 17 today
        ("2009-11-24", "12-16", True),
        ("2010-11-23", "12–16", True),
    ],
)
def test_an_age_is_the_age_of_today(salto: Salto, a_youth: Youth, born: str, age: str, listed: bool) -> None:
    a_youth(born=born)
    assert bool(codes(salto, "--age", age)) is listed


@pytest.mark.parametrize("said", ["alna", "Alna", "bydel Alna"])
def test_a_district_fits_however_it_is_written(salto: Salto, a_youth: Youth, said: str) -> None:
    amina = a_youth(home_district="Alna")
    a_youth("Bilal Prøve", home_district="Grorud")
    assert codes(salto, "--district", said) == [amina]


def test_one_whose_processing_is_restricted_takes_no_place_on_it(salto: Salto, a_youth: Youth) -> None:
    amina, bilal, celine = a_youth(), a_youth("Bilal Prøve"), a_youth("Celine Dikt")
    salto.ok("restrict", amina, "--ground", "claims")
    for whom, left in (([], [bilal, celine]), (["--age", "0-99"], [bilal, celine])):
        cut = salto.ok("caseload", *whom, "--limit", "2", "--sort", "code")
        assert [each["code"] for each in cut["persons"]] == left
        assert cut["total"] == 2


# --- in which order -------------------------------------------------------------------------------------


def test_names_are_in_norwegian_order_also_where_the_list_is_cut_off(salto: Salto, a_youth: Youth) -> None:
    names = ["Åse Prøve", "anna Prøve", "Øyvind Prøve", "Zahra Prøve", "Ægir Prøve", "Birk Prøve"]
    for year, name in enumerate(names, start=2008):
        a_youth(name, f"{year}-01-01")
    found = [each["name"].split()[0] for each in salto.ok("caseload")["persons"]]
    assert found == ["anna", "Birk", "Zahra", "Ægir", "Øyvind", "Åse"]
    cut = salto.ok("caseload", "--limit", "2")
    assert [each["name"].split()[0] for each in cut["persons"]] == ["anna", "Birk"]
    assert cut["total"] == 6


def test_the_longest_silence_and_the_first_due_come_first(salto: Salto, a_youth: Youth) -> None:
    late, never, fresh = a_youth(), a_youth("Bilal Prøve"), a_youth("Celine Dikt")
    contact(salto, late, "01.10.2026")
    contact(salto, fresh, "i dag")
    salto.ok("task", "add", fresh, "--text", "ring", "--due", "+3d")
    salto.ok("task", "add", late, "--text", "skriv", "--due", "+9d")
    assert codes(salto, "--sort", "contact") == [never, late, fresh]
    assert codes(salto, "--sort", "frist") == [fresh, late, never]
    assert codes(salto, "--sort", "kode") == sorted([late, never, fresh])


# --- what a line says -----------------------------------------------------------------------------------


def test_the_next_step_is_the_one_due_first(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    for text, due in (("uten frist", None), ("senere", "+9d"), ("først", "+2d")):
        salto.ok("task", "add", amina, "--text", text, *(["--due", due] if due else []))
    assert salto.ok("caseload")["persons"][0]["next"]["text"] == "først"
    line = salto.at("2026-12-01").ok("caseload")["persons"][0]
    assert "overdue_task" in line["flags"]


def test_reading_the_caseload_is_judged_and_logged_once_for_everyone(salto: Salto, a_youth: Youth) -> None:
    a_youth(), a_youth("Bilal Prøve")
    salto.ok("caseload")
    act = "(SELECT max(id) FROM act)"
    judged = salto.rows(
        f"SELECT question, decision, json_array_length(persons) FROM judgement WHERE act = {act}"
    )
    assert judged == [("file", "allow", 2)]
    seen = dict(salto.rows(f"SELECT tbl, json_array_length(persons) FROM seen WHERE act = {act}"))
    assert seen == {"person": 2, "case_file": 2, "contact": 2}


def said(number: int, *, grant: bool = True, giver: str = "subject", **given: Any) -> Utterance:
    fields: dict[str, Any] = {
        "giver": (giver, None if giver == "subject" else 7),
        "grant": grant,
        "said": "2026-10-01",
        "number": number,
        "services": ("nav",),
        "categories": ("work",),
        "pairs": (),
        "through": None,
        "withdrawn": False,
        **given,
    }
    return Utterance(**fields)


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        ([], {}),
        ([said(1)], {"yes": 1}),
        ([said(1, grant=False)], {"no": 1}),
        ([said(1, withdrawn=True)], {"no": 1}),
        ([said(1, through="2026-11-22")], {"expired": 1}),
        ([said(1, through="2026-11-23")], {"yes": 1}),
        ([said(1, said="2025-11-23")], {"expired": 1}),  # twelve months at most, whatever was said
        ([said(1, services=())], {}),
        ([said(1), said(2, grant=False)], {"no": 1}),
        ([said(2, grant=False, said="2026-09-30"), said(1)], {"yes": 1}),  # typed later, said earlier
        ([said(1), said(2, categories=("school",), grant=False)], {"partly": 1}),
        ([said(1), said(2, giver="guardian", grant=False)], {"partly": 1}),
        ([said(1, services=("nav", "club")), said(2, services=("club",), grant=False)], {"yes": 1, "no": 1}),
        ([said(1), said(2, grant=False, services=(), categories=())], {"no": 1}),
        ([said(1), said(2, giver="guardian", grant=False, services=(), categories=())], {"partly": 1}),
        ([said(1, grant=False, services=(), categories=())], {"no": 1}),
        ([said(1, grant=False, services=(), categories=()), said(2)], {"yes": 1}),
        ([said(1, grant=False, categories=()), said(2)], {"partly": 1}),
        ([said(1, pairs=(("nav", "work"), ("club", "leisure")))], {"yes": 2}),
        ([said(1, services=("P-002K",))], {}),  # a guardian is no service
    ],
)
def test_the_newest_statement_of_each_giver_counts_service_by_service(
    statements: list[Utterance], found: dict[str, int]
) -> None:
    made = summary(statements, TODAY, 12)
    assert {name: getattr(made, name) for name in ("yes", "partly", "no", "expired")} == {
        "yes": 0, "partly": 0, "no": 0, "expired": 0, **found
    }  # fmt: skip


def test_the_first_last_day_of_a_yes_that_stands_is_told() -> None:
    both = [said(1, through="2026-12-24"), said(2, services=("club",), through="2026-12-01")]
    assert summary(both, TODAY, 12).until == "2026-12-01"
    assert summary([said(1)], TODAY, 12).until == "2027-09-30"
    assert summary([], TODAY, 12) == Said()


@pytest.mark.parametrize(
    ("through", "listed"), [("22.12.2026", True), ("23.12.2026", True), ("24.12.2026", False)]
)
def test_a_consent_that_runs_out_is_listed_until_it_is_given_anew(
    salto: Salto, a_youth: Youth, through: str, listed: bool
) -> None:
    amina = a_youth(born="2007-01-01")
    given = ["--by", "subject", "--to", "agenda-x", "--category", "work", "--form", "written", "--informed"]
    salto.ok("grant-consent", amina, *given, "--through", through)
    assert bool(codes(salto, "--consent-expiring", "30d")) is listed
    salto.ok("grant-consent", amina, *given, "--through", "20.10.2027")
    assert codes(salto, "--consent-expiring", "30d") == []


# --- what it costs --------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["caseload", "today", "timeline", "contacts", "task"])
def test_reading_as_json_loads_nothing_heavy(salto: Salto, a_youth: Youth, command: str) -> None:
    amina = a_youth()
    contact(salto, amina, "i dag")
    whom = [amina] if command in {"timeline", "contacts"} else []
    kept = salto.folder.with_name("keys")
    code = (
        "import sys; from pathlib import Path; from tests.launch_open import read, world; "
        "from salto_cli.app import run; "
        f"assert run({[command, *whom, '--json']!r}, world(read(Path({str(kept)!r})))) == 0; "
        f"print(sorted({set(SLOW)!r} & set(sys.modules)), file=sys.stderr)"
    )
    assert salto.unlocked is not None
    kept.touch(mode=0o600)
    kept.write_text(launch_open.kept(salto.unlocked), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"SALTO_STORE": str(salto.folder), "PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr.strip() == "[]", ran.stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [("--age", "gammel"), ("--sort", "farge"), ("--limit", "0"), ("--district", "Gamle Olso")],
)
def test_a_value_that_cannot_be_read_is_told_with_its_option(salto: Salto, option: str, value: str) -> None:
    ran = salto("caseload", option, value)
    assert ran.code != 0
    assert ran.err.startswith(f"salto: {option}: ")
