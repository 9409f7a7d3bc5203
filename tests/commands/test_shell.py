"""The shell as a script: one command a line, and the first that goes wrong is the last."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import PASSPHRASE, Salto
from tests.source import ROOT


def test_a_script_runs_line_by_line_and_says_nothing_of_its_own(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    code = a_youth("Åse Øst-Ærlig")
    ran = salto("shell", stdin=f"# who is here\n\nfind åse\nsalto show {code} --json\n")
    assert ran.code == 0, ran.err
    assert "Åse Øst-Ærlig" in ran.out
    assert json.loads(ran.out.splitlines()[-1])["schema"] == 1
    assert ran.err == ""


def test_the_first_line_that_goes_wrong_ends_it_with_its_code_and_number(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth()
    ran = salto("shell", stdin="find amina\n\nshow P-001K\nfind eksempel\n")
    assert ran.code == 4
    assert "the script ended at line 3" in ran.err
    assert ran.out.count("Amina Eksempel") == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("nosuchcommand", 2),
        ("find", 2),
        ('find "amina', 2),
        ("find --nosuch", 2),
        ("shell", 2),
        ("salto shell", 2),
        ("show P-001K", 4),
        ("register --input -", 4),
        ("find amina --store /nowhere/at/all", 10),
        ("find amina --store ~nosuchuser/store", 2),
        ("find amina --passphrase-file /nowhere", 0),  # the fixture's keys are at hand for every line
    ],
)
def test_each_kind_of_trouble_keeps_its_exit_code(salto: Salto, line: str, code: int) -> None:
    ran = salto("shell", stdin=f"{line}\nfind nobody\n")
    assert ran.code == code, ran.err
    assert ("line 1" in ran.err) == bool(code)
    assert "fault in salto" not in ran.err


def test_as_json_the_line_is_told_as_json(salto: Salto) -> None:
    ran = salto("shell", "--json", stdin="find a\nshow P-001H\n")
    told = [json.loads(line) for line in ran.err.splitlines()]
    assert (told[0]["error"], told[1]["line"]) == ("not_found", 2)
    assert json.loads(ran.out)["schema"] == 1


@pytest.mark.parametrize("last", ["exit", "quit", "avslutt", "lock", "lås", "salto exit"])
def test_a_script_ends_well_where_it_says_so(salto: Salto, last: str) -> None:
    assert salto("shell", stdin=f"{last}\nnosuchcommand\n").code == 0


def test_the_rest_of_a_script_is_no_answer_to_a_command(salto: Salto) -> None:
    ran = salto("shell", stdin='register --input -\n{"name": "Amina Eksempel"}\n')
    assert ran.code == 4
    assert salto("find", "amina", "--json").json["persons"] == []


def test_a_language_on_a_line_holds_for_that_line(salto: Salto) -> None:
    ran = salto("shell", stdin="find nobody --lang nb\nfind nobody\n")
    bokmaal, english = ran.out.splitlines()
    assert bokmaal.startswith("Ingen")
    assert english.startswith("Nobody")


def test_each_line_reads_the_clock_and_is_an_act_of_its_own(salto: Salto) -> None:
    before = salto.rows("SELECT max(id) FROM act")[0][0]
    salto("shell", stdin="find a\nfind b\nfind c\n")
    acts = salto.rows("SELECT command FROM act WHERE id > ?", before)
    assert [command for (command,) in acts] == ["find"] * 3


def test_a_store_that_is_taken_away_meanwhile_is_noticed(salto: Salto, secret: Path, tmp_path: Path) -> None:
    running = started(salto, secret)
    assert said(running, "find a --json")["schema"] == 1
    salto.folder.rename(tmp_path / "elsewhere")
    assert ended(running, "find a") == 10


def test_keys_that_are_changed_meanwhile_open_nothing_more(
    salto: Salto, secret: Path, tmp_path: Path
) -> None:
    running = started(salto, secret)
    assert said(running, "find a --json")["schema"] == 1
    other = Salto(tmp_path / "new")
    code = ["--recovery-file", str(tmp_path / "code")]
    assert other("init", "--operator", "K", "--passphrase-file", str(secret), *code).code == 0
    secret.write_text("en annen passordfrase enn den", encoding="utf-8")
    shutil.rmtree(salto.folder)
    other.folder.rename(salto.folder)
    assert ended(running, "find a") == 12


def test_input_from_a_file_is_refused_for_the_shell_itself(salto: Salto) -> None:
    assert salto("shell", "--input", "-").code == 2


@pytest.mark.parametrize("words", [["--idle", "never"], ["--for", "0"], ["--for", "99h"]])
def test_limits_that_are_none_are_refused(salto: Salto, words: list[str]) -> None:
    assert salto("shell", *words).code == 4


def test_without_a_store_there_is_no_shell(tmp_path: Path) -> None:
    assert Salto(tmp_path / "nothing")("shell", stdin="find a").code == 10


# --- in a process of its own ---------------------------------------------------------------------------


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text(PASSPHRASE, encoding="utf-8")
    path.chmod(0o600)
    return path


def started(salto: Salto, secret: Path) -> "subprocess.Popen[str]":
    """A shell that waits for its next line."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.launch", "shell"),
            *("--store", str(salto.folder), "--passphrase-file", str(secret)),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        bufsize=1,
    )


def said(running: "subprocess.Popen[str]", line: str) -> dict[str, object]:
    """What one line prints."""
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(line + "\n")
    found = json.loads(running.stdout.readline())
    assert isinstance(found, dict)
    return found


def ended(running: "subprocess.Popen[str]", line: str) -> int:
    """The exit code of a shell after a last line."""
    running.communicate(line + "\n", timeout=120)
    return running.returncode


@pytest.mark.parametrize(
    ("line", "lang", "hint"),
    [
        ("vsx", "nb", "se: hjelp\n"),
        ("vis --qqqq", "nb", "se: hjelp vis\n"),
        ("task add --qqqq", "en", "see: help task add\n"),
        ("nosuch", "en", "see: help\n"),
    ],
)
def test_in_the_shell_the_help_is_asked_for_as_one_does_there(
    salto: Salto, line: str, lang: str, hint: str
) -> None:
    assert hint in salto("shell", "--lang", lang, stdin=f"{line}\n").err


def test_each_help_that_the_shell_hints_at_is_there(salto: Salto) -> None:
    for line in ("help", "help show", "help task add", "hjelp oppgave ny"):
        assert salto("shell", stdin=f"{line}\n").code == 0, line
