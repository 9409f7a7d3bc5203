"""Consents from a spreadsheet: only with form, giver and date; what lacks them is asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Salto
from tests.importing import BARE, FOR_ALL, take
from tests.meeting import NAV
from tests.spreadsheets import listed


@pytest.fixture
def folder(salto: Salto) -> Path:
    return salto.folder.parent


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
