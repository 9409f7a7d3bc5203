"""What the columns of a spreadsheet are called, and what stands below their headings."""

import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.fixtures import Salto
from tests.importing import BARE, FOR_ALL, take
from tests.spreadsheets import AMINA, caseload, listed, number, workbook


@pytest.fixture
def folder(salto: Salto) -> Path:
    return salto.folder.parent


# --- columns ------------------------------------------------------------------------------------------------


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


# --- the empty workbook -------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    "row",
    [
        ("Sum", None, "60"),
        ("Antall aktive: 29", None, None),
        ("Herav med samtykke: ja", None, "7"),
        (*BARE, "Fnr"),
        ("Sum", "41", None),
        ("Totalt", "41 ungdommer", None),
        ("Bydel Gamle Oslo", None, None),
        ("Avsluttede saker", None, None),
        ("Født 2009", None, None),
        ("Venter på svar:", None, None),
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


@pytest.mark.parametrize("row", [("Ola Eksempel", None), ("Sum Thida", "32.5.2010"), ("Ola Eksempel", "41")])
def test_whoever_only_lacks_a_day_is_no_heading(salto: Salto, folder: Path, row: tuple[str, ...]) -> None:
    path = listed(folder / "saker.csv", BARE, ("Kari Eksempel", "7.5.2010"), row)
    assert [each["row"] for each in take(salto, path, code=6)["bad"]] == [3]


def test_headings_over_two_rows_are_one_and_nobody(salto: Salto, folder: Path) -> None:
    rows = [
        ("Navn", "Født", "Mor", None, "Fødsels-\nnummer"),
        ("(Etternavn, Fornavn)", None, "Navn", "Telefon", None),
        ("Eksempel, Amina", AMINA, None, "912 34 567", number(AMINA)),
    ]
    path = workbook(folder / "saker.xlsx", rows)
    refused = salto("import", str(path), *FOR_ALL, "--json")
    assert refused.code == 2  # whose phone it is, nobody can see
    assert "column D" in refused.error["message"]
    told = take(salto, path, "--map", "D=guardian1.phone")
    assert ([each["row"] for each in told["taken"]], told["left"]) == ([3], [])
    assert salto.rows("SELECT name, national_id, phone FROM person") == [
        ("Amina Eksempel", number(AMINA), None)
    ]


@pytest.mark.parametrize(
    "row", [("Ola Eksempel", None, "Alna"), (None, None, "Alna"), ("Ola Eksempel", "7.5.2010", None)]
)
def test_the_first_youth_is_no_second_row_of_headings(
    salto: Salto, folder: Path, row: tuple[str | None, ...]
) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Bydel"), row)
    whole = row[1] is not None
    told = take(salto, path, code=0 if whole else 6)
    assert len(told["taken"] if whole else told["bad"]) == 1


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("Fødsels-\nnummer", number(AMINA)), ("Fødsels- og\npersonnummer", number(AMINA))],
)
def test_a_heading_broken_at_a_hyphen_is_one_word(
    salto: Salto, folder: Path, heading: str, cell: str
) -> None:
    path = workbook(folder / "saker.xlsx", [(*BARE, heading), ("Amina Eksempel", AMINA, cell)])
    take(salto, path)
    assert salto.rows("SELECT national_id FROM person") == [(number(AMINA),)]


def test_letters_for_a_district_are_not_taken_as_they_stand(salto: Salto, folder: Path) -> None:
    path = listed(folder / "saker.csv", (*BARE, "Bydel"), ("Ola Eksempel", "7.5.2010", "BXY"))
    (bad,) = take(salto, path, code=6)["bad"]
    assert (bad["column"], "short for something" in bad["reason"]) == ("C", True)
    assert "BXY" not in bad["reason"] + bad["hint"]
