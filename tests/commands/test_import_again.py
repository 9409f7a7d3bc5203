"""Who of a spreadsheet is here already, or may be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Salto
from tests.importing import BARE, FOR_ALL, held, take
from tests.spreadsheets import AMINA, caseload, listed, number


@pytest.fixture
def folder(salto: Salto) -> Path:
    return salto.folder.parent


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
