"""Words in a spreadsheet that its lists do not have, and siblings who are not all the same to each other."""

import sys
from pathlib import Path

import pytest

from salto_cli.models.import_cell import Cell
from tests.fixtures import Salto
from tests.importing import BARE, FOR_ALL, take
from tests.keyboard import CTRL_U, ENTER, at_keyboard
from tests.spreadsheets import AMINA, OLA, listed, workbook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal to drive")

MONA = ("Mona Eksempel", "1.1.1980")
RIGHT = ENTER  # all columns are read right
HOME = "SELECT home_district FROM person ORDER BY number"


@pytest.fixture
def folder(salto: Salto) -> Path:
    return salto.folder.parent


def living(folder: Path, *places: str | None) -> Path:
    rows = [(f"Ungdom{n} Eksempel", f"{n}.5.2010", place) for n, place in enumerate(places, 1)]
    return listed(folder / "saker.csv", (*BARE, "Bydel"), *rows)


# --- said on the line ---------------------------------------------------------------------------------------


def test_what_a_word_stands_for_holds_in_every_row(salto: Salto, folder: Path) -> None:
    path = living(folder, "BGO", "Alna", "bgo", "Grl", None)
    assert len(take(salto, path, code=6)["bad"]) == 3
    take(salto, path, "--word-as", "BGO=Gamle Oslo,Grl=Grünerløkka")
    assert [row[0] for row in salto.rows(HOME)] == ["Gamle Oslo", "Alna", "Gamle Oslo", "Grünerløkka", None]


def test_a_word_that_stands_for_nothing_leaves_the_cell_empty(salto: Salto, folder: Path) -> None:
    take(salto, living(folder, "BXY"), "--word-as", "BXY=")
    assert salto.rows(HOME) == [(None,)]


def test_what_it_is_said_to_stand_for_is_read_like_any_cell(salto: Salto, folder: Path) -> None:
    told = take(salto, living(folder, "BXY"), "--word-as", "BXY=Gamle Olso", code=6)
    assert "nearly the name of a district" in told["bad"][0]["reason"]


def test_two_lists_that_lack_the_same_word_each_take_what_is_theirs(salto: Salto, folder: Path) -> None:
    headings = (*BARE, "Bydel", "Mor", "Mor født", "Mor relasjon")
    path = listed(folder / "saker.csv", headings, ("Ola Eksempel", "7.5.2010", "GO", *MONA, "GO"))
    take(salto, path, "--link-guardians", "--word-as", "GO=foster parent,GO=Gamle Oslo")
    assert salto.rows(HOME)[0] == ("Gamle Oslo",)
    assert salto.rows("SELECT sort FROM kin") == [("foster",)]


def test_of_several_purposes_in_a_cell_one_is_put_right(salto: Salto, folder: Path) -> None:
    row = ("Ola Eksempel", "7.5.2010", "oppfølging; xyz")
    path = listed(folder / "saker.csv", (*BARE, "Formål"), row)
    take(salto, path, "--word-as", "xyz=follow_up")
    assert salto.rows("SELECT purposes FROM case_file") == [('["follow_up"]',)]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--word-as", "Gamle Oslo"),
        ("--sibling-rows", "2-3"),
        ("--sibling-rows", "2=half"),
        ("--sibling-rows", "2-3=cousin"),
        ("--lead-as", "KH"),
    ],
)
def test_what_is_no_pair_is_refused_with_an_example(
    salto: Salto, folder: Path, option: str, value: str
) -> None:
    ran = salto("import", str(living(folder, "Alna")), *FOR_ALL, option, value)
    assert (ran.code, f"as in {option} " in ran.err) == (2, True)


# --- asked --------------------------------------------------------------------------------------------------


def test_a_guess_is_asked_about_and_the_line_to_type_says_the_answer(salto: Salto, folder: Path) -> None:
    path = living(folder, "BGO", "Stovn.")
    ran = at_keyboard(salto, "import", str(path), *FOR_ALL, "--dry-run", keys=RIGHT + ENTER + ENTER)
    assert ran.code == 0, ran.err
    assert '--word-as "BGO=Gamle Oslo,Stovn.=Stovner"' in ran.out + ran.err


def test_a_wrong_guess_leads_to_the_list_and_back_again(salto: Salto, folder: Path) -> None:
    path = living(folder, "BGO", "Stovn.")
    to_the_list = "n" + ENTER
    keys = RIGHT + ENTER + to_the_list + "<" + to_the_list + "Alna" + ENTER + ENTER + "y" + ENTER
    ran = at_keyboard(salto, "import", str(path), *FOR_ALL, keys=keys)
    assert ran.code == 0, ran.err
    assert salto.rows(HOME) == [("Alna",), ("Stovner",)]


def test_a_place_elsewhere_is_written_in_full(salto: Salto, folder: Path) -> None:
    keys = RIGHT + "n" + ENTER + "a place" + ENTER
    keys += "Gamle Olso" + ENTER + CTRL_U + "Grendal i Lier" + ENTER + "y" + ENTER
    ran = at_keyboard(salto, "import", str(living(folder, "Grl")), *FOR_ALL, keys=keys)
    assert ran.code == 0, ran.err
    assert salto.rows(HOME) == [("Grendal i Lier",)]


def test_where_some_rows_have_no_basis_it_is_asked_for_those(salto: Salto, folder: Path) -> None:
    rows = [("Ola Eksempel", "7.5.2010", "barnevern"), ("Per Annen", "8.5.2010", None)]
    path = listed(folder / "saker.csv", (*BARE, "Grunnlag"), *rows, ("Sum 2", None, None))
    keys = RIGHT + "child welfare" + ENTER + "y" + ENTER
    ran = at_keyboard(salto, "import", str(path), "--purposes", "follow_up", keys=keys)
    assert ran.code == 0, ran.err
    assert salto.rows("SELECT basis FROM case_file") == [("child_welfare",)] * 2


# --- siblings -----------------------------------------------------------------------------------------------


def three(folder: Path) -> Path:
    """Three of one mother, of whom the file says no more."""
    rows: list[tuple[Cell, ...]] = [
        (*BARE, "Mor", "Mor født"),
        *((name, born, *MONA) for name, born in (("Ola En", OLA), ("Amina To", AMINA), ("Siv Tre", OLA))),
    ]
    return workbook(folder / "saker.xlsx", rows)


def kin(salto: Salto) -> list[tuple[int, int, str]]:
    return salto.rows(
        "SELECT c.number, o.number, k.sort FROM kin k JOIN person c ON c.id = k.child "
        "JOIN person o ON o.id = k.other WHERE k.kind = 'sibling' ORDER BY c.number, o.number"
    )


def test_pairs_are_what_is_said_of_their_rows_and_the_others_of_all(salto: Salto, folder: Path) -> None:
    said = ("--sibling-rows", "3-2=half,2-4=none", "--link-siblings", "full")
    told = take(salto, three(folder), "--link-guardians", *said)
    assert [each["sort"] for each in told["ties"]] == ["half", "full"]
    assert told["unlinked_siblings"] == []
    assert sorted(sort for _child, _other, sort in kin(salto)) == ["full", "half"]


def test_what_the_parents_in_the_file_tell_is_not_said_otherwise(salto: Salto, folder: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        (*BARE, "Mor", "Mor født", "Far", "Far født"),
        *((name, born, *MONA, "Arne E", "2.2.1980") for name, born in (("Ola En", OLA), ("Amina To", AMINA))),
    ]
    path = workbook(folder / "saker.xlsx", rows)
    told = take(salto, path, "--link-guardians", "--sibling-rows", "2-3=none")
    assert [(each["sort"], each["by_parents"]) for each in told["ties"]] == [("full", True)]


def test_siblings_who_are_not_all_the_same_are_asked_about_one_by_one(salto: Salto, folder: Path) -> None:
    keys = RIGHT + "y" + ENTER  # the guardians are registered
    keys += "not all" + ENTER + "not all" + ENTER  # of the file, and of this family
    keys += "full" + ENTER + "half" + ENTER + "<" + "step" + ENTER + ENTER
    ran = at_keyboard(salto, "import", str(three(folder)), *FOR_ALL, "--dry-run", keys=keys)
    assert ran.code == 0, ran.err
    told = "2-3=full sibling,2-4=step sibling,3-4=none"
    assert f'--sibling-rows "{told}"' in ran.out + ran.err
    take(salto, three(folder), "--link-guardians", "--sibling-rows", told)
    assert sorted(sort for _child, _other, sort in kin(salto)) == ["full", "step"]


def test_what_a_decision_behind_the_basis_is_is_told_with_an_example(salto: Salto, folder: Path) -> None:
    keys = RIGHT + "?" + ENTER + "decision 34/25" + ENTER + "y" + ENTER
    said = ("--basis", "crime_prevention", "--purposes", "follow_up")
    ran = at_keyboard(salto, "import", str(living(folder, "Alna")), *said, keys=keys)
    assert ran.code == 0, ran.err
    told = " ".join(ran.err.split())  # in the language of whichever test loaded the command first
    english, bokmaal = "the basis of all in the file rests on, as in decision 34/25", "som vedtak 34/25"
    assert english in told or bokmaal in told
    assert salto.rows("SELECT count(*) FROM case_file") == [(1,)]


def test_a_family_of_three_is_one_question(salto: Salto, folder: Path) -> None:
    path = three(folder)
    rows: list[tuple[Cell, ...]] = [
        (*BARE, "Mor", "Mor født"),
        *((name, born, *MONA) for name, born in (("Ola En", OLA), ("Amina To", AMINA), ("Siv Tre", OLA))),
        *((name, AMINA, "Anne E", "3.3.1981") for name in ("Per Fire", "Kari Fem")),
    ]
    workbook(path, rows)
    keys = RIGHT + "y" + ENTER + "not all" + ENTER + "full" + ENTER + "<" + "half" + ENTER + ENTER
    ran = at_keyboard(salto, "import", str(path), *FOR_ALL, "--dry-run", keys=keys)
    assert ran.code == 0, ran.err
    told = ("2-3=half sibling", "2-4=half sibling", "3-4=half sibling", "5-6=none")
    assert f'--sibling-rows "{",".join(told)}"' in ran.out + ran.err


def test_in_a_rehearsal_a_guardian_of_several_is_named_with_the_rows(salto: Salto, folder: Path) -> None:
    told = salto("import", str(three(folder)), *FOR_ALL, "--link-guardians", "--dry-run").out
    assert "Mona Eksempel of rows 2, 3, 4" in told
