"""Taking in a caseload from a spreadsheet."""

import datetime
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]  # it ships no types
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from salto_cli.models.import_cell import Cell
from salto_cli.models.role import WORKER
from salto_cli.store import keys
from tests.fixtures import PASSPHRASE, Salto
from tests.launch import ANY
from tests.meeting import NAV, secret_file
from tests.source import ROOT
from tests.spreadsheets import AMINA, HEADINGS, TITLE, YOUTHS, caseload, listed, number, text, workbook

FOR_ALL = ("--basis", "child_welfare", "--purposes", "follow_up")
BARE = ("Navn", "Født")


@pytest.fixture
def folder(salto: Salto) -> Path:
    return salto.folder.parent


def take(salto: Salto, path: Path, *more: str, code: int = 0) -> dict[str, Any]:
    """Run the import; the result as JSON."""
    ran = salto("import", str(path), *FOR_ALL, *more, "--json")
    assert ran.code == code, ran.err + ran.out
    return ran.json


def held(salto: Salto) -> list[tuple[Any, ...]]:
    """Everything about persons that a spreadsheet can bring, without ids and salts."""
    return [
        *salto.rows(
            "SELECT number, name, folded, called, born, national_id, phone, address, protected, language, "
            "interpreter, home_district, stay_district FROM person ORDER BY number"
        ),
        *salto.rows("SELECT basis, purposes, lead, opened FROM case_file ORDER BY rowid"),
        *salto.rows(
            "SELECT k.kind, c.number, o.number, k.sort, k.responsibility FROM kin k "
            "JOIN person c ON c.id = k.child JOIN person o ON o.id = k.other ORDER BY c.number, o.number"
        ),
        *salto.rows("SELECT number, text, created FROM task ORDER BY number"),
    ]


def copied(salto: Salto, name: str) -> Salto:
    """The same store in another folder."""
    import shutil
    from dataclasses import replace

    there = salto.folder.parent / name
    shutil.copytree(salto.folder, there)
    there.chmod(0o700)
    return replace(salto, folder=there)


# --- the same, whatever wrote it --------------------------------------------------------------------------


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


# --- what is wrong ----------------------------------------------------------------------------------------

WRONG: dict[str, tuple[tuple[str, ...], tuple[str | None, ...], str]] = {
    "no name": (BARE, (None, "7.5.2010"), "the name is missing"),
    "no letters": (BARE, ("123", "7.5.2010"), "a name has letters in it"),
    "two commas": (BARE, ("A, B, C", "7.5.2010"), "a name with two commas in it"),
    "no birth date": (BARE, ("Ola Eksempel", None), "the birth date is missing"),
    "not yet born": (BARE, ("Ola Eksempel", "7.5.2030"), "the birth date has not been yet"),
    "no such day": (BARE, ("Ola Eksempel", "31.2.2010"), "that is not a birth date"),
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
        "that is nearly the name of a district, but not quite",
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


# --- who is here already ----------------------------------------------------------------------------------


def test_what_is_taken_in_twice_is_here_and_changes_nothing(salto: Salto, folder: Path) -> None:
    path = caseload(folder / "saker.xlsx")
    take(salto, path)
    before = held(salto)
    told = take(salto, path, code=9)
    assert [each["code"] for each in told["here"]] == ["P-001H", "P-002K", "P-003M"]
    assert (told["taken"], held(salto)) == ([], before)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "○ Nobody new: 3 are here already"),
        (("--dry-run",), "○ Nobody new: 3 are here already. Nothing has been saved."),
        (("--lang", "nb"), "○ Ingen nye: 3 er her fra før"),
    ],
)
def test_taken_in_again_says_first_that_all_are_here(
    salto: Salto, folder: Path, more: tuple[str, ...], said: str
) -> None:
    path = caseload(folder / "saker.xlsx")
    take(salto, path)
    assert salto("import", str(path), *FOR_ALL, *more).out.split("\n")[0] == said


@pytest.mark.parametrize(
    ("good", "said"),
    [
        (0, "Mend the file and try again"),
        (1, "1 row is good. Mend the file and try again, or take in the good row alone with --skip-bad"),
        (2, "2 rows are good. Mend the file and try again, or take in the good rows alone with --skip-bad"),
    ],
)
def test_a_refusal_says_how_many_rows_would_come_in_without_the_bad_one(
    salto: Salto, folder: Path, good: int, said: str
) -> None:
    rows = [("Grete God", "1.1.2010"), ("Siv Svært", "2.2.2011")][:good]
    path = listed(folder / "saker.csv", BARE, *rows, (None, "7.5.2010"))
    assert " ".join(salto("import", str(path), *FOR_ALL).out.split()).endswith(said)
    assert len(take(salto, path, "--skip-bad", code=9)["taken"]) == good


def test_someone_alike_is_looked_at_and_not_taken_in(
    salto: Salto, folder: Path, a_youth: Callable[..., str]
) -> None:
    here = a_youth("Amina Eksempel", "2010-05-07")
    path = listed(folder / "saker.csv", BARE, ("Aminah Eksempel", "7.5.2010"), ("Grete God", "1.1.2010"))
    told = take(salto, path, code=9)
    assert [(each["row"], each["codes"]) for each in told["doubts"]] == [(2, [here])]
    assert [each["row"] for each in told["taken"]] == [3]
    again = take(salto, path, "--new-rows", "2", code=9)
    assert [each["row"] for each in again["taken"]] == [2]


def test_nearly_the_same_name_twice_in_the_file_is_looked_at(salto: Salto, folder: Path) -> None:
    path = listed(
        folder / "saker.csv", BARE, ("Mohammed Eksempel", "7.5.2010"), ("Mohamed Eksempel", "7.5.2010")
    )
    told = take(salto, path, code=9)
    assert [each["row"] for each in told["doubts"]] == [3]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ali Eksempel", "Sara Eksempel"),  # twins, as often as one person with two names
        ("Ola Nordmann", "Ole Nordman"),
        ("Sara Ali", "Zara Aly"),
        ("Amina Yusuf", "Amina Hassan"),
        ("Ali Moe", "Sofie Prøve"),
    ],
)
def test_who_may_be_one_person_is_asked_about_alike_in_one_go_and_in_two(
    salto: Salto, folder: Path, first: str, second: str
) -> None:
    one, two = ((name, "7.5.2010") for name in (first, second))
    code = 0 if first == "Ali Moe" else 9
    take(salto, listed(folder / "saker.csv", BARE, one, two), "--dry-run", code=code)
    take(salto, listed(folder / "en.csv", BARE, one))
    take(salto, listed(folder / "to.csv", BARE, two), "--dry-run", code=code)


def test_twins_are_taken_in_with_a_yes(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", BARE, ("Ali Eksempel", "7.5.2010"), ("Sara Eksempel", "7.5.2010"))
    assert len(take(salto, path, "--new-rows", "3")["taken"]) == 2


@pytest.mark.parametrize(
    ("headings", "rows", "why"),
    [
        (
            BARE,
            [("Ola Eksempel", "7.5.2010"), ("Eksempel, Ola", "07.05.10")],
            "the same name and birth date stand in row 2",
        ),
        (
            (*BARE, "Fnr"),
            [("Ola Eksempel", "7.5.2010", number(AMINA)), ("Per Annen", "7.5.2010", number(AMINA))],
            "the same identity number stands in row 2",
        ),
    ],
)  # fmt: skip
def test_the_same_person_twice_in_the_file_is_a_fault(
    salto: Salto, folder: Path, headings: tuple[str, ...], rows: list[tuple[str, ...]], why: str
) -> None:
    told = take(salto, listed(folder / "saker.csv", headings, *rows), code=6)
    assert [(each["row"], each["reason"]) for each in told["bad"]] == [(3, why)]


# --- family -----------------------------------------------------------------------------------------------


def test_guardians_come_only_where_that_was_said(salto: Salto, folder: Path) -> None:
    told = take(salto, caseload(folder / "saker.xlsx"))
    assert told["left_guardians"] == 2
    assert salto.rows("SELECT 1 FROM kin") == []


def test_a_guardian_of_two_is_one_person_who_may_consent_for_nobody_yet(salto: Salto, folder: Path) -> None:
    told = take(salto, caseload(folder / "saker.xlsx"), "--link-guardians")
    codes = {each["code"] for taken in told["taken"] for each in taken["guardians"]}
    assert len(codes) == 1
    assert salto.rows("SELECT sort, responsibility FROM kin") == [("parent", "unknown")] * 2
    assert told["unlinked_siblings"] == [["P-001H", "P-003M"]]


def test_a_guardian_without_a_birth_date_becomes_a_task_and_no_person(salto: Salto, folder: Path) -> None:
    path = listed(
        folder / "saker.csv", (*BARE, "Mor", "Tlf mor"), ("Ola Eksempel", "7.5.2010", "Mona", "40000001")
    )
    told = take(salto, path, "--link-guardians")
    assert (told["left_guardians"], told["kept_guardians"]) == (1, 1)
    assert salto.rows("SELECT text, category, service, others FROM task") == [
        (
            "Følg opp importen: 1 foresatt\nForesatt som ikke er registrert: Mona, tlf. 400 00 001",
            "", None, "[0]",
        )
    ]  # fmt: skip
    assert len(salto.rows("SELECT 1 FROM person")) == 1


WITH_MOTHER = (*BARE, "Mor", "Mor født", "Tlf mor")


@pytest.mark.parametrize(
    ("phone", "why"),
    [
        ("ring Gunvor på jobb", "that is not a phone number"),
        ("91234567 / 91234568", "there are two phone numbers in one cell"),
        ("9,1E+07", "the spreadsheet has shortened the number"),
    ],
)
def test_a_guardians_phone_that_cannot_be_read_is_a_task_and_holds_no_child_back(
    salto: Salto, folder: Path, phone: str, why: str
) -> None:
    path = listed(
        folder / "saker.csv", WITH_MOTHER, ("Ola Eksempel", "7.5.2010", "Mona Mor", "1.1.1980", phone)
    )
    told = take(salto, path, "--link-guardians", code=9)
    assert [(each["row"], each["column"], each["reason"]) for each in told["unread"]] == [(2, "E", why)]
    assert (len(told["taken"]), len(told["taken"][0]["guardians"]), told["bad"]) == (1, 1, [])
    (task,) = (text for (text,) in salto.rows("SELECT text FROM task"))
    assert "telefonnummeret til en foresatt" in task
    assert "Gunvor" not in json.dumps(told) + task


def test_where_guardians_stay_out_nothing_of_them_is_looked_at(salto: Salto, folder: Path) -> None:
    row = ("Ola Eksempel", "7.5.2010", "samme mor som rad 12", "vet ikke", "ring Gunvor")
    told = take(salto, listed(folder / "saker.csv", WITH_MOTHER, row))
    assert (told["unread"], told["left_guardians"], len(told["taken"])) == ([], 1, 1)


def test_a_guardian_who_is_no_name_is_nobody_and_a_task(salto: Salto, folder: Path) -> None:
    row = ("Ola Eksempel", "7.5.2010", "samme mor som rad 12", "1.1.1980", None)
    told = take(salto, listed(folder / "saker.csv", WITH_MOTHER, row), "--link-guardians", code=9)
    assert [each["reason"] for each in told["unread"]] == ["that is not a name"]
    assert (told["left_guardians"], told["taken"][0]["guardians"]) == (1, [])
    assert len(salto.rows("SELECT 1 FROM person")) == 1


@pytest.mark.parametrize(
    "cell", ["Mona Eksempel / Per Eksempel", "Mona Eksempel og Per Eksempel", "Mona E (mor)\nPer E (far)"]
)
def test_two_guardians_in_one_cell_are_two_and_none_of_them_is_guessed(
    salto: Salto, folder: Path, cell: str
) -> None:
    path = workbook(folder / "saker.xlsx", [WITH_MOTHER, ("Ola Eksempel", AMINA, cell, MOTHER, "91234567")])
    told = take(salto, path, "--link-guardians", code=9)
    assert (told["left_guardians"], told["taken"][0]["guardians"]) == (2, [])
    assert [each["reason"] for each in told["unread"]] == ["two guardians stand in one cell"]


@pytest.mark.parametrize(
    ("cell", "name", "sort"),
    [
        ("Mor: Mona Eksempel", "Mona Eksempel", "parent"),
        ("Eksempel, Mona (mor)", "Mona Eksempel", "parent"),
        ("Mona Eksempel (tante)", "Mona Eksempel", "other"),
    ],
)
def test_what_a_guardian_is_may_stand_beside_the_name(
    salto: Salto, folder: Path, cell: str, name: str, sort: str
) -> None:
    headings = (*BARE, "Foresatt", "Foresatt født", "Tlf foresatt")
    row = ("Ola Eksempel", "7.5.2010", cell, "1.1.1980", "mor 912 34 567")
    take(salto, listed(folder / "saker.csv", headings, row), "--link-guardians")
    assert salto.rows("SELECT name, phone FROM person WHERE number = 2") == [(name, "91234567")]
    assert salto.rows("SELECT sort FROM kin") == [(sort,)]


def test_what_stands_in_brackets_is_no_part_of_a_name(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", BARE, ("Eksempel, Ola (bor hos Gunvor)", "7.5.2010"))
    told = take(salto, path)
    assert salto.rows("SELECT name FROM person") == [("Ola Eksempel",)]
    assert [(each["row"], each["column"]) for each in told["left"]] == [(2, "A")]
    assert "Gunvor" not in json.dumps(told)


@pytest.mark.parametrize(
    "row",
    [
        ("Sum", None, "60"),
        ("Antall aktive: 29", None, None),
        ("Herav med samtykke: ja", None, "7"),
        (*BARE, "Fnr"),
    ],
)
def test_a_sum_below_the_list_and_its_headings_again_are_nobody(
    salto: Salto, folder: Path, row: tuple[str | None, ...]
) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Fnr"), ("Ola Eksempel", "7.5.2010", None), row)
    told = take(salto, path)
    assert ([each["row"] for each in told["taken"]], [each["row"] for each in told["left"]]) == ([2], [3])


@pytest.mark.parametrize("said", ["07.05.2010", "7.5.10"])
def test_a_birth_date_where_the_number_should_be_is_the_birth_date(
    salto: Salto, folder: Path, said: str
) -> None:
    told = take(salto, listed(folder / "saker.csv", ("Navn", "Personnr"), ("Ola Eksempel", said)))
    assert salto.rows("SELECT born, national_id FROM person") == [("2010-05-07", None)]
    assert "is taken as the birth date" in told["left"][0]["reason"]


def test_a_birth_date_where_the_number_should_be_and_another_beside_it_are_looked_at(
    salto: Salto, folder: Path
) -> None:
    row = ("Ola Eksempel", "8.5.2010", "07.05.2010")
    told = take(salto, listed(folder / "saker.csv", (*BARE, "Personnr"), row), code=6)
    assert "not the one in the column for the number" in told["bad"][0]["reason"]


def test_whoever_is_called_as_a_sum_is_somebody_all_the_same(salto: Salto, folder: Path) -> None:
    assert len(take(salto, listed(folder / "saker.csv", BARE, ("Sum Thida", "7.5.2010")))["taken"]) == 1


def test_a_sibling_by_first_name_is_the_one_of_the_same_family(salto: Salto, folder: Path) -> None:
    rows = [
        ("Anna Søstersen", "3.2.2010", "Berit"),
        ("Berit Søstersen", "9.6.2012", "Anna"),
        ("Berit Annen", "9.6.2013", None),
    ]
    path = listed(folder / "saker.csv", (*BARE, "Søsken"), *rows)
    told = take(salto, path, "--link-siblings", "half")
    assert told["siblings"] == [["P-001H", "P-002K"]]
    assert told["ties"] == [{"person": "P-001H", "other": "P-002K", "sort": "half", "by_parents": False}]


@pytest.mark.parametrize(
    ("first", "second", "sort"), [("Mor", "Far", "full"), ("Foresatt 1", "Foresatt 2", None)]
)
def test_of_the_same_two_parents_they_are_siblings_and_of_other_guardians_that_is_asked(
    salto: Salto, folder: Path, first: str, second: str, sort: str | None
) -> None:
    headings = (*BARE, first, f"{first} født", second, f"{second} født")
    family = ("Mona M", "1.1.1980", "Fred F", "1.1.1979")
    rows = [("Ola Eksempel", "7.5.2010", *family), ("Kari Eksempel", "7.5.2012", *family)]
    told = take(salto, listed(folder / "saker.csv", headings, *rows), "--link-guardians")
    assert [(each["sort"], each["by_parents"]) for each in told["ties"]] == ([(sort, True)] if sort else [])
    assert len(told["unlinked_siblings"]) == (0 if sort else 1)


def test_with_the_same_two_guardians_they_are_full_siblings(salto: Salto, folder: Path) -> None:
    headings = (*BARE, "Mor", "Mor født", "Far", "Far født")
    family = ("Mona M", "1.1.1980", "Fred F", "1.1.1979")
    rows = [("Ola Eksempel", "7.5.2010", *family), ("Kari Eksempel", "7.5.2012", *family)]
    path = listed(folder / "saker.csv", headings, *rows)
    take(salto, path, "--link-guardians", "--link-siblings", "step")
    assert salto.rows("SELECT sort FROM kin WHERE kind = 'sibling'") == [("full",)]


def test_a_sibling_by_name_is_linked_as_said_and_one_who_is_not_there_is_looked_at(
    salto: Salto, folder: Path
) -> None:
    rows = [("Ola Eksempel", "7.5.2010", "Kari Eksempel og Nils"), ("Kari Eksempel", "7.5.2012", None)]
    path = listed(folder / "saker.csv", (*BARE, "Søsken"), *rows)
    told = take(salto, path, "--link-siblings", "half", code=9)
    assert told["siblings"] == [["P-001H", "P-002K"]]
    assert [each["row"] for each in told["doubts"]] == [2]


MOTHER = datetime.date(1980, 6, 5)
OF_MOTHER = ("Mor", "Mor fødselsnummer", "Mor foreldreansvar")


def mother(salto: Salto, a_youth: Callable[..., str], name: str = "Kerem Toprak") -> str:
    """Somebody who is here with the identity number of ``MOTHER``."""
    code = a_youth(name, MOTHER.isoformat())
    salto.ok("edit", code, "--national-id", number(MOTHER))
    return code


@pytest.mark.parametrize(
    ("name", "is_tied"),
    [
        ("Anne Bjerke", False),
        ("Anne Toprak", False),
        ("Toprak", False),
        ("Kerem Ali Toprak", True),
        ("Toprak, Kerem", True),
        ("Keremm Toprak", True),
    ],
)
def test_a_number_beside_another_name_ties_nobody(
    salto: Salto, folder: Path, a_youth: Callable[..., str], name: str, is_tied: bool
) -> None:
    here = mother(salto, a_youth)
    path = listed(
        folder / "saker.csv", (*BARE, *OF_MOTHER), ("Ola Eksempel", "7.5.2010", name, number(MOTHER), "ja")
    )
    told = take(salto, path, "--link-guardians", code=0 if is_tied else 9)
    tied = [each["code"] for each in told["taken"][0]["guardians"]]
    assert (tied, [each["codes"] for each in told["doubts"]]) == (([here], []) if is_tied else ([], [[here]]))


def test_a_youth_with_the_number_of_somebody_else_is_not_said_to_be_here(
    salto: Salto, folder: Path, a_youth: Callable[..., str]
) -> None:
    here = mother(salto, a_youth)
    row = ("Helt Annen", MOTHER, number(MOTHER))
    told = take(salto, listed(folder / "saker.csv", (*BARE, "Fnr"), row), code=9)
    assert (told["here"], told["taken"], [each["codes"] for each in told["doubts"]]) == ([], [], [[here]])
    again = take(salto, listed(folder / "saker.csv", (*BARE, "Fnr"), row), "--new-rows", "2", code=9)
    assert again["taken"] == []


def test_two_names_on_one_number_are_no_guardian_at_all(salto: Salto, folder: Path) -> None:
    rows = [
        (f"{child} Eksempel", f"7.5.20{n:02}", name, number(MOTHER), "ja")
        for n, child, name in ((10, "Ola", "Kari Ny"), (11, "Per", "Siri Foss"), (12, "Liv", "Kari Ny"))
    ]
    told = take(salto, listed(folder / "saker.csv", (*BARE, *OF_MOTHER), *rows), "--link-guardians", code=9)
    assert ([each["row"] for each in told["doubts"]], told["left_guardians"]) == ([2, 3, 4], 3)
    assert salto.rows("SELECT 1 FROM kin") == []


@pytest.mark.parametrize(
    ("headings", "youth", "carer"),
    [
        (("Fnr", "Mor fødselsnummer"), number(MOTHER), number(MOTHER)),
        (("Tlf", "Mor født"), None, "5.6.1980"),
        (("Fnr", "Mor født"), number(MOTHER), "5.6.1980"),
    ],
)
def test_a_guardian_who_is_a_youth_of_the_file_too_is_looked_at_and_never_two_persons(
    salto: Salto, folder: Path, headings: tuple[str, str], youth: str | None, carer: str
) -> None:
    path = listed(
        folder / "saker.csv",
        (*BARE, headings[0], "Mor", headings[1]),
        ("Anne Mor", "5.6.1980", youth, None, None),
        ("Lille Barn", "3.4.2012", None, "Anne Mor", carer),
    )
    told = take(salto, path, "--link-guardians", code=9)
    assert [(each["row"], each["reason"]) for each in told["doubts"]] == [
        (3, "a guardian may be one of the youths in the file")
    ]
    assert salto.rows("SELECT name FROM person ORDER BY number") == [("Anne Mor",), ("Lille Barn",)]
    again = take(salto, path, "--link-guardians", code=9)
    assert again["taken"] == []


def test_a_guardian_of_whom_nothing_may_be_done_now_stops_no_one_else(
    salto: Salto, folder: Path, a_youth: Callable[..., str]
) -> None:
    here = mother(salto, a_youth)
    salto.ok("restrict", here, "--ground", "contested")
    row = ("Ola Eksempel", "7.5.2010", "Kerem Toprak", number(MOTHER), "ja")
    told = take(salto, listed(folder / "saker.csv", (*BARE, *OF_MOTHER), row), "--link-guardians", code=9)
    assert [each["codes"] for each in told["doubts"]] == [[here]]
    assert (len(told["taken"]), told["taken"][0]["guardians"]) == (1, [])


# --- consents ---------------------------------------------------------------------------------------------

CONSENT = ("Samtykke til", "Samtykke gjelder", "Samtykke fra", "Samtykkedato", "Samtykkeform")
WHOLE = (NAV, "skole", "ungdommen selv", "1.10.2026", "skriftlig")


def test_a_yes_in_a_cell_is_no_consent_but_a_task(salto: Salto, folder: Path) -> None:
    told = take(salto, listed(folder / "saker.csv", (*BARE, "Samtykke"), ("Ola Eksempel", "7.5.2010", "ja")))
    assert salto.rows("SELECT 1 FROM statement") == []
    assert len(told["taken"][0]["tasks"]) == 1


@pytest.mark.parametrize(
    ("said", "task"),
    [
        ("?", "Spør om samtykke: regnearket sier ikke om det finnes"),
        ("nei", "Regnearket sier nei til samtykke"),
        ("No", "Regnearket sier nei til samtykke"),
    ],
)
def test_what_is_said_of_a_consent_is_told_truly_and_a_no_does_not_vanish(
    salto: Salto, folder: Path, said: str, task: str
) -> None:
    row = ("Ola Eksempel", "7.5.2010", said, *(WHOLE if said == "nei" else ()))
    headings = (*BARE, "Samtykke", *(CONSENT if said == "nei" else ()))
    told = take(salto, listed(folder / "saker.csv", headings, row))
    assert salto.rows("SELECT 1 FROM statement") == []
    assert len(told["taken"][0]["tasks"]) == 1
    ((text,),) = salto.rows("SELECT text FROM task")
    assert task in text


@pytest.mark.parametrize("said", ["mangler", "ikke spurt", "-"])
def test_a_consent_that_is_not_there_is_nothing(salto: Salto, folder: Path, said: str) -> None:
    told = take(salto, listed(folder / "saker.csv", (*BARE, "Samtykke"), ("Ola Eksempel", "7.5.2010", said)))
    assert told["taken"][0]["tasks"] == []


def test_a_consent_with_all_of_it_is_recorded_on_its_day(salto: Salto, folder: Path) -> None:
    told = take(salto, listed(folder / "saker.csv", (*BARE, *CONSENT), ("Ola Eksempel", "7.5.2010", *WHOLE)))
    assert len(told["taken"][0]["statements"]) == 1
    assert salto.rows("SELECT by, form, said, informed, explicit FROM statement") == [
        ("subject", "written", "2026-10-01", 0, 0)
    ]


@pytest.mark.parametrize("at", range(len(WHOLE)))
@pytest.mark.parametrize("said", [None, "tull"])
def test_a_consent_that_lacks_anything_is_asked_for(
    salto: Salto, folder: Path, at: int, said: str | None
) -> None:
    cells = [*WHOLE[:at], said, *WHOLE[at + 1 :]]
    told = take(salto, listed(folder / "saker.csv", (*BARE, *CONSENT), ("Ola Eksempel", "7.5.2010", *cells)))
    assert salto.rows("SELECT 1 FROM statement") == []
    assert len(told["taken"][0]["tasks"]) == 1


def test_a_consent_that_has_not_been_given_yet_is_asked_for(salto: Salto, folder: Path) -> None:
    cells = (*WHOLE[:3], "1.10.2027", WHOLE[4])
    take(salto, listed(folder / "saker.csv", (*BARE, *CONSENT), ("Ola Eksempel", "7.5.2010", *cells)))
    assert salto.rows("SELECT 1 FROM statement") == []


@pytest.mark.parametrize(("far", "statements"), [(("", ""), 1), (("Fred F", "1.1.1979"), 0)])
def test_a_guardians_yes_counts_only_where_there_is_one(
    salto: Salto, folder: Path, far: tuple[str, str], statements: int
) -> None:
    headings = (*BARE, "Mor", "Mor født", "Far", "Far født", *CONSENT)
    cells = (NAV, "skole", "foresatt", "1.10.2026", "skriftlig")
    row = ("Ola Eksempel", "7.5.2010", "Mona M", "1.1.1980", *far, *cells)
    take(salto, listed(folder / "saker.csv", headings, row), "--link-guardians")
    assert len(salto.rows("SELECT 1 FROM statement")) == statements


LEFT_OUT = {
    "without a birth date": ("Fred F", None),
    "younger than the child": ("Fred F", "1.1.2020"),
    "who resembles another": ("Monna M", "1.1.1980"),
    "who may be here": ("Fredrik F", "2.2.1970"),
}


@pytest.mark.parametrize("why", LEFT_OUT)
@pytest.mark.parametrize("first", [True, False])
def test_a_yes_is_nobodys_where_one_of_two_guardians_was_left_out(
    salto: Salto, folder: Path, a_youth: Callable[..., str], why: str, first: bool
) -> None:
    a_youth("Fredrik Eksempel F", "1970-02-02")
    headings = (*BARE, "Foresatt 1", "Foresatt 1 født", "Foresatt 2", "Foresatt 2 født", *CONSENT)
    both = (("Mona M", "1.1.1980"), LEFT_OUT[why])
    guardians = [cell for each in (both if first else both[::-1]) for cell in each]
    row = ("Ola Eksempel", "7.5.2010", *guardians, NAV, "skole", "foresatt", "1.10.2026", "skriftlig")
    ran = salto(
        "import", str(listed(folder / "saker.csv", headings, row)), *FOR_ALL, "--link-guardians", "--json"
    )
    assert len(ran.json["taken"][0]["guardians"]) == 1
    assert salto.rows("SELECT 1 FROM statement") == []
    assert any("Spør om samtykke" in text for (text,) in salto.rows("SELECT text FROM task"))


# --- columns ----------------------------------------------------------------------------------------------


def test_a_heading_that_only_resembles_one_is_refused_until_it_is_said(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Telefonnumer"), ("Ola Eksempel", "7.5.2010", "91234567"))
    ran = salto("import", str(path), *FOR_ALL, "--json")
    assert (ran.code, ran.error["error"]) == (2, "usage")
    assert '--map "Telefonnumer=phone"' in ran.error["hint"]
    take(salto, path, "--map", "Telefonnumer=phone")
    assert salto.rows("SELECT phone FROM person") == [("91234567",)]


@pytest.mark.parametrize(
    ("heading", "cell", "hint"),
    [
        ("Mor/far", "Mona Eksempel", "Mor/far=guardian1.name"),
        ("Samtykke NAV", "ja", "Samtykke NAV=consent"),
        ("Fødselsnumre", "vet ikke", "or leave it"),
    ],
)
def test_what_a_heading_may_be_is_guessed_by_what_stands_below_it(
    salto: Salto, folder: Path, heading: str, cell: str, hint: str
) -> None:
    path = listed(folder / "saker.csv", (*BARE, heading), ("Ola Eksempel", "7.5.2010", cell))
    ran = salto("import", str(path), *FOR_ALL, "--json")
    assert ran.code == 2
    assert hint in ran.error["hint"]
    assert f"{heading}=national_id" not in ran.error["hint"]


def test_of_two_columns_that_say_yes_the_second_is_not_guessed_to_be_something_else(
    salto: Salto, folder: Path
) -> None:
    headings = (*BARE, "Samtykke NAV", "Samtykke skole")
    path = listed(folder / "saker.csv", headings, ("Ola Eksempel", "7.5.2010", "ja", "nei"))
    given = ("--map", "Samtykke NAV=consent")
    ran = salto("import", str(path), *FOR_ALL, *given, "--json")
    assert ran.code == 2
    assert not any(
        f"skole={key}" in ran.error["hint"] for key in ("consent", "consent_by", "consent_category")
    )
    assert len(take(salto, path, "--map", "Samtykke NAV=consent,Samtykke skole=-")["taken"]) == 1


def test_a_column_with_commas_in_its_heading_is_called_by_its_letter(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Telefon,numer"), ("Ola Eksempel", "7.5.2010", "91234567"))
    assert '--map "C=phone"' in salto("import", str(path), *FOR_ALL, "--json").error["hint"]


@pytest.mark.parametrize("phone", ["Telefon", "telefon", "phone", "Mobilnummer"])
def test_a_column_is_named_in_either_language(salto: Salto, folder: Path, phone: str) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Ring"), ("Ola Eksempel", "7.5.2010", "91234567"))
    take(salto, path, "--map", f"Ring={phone}")
    assert salto.rows("SELECT phone FROM person") == [("91234567",)]


def test_in_bokmaal_a_hint_names_columns_in_bokmaal_and_they_are_understood(
    salto: Salto, folder: Path
) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Mor/far"), ("Ola Eksempel", "7.5.2010", "Mona Eksempel"))
    ran = salto("--lang", "nb", "import", str(path), *FOR_ALL, "--json")
    assert '--map "Mor/far=foresatt 1: navn"' in ran.error["hint"]
    ran = salto("--lang", "nb", "import", str(path), *FOR_ALL, "--map", "Mor/far=foresatt 1: navn", "--json")
    assert ran.json["left_guardians"] == 1


def test_a_heading_that_nobody_knows_is_told_and_not_taken(salto: Salto, folder: Path) -> None:
    rows = ("Ola Eksempel", "7.5.2010", "12", "Liker fotball")
    told = take(salto, listed(folder / "saker.csv", (*BARE, "Skostørrelse", "Kommentar"), rows))
    assert [(each["heading"], each["filled"]) for each in told["not_taken"]] == [
        ("Skostørrelse", 1),
        ("Kommentar", 1),
    ]
    assert "fotball" not in json.dumps(told)


@pytest.mark.parametrize("map_", ["Navn", "Navn=hvem", "=name", "Hvem=name"])
def test_a_map_that_fits_nothing_is_refused(salto: Salto, folder: Path, map_: str) -> None:
    ran = salto("import", str(caseload(folder / "saker.xlsx")), *FOR_ALL, "--map", map_, "--json")
    assert (ran.code, ran.error["error"]) == (2, "usage")


def test_a_heading_may_say_how_to_write_below_it_or_in_brackets(salto: Salto, folder: Path) -> None:
    headings = ("Navn\n(etternavn, fornavn)", "Født (dd.mm.åååå)", "Fødsels- og\npersonnr")
    path = workbook(folder / "saker.xlsx", [headings, ("Eksempel, Ola", AMINA, number(AMINA))])
    take(salto, path)
    assert salto.rows("SELECT name, national_id FROM person") == [("Ola Eksempel", number(AMINA))]


def test_a_heading_that_says_whose_it_is_in_brackets_is_in_doubt(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Adresse (mor)"), ("Ola Eksempel", "7.5.2010", "Gata 1"))
    assert "Adresse (mor)" in salto("import", str(path), *FOR_ALL, "--json").error["message"]


def test_columns_that_are_headed_strangely_can_all_be_said(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", ("Hvem", "Når"), ("Ola Eksempel", "7.5.2010"))
    assert salto("import", str(path), *FOR_ALL).code == 4
    assert len(take(salto, path, "--map", "Hvem=name,Når=born")["taken"]) == 1


def test_a_name_in_the_file_is_the_colleague_that_somebody_says(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Koordinator"), ("Ola Eksempel", "7.5.2010", "KC"))
    told = take(salto, path, "--lead-as", "KC=Kari Coordinator")
    assert told["taken"][0]["lead"] == "Kari Coordinator"


def test_several_names_stand_in_one_text_with_commas_between(salto: Salto, folder: Path) -> None:
    rows = [("Ola Eksempel", "7.5.2010", "KC"), ("Mia Eksempel", "8.5.2010", "Kari C")]
    path = listed(folder / "saker.csv", (*BARE, "Koordinator"), *rows)
    told = take(salto, path, "--lead-as", "KC=Kari Coordinator,Kari C=Kari Coordinator")
    assert [each["lead"] for each in told["taken"]] == ["Kari Coordinator"] * 2


@pytest.mark.parametrize("said", ["KC", "KC=Kari Coordinator,Kari C"])
def test_a_name_without_the_colleague_that_it_is_is_refused(salto: Salto, folder: Path, said: str) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Koordinator"), ("Ola Eksempel", "7.5.2010", "KC"))
    assert salto("import", str(path), *FOR_ALL, "--lead-as", said).code == 2


def test_a_name_that_no_colleague_has_is_told_once_with_its_rows(salto: Salto, folder: Path) -> None:
    rows = [(f"Ola{'abcdefghijklmnopqrstuvwxyz'[n]} Eksempel", f"{n + 1}.5.2010", "KH") for n in range(25)]
    path = listed(folder / "saker.csv", (*BARE, "Koordinator"), *rows)
    ran = salto("import", str(path), *FOR_ALL, "--dry-run")
    assert ran.code == 6
    shown = " ".join(ran.out.split())
    assert shown.count("no colleague") == 1
    assert "rows 2, 3, 4" in shown
    assert "22 more" in shown
    assert "Without --dry-run every fault comes in saker-faults.xlsx" in shown
    assert [
        each["row"] for each in salto("import", str(path), *FOR_ALL, "--dry-run", "--json").json["bad"]
    ] == [*range(2, 27)]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Bydel Grunerløkka", "Grünerløkka"), ("St Hanshaugen", "St. Hanshaugen"), ("Frogn", "Frogn"),
        ("Nordre Follo", "Nordre Follo"), ("Lillestrøm", "Lillestrøm"),
    ],
)  # fmt: skip
def test_a_place_elsewhere_is_no_slip(salto: Salto, folder: Path, said: str, kept: str) -> None:
    take(salto, listed(folder / "saker.csv", (*BARE, "Bydel"), ("Ola Eksempel", "7.5.2010", said)))
    assert salto.rows("SELECT home_district FROM person") == [(kept,)]


def test_a_file_without_rows_says_so(salto: Salto, folder: Path) -> None:
    path = workbook(folder / "saker.xlsx", [BARE])
    assert "has no rows yet" in salto("import", str(path), *FOR_ALL, "--dry-run").out


def test_two_hundred_columns_of_nothing_do_no_harm(salto: Salto, folder: Path) -> None:
    headings = (*BARE, *(f"Kolonne {n}" for n in range(200)))
    told = take(salto, listed(folder / "saker.csv", headings, ("Ola Eksempel", "7.5.2010", *[None] * 200)))
    assert (len(told["taken"]), told["not_taken"]) == (1, [])


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


# --- the empty workbook ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_empty_workbook_has_headings_that_are_known_again(salto: Salto, folder: Path, lang: str) -> None:
    path = folder / "tom.xlsx"
    ran = salto("import", "--template", str(path), "--lang", lang)
    assert ran.code == 0, ran.err
    headings = [
        str(each) for each in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[0]
    ]
    row: list[Any] = [None] * len(headings)
    row[headings.index("Navn" if lang == "nb" else "Name")] = "Ola Eksempel"
    row[headings.index("Født" if lang == "nb" else "Born")] = AMINA
    filled = workbook(folder / "utfylt.xlsx", [headings, [each or "x" for each in row]])
    told = salto("import", str(filled), *FOR_ALL, "--dry-run", "--json", "--lang", lang)
    assert told.code == 6, told.err  # the crosses are no phone numbers; but every heading was sure
    assert told.json["not_taken"] == []


def test_the_empty_workbook_never_takes_the_place_of_another_file(salto: Salto, folder: Path) -> None:
    path = folder / "tom.xlsx"
    path.write_text("mine", encoding="utf-8")
    assert salto("import", "--template", str(path)).code == 4
    assert path.read_text(encoding="utf-8") == "mine"
