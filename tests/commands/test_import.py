"""Taking in a caseload from a spreadsheet."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]  # it ships no types
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from salto_cli.models.import_cell import Cell
from salto_cli.models.role import WORKER
from salto_cli.store import keys
from tests.fixtures import PASSPHRASE, Salto
from tests.importing import BARE, FOR_ALL, copied, held, take
from tests.launch import ANY
from tests.meeting import secret_file
from tests.source import ROOT
from tests.spreadsheets import AMINA, HEADINGS, TITLE, YOUTHS, caseload, listed, number, text, workbook


@pytest.fixture
def folder(salto: Salto) -> Path:
    return salto.folder.parent


# --- the same, whatever wrote it ----------------------------------------------------------------------------


def test_three_files_that_say_the_same_give_the_same_store(salto: Salto, folder: Path) -> None:
    rows = [*TITLE, HEADINGS, *YOUTHS]
    files = [
        caseload(folder / "saker.xlsx"),
        text(folder / "windows.csv", rows, "cp1252"),
        text(folder / "excel.csv", rows, "utf-8-sig"),
        text(folder / "unicode.txt", rows, "utf-16", "\t"),
    ]
    stores = [copied(salto, f"store-{n}") for n in range(len(files))]
    for each, path in zip(stores, files, strict=True):
        take(each, path, "--link-guardians", "--link-siblings", "half")
    first, *others = [held(each) for each in stores]
    assert len(first) > 10
    assert all(each == first for each in others)


def test_an_identity_number_gets_its_zero_back(salto: Salto, folder: Path) -> None:
    take(salto, caseload(folder / "saker.xlsx"))
    numbers = [row[0] for row in salto.rows("SELECT national_id FROM person ORDER BY number")]
    assert number(AMINA).startswith("0")
    assert numbers[0] == number(AMINA)


def test_a_rehearsal_tells_what_the_deed_does_and_saves_nothing(salto: Salto, folder: Path) -> None:
    rows = [*YOUTHS, ("Feil Rad", "31.2.2010", None, None, None, None, None, None, None)]
    path = caseload(folder / "saker.xlsx", rows)
    before = held(salto)
    would = take(salto, path, "--dry-run", "--skip-bad", "--link-guardians", code=9)
    assert held(salto) == before
    assert not (folder / "saker-faults.xlsx").exists()
    done = take(salto, path, "--skip-bad", "--link-guardians", code=9)
    assert {**would, "dry_run": None} == {**done, "dry_run": None}


def test_the_log_knows_each_row_that_came_and_is_whole(salto: Salto, folder: Path) -> None:
    take(salto, caseload(folder / "saker.xlsx"), "--link-guardians")
    salto.ok("audit", "verify")
    commands = [
        row[0] for row in salto.rows("SELECT command FROM act WHERE command LIKE 'import%' ORDER BY id")
    ]
    assert commands == ["import", "import rows"]


# --- what is wrong ------------------------------------------------------------------------------------------

WRONG: dict[str, tuple[tuple[str, ...], tuple[str | None, ...], str]] = {
    "no name": (BARE, (None, "7.5.2010"), "the name is missing"),
    "no letters": (BARE, ("123", "7.5.2010"), "a name has letters in it"),
    "two commas": (BARE, ("A, B, C", "7.5.2010"), "a name with two commas in it"),
    "no birth date": (BARE, ("Ola Eksempel", None), "the birth date is missing"),
    "not yet born": (BARE, ("Ola Eksempel", "7.5.2030"), "the birth date has not been yet"),
    "no such day": (BARE, ("Ola Eksempel", "31.2.2010"), "that is not a day in the calendar"),
    "two days at once": (BARE, ("Ola Eksempel", "40980"), "the number could be two days"),
    "check digits": (
        (*BARE, "Fnr"),
        ("Ola Eksempel", "7.5.2010", number(AMINA)[:-1] + str((int(number(AMINA)[-1]) + 1) % 10)),
        "the check digits of the identity number do not fit",
    ),
    "another's number": (
        (*BARE, "Fnr"),
        ("Ola Eksempel", "8.5.2010", number(AMINA)),
        "the identity number and the birth date do not belong together",
    ),
    "no phone": ((*BARE, "Tlf"), ("Ola Eksempel", "7.5.2010", "ring mor"), "that is not a phone number"),
    "two phones": (
        (*BARE, "Tlf"),
        ("Ola Eksempel", "7.5.2010", "91234567/91234568"),
        "there are two phone numbers in one cell",
    ),
    "no such basis": (
        (*BARE, "Grunnlag"),
        ("Ola Eksempel", "7.5.2010", "fordi"),
        "the word is not one of the list",
    ),
    "a basis without its decision": (
        (*BARE, "Grunnlag"),
        ("Ola Eksempel", "7.5.2010", "crime_prevention"),
        "the basis needs the decision or task that it rests on",
    ),
    "a protected address": (
        (*BARE, "Adressesperre", "Adresse"),
        ("Ola Eksempel", "7.5.2010", "x", "Gata 1"),
        "no address is kept for a person with a protected address",
    ),
    "no such colleague": (
        (*BARE, "Koordinator"),
        ("Ola Eksempel", "7.5.2010", "Nobody"),
        "no colleague is registered under the name in row 3",
    ),
    "nearly a district": (
        (*BARE, "Bydel"),
        ("Ola Eksempel", "7.5.2010", "Bydel Gamle Olso"),
        "that is nearly the name of a district, or short for one",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_bad_row_keeps_everyone_out_and_says_why(salto: Salto, folder: Path, name: str) -> None:
    headings, row, why = WRONG[name]
    good = ("Grete God", "1.1.2010", *[None] * (len(headings) - 2))
    path = listed(folder / "saker.csv", headings, good, row)
    before = held(salto)
    told = take(salto, path, code=6)
    assert [(each["row"], each["reason"]) for each in told["bad"]] == [(3, why)]
    assert (told["refused"], told["taken"], held(salto)) == (True, [], before)


def test_the_workbook_of_faults_names_nobody_and_is_its_owners_alone(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Tlf"), ("Ola Hemmeligsen", "7.5.2010", "ring Gunvor"))
    told = take(salto, path, code=6)
    faults = folder / told["errors"]
    rows = CalamineWorkbook.from_path(str(faults)).get_sheet_by_index(0).to_python()
    assert [str(each) for each in rows[1][1:3]] == ["C", "that is not a phone number"]
    assert "Hemmeligsen" not in str(rows)
    assert "Gunvor" not in str(rows)
    assert os.name != "posix" or stat.S_IMODE(faults.stat().st_mode) == 0o600
    digests = [row[0] for row in salto.rows("SELECT digest FROM published")]
    assert len(digests) == 1


def test_what_was_written_before_stays_when_it_goes_wrong_again(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", BARE, (None, "7.5.2010"))
    assert take(salto, path, code=6)["errors"] == "saker-faults.xlsx"
    assert take(salto, path, code=6)["errors"] == "saker-faults-2.xlsx"


def test_the_good_rows_are_taken_in_where_that_was_said(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", BARE, ("Grete God", "1.1.2010"), (None, "7.5.2010"))
    told = take(salto, path, "--skip-bad", code=9)
    assert ([each["row"] for each in told["taken"]], [each["row"] for each in told["bad"]]) == ([2], [3])


def test_without_a_basis_nobody_is_taken_in(salto: Salto, folder: Path) -> None:
    ran = salto("import", str(caseload(folder / "saker.xlsx")), "--json")
    assert (ran.code, ran.error["message"]) == (2, "--basis is missing")
    assert salto.rows("SELECT 1 FROM person") == []


def test_a_worker_takes_nobody_in(salto: Salto, folder: Path) -> None:
    from dataclasses import replace

    secret = secret_file(folder, "kirsebær trapp onsdag motvind")
    salto.ok("operator", "add", "Wiggo", "--role", WORKER, "--new-passphrase-file", str(secret))
    worker = replace(salto, unlocked=keys.unlock(salto.folder, "kirsebær trapp onsdag motvind", ANY))
    ran = worker("import", str(caseload(folder / "saker.xlsx")), *FOR_ALL, "--json")
    assert (ran.code, ran.error["error"]) == (21, "wrong_role")


def test_whoever_a_safe_contact_names_is_one_it_is_about(
    salto: Salto, folder: Path, a_youth: Callable[..., str]
) -> None:
    a_youth("Burak Toprak", "2008-01-01")
    path = listed(
        folder / "saker.csv",
        (*BARE, "Trygg kontakt", "Mor", "Mor født"),
        ("Ola Eksempel", "7.5.2010", "ring broren Burak Toprak", None, None),
        ("Per Annen", "7.5.2011", "bare gjennom Mona", "Mona Mor", "1.1.1980"),
        ("Liv Tredje", "7.5.2012", "ring Ola Eksempel", None, None),
        ("Siv Fjerde", "7.5.2013", "på skolen", None, None),
    )
    take(salto, path, "--link-guardians")
    names = dict(salto.rows("SELECT id, name FROM person"))
    about = salto.rows("SELECT text, others FROM trait")
    assert {text: [names[each] for each in json.loads(others)] for text, others in about} == {
        "ring broren Burak Toprak": ["Burak Toprak"],
        "bare gjennom Mona": ["Mona Mor"],
        "ring Ola Eksempel": ["Ola Eksempel"],
        "på skolen": [],
    }


def test_a_safe_contact_that_names_whoever_nothing_may_be_done_about_is_about_them_too(
    salto: Salto, folder: Path, a_youth: Callable[..., str]
) -> None:
    salto.ok("restrict", a_youth("Burak Toprak", "2008-01-01"), "--ground", "contested")
    row = ("Ola Eksempel", "7.5.2010", "ring Burak Toprak")
    take(salto, listed(folder / "saker.csv", (*BARE, "Trygg kontakt"), row))
    assert salto.rows("SELECT json_array_length(others) FROM trait") == [(1,)]
    salto.ok("audit", "verify")


# --- sheets, passwords --------------------------------------------------------------------------------------


def test_of_several_sheets_one_must_be_named(salto: Salto, folder: Path) -> None:
    rows: list[list[tuple[Cell, ...]]] = [[BARE, (name, AMINA)] for name in ("Ola Eksempel", "Per Annen")]
    path = workbook(folder / "saker.xlsx", *rows, [("Hei",)], names=("Alna", "Bjerke", "Notater"))
    ran = salto("import", str(path), *FOR_ALL, "--json")
    assert (ran.code, "Alna" in ran.err) == (2, False)
    assert take(salto, path, "--sheet", "2", "--dry-run")["sheet"] == "Bjerke"
    assert take(salto, path, "--sheet", "alna")["taken"][0]["person"]["name"] == "Ola Eksempel"
    assert salto("import", str(path), *FOR_ALL, "--sheet", "9").code == 4


def test_a_sheet_that_alone_has_headings_needs_no_name(salto: Salto, folder: Path) -> None:
    path = workbook(
        folder / "saker.xlsx", [("Forklaring",)], [BARE, ("Ola Eksempel", AMINA)], names=("Les meg", "Saker")
    )
    assert take(salto, path)["sheet"] == "Saker"


def test_a_hidden_sheet_is_taken_only_where_it_is_named(salto: Salto, folder: Path) -> None:
    book = Workbook(str(folder / "saker.xlsx"))
    for name, youth in (("Arkiv", "Gammel Sak"), ("Saker", "Ola Eksempel")):
        page = book.add_worksheet(name)
        page.write_row(0, 0, BARE)
        page.write_row(1, 0, (youth, "7.5.2010"))
    book.worksheets()[1].activate()
    book.worksheets()[0].hide()
    book.close()
    path = folder / "saker.xlsx"
    assert take(salto, path, "--dry-run")["sheet"] == "Saker"
    assert take(salto, path, "--sheet", "1", "--dry-run")["sheet"] == "Saker"
    assert take(salto, path, "--sheet", "Arkiv", "--dry-run")["sheet"] == "Arkiv"


def locked(path: Path, secret: str) -> Path:
    """The caseload behind a password."""
    plain = caseload(path.with_name("plain.xlsx"))
    with plain.open("rb") as source, path.open("wb") as sealed:
        OOXMLFile(source).encrypt(secret, sealed)
    return path


def test_a_locked_workbook_opens_with_its_password_only(salto: Salto, folder: Path) -> None:
    path = locked(folder / "låst.xlsx", "blåbær")
    ran = salto("import", str(path), *FOR_ALL, "--json")
    assert (ran.code, ran.error["error"]) == (2, "usage")
    wrong, right = folder / "wrong", folder / "right"
    for file, secret in ((wrong, "feil"), (right, "blåbær")):
        file.write_text(secret, encoding="utf-8")
        file.chmod(0o600)
    assert salto("import", str(path), *FOR_ALL, "--file-password-file", str(wrong)).code == 4
    assert len(take(salto, path, "--file-password-file", str(right))["taken"]) == 3


# --- all or nothing -----------------------------------------------------------------------------------------


# The real program, which kills itself (not even Python can clean up) when the hundredth case is opened.
KILLED = """
import os, signal, sys
from salto_cli.app import run
from salto_cli.store import case
from tests.launch import world
opened, really = [], case.open_case
def open_case(*args, **known):
    opened.append(1)
    if len(opened) == 100:
        os.kill(os.getpid(), signal.SIGKILL)
    return really(*args, **known)
case.open_case = open_case
sys.exit(run(sys.argv[1:], world()))
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
def test_killed_in_the_middle_it_has_taken_in_nobody(salto: Salto, folder: Path) -> None:
    rows = [(f"Ungdom {n:03} Eksempel", f"{n % 28 + 1}.{n // 28 + 1}.2010") for n in range(200)]
    path = listed(folder / "mange.csv", BARE, *rows)
    secret = folder / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    own = {"SALTO_STORE": str(salto.folder), "SALTO_PASSPHRASE_FILE": str(secret), "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", KILLED, "import", str(path), *FOR_ALL, "--json"]
    ran = subprocess.run(words, cwd=ROOT, env={**os.environ, **own}, capture_output=True, check=False)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    assert salto.rows("SELECT count(*) FROM person") == [(0,)]
    salto.ok("audit", "verify")
    assert len(take(salto, path)["taken"]) == 200
