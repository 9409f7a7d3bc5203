"""The thirty checks of what the tool promises to hands, eyes and scripts: docs/ux.md is the list of them.

Here stands what no other test holds; most run the real program, some of them in a real terminal.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from bench import start
from salto_cli import i18n
from salto_cli.store import keys
from tests import meeting, screens
from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.launch import ANY
from tests.meeting import secret_file
from tests.screens import Screens
from tests.source import ROOT

Youth = Callable[..., str]
PAGE = (ROOT / "docs" / "ux.md").read_text(encoding="utf-8")
TESTS = ROOT / "tests"
ESC = "\x1b"
QUESTION = "\x1b[?2004h"  # each question begins with it: what is pasted comes in brackets
NEVER_WAITS = 120  # seconds


# --- the page ---------------------------------------------------------------------------------------------


def rows() -> dict[int, str]:
    """The row of each check, by its number."""
    return {int(number): row for row, number in re.findall(r"(?m)^(\| (\d+) \|.*\|)$", PAGE)}


def test_each_of_the_thirty_checks_has_a_row_with_what_holds_it() -> None:
    found = rows()
    assert list(found) == list(range(1, 31))
    held = {number: row.split(" | ")[-1] for number, row in found.items()}
    assert [number for number, by in held.items() if "`" not in by] == []


def test_every_test_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`([\w/]+\.py)::(\w+)`", PAGE))
    assert len(named) > 60
    assert [each for each in sorted(named) if each[1] not in functions(TESTS / each[0])] == []
    files = set(re.findall(r"`((?:sessions|torture)/\w+\.\w+)`", PAGE))
    assert files
    assert [each for each in sorted(files) if not (TESTS / each).is_file()] == []


def functions(path: Path) -> set[str]:
    """What a file of tests defines."""
    module = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
    return {each.name for each in module.body if isinstance(each, ast.FunctionDef)}


def test_every_time_that_the_page_names_is_measured() -> None:
    named = set(re.findall(r"«([^»]+)» of the measurements", PAGE))
    assert len(named) > 3
    measured = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "bench").glob("*.py"))
    ).replace("{SMALL}", str(start.SMALL))
    assert [each for each in sorted(named) if f'"{each}"' not in measured] == []


# --- the real program -------------------------------------------------------------------------------------


def program(
    *words: str, module: str = "salto_cli", cwd: Path = ROOT, **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a script would, with nothing in its environment but this."""
    return python(["-m", module, *words], environ, cwd)


def python(words: list[str], environ: dict[str, str], cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    """Run Python with our modules, and with nothing else in its environment but this."""
    if sys.platform == "win32":
        pytest.skip("Windows runs nothing without an environment of its own")
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=NEVER_WAITS,
    )


def on(salto: Salto, *words: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program on that store, in bokmål, with its passphrase in a file."""
    secret = secret_file(salto.folder.parent, PASSPHRASE)
    usual = {"SALTO_STORE": str(salto.folder), "SALTO_PASSPHRASE_FILE": str(secret), "TEST_NOW": NOW}
    return python(["-m", "tests.launch", *words], {**usual, **environ})


def at_terminal(salto: Salto, *words: str, columns: int = 120, looks: Mapping[str, str] | None = None) -> Any:
    """Start the program in a terminal of its own, in bokmål."""
    if sys.platform == "win32":
        pytest.skip("pexpect drives terminals of POSIX")
    from tests.terminal import terminal

    return terminal(salto, *words, columns=columns, lang="nb", looks=looks)


def ended(asked: Any) -> tuple[int, str]:
    """Its exit code, and what stood on the screen since the last answer."""
    from tests.terminal import ended as end

    return end(asked)


def left(salto: Salto) -> list[Any]:
    """How many acts there are, and every file of the store."""
    files = {path.name: path.read_bytes() for path in salto.folder.iterdir()}
    return [salto.rows("SELECT count(*) FROM act"), files]


# --- start and help (1-7) -----------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["--help", "show --help", "help dates", "vis -h"])
def test_help_loads_nothing_that_is_not_pythons_own_but_typer(line: str) -> None:
    from tests.commands.test_lazy import loaded

    ours = {"salto_cli", "tests", "__main__", "_distutils_hack"}  # the last is of the environment
    assert loaded(*line.split()) - sys.stdlib_module_names - ours == {"typer", "annotated_doc", "shellingham"}


@pytest.mark.parametrize(
    "line",
    [
        *("--help", "-h", "--version", "hjelp", "help backup", "show --help", "oppgave ny --help"),
        *("completion bash", "schedule print cron", "config list", "doctor"),
    ],
)
def test_without_a_store_and_with_a_passphrase_that_cannot_be_had_these_still_answer(
    line: str, tmp_path: Path
) -> None:
    ran = program(
        *line.split(),
        SALTO_STORE=str(tmp_path / "nothing"),
        SALTO_PASSPHRASE_COMMAND="false",
        HOME=str(tmp_path),
        SALTO_LANG="nb",
    )
    assert ran.returncode == (9 if line == "doctor" else 0), ran.stderr  # to the doctor it is a finding
    assert ran.stdout
    assert not ran.stderr or line.startswith("schedule")  # it says beside the lines what to do with them
    assert list(tmp_path.iterdir()) == []


def test_a_list_is_the_same_by_either_name_and_in_the_shell(salto: Salto, a_youth: Youth) -> None:
    a_youth("Åse Øst-Ærlig")
    salto.lang = "nb"
    for form in ("", " --json"):
        said = [
            salto(*f"saker{form}".split()).out,
            salto(*f"caseload{form}".split()).out,
            salto("shell", stdin=f"saker{form}\n").out,
            salto("skall", stdin=f"salto caseload{form}\n").out,
        ]
        assert "se" in said[0]
        assert len(set(said)) == 1


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_in_a_terminal_no_line_is_wider_than_it_and_no_name_is_cut(
    salto: Salto, a_youth: Youth, columns: int
) -> None:
    a_youth("Mohammed-Abdirahman Kvitveisen Eksempelsen")
    for line in ("saker", "hjelp saker"):
        status, screen = ended(at_terminal(salto, *line.split(), columns=columns))
        assert status == 0
        assert max(cell_len(each.rstrip()) for each in screen.splitlines()) <= columns
        for word in ("Mohammed-Abdirahman", "Kvitveisen", "Eksempelsen") if line == "saker" else ():
            assert re.search(rf"\b{word}\b", screen), screen


# --- language and errors (8-11) -----------------------------------------------------------------------------


def test_a_mistyped_command_is_told_in_one_line_and_nothing_else_is_run(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    before = left(salto)
    ran = on(salto, "caselod", "--yes", "--lang", "nb")
    assert (ran.returncode, ran.stdout) == (2, b"")
    told = "salto: det finnes ingen slik kommando\ntips: mente du salto saker?\n"
    assert ran.stderr.decode("utf-8") == told
    assert left(salto) == before


CRASH = """
import sys
from salto_cli.store import person
from tests.launch import world
from salto_cli.app import run

def breaks(_act, said, _limit):
    note, number, phrase = "Kanarinotat", "17850750072", "fjell vaffel ukulele betong"
    raise RuntimeError(f"{said} {note} {number} {phrase}")

person.search = breaks
sys.exit(run(["finn", "Kanarifugl"], world()))
"""


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_crash_tells_no_name_number_note_or_passphrase_and_leaves_no_file(
    salto: Salto, tmp_path: Path, lang: str
) -> None:
    secret = secret_file(salto.folder.parent, PASSPHRASE)
    around = {path.name for path in tmp_path.iterdir()}
    there = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "SALTO_STORE": str(salto.folder)}
    unlocked = {"SALTO_PASSPHRASE_FILE": str(secret), "SALTO_LANG": lang}
    ran = python(["-c", CRASH], {**there, **unlocked}, tmp_path)
    told = ran.stderr.decode("utf-8")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ("dette er en feil i salto" if lang == "nb" else "this is a fault in salto") in told
    for secret_word in ("Kanari", "17850750072", *PASSPHRASE.split(), "Traceback"):
        assert secret_word not in told
    assert {path.name for path in tmp_path.iterdir()} == around


# --- people (12-17) -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jør møll", "P-002K"),
        ("aase", "P-003M"),
        ("åse", "P-003M"),
        ("lukas", "P-004P"),
        ("Ł", "P-004P"),
        ("12.03.2012", "P-002K"),
        ("P-001H", "P-001H"),
    ],
)
def test_in_a_terminal_what_is_typed_puts_the_right_person_first(
    salto: Salto, a_youth: Youth, typed: str, meant: str
) -> None:
    for name, born in (
        ("Bjørg Jørnsen Møllestad", "2011-01-01"),
        ("Jørgen Møller", "2012-03-12"),
        ("Åse Bjørnstad", "2009-02-03"),
        ("Łukasz Nowak", "2010-04-05"),
        ("Torbjørg Amøller", "2013-05-06"),
    ):
        a_youth(name, born)
    asked = at_terminal(salto, "vis")
    asked.expect_exact(QUESTION)
    asked.send(typed + "\r")
    status, screen = ended(asked)
    assert status == 0
    assert f"salto samtykker {meant}" in screen


def two_of_one_name(a_youth: Youth) -> list[str]:
    """Two persons with the same name; their codes."""
    return [
        a_youth("Amina Eksempel", "2010-05-17", home_district="alna"),
        a_youth("Amina Eksempel", "2011-06-18", home_district="frogner"),
    ]


def test_of_two_with_one_name_the_picker_shows_birth_date_and_district(salto: Salto, a_youth: Youth) -> None:
    one, other = two_of_one_name(a_youth)
    asked = at_terminal(salto, "vis")
    asked.expect_exact(QUESTION)
    asked.send("amina")
    asked.expect_exact("2 av 2")
    seen = str(asked.before)
    for told in (one, "17.05.2010", "Alna", other, "18.06.2011", "Frogner"):
        assert told in seen
    asked.send("\x03")
    assert ended(asked)[0] == 130


def test_of_two_with_one_name_a_script_is_told_the_codes_and_writes_nothing(
    salto: Salto, a_youth: Youth
) -> None:
    codes = two_of_one_name(a_youth)
    line = ("log-contact", "Amina Eksempel", "--kind", "talk", "--no-input", "--yes")
    ran = salto(*line)
    assert (ran.code, ran.out) == (3, "")
    assert ", ".join(codes) in ran.err
    assert salto(*line, "--json").error["candidates"] == codes
    assert salto.rows("SELECT count(*) FROM contact") == [(0,)]


def test_no_other_check_letter_reaches_anybody(salto: Salto, a_youth: Youth) -> None:
    right = a_youth()
    assert a_youth("Basma Prøve", "2011-06-18") == "P-002K"
    for letter in sorted({*"ABCDEFGHJKLMNPRSTUVWXYZ", *"0123456789"} - {right[-1]}):
        ran = salto("log-contact", right[:-1] + letter, "--kind", "talk", "--yes")
        assert ran.code in {3, 4}, letter
    ran = salto("log-contact", f"P-002{right[-1]}", "--kind", "talk", "--yes")
    assert (ran.code, ran.out) == (4, "")
    assert "check letter" in ran.err
    assert salto.rows("SELECT count(*) FROM contact") == [(0,)]


# --- scripts (18-24) ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, _made_store: Any) -> Screens:
    """A store with something of every kind, whose texts have letters that are not ASCII."""
    return screens.made(tmp_path_factory.mktemp("ux") / "store", *_made_store)


def test_every_list_as_json_is_one_object_in_ascii_with_its_schema(town: Screens) -> None:
    wrong = []
    for line in town.lines():
        ran = town.salto(*line.split(), "--json")
        assert ran.code in {0, 9, 20}, f"{line}: {ran.err}"
        if not ran.out.isascii() or "schema" not in json.loads(ran.out) or ran.out.count("\n") != 1:
            wrong.append(line)
    assert wrong == []


@pytest.mark.parametrize("coding", ["cp1252", "ascii", "utf-16"])
def test_json_is_the_same_bytes_whatever_the_machine_speaks(
    salto: Salto, a_youth: Youth, coding: str
) -> None:
    a_youth("Łukasz Nguyễn")
    ran = on(salto, "finn", "lukasz", "--json", PYTHONIOENCODING=coding, LC_ALL="C")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.decode("ascii"))["persons"][0]["name"] == "Łukasz Nguyễn"


def test_two_nights_in_a_row_are_silent_and_the_second_backup_is_whole(salto: Salto) -> None:
    words = ("backup", "create", "--prune", "--no-input", "--quiet", "--store", str(salto.folder))
    for night in ("2026-11-24", "2026-11-25"):
        ran = program(*words, module="tests.launch", TEST_NOW=f"{night}T02:15:00+01:00")
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    backups = sorted(salto.folder.with_name("store-backups").iterdir())
    assert len(backups) == 2
    assert salto.ok("backup", "verify", str(backups[-1]))["whole"] is True


SMALL_DISK = """
import resource, sys
from salto_cli.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))  # bytes of one file: less than the store has
main()
"""


def test_a_disk_that_fills_up_is_told_and_leaves_no_half_backup(salto: Salto, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    words = ["backup", "create", "--quiet", "--store", str(salto.folder), "--to", str(backups)]
    ran = python(["-c", SMALL_DISK, *words], {"SALTO_LANG": "nb"})
    assert (ran.returncode, ran.stdout) == (14, b"")
    assert "kan ikke skrive her" in ran.stderr.decode("utf-8")
    assert list(backups.iterdir()) == []


COLOURED = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("words", "looks"),
    [
        ((), {**COLOURED, "NO_COLOR": "1"}),
        (("--no-color",), COLOURED),
        ((), {"TERM": "dumb", "COLUMNS": "120"}),
    ],
)
def test_a_terminal_gets_no_colour_where_it_wants_none_and_the_same_words(
    salto: Salto, a_youth: Youth, words: tuple[str, ...], looks: dict[str, str]
) -> None:
    a_youth()
    _status, coloured = ended(at_terminal(salto, "saker", looks=COLOURED))
    assert ESC in coloured
    status, plain = ended(at_terminal(salto, "saker", *words, looks=looks))
    assert status == 0
    assert ESC not in plain
    assert plain == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_a_pipe_gets_colour_only_where_that_is_asked_for(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    plain, forced = (on(salto, "saker", **environ) for environ in ({}, {"FORCE_COLOR": "1"}))
    assert ESC.encode() not in plain.stdout
    assert ESC.encode() in forced.stdout
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", forced.stdout) == plain.stdout


# --- paper and demo (26, 29) --------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
def test_a_sheet_opens_in_poppler_with_its_password_alone_and_its_letters_are_found(tmp_path: Path) -> None:
    from salto_cli.render.sheet_paper import sheets_pdf
    from tests.render.test_pdf import PASSWORD, a_file

    path = tmp_path / "ark.pdf"
    path.write_bytes(sheets_pdf(a_file(), PASSWORD, "nb"))

    def read(*password: str) -> subprocess.CompletedProcess[str]:
        words = ["pdftotext", *password, str(path), "-"]
        return subprocess.run(words, capture_output=True, encoding="utf-8", check=False)

    opened = read("-upw", PASSWORD)
    assert opened.returncode == 0
    assert "Åse" in opened.stdout
    assert "Boligsøknad" in opened.stdout
    assert "Side 1 av 1" in opened.stdout
    for password in ((), ("-upw", "fjell")):
        refused = read(*password)
        assert (refused.returncode != 0, refused.stdout) == (True, "")


def test_the_code_at_the_foot_of_a_sheet_is_found_in_the_log(salto: Salto) -> None:
    youth = meeting.youth(salto, "Amina Eksempel", "Amina")
    meeting.grant(salto, youth, [meeting.NAV], ["work"])
    meeting.know(salto, youth, "work", wish="jobb i helga")
    assert salto(*meeting.packing(salto, meeting.NAV)).code == 0
    (path,) = (salto.folder.parent / "out").glob("*.pdf")
    ((act, printed),) = re.findall(r"Logg(\d)((?:[0-9A-Z]{4}-)+[0-9A-Z]{4})", meeting.paper(path))
    assert salto.ok("audit", "verify", "--against", f"{act} {printed}")["against"] == int(act)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Salto:
    """A small demo store, in bokmål."""
    folder = tmp_path_factory.mktemp("demo")
    salto = Salto(folder / "store", lang="nb")
    ran = salto("demo", "--youths", "3", "--passphrase-file", str(secret_file(folder, PASSPHRASE)))
    assert ran.code == 0, ran.err
    assert "OPPDIKTEDE DATA" in ran.out
    return replace(salto, unlocked=keys.unlock(salto.folder, PASSPHRASE, ANY))


def test_every_list_of_a_demo_says_that_its_people_are_invented(demo: Salto) -> None:
    quiet = []
    for line in screens.ABOUT_ALL:
        ran = demo(*line.split())
        if "OPPDIKTEDE DATA" not in ran.err:
            quiet.append(line)
    assert quiet == []


def test_the_dashboard_and_the_shell_of_a_demo_say_so_too(demo: Salto) -> None:
    from tests.dashboard import dashboard, press

    with i18n.speaking("nb"):
        assert "OPPDIKTEDE DATA" in press(dashboard(demo), lang="nb").screen
    ran = demo("skall", stdin="saker\nfinn amina\n")
    assert ran.err.count("OPPDIKTEDE DATA") == 2


def test_a_demo_leaves_nothing_outside_its_temporary_folder(tmp_path: Path) -> None:
    home, temporary, here = (tmp_path / name for name in ("home", "temporary", "here"))
    for folder in (home, temporary, here):
        folder.mkdir()
    ran = program("demo", "--youths", "1", cwd=here, HOME=str(home), TMPDIR=str(temporary), SALTO_LANG="nb")
    assert ran.returncode == 0, ran.stderr
    assert "OPPDIKTEDE DATA" in ran.stdout.decode("utf-8")
    (made,) = temporary.iterdir()
    assert made.name.startswith("salto-demo-")
    assert [*home.rglob("*"), *here.rglob("*")] == []
