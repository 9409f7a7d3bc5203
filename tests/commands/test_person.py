"""Persons and cases from the outside: what is read, what is logged, what never leaves."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.fixtures import NOW, Salto
from tests.source import ROOT


def last_act(salto: Salto) -> tuple[str, str, str | None]:
    """Command, result and error of the newest act."""
    (row,) = salto.rows(
        "SELECT a.command, o.result, o.error FROM act a JOIN outcome o ON o.act = a.id "
        "ORDER BY a.id DESC LIMIT 1"
    )
    return row[0], row[1], row[2]


def test_reading_a_page_is_an_act(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth(safe_contact="send melding")
    salto.ok("show", code)
    assert last_act(salto) == ("show", "done", None)
    seen = {row[0] for row in salto.rows("SELECT tbl FROM seen WHERE act = (SELECT max(id) FROM act)")}
    assert seen == {"person", "case_file", "trait"}


def test_a_registration_that_is_refused_leaves_a_trace_and_no_person(salto: Salto) -> None:
    order = {
        "name": "Amina Eksempel",
        "born": "2010-05-17",
        "kin_of": "P-001H",
        "as": "sibling",
        "sort": "full",
    }
    assert salto("register", "--input", "-", stdin=json.dumps(order)).code == 3
    assert last_act(salto) == ("register", "failed", "not_found")
    assert salto.rows("SELECT count(*) FROM person") == [(0,)]


def test_a_relative_of_someone_without_a_case_has_no_standing(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    youth = a_youth()
    mother = salto.ok(
        "register", "--name", "Fatima Eksempel", "--born", "1980-02-03",
        "--kin-of", youth, "--as", "guardian", "--sort", "parent",
    )["person"]["code"]  # fmt: skip
    ran = salto(
        "register", "--name", "Bestemor Eksempel", "--born", "1950-02-03",
        "--kin-of", mother, "--as", "guardian", "--sort", "parent",
    )  # fmt: skip
    assert ran.code == 21
    assert "--kin-of" in ran.err
    assert last_act(salto) == ("register", "refused", "no_basis")


def test_a_page_without_a_case_holds_no_file(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth(safe_contact="send melding")
    salto.ok(
        "edit", code, "--care-order-from", "01.01.2026", "--withhold", "health", "--because", "eget ønske"
    )
    assert salto.ok("show", code)["person"]["care_order_from"] == "2026-01-01"
    salto.ok("close-case", code, "--outcome", "own_wish")
    page = salto.ok("show", code)
    person = page["person"]
    assert (person["care_order_from"], person["withheld"]) == (None, {})
    assert (page["case"], page["traits"], page["tasks"], page["contacts"]) == (None, [], [], [])
    assert page["earlier"] == [{"opened": NOW[:10], "closed": NOW[:10]}]


def test_who_has_no_standing_is_found_by_code_alone(salto: Salto, a_youth: Callable[..., str]) -> None:
    youth = a_youth()
    sister = salto.ok(
        "register", "--name", "Lise Eksempel", "--born", "2014-02-03",
        "--kin-of", youth, "--as", "sibling", "--sort", "full",
    )["person"]["code"]  # fmt: skip
    salto.ok("unlink", youth, sister)
    found = salto.ok("find", "eksempel")
    assert [each["code"] for each in found["persons"]] == [youth]
    assert found["without_basis"] == [sister]
    assert "Lise" not in salto("find", "lise").out
    assert salto("show", sister).code == 21


def test_the_newest_revision_is_the_one_that_is_shown(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth()
    edited = salto.ok("edit", code, "--phone", "91234567")
    assert edited["changed"] == {"phone": "91234567"}
    assert salto.ok("show", code)["person"]["revision"] == edited["revision"] == 2
    assert salto.ok("edit", code, "--phone", "912 34 567")["revision"] == 2


def test_a_change_that_does_not_fit_changes_nothing_at_all(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth()
    before = salto.ok("show", code)
    ran = salto(
        "edit", code, "--phone", "91234567", "--strength", "rask", "--category", "school", "--end", "7"
    )
    assert ran.code == 3
    assert salto.ok("show", code) == before


@pytest.mark.parametrize("width", [120, 80, 60, 50, 40])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_no_date_or_word_is_cut_at_any_width(
    salto: Salto, a_youth: Callable[..., str], width: int, lang: str
) -> None:
    salto.lang = lang
    code = a_youth("Abdirahman Mohamed Eksempelsen", called="Abdi", home_district="Søndre Nordstrand")
    a_youth("Anne-Margrethe Eksempel-Bjørnstad", "2009-12-31")
    salto.ok(
        "edit", code, "--wish", "jobb i helga og et sted å bo som ikke er på Furuset", "--category", "work"
    )
    whole = {"17.05.2010", "31.12.2009", "Abdirahman", "Eksempelsen", "Anne-Margrethe", "Eksempel-Bjørnstad"}
    found = salto("find", "eksempel", width=width).out
    assert whole | {"Nordstrand", code} <= set(found.split())
    page = salto("show", code, width=width).out
    assert {"17.05.2010", "Abdirahman", "Furuset»", "23.11.2026"} <= set(page.split())
    assert max(map(len, (found + page).splitlines())) <= width


def modules(salto: Salto, *args: str) -> set[str]:
    """The modules that a whole run of the program has loaded."""
    source = (
        "import sys, io, pickle\n"
        "from datetime import datetime\n"
        "from salto_cli.app import run\n"
        "from salto_cli.commands.world import World\n"
        "unlocked = pickle.loads(bytes.fromhex(sys.argv[1]))\n"
        "world = World(lambda: datetime.fromisoformat(sys.argv[2]), environ={'SALTO_STORE': sys.argv[3]},\n"
        "              stdin=io.StringIO(''), stdout=io.StringIO(), unlocked=unlocked)\n"
        "code = run(sys.argv[4:], world)\n"
        "sys.stdout.write('\\n'.join(sys.modules))\n"
        "sys.exit(code)\n"
    )
    key = pickle.dumps(salto.unlocked).hex()
    done = subprocess.run(
        [sys.executable, "-c", source, key, salto.now, str(salto.folder), *args],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_reading_never_loads_what_only_writing_and_tables_need(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    code = a_youth()
    for args in (("show", code), ("find", "amina")):
        loaded = modules(salto, *args)
        assert not loaded & {"pydantic", "questionary", "prompt_toolkit", "stdnum"}
        assert "rich" in loaded
        assert not modules(salto, *args, "--json") & {"pydantic", "rich", "questionary", "stdnum"}


def test_whoever_a_safe_contact_names_at_registering_is_one_it_is_about(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth("Burak Toprak", "2008-01-01")
    a_youth("Ola Eksempel", "2010-05-07", safe_contact="ring broren Burak Toprak")
    assert salto.rows(
        "SELECT p.name FROM trait t, json_each(t.others) o JOIN person p ON p.id = o.value"
    ) == [("Burak Toprak",)]


def test_a_relative_whose_birth_date_nobody_knows_is_told_what_to_do(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    kin = ("--kin-of", a_youth("Ola Eksempel"), "--as", "guardian", "--sort", "parent")
    ran = salto("register", "--name", "Hilde Prøve", *kin)
    assert (ran.code, "--born is missing" in ran.err) == (2, True)
    assert "Until then keep name and phone: salto task add P-…" in " ".join(ran.err.split())
    said = " ".join(salto("register", "--name", "Hilde Prøve", *kin, "--lang", "nb").err.split())
    assert "Så lenge kan navn og telefon stå i: salto oppgave ny P-…" in said
