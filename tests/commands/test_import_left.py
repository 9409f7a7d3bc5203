"""What of a spreadsheet cannot come in: kept in one task where it is done, and seen nowhere else."""

import json
import re
from pathlib import Path

import pytest

from tests.agenda import prepared
from tests.commands.test_export import opened
from tests.fixtures import Salto
from tests.meeting import NAV, grant, packing, paper, secret_file, task
from tests.source import ROOT
from tests.spreadsheets import listed, workbook

FOR_ALL = ("--basis", "child_welfare", "--purposes", "follow_up", "--link-guardians", "--skip-bad")
HEADINGS = ("Navn", "Født", "Mor", "Mor født", "Tlf mor", "Far", "Tlf far", "Samtykke")
MOTHER, NUMBER = "Hilde Bjørkestad", "912 34 567"
OF_ALL = (MOTHER, "Bjørkestad", NUMBER, "91234567")
TASK = "T-001F"
TITLE = "Følg opp importen: 2 foresatte, samtykke"


@pytest.fixture
def folder(salto: Salto) -> Path:
    return salto.folder.parent


def a_row(salto: Salto, folder: Path, *cells: str | None, headings: tuple[str, ...] = HEADINGS) -> None:
    ran = salto("import", str(listed(folder / "saker.csv", headings, cells)), *FOR_ALL, "--json")
    assert len(ran.json["taken"]) == 1, ran.err


def with_both(salto: Salto, folder: Path) -> None:
    a_row(salto, folder, "Ola Eksempel", "7.5.2010", MOTHER, None, NUMBER, "Per Eksempel", None, "ja")


def test_one_task_a_youth_has_a_short_title_and_the_rest_stands_on_the_page(
    salto: Salto, folder: Path
) -> None:
    with_both(salto, folder)
    ((text,),) = salto.rows("SELECT text FROM task")
    assert text.split("\n")[0] == TITLE
    page = salto("show", "P-001H", "--lang", "nb").out
    assert f"{MOTHER}, tlf. {NUMBER}" in page
    assert "Foresatt som ikke er registrert: Per Eksempel" in page
    assert "Spør om samtykke" in page
    (kept,) = salto("show", "P-001H", "--json").json["tasks"]
    assert kept["below"][0] == f"Foresatt som ikke er registrert: {MOTHER}, tlf. {NUMBER}"


def test_the_page_says_it_in_the_language_of_whoever_looks(salto: Salto, folder: Path) -> None:
    with_both(salto, folder)
    page = " ".join(salto("show", "P-001H").out.split())
    assert "Follow up the import: 2 guardians, consent" in page
    assert f"Guardian who is not registered: {MOTHER}, phone {NUMBER}" in page


LISTS = {
    "the caseload": ("caseload",),
    "the caseload as JSON": ("caseload", "--json"),
    "the tasks": ("task", "list"),
    "the tasks as JSON": ("task", "list", "--json"),
    "the tasks of one": ("task", "list", "P-001H", "--json"),
    "today": ("today", "--json"),
    "what is due": ("due", "--json"),
    "the timeline": ("timeline", "P-001H", "--json"),
    "the page, masked": ("show", "P-001H", "--mask"),
    "the page as JSON, masked": ("show", "P-001H", "--mask", "--json"),
    "the board": ("fleksiteam", "board", "--json"),
    "what stands in the way": ("fleksiteam", "prepare", "--date", "today", "--services", NAV, "--json"),
    "the done": ("task", "done", TASK, "--json"),
    "the end of the case": ("close-case", "P-001H", "--outcome", "moved", "--yes", "--json"),
}
FILES = {
    "the export of tasks": ("export", "tasks", "--out", "ut.csv"),
    "the export of tasks with names": ("export", "tasks", "--names", "--out", "ut.xlsx"),
    "the export of the caseload with names": ("export", "caseload", "--names", "--out", "ut.xlsx"),
    "the calendar": ("task", "calendar", "--out", "ut.ics"),
}


def names_nobody(said: str) -> bool:
    """Whether nothing that was kept of a guardian stands in ``said``, spaced or not, as JSON or not."""
    bare = "".join(said.split())
    forms = {form for each in OF_ALL for form in (each, json.dumps(each)[1:-1])}
    return not any("".join(form.split()) in bare for form in forms)


@pytest.mark.parametrize("way", LISTS)
def test_no_list_tells_what_stands_below_the_task(salto: Salto, folder: Path, way: str) -> None:
    with_both(salto, folder)
    ran = salto(*LISTS[way])
    assert ran.out, ran.err
    assert names_nobody(ran.out + ran.err)


@pytest.mark.parametrize("way", FILES)
def test_no_file_tells_what_stands_below_the_task(salto: Salto, folder: Path, way: str) -> None:
    with_both(salto, folder)
    *words, name = FILES[way]
    path = folder / name
    sealed = ("--password-file", str(secret_file(folder))) if path.suffix == ".xlsx" else ()
    ran = salto(*words, str(path), *sealed)
    assert path.exists(), ran.err
    said = str(opened(path)) if sealed else path.read_text(encoding="utf-8-sig")
    assert names_nobody(said + ran.out)


def open_to_all(salto: Salto, folder: Path) -> str:
    """An adult whose verge is kept in a task, and who lets a service have all that the task is about."""
    headings = ("Navn", "Født", "Foresatt", "Tlf foresatt", "Foresatt relasjon")
    a_row(salto, folder, "Ola Eksempel", "7.5.2000", MOTHER, NUMBER, "verge", headings=headings)
    salto.ok("amend", TASK, "--category", "work")
    grant(salto, "P-001H", [NAV], ["work"])
    return "P-001H"


def test_no_service_gets_it_though_its_kind_may_go(salto: Salto, folder: Path) -> None:
    person = open_to_all(salto, folder)
    task(salto, person, "søke lærlingplass", "work")
    for item in ((), ("--item", TASK)):
        ran = salto("share", person, "--with", NAV, *item, "--dry-run", "--json")
        assert names_nobody(ran.out + ran.err)
    salto(*packing(salto, NAV))
    (sheet,) = (salto.folder.parent / "out").glob("*.pdf")
    assert "lærlingplass" in paper(sheet)
    assert names_nobody(paper(sheet))


def test_the_room_hears_nothing_of_it(salto: Salto, folder: Path) -> None:
    person = open_to_all(salto, folder)
    prepared(salto, person)
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    for more in ((), ("--json",)):
        ran = salto("fleksiteam", "case", person, *more)
        assert ran.code == 0, ran.err
        assert names_nobody(ran.out + ran.err)


def test_the_copy_for_the_youth_leaves_out_whom_it_does_not_concern(salto: Salto, folder: Path) -> None:
    person = open_to_all(salto, folder)
    path = folder / "innsyn.pdf"
    salto("access-copy", person, "--out", str(path), "--password-file", str(secret_file(folder)))
    assert names_nobody(paper(path))


def test_every_read_of_a_task_but_the_page_takes_its_first_line() -> None:
    whole = re.compile(r"(?<!title\(')(?<!below\(')\bt\.text\b(?!', '(?:trait|contact))")
    found = {
        path.name
        for path in (ROOT / "salto_cli" / "store").glob("*.py")
        if re.search(r"\b(?:FROM|JOIN) task t\b", path.read_text(encoding="utf-8"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if whole.search(line) and "trait" not in line
    }
    assert found <= {"deadline_paper.py"}  # of deadlines alone, which have one line


def test_a_task_that_is_given_other_words_keeps_what_stands_below_it(salto: Salto, folder: Path) -> None:
    with_both(salto, folder)
    amended = salto("amend", TASK, "--text", "ring skolen", "--json")
    assert amended.code == 0, amended.err
    assert MOTHER not in amended.out
    (kept,) = salto("show", "P-001H", "--json").json["tasks"]
    assert kept["text"] == "ring skolen"
    assert MOTHER in kept["below"][0]


def test_nothing_but_a_name_and_a_number_is_kept(salto: Salto, folder: Path) -> None:
    cells = ("Ola Eksempel", "7.5.2010", f"{MOTHER} (ruset, må ikke ringes)", "vet ikke", "spør Gunvor", None)
    a_row(salto, folder, *cells, None, None)
    ((text,),) = salto.rows("SELECT text FROM task")
    assert MOTHER in text
    assert not any(each in text for each in ("ruset", "må ikke", "vet ikke", "Gunvor"))


def test_a_guardian_who_may_be_somebody_else_is_kept_by_name(salto: Salto, folder: Path) -> None:
    a_row(salto, folder, "Ola Eksempel", "7.5.2010", MOTHER, "1.1.2020", NUMBER, None, None, None)
    ((text,),) = salto.rows("SELECT text FROM task")
    assert f"{MOTHER}, tlf. {NUMBER}" in text


@pytest.mark.parametrize(("born", "tasks"), [("23.11.2008", 0), ("24.11.2008", 1)])
def test_from_eighteen_nobody_is_asked_to_register_a_parent(
    salto: Salto, folder: Path, born: str, tasks: int
) -> None:
    a_row(salto, folder, "Ola Eksempel", born, MOTHER, None, NUMBER, None, None, None)
    assert len(salto.rows("SELECT 1 FROM task")) == tasks


def test_who_is_appointed_for_an_adult_is_kept(salto: Salto, folder: Path) -> None:
    headings = ("Navn", "Født", "Foresatt", "Foresatt relasjon")
    a_row(salto, folder, "Ola Eksempel", "7.5.2000", MOTHER, "verge", headings=headings)
    assert len(salto.rows("SELECT 1 FROM task")) == 1


ONLY = {
    "a row that is bad": (("Navn", "Født"), ("Per Prøve", "tull"), "1 row"),
    "a column": (("Navn", "Født", "Neste steg"), ("Per Prøve", "7.5.2010", "ring"), "1 column"),
    "a sibling": (("Navn", "Født", "Søsken"), ("Per Prøve", "7.5.2010", "Gunvor"), "1 cell"),
    "a parent of an adult": (
        ("Navn", "Født", "Mor"),
        ("Per Prøve", "7.5.2000", MOTHER),
        "1 guardian of an adult or without a name",
    ),
}


@pytest.mark.parametrize("why", ONLY)
def test_nobody_is_told_to_delete_what_alone_has_something(salto: Salto, folder: Path, why: str) -> None:
    headings, row, counted = ONLY[why]
    path = listed(folder / "saker.csv", headings, ("Ola Eksempel", "8.5.2010"), row)
    said = " ".join(salto("import", str(path), *FOR_ALL).out.split())
    assert f"Do not delete the spreadsheet yet: only the file has {counted}. See to that first" in said
    assert "Delete the spreadsheet when" not in said


def test_where_all_has_come_in_the_file_may_go(salto: Salto, folder: Path) -> None:
    row = ("Ola Eksempel", "7.5.2010", MOTHER, NUMBER)
    path = listed(folder / "saker.csv", ("Navn", "Født", "Mor", "Tlf mor"), row)
    said = " ".join(salto("import", str(path), *FOR_ALL).out.split())
    assert "1 guardian cannot be registered: name and phone stand in the task on the youth's page" in said
    assert "Delete the spreadsheet when" in said


@pytest.mark.parametrize(
    ("heading", "typed"),
    [("Sist kontakt", "salto logg P-…"), ("Neste steg", "salto oppgave ny P-…"), ("Frist", "--due …")],
)
def test_a_column_that_no_import_takes_is_told_with_where_it_goes(
    salto: Salto, folder: Path, heading: str, typed: str
) -> None:
    path = listed(folder / "saker.csv", ("Navn", "Født", heading), ("Ola Eksempel", "8.5.2010", "3.2.2026"))
    told = salto("import", str(path), *FOR_ALL, "--dry-run", "--lang", "nb").out
    (line,) = (each for each in told.splitlines() if f"«{heading}»" in each)
    assert typed in line


@pytest.mark.parametrize("heading", ["Hvem følger opp", "Hvem følger opp?", "Oppfølging av"])
def test_who_follows_up_is_the_lead(salto: Salto, folder: Path, heading: str) -> None:
    path = listed(folder / "saker.csv", ("Navn", "Født", heading), ("Ola Eksempel", "8.5.2010", "Kari"))
    ran = salto("import", str(path), *FOR_ALL, "--lead-as", "Kari=Kari Coordinator", "--json")
    (taken,) = ran.json["taken"]
    assert taken["lead"] == "Kari Coordinator"
    assert ran.json["not_taken"] == []


def test_the_row_of_totals_is_nobody_who_stands_in_the_file_alone(salto: Salto, folder: Path) -> None:
    rows = (("Ola Eksempel", "8.5.2010"), ("Totalt", None))
    said = " ".join(
        salto("import", str(listed(folder / "saker.csv", ("Navn", "Født"), *rows)), *FOR_ALL).out.split()
    )
    assert "Delete the spreadsheet when" in said


def test_a_heading_of_two_lines_is_told_on_one(salto: Salto, folder: Path) -> None:
    headings = ("Navn", "Født", "Sist\nkontakt")
    path = workbook(folder / "saker.xlsx", [headings, ("Ola Eksempel", "8.5.2010", "sett")])
    told = salto("import", str(path), *FOR_ALL)
    assert "«Sist kontakt»" in told.out, told.out
