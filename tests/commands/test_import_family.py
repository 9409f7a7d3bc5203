"""Guardians and siblings from a spreadsheet: nobody is guessed, and who is in doubt is asked about."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Salto
from tests.importing import BARE, take
from tests.spreadsheets import AMINA, caseload, listed, number, workbook


@pytest.fixture
def folder(salto: Salto) -> Path:
    return salto.folder.parent


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


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("Mor: Hodan Hassan 900 11 222", ["Hodan Hassan, tlf. 900 11 222"]),
        (
            "Kari Øvrebø 911 22 320 / Per Øvrebø 933 22 111",
            ["Kari Øvrebø, tlf. 911 22 320", "Per Øvrebø, tlf. 933 22 111"],
        ),
        ("Kari Øvrebø +47 911 22 320 og Per Øvrebø", ["Kari Øvrebø, tlf. 911 22 320", "Per Øvrebø"]),
        ("Øvrebø, Kari (mob. 91122320)", ["Kari Øvrebø, tlf. 911 22 320"]),
        ("Kari Øvrebø, 911 22 320", ["Kari Øvrebø, tlf. 911 22 320"]),
        ("Kari Øvrebø / 911 22 320", ["Kari Øvrebø, tlf. 911 22 320"]),
        ("Kari 911 22 320, Per 933 22 111", ["Kari, tlf. 911 22 320", "Per, tlf. 933 22 111"]),
        ("mamma: Van Dijk, Kari 911 22 320", ["Kari Van Dijk, tlf. 911 22 320"]),
    ],
)
def test_a_role_and_a_phone_beside_a_guardians_name_are_read(
    salto: Salto, folder: Path, cell: str, kept: list[str]
) -> None:
    path = listed(folder / "saker.csv", ("Navn", "Født", "Mor/far"), ("Ola Eksempel", "7.5.2010", cell))
    told = take(salto, path, "--link-guardians", "--map", "C=guardian1.name")
    assert (told["unread"], told["left_guardians"], told["kept_guardians"]) == ([], len(kept), len(kept))
    (one,) = salto("show", "P-001H", "--json").json["tasks"]
    assert one["below"] == [f"Foresatt som ikke er registrert: {each}" for each in kept]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("Kari Øvrebø 170510 12345", "beside the name stands a number that is no phone number"),
        ("tante: Kari Øvrebø", "something stands before the name"),
        ("?", "that is not a name"),
    ],
)
def test_where_a_guardian_cannot_be_read_the_page_says_where_it_stands(
    salto: Salto, folder: Path, cell: str, why: str
) -> None:
    path = listed(folder / "saker.csv", ("Navn", "Født", "Mor/far"), ("Ola Eksempel", "7.5.2010", cell))
    told = take(salto, path, "--link-guardians", "--map", "C=guardian1.name", code=9)
    assert [each["reason"] for each in told["unread"]] == [why]
    page = " ".join(salto("show", "P-001H").out.split())
    assert "Look in the spreadsheet, row 2, column C: something about a guardian could not be read" in page
    assert "Øvrebø" not in page


def test_a_phone_beside_a_name_that_is_not_the_one_in_its_column_is_told(salto: Salto, folder: Path) -> None:
    row = ("Ola Eksempel", "7.5.2010", "Mona Mor 911 22 320", None, "933 22 111")
    told = take(salto, listed(folder / "saker.csv", WITH_MOTHER, row), "--link-guardians", code=9)
    assert [each["reason"] for each in told["unread"]] == ["the name has another phone number beside it"]
    (one,) = salto("show", "P-001H", "--json").json["tasks"]
    assert one["below"][0] == "Foresatt som ikke er registrert: Mona Mor, tlf. 933 22 111"


def test_one_phone_for_two_guardians_in_one_cell_is_told(salto: Salto, folder: Path) -> None:
    row = ("Ola Eksempel", "7.5.2010", "Mona Mor / Per Far", None, "933 22 111")
    told = take(salto, listed(folder / "saker.csv", WITH_MOTHER, row), "--link-guardians", code=9)
    assert [each["reason"] for each in told["unread"]] == ["two guardians stand in one cell"]


@pytest.mark.parametrize(
    ("name", "phone", "pairs"),
    [("Mona Eksempel", "911 22 320", 1), ("Mona Eksempel", "911 22 321", 0), ("Fred Annen", "911 22 320", 0)],
)
def test_of_a_mother_with_the_same_name_and_phone_it_is_asked_whether_they_are_siblings(
    salto: Salto, folder: Path, name: str, phone: str, pairs: int
) -> None:
    rows = [
        ("Ola Eksempel", "7.5.2010", "Mona Eksempel", "911 22 320"),
        ("Kari Eksempel", "7.5.2012", name, phone),
    ]
    path = listed(folder / "saker.csv", (*BARE, "Mor", "Tlf mor"), *rows)
    told = take(salto, path, "--link-siblings", "none", "--dry-run")
    assert (len(told["unlinked_siblings"]), told["ties"]) == (pairs, [])
    asked = take(salto, path, "--link-guardians", "--link-siblings", "half")
    assert len(asked["siblings"]) == pairs
    assert len(salto.rows("SELECT 1 FROM person")) == 2
