"""What is asked about a spreadsheet in a terminal, and that stopping anywhere saves nothing."""

import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from salto_cli.models.import_cell import Cell
from tests.fixtures import Salto
from tests.spreadsheets import AMINA, OLA, workbook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal to drive")

FOR_ALL = ("--basis", "child_welfare", "--purposes", "follow_up")
MONA = ("Mona Eksempel", "1.1.1980")


@pytest.fixture
def path(salto: Salto) -> Path:
    headings = ("Navn", "Født", "Telefonnumer", "Mor", "Mor født")
    rows: list[tuple[Cell, ...]] = [
        headings,
        ("Amina Eksempel", AMINA, "91234567", *MONA),
        ("Ola Prøvesen", OLA, None, *MONA),
    ]
    return workbook(salto.folder.parent / "saker.xlsx", rows)


def asked(salto: Salto, path: Path) -> Any:
    from tests.terminal import terminal

    return terminal(salto, "import", str(path), *FOR_ALL)


def test_all_is_asked_shown_and_then_taken_in(salto: Salto, path: Path) -> None:
    from tests.terminal import ENTER, ended

    session = asked(salto, path)
    session.expect("Is the column C")
    session.send(ENTER)  # what it resembles stands first
    session.expect("Are all columns read right")
    session.send(ENTER)
    session.expect("Register the guardians")
    session.send("y" + ENTER)
    session.expect("1 pair has a guardian in common")
    session.send(ENTER)  # none of these
    session.expect("Take them in")
    session.send("y" + ENTER)
    code, screen = ended(session)
    assert (code, "2 youths taken in" in screen) == (0, True)
    assert "Amina" not in screen  # what stands just above is not listed once more
    assert salto.rows("SELECT phone FROM person WHERE phone IS NOT NULL") == [("91234567",)]
    assert salto.rows("SELECT kind FROM kin") == [("guardian",)] * 2


@pytest.mark.parametrize("steps", range(5))
def test_stopped_at_any_question_nothing_is_saved(salto: Salto, path: Path, steps: int) -> None:
    from tests.terminal import CTRL_C, ENTER, ended

    session = asked(salto, path)
    questions = [
        *("Is the column C", "Are all columns", "Register the guardians", "1 pair has"),
        "Take them in",
    ]
    for question, answer in zip(questions[:steps], [ENTER, ENTER, "y" + ENTER, ENTER], strict=False):
        session.expect(question)
        session.send(answer)
    session.expect(questions[steps])
    session.send(CTRL_C)
    code, screen = ended(session)
    assert code == 130
    assert "Nothing has been saved" in " ".join(screen.split())
    assert salto.rows("SELECT 1 FROM person") == []


def two_doubtful(salto: Salto) -> Path:
    rows: list[tuple[Cell, ...]] = [
        ("Navn", "Født", "Telefonnumer", "Adrese"),
        ("Amina Eksempel", AMINA, "91234567", "Gata 1"),
    ]
    return workbook(salto.folder.parent / "saker.xlsx", rows)


def test_from_a_column_one_goes_back_to_the_one_before(salto: Salto) -> None:
    from tests.terminal import ENTER, ended

    session = asked(salto, two_doubtful(salto))
    session.expect("Is the column C")
    assert "goes one question back" not in session.before  # there is none before it
    session.send("n" + ENTER)
    session.expect("What is the column C")
    session.send("language" + ENTER)  # a slip
    session.expect("< goes one question back")
    session.expect("Is the column D")
    session.send("<" + ENTER)
    session.expect("the same as «Language»")  # what was answered stands
    session.send("n" + ENTER)
    session.expect("What is the column C")
    session.send("phone" + ENTER)
    session.expect("Is the column D")
    session.send(ENTER)
    session.expect("Are all columns")
    session.send(ENTER)
    session.expect("Take them in")
    session.send("y" + ENTER)
    assert ended(session)[0] == 0
    assert salto.rows("SELECT phone, address FROM person") == [("91234567", "Gata 1")]


def test_whoever_is_asked_about_a_column_sees_what_stands_in_it(salto: Salto) -> None:
    from tests.terminal import ENTER, ended

    session = asked(salto, two_doubtful(salto))
    session.expect("C «Telefonnumer»: 91234567")
    session.expect("Is the column C")
    session.send(ENTER)
    session.expect("D «Adrese»: Gata 1")
    session.send("\x03")
    assert ended(session)[0] == 130


def test_after_a_rehearsal_one_is_told_what_to_type_so_that_nothing_is_asked_twice(
    salto: Salto, path: Path
) -> None:
    from tests.terminal import ENTER, ended, terminal

    session = terminal(salto, "import", str(path), *FOR_ALL, "--dry-run")
    for question in ("Is the column C", "Are all columns", "Register the guardians", "1 pair has"):
        session.expect(question)
        session.send(ENTER)
    screen = " ".join(ended(session)[1].split())
    assert "To take them in, without these questions: salto import" in screen
    for said in (
        '--map "C=phone" --basis "child welfare" --purposes follow-up',
        "--new-rows 0 --link-siblings none --no-link-guardians",
    ):
        assert said.replace(" ", "") in screen.replace(" ", "")
    again = shlex.split(screen[screen.index("salto import") :])
    session = terminal(salto, "import", str(path), *again[3:])
    session.expect("Take them in")
    assert "the column C" not in session.before
    assert "Register the guardians" not in session.before
    session.send("y" + ENTER)
    assert ended(session)[0] == 0


@pytest.mark.parametrize("cell", ["Nora (12)", "Nora", "Nora Eksempel (f. 2014)"])
def test_siblings_are_asked_about_though_the_first_try_was_refused(salto: Salto, cell: str) -> None:
    from tests.terminal import ENTER, ended, terminal

    rows: list[tuple[Cell, ...]] = [
        ("Navn", "Født", "Søsken"), ("Ola Eksempel", AMINA, cell), ("Nora Eksempel", "7.5.2012", None),
        ("Per Prøve", "tull", None),
    ]  # fmt: skip
    session = asked(salto, workbook(salto.folder.parent / "saker.xlsx", rows))
    session.expect("Are all columns")
    session.send(ENTER)
    screen = " ".join(ended(session)[1].split())
    again = shlex.split(screen[screen.index("salto import") :])
    assert "--link-siblings" not in again
    session = terminal(salto, *again[1:], "--skip-bad")
    session.expect("Ola Eksempel .row 2. . Nora Eksempel .row 3.")
    session.expect("1 pair has a guardian in common, or is said to be siblings")
    session.send("full" + ENTER)
    session.expect("Take them in")
    session.send("y" + ENTER)
    assert ended(session)[0] == 9
    assert salto.rows("SELECT kind, sort FROM kin") == [("sibling", "full")]


def test_before_they_are_in_siblings_are_told_by_their_rows(salto: Salto) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Navn", "Født", "Søsken"), ("Ola Eksempel", AMINA, "Nora"), ("Nora Eksempel", "7.5.2012", None)
    ]  # fmt: skip
    path = workbook(salto.folder.parent / "saker.xlsx", rows)
    told = salto("import", str(path), *FOR_ALL, "--dry-run").out
    assert "row 2 – row 3" in told
    assert "link-sibling P-" not in told
    assert "link-sibling P-001H P-002K" in salto("import", str(path), *FOR_ALL).out


def test_a_column_that_was_surely_read_can_be_changed_all_the_same(salto: Salto) -> None:
    from tests.terminal import ENTER, ended

    rows: list[tuple[Cell, ...]] = [("Navn", "Født", "Bydel"), ("Amina Eksempel", AMINA, "hjemme hos mor")]
    session = asked(salto, workbook(salto.folder.parent / "saker.xlsx", rows))
    session.expect("Are all columns read right")
    session.send("n" + ENTER)
    session.expect("Which column is something else")
    session.send("3" + ENTER)
    session.expect("What is the column C")
    session.send("address" + ENTER)
    session.expect("Are all columns read right")
    session.send(ENTER)
    session.expect("Take them in")
    session.send("y" + ENTER)
    assert ended(session)[0] == 0
    assert salto.rows("SELECT address, home_district FROM person") == [("hjemme hos mor", None)]


def test_a_question_mark_tells_what_stands_in_a_column_and_what_it_would_become(salto: Salto) -> None:
    from tests.terminal import CTRL_C, ENTER, ended

    session = asked(salto, two_doubtful(salto))
    session.expect("Is the column C «Telefonnumer» the same as «Phone»")
    session.send("?" + ENTER)
    session.expect("1 row says something there, as in «91234567». Yes takes it in")
    session.send(CTRL_C)
    assert ended(session)[0] == 130


def test_the_zero_that_a_number_has_lost_is_shown_again(salto: Salto) -> None:
    from tests.spreadsheets import number
    from tests.terminal import CTRL_C, ended

    rows: list[tuple[Cell, ...]] = [("Navn", "Født", "Fnr"), ("Amina Eksempel", AMINA, number(AMINA))]
    session = asked(salto, workbook(salto.folder.parent / "saker.xlsx", rows))
    assert number(AMINA)[0] == "0"
    session.expect(f"first rows.* {number(AMINA)}")
    session.expect("Are all columns")
    session.send(CTRL_C)
    assert ended(session)[0] == 130


def test_a_heading_that_stands_below_its_family_is_guessed_to_be_theirs(salto: Salto) -> None:
    from tests.terminal import CTRL_C, ENTER, ended

    rows: list[tuple[Cell, ...]] = [
        ("Navn", "Født", "Mor", None, None, "Far", None),
        (None, None, "Navn", "Telefon", "Født", "Navn", "Telefon"),
        ("Amina Eksempel", AMINA, "Mona Eksempel", "40000001", "1.1.1980", "Arne Eksempel", "40000002"),
    ]
    session = asked(salto, workbook(salto.folder.parent / "saker.xlsx", rows))
    for heading, what in (
        ("Mor Telefon", "guardian 1: phone"), ("Mor Født", "guardian 1: birth date"),
        ("Far Telefon", "guardian 2: phone"),
    ):  # fmt: skip
        session.expect(f"«{heading}» the same as «{what}»")
        session.send(ENTER)
    session.expect("Are all columns")
    session.send(CTRL_C)
    assert ended(session)[0] == 130


def test_from_the_first_column_one_goes_back_to_the_sheet(salto: Salto) -> None:
    from tests.terminal import ENTER, ended

    rows: list[tuple[Cell, ...]] = [("Navn", "Født", "Adrese"), ("Amina Eksempel", AMINA, "Gata 1")]
    path = workbook(salto.folder.parent / "saker.xlsx", rows, rows, names=("A", "B"))
    session = asked(salto, path)
    session.expect("Which sheet")
    session.send(ENTER)
    session.expect("Is the column C")
    session.send("<" + ENTER)
    session.expect("Which sheet")
    session.send("\x03")
    assert ended(session)[0] == 130


def test_for_whoever_hears_the_screen_a_column_is_a_number_to_type(salto: Salto) -> None:
    from tests.terminal import ENTER, ended, terminal

    session = terminal(salto, "import", str(two_doubtful(salto)), *FOR_ALL, "--plain")
    session.expect("Is the column C")
    session.send("n" + ENTER)
    session.expect("6 Phone")
    session.send("?" + ENTER)
    session.expect("1 row says something there, as in «91234567»")
    session.send("6" + ENTER)
    session.expect("Is the column D")
    session.send("<" + ENTER)
    session.expect("Is the column C")
    session.send("\x03")
    assert ended(session)[0] == 130


def test_a_no_at_the_end_saves_nothing(salto: Salto, path: Path) -> None:
    from tests.terminal import ENTER, ended, terminal

    session = terminal(salto, "import", str(path), *FOR_ALL, "--map", "Telefonnumer=-", "--link-guardians")
    session.expect("1 pair has")
    session.send(ENTER)
    session.expect("Take them in")
    session.send(ENTER)
    assert ended(session)[0] == 130
    assert salto.rows("SELECT 1 FROM person") == []


def test_who_is_alike_is_named_and_asked_about(salto: Salto, path: Path, a_youth: Any) -> None:
    from tests.terminal import ENTER, ended, terminal

    a_youth("Aminah Eksempel", AMINA.isoformat())
    session = terminal(salto, "import", str(path), *FOR_ALL, "--map", "Telefonnumer=-", "--yes")
    session.expect("Register the guardians")
    session.send(ENTER)
    session.expect("Aminah Eksempel, b. 2010, P-001H")
    session.expect("another person")
    session.send("y" + ENTER)
    code, screen = ended(session)
    assert (code, "2 youths taken in" in screen) == (0, True)


def test_who_is_alike_and_may_not_be_shown_is_asked_about_by_code(
    salto: Salto, path: Path, a_youth: Any
) -> None:
    from tests.terminal import ENTER, ended, terminal

    salto.ok("restrict", a_youth("Aminah Eksempel", AMINA.isoformat()), "--ground", "contested")
    session = terminal(salto, "import", str(path), *FOR_ALL, "--map", "Telefonnumer=-", "--yes")
    session.expect("Register the guardians")
    session.send(ENTER)
    session.expect("P-001H")
    session.expect("another person")
    assert "Aminah" not in session.before
    session.send("y" + ENTER)
    code, screen = ended(session)
    assert (code, "2 youths taken in" in screen, "Aminah" in screen) == (0, True, False)


def test_the_password_of_a_locked_workbook_is_asked_for(salto: Salto, path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]  # it ships no types

    from tests.terminal import ENTER, ended, terminal

    locked = path.with_name("låst.xlsx")
    with path.open("rb") as plain, locked.open("wb") as sealed:
        OOXMLFile(plain).encrypt("blåbær", sealed)
    session = terminal(salto, "import", str(locked), *FOR_ALL, "--map", "Telefonnumer=-", "--dry-run")
    session.expect("Password of the workbook")
    session.send("blåbær" + ENTER)
    for question in ("Register the guardians", "1 pair has"):
        session.expect(question)
        session.send(ENTER)
    code, screen = ended(session)
    assert (code, "2 youths would be taken in" in screen) == (0, True)


LEADS: tuple[Cell, ...] = ("Navn", "Født", "Ansvarlig")
PASTED = {"KH": True, "Hansen, Jens": True, "Kari$(touch X)": False, 'K"; touch X #': False, "%PATH%": False}


@pytest.mark.parametrize("name", PASTED)
def test_the_line_to_paste_holds_a_name_only_where_no_terminal_would_obey_it(salto: Salto, name: str) -> None:
    from tests.terminal import ENTER, ended, terminal

    rows: list[tuple[Cell, ...]] = [LEADS, ("Amina Eksempel", AMINA, name)]
    path = workbook(salto.folder.parent / "saker.xlsx", rows)
    session = terminal(salto, "import", str(path), *FOR_ALL, "--dry-run")
    session.expect("Are all columns")
    session.send(ENTER)
    session.expect("salto operator add")
    session.expect("Which colleague is")
    session.send(ENTER)  # none of them
    code, screen = ended(session)
    screen = " ".join(screen.split())
    assert (code, "1 youth would be taken in" in screen) == (0, True)
    assert ("is left out: a name in it has signs" in screen) != PASTED[name]
    if PASTED[name]:
        again = shlex.split(screen[screen.index("salto import") :])
        assert again[again.index("--lead-as") + 1] == f"{name}="
        salto.ok(*again[1:])
        assert len(salto.rows("SELECT 1 FROM case_file")) == 1


def test_whoever_stops_keeps_what_they_have_answered(salto: Salto) -> None:
    from tests.terminal import CTRL_C, ENTER, ended

    session = asked(salto, two_doubtful(salto))
    session.expect("Is the column C")
    session.send(ENTER)
    session.expect("Is the column D")
    session.send(CTRL_C)
    code, screen = ended(session)
    screen = " ".join(screen.split())
    assert code == 130
    assert "To go on later, without what you have answered: salto import" in screen
    assert '--map "C=phone" --basis child_welfare --purposes follow_up' in screen
    assert "--new-rows" not in screen
    assert "Nothing has been saved" in screen


def test_from_a_colleague_one_goes_back_to_the_one_before(salto: Salto) -> None:
    from tests.terminal import ENTER, ended, terminal

    rows: list[tuple[Cell, ...]] = [LEADS, ("Amina Eksempel", AMINA, "KH"), ("Ola Prøvesen", OLA, "JH")]
    path = workbook(salto.folder.parent / "saker.xlsx", rows)
    session = terminal(salto, "import", str(path), *FOR_ALL, "--yes")
    session.expect("Which colleague is «KH»")
    session.send(ENTER)
    session.expect("goes one question back")
    session.expect("Which colleague is «JH»")
    session.send("<")
    session.expect("Which colleague is «KH»")
    session.send(ENTER)
    session.expect("Which colleague is «JH»")
    session.send(ENTER)
    assert ended(session)[0] == 0
    assert len(salto.rows("SELECT 1 FROM case_file")) == 2
