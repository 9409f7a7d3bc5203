"""How the program behaves at a real terminal: what is asked, what is echoed, and how it is stopped."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import PASSPHRASE, Salto
from tests.source import ROOT

if sys.platform == "win32":
    pytest.skip("pexpect drives POSIX terminals", allow_module_level=True)

from tests.terminal import CTRL_C, ENTER, ended, terminal

CTRL_D = "\x04"
STRONG = "bakote-sirulo-mefadu-jonapi"


@pytest.fixture
def empty(tmp_path: Path) -> Salto:
    """A place where no store is yet."""
    return Salto(tmp_path / "new" / "store")


def left(salto: Salto) -> list[str]:
    """Every file below the place of the store."""
    return sorted(
        path.name for path in salto.folder.parent.rglob("*") if path.is_file() and path.name != "passphrase"
    )


def digests(salto: Salto) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in salto.folder.iterdir()}


def start_init(salto: Salto, *args: str, lang: str = "nb") -> Any:
    salto.folder.parent.mkdir(exist_ok=True)
    return terminal(salto, "init", *args, lang=lang, passphrase_file=False)


# --- making a store ------------------------------------------------------------------------------------


def test_init_asks_for_name_passphrase_and_the_code_typed_back(empty: Salto) -> None:
    asked = start_init(empty)
    asked.expect("Navnet ditt, slik kollegene kjenner det")
    asked.send("Åse Bjørnstad" + ENTER)
    asked.expect("Her er en du kan bruke")
    asked.expect("Passordfrase: ")
    asked.send(STRONG + ENTER)
    asked.expect("Den samme en gang til: ")
    assert STRONG not in asked.before
    asked.send(STRONG + ENTER)
    asked.expect(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}")
    code = asked.after
    asked.expect("Skriv inn koden")
    asked.send("0000" + ENTER)
    asked.expect("Det er ikke koden")
    asked.send(code.lower().replace("-", " ") + ENTER)
    status, screen = ended(asked)
    assert status == 0, screen
    assert "Koordinator: Åse Bjørnstad" in screen
    assert STRONG not in screen
    opened = terminal(empty, "audit", "verify", lang="nb", passphrase_file=False)
    opened.expect("Passordfrase: ")
    opened.send(STRONG + ENTER)
    assert ended(opened)[0] == 0


def test_init_tells_what_is_wrong_with_a_passphrase_and_asks_again(empty: Salto) -> None:
    asked = start_init(empty, "--operator", "Kari")
    for weak, reason in (("kort", "for kort: minst 12 tegn"), ("sommer2026sommer", "for lett å gjette")):
        asked.expect("Passordfrase: ")
        asked.send(weak + ENTER)
        asked.expect(reason)
    asked.expect("Passordfrase: ")
    asked.send(STRONG + ENTER)
    asked.expect("Den samme en gang til: ")
    asked.send("noe annet" + ENTER)
    asked.expect("De to er ikke like")
    asked.expect("Passordfrase: ")
    asked.send(CTRL_C)
    assert ended(asked)[0] == 130
    assert left(empty) == []


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("at", ["name", "passphrase", "again", "code"])
def test_init_can_be_stopped_at_each_question_and_leaves_nothing(empty: Salto, at: str, stop: str) -> None:
    asked = start_init(empty)
    answers = {
        "name": ("kollegene kjenner det", "Kari" + ENTER),
        "passphrase": ("Passordfrase: ", STRONG + ENTER),
        "again": ("en gang til: ", STRONG + ENTER),
        "code": ("Skriv inn koden", ""),
    }
    for question, (label, answer) in answers.items():
        asked.expect(label)
        if question == at:
            asked.send(stop)
            break
        asked.send(answer)
    status, screen = ended(asked)
    assert status == 130, screen
    assert "Ingenting er lagret" in screen
    assert left(empty) == []
    assert not any(path.name.startswith(".tmp") for path in empty.folder.parent.iterdir())


def test_init_that_was_killed_leaves_no_store_and_can_be_run_again(empty: Salto, tmp_path: Path) -> None:
    asked = start_init(empty, "--operator", "Kari")
    asked.expect("Passordfrase: ")
    asked.send(STRONG + ENTER)
    asked.expect("en gang til: ")
    asked.send(STRONG + ENTER)
    asked.expect("Skriv inn koden")
    asked.kill(signal.SIGKILL)
    asked.wait()
    ran = empty("find", "noen")
    assert (ran.code, ran.out) == (10, "")
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    again = empty(
        "init",
        "--operator",
        "Kari",
        "--passphrase-file",
        str(secret),
        "--recovery-file",
        str(tmp_path / "code"),
    )
    assert again.code == 0, again.err
    assert sorted(path.name for path in empty.folder.parent.iterdir()) == ["passphrase", "store"]


# --- the passphrase ------------------------------------------------------------------------------------


def test_the_passphrase_is_asked_for_once_and_never_shown(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth("Åse Bjørnstad")
    asked = terminal(salto, "find", "åse", lang="nb", passphrase_file=False)
    asked.expect("Passordfrase: ")
    asked.send(PASSPHRASE + ENTER)
    status, screen = ended(asked)
    assert status == 0
    assert PASSPHRASE not in screen
    assert "Åse Bjørnstad" in screen
    assert code in screen


def test_a_wrong_passphrase_may_be_tried_three_times_and_nothing_is_written(salto: Salto) -> None:
    before = digests(salto)
    asked = terminal(salto, "find", "åse", lang="nb", passphrase_file=False)
    asked.expect("Passordfrase: ")
    asked.send(ENTER)  # nothing typed is no try
    for _try in range(3):
        asked.expect("Passordfrase: ")
        asked.send("en annen passordfrase" + ENTER)
    status, screen = ended(asked)
    assert status == 12
    assert "denne passordfrasen åpner ikke lageret" in screen
    assert "en annen passordfrase" not in screen
    assert digests(salto) == before


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D])
def test_the_question_for_the_passphrase_can_be_stopped(salto: Salto, stop: str) -> None:
    before = digests(salto)
    asked = terminal(salto, "find", "åse", lang="nb", passphrase_file=False)
    asked.expect("Passordfrase: ")
    asked.send(stop)
    status, screen = ended(asked)
    assert status == 130
    assert "Ingenting er lagret" in screen
    assert digests(salto) == before


def test_with_no_input_no_passphrase_is_asked_for_even_at_a_terminal(salto: Salto) -> None:
    status, screen = ended(terminal(salto, "find", "åse", "--no-input", passphrase_file=False))
    assert status == 2
    assert "there is no terminal to ask in" in screen


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")
def test_the_passphrase_stands_neither_in_the_arguments_nor_in_the_environment(salto: Salto) -> None:
    asked = terminal(salto, "register", passphrase_file=False)
    asked.expect("Passphrase: ")
    asked.send(PASSPHRASE + ENTER)
    asked.expect("Full name")
    process = Path("/proc") / str(asked.pid)
    seen = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    assert PASSPHRASE.encode() not in seen
    asked.send(CTRL_C)
    assert ended(asked)[0] == 130


# --- pipes ---------------------------------------------------------------------------------------------


def salto_command(salto: Salto, tmp_path: Path, *words: str) -> str:
    """A line for a shell that runs the real program on the same store."""
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    shared = f"--passphrase-file {secret} --store {salto.folder}"
    return f"{sys.executable} -m tests.launch {shared} {' '.join(words)}"


def shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line], cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.mark.parametrize("form", ["", "--json"])
@pytest.mark.parametrize("reader", ["head -c 0", "head -1", "true"])
def test_a_reader_that_goes_away_ends_the_program_in_silence(
    salto: Salto, tmp_path: Path, a_youth: Callable[..., str], reader: str, form: str
) -> None:
    for number in range(12):
        a_youth(f"Amina {'Eksempel' * 9} {number}", f"2010-05-{number + 10}")
    line = salto_command(salto, tmp_path, "find amina", form)
    ran = shell(f"set -o pipefail; {line} | {reader}")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_an_error_into_a_closed_pipe_keeps_its_exit_code(salto: Salto, tmp_path: Path) -> None:
    line = salto_command(salto, tmp_path, "show P-001K")
    assert shell(f"set -o pipefail; {line} 2>&1 >/dev/null | true").returncode == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["", "--json"])
def test_a_result_that_cannot_be_written_out_is_told(salto: Salto, tmp_path: Path, form: str) -> None:
    ran = shell(f"{salto_command(salto, tmp_path, 'audit verify', form)} --lang en > /dev/full")
    assert ran.returncode == 14
    assert "could not be written out" in ran.stderr


@pytest.mark.parametrize("closed", ["<&-", "</dev/null", "<&- >&-"])
@pytest.mark.parametrize(
    "words", ["register", "find amina", "audit verify", "backup create", "init --operator K", "show 1"]
)
def test_with_standard_input_closed_no_command_waits(
    salto: Salto, tmp_path: Path, words: str, closed: str
) -> None:
    ran = shell(f"{salto_command(salto, tmp_path, words)} {closed}")
    assert ran.returncode in {0, 2, 4, 6}, ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("words", ["find amina", "register", "audit log"])
def test_without_a_passphrase_and_a_terminal_no_command_waits(salto: Salto, words: str) -> None:
    ran = shell(
        f"setsid {sys.executable} -m tests.launch --store {salto.folder} --lang en {words} </dev/null"
    )
    assert ran.returncode == 2
    assert "the store needs its passphrase" in ran.stderr or "is missing" in ran.stderr


def test_output_is_utf8_whatever_the_machine_speaks(
    salto: Salto, tmp_path: Path, a_youth: Callable[..., str]
) -> None:
    a_youth("Łukasz Nguyễn")
    line = salto_command(salto, tmp_path, "find lukasz")
    ran = shell(f"LC_ALL=C PYTHONIOENCODING=cp1252 PYTHONUTF8=0 {line}")
    assert ran.returncode == 0
    assert "Łukasz Nguyễn" in ran.stdout
    assert not re.search("\x1b", ran.stdout)
