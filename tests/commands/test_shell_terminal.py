"""The shell at a real terminal: one passphrase, keys and TAB, and that it locks when nobody is there."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salto_cli.commands.watch import TICK
from salto_cli.models.agent import LONGEST
from tests.fixtures import PASSPHRASE, Salto
from tests.stopwatch import Stopwatch

if sys.platform == "win32":
    pytest.skip("pexpect drives POSIX terminals", allow_module_level=True)

import pexpect  # type: ignore[import-untyped]  # it ships no types

from tests.terminal import CTRL_C, ENTER, await_silence, echoes, ended, ended_by, terminal

CTRL_D, TAB, UP = "\x04", "\t", "\x1b[A"
READY = "salto> "
CLEARED = "\x1b[2J"

pytestmark = pytest.mark.usefixtures("stopwatch")  # none locks because the machine was busy


def unlocked(salto: Salto, *args: str, lang: str = "en") -> Any:
    """A shell in a terminal, whose passphrase has been typed."""
    asked = terminal(salto, "shell", *args, passphrase_file=False, lang=lang)
    unlock(asked, lang)
    return asked


def unlock(asked: Any, lang: str = "en") -> None:
    asked.expect("Passordfrase: " if lang == "nb" else "Passphrase: ")
    asked.send(PASSPHRASE + ENTER)
    asked.expect(READY)


def run(asked: Any, line: str) -> str:
    """Type a line; what stood on the screen until the next prompt."""
    asked.send(line + ENTER)
    asked.expect_exact("\x1b[?2004l")  # the line has been taken
    asked.expect(READY)
    return str(asked.before)


def test_the_passphrase_is_asked_for_once_for_many_commands(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    code = a_youth("Åse Øst-Ærlig")
    asked = unlocked(salto)
    for _time in range(4):
        assert code in run(asked, "find åse")
    assert "Åse Øst-Ærlig" in run(asked, f"salto show {code}")
    asked.send("exit" + ENTER)
    status, screen = ended(asked)
    assert status == 0
    assert "Passphrase" not in screen


def test_ctrl_c_drops_the_line_and_ctrl_d_leaves(salto: Salto) -> None:
    asked = unlocked(salto)
    asked.send("nosuchcommand" + CTRL_C)
    asked.expect(READY)
    assert "no such command" not in asked.before
    assert ended_by(asked, CTRL_D)[0] == 0


def test_an_error_does_not_leave_the_shell(salto: Salto) -> None:
    asked = unlocked(salto)
    assert "there is no such command" in run(asked, "nosuchcommand")
    assert "not closed" in run(asked, 'find "amina')
    assert "in the shell already" in run(asked, "salto shell")
    assert "salto COMMAND [options]" in run(asked, "?")
    assert "salto find [TEXT]" in run(asked, "? find")


def test_a_question_of_a_command_is_asked_and_can_be_stopped(salto: Salto) -> None:
    asked = unlocked(salto)
    asked.send("register" + ENTER)
    asked.expect("Full name")
    asked.send(CTRL_C)
    asked.expect("Nothing has been saved")
    asked.expect(READY)
    assert "Nobody" in run(asked, "find amina")


def test_several_lines_can_be_pasted_and_stop_at_the_first_that_goes_wrong(salto: Salto) -> None:
    asked = unlocked(salto)
    asked.send("\x1b[200~salto find a\nsalto nosuchcommand\nfind b\x1b[201~" + ENTER)
    asked.expect("there is no such command")
    assert asked.before.count("Nobody fits") == 1
    asked.expect(READY)
    assert "Nobody fits" not in asked.before


def test_salto_alone_is_what_needs_one_today_and_a_code_alone_says_how_to_show_it(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    code = a_youth()
    asked = unlocked(salto)
    assert "Monday 23.11.2026" in run(asked, "salto")
    assert f"did you mean salto show {code}?" in run(asked, code.lower())


def test_a_no_to_what_is_pasted_stops_nothing_and_after_an_error_the_rest_is_counted(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    asked = unlocked(salto)
    asking = f"may-share {a_youth()} --with nav-ungdomsteam --category work"
    asked.send(f"\x1b[200~salto {asking}\nsalto find nobodyatall\x1b[201~" + ENTER)
    asked.expect("Nobody fits")
    asked.expect(READY)
    asked.send("\x1b[200~salto show P-999X\nfind nobodyatall\nfind nobodyatall\x1b[201~" + ENTER)
    asked.expect("2 lines below were not run")
    asked.expect(READY)
    assert "Nobody fits" not in asked.before


def test_help_ends_with_the_shells_own_words_and_the_screen_can_be_emptied(salto: Salto) -> None:
    asked = unlocked(salto)
    assert "lock locks, exit leaves" in run(asked, "?")
    asked.send("clear" + ENTER)
    asked.expect_exact(CLEARED)
    asked.expect(READY)
    assert "no such command" not in asked.before


# --- locking -------------------------------------------------------------------------------------------


def test_it_locks_without_a_key_press_and_clears_the_screen(
    salto: Salto, a_youth: Callable[..., str], stopwatch: Stopwatch
) -> None:
    a_youth()
    asked = unlocked(salto, "--idle", "2s")
    stopwatch.wait(1.9)
    assert "Amina Eksempel" in run(asked, "find amina")
    stopwatch.wait(1.9)
    assert "Amina Eksempel" in run(asked, "find amina")
    stopwatch.wait(2)
    asked.expect_exact(CLEARED)
    asked.expect("nobody pressed a key for 2 seconds")
    unlock(asked)
    assert "Amina Eksempel" in run(asked, "find amina")


def holds_the_store(asked: Any, salto: Salto) -> bool:
    """Whether the shell has the database open."""
    store = str((salto.folder / "store.db").resolve())
    return store in {os.path.realpath(each) for each in Path(f"/proc/{asked.pid}/fd").iterdir()}


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the open files of a process")
@pytest.mark.parametrize("line", ["find nobodyatall", "register", "lock"])
def test_once_locked_it_has_the_store_no_longer_open(salto: Salto, line: str, stopwatch: Stopwatch) -> None:
    """By itself, in the middle of a question too, as when it is told to."""
    asked = unlocked(salto)
    run(asked, "find nobodyatall")
    assert holds_the_store(asked, salto)
    asked.send(line + ENTER)
    if line != "lock":
        asked.expect("Nobody fits" if line.startswith("find") else "Full name")
        stopwatch.wait(LONGEST)
    asked.expect("Locked")
    asked.expect("Passphrase: ")
    assert not holds_the_store(asked, salto)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the open files of a process")
def test_where_the_keys_were_changed_the_store_is_let_go_of_until_the_passphrase_is_typed(
    salto: Salto,
) -> None:
    asked = unlocked(salto)
    run(asked, "find nobodyatall")
    keys = salto.folder / "keys.json"
    keys.write_bytes(keys.read_bytes() + b"\n")
    asked.send("find nobodyatall" + ENTER)
    asked.expect("have been changed since you unlocked it")
    asked.expect("Passphrase: ")
    assert not holds_the_store(asked, salto)


def test_it_locks_also_while_a_command_waits_for_an_answer(salto: Salto, stopwatch: Stopwatch) -> None:
    asked = unlocked(salto, "--idle", "2s")
    asked.send("register" + ENTER)
    asked.expect("Full name")
    stopwatch.wait(2)
    asked.expect("Nothing has been saved")
    asked.expect_exact(CLEARED)
    unlock(asked)


def test_it_locks_also_while_an_editor_is_open_and_keeps_nothing_of_the_note(
    salto: Salto,
    a_youth: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stopwatch: Stopwatch,
) -> None:
    script = tmp_path / "nano"
    script.write_text(
        f"#!{sys.executable}\nimport sys, tty, time, pathlib\ntty.setraw(0)\n"
        "pathlib.Path(sys.argv[-1]).write_text('Ragnhild')\nprint('OPEN', flush=True)\ntime.sleep(600)\n",
        encoding="utf-8",
    )
    script.chmod(0o700)
    monkeypatch.setenv("SALTO_EDITOR", str(script))
    code = a_youth()
    asked = unlocked(salto, "--for", "4s")
    asked.send(f"log-contact {code} --kind talk --note - --editor" + ENTER)
    asked.expect("The shell locks here too")
    asked.expect("OPEN")
    stopwatch.wait(4)
    asked.expect("Nothing has been saved")
    asked.expect_exact(CLEARED)
    asked.expect("it was unlocked for 4 seconds")
    unlock(asked)  # the terminal is as it was
    assert "Ragnhild" not in run(asked, f"contacts {code}")


def test_it_does_not_lock_while_someone_types(salto: Salto, stopwatch: Stopwatch) -> None:
    asked = unlocked(salto, "--idle", "3s")
    for sign in "NOTSOSOON":
        asked.send(sign)
        asked.expect_exact(sign)
        stopwatch.wait(2)
    time.sleep(TICK * 1.2)  # so that it looks whether somebody is there
    assert "no such command" in run(asked, "")


def test_it_locks_at_its_limit_though_someone_types(salto: Salto, stopwatch: Stopwatch) -> None:
    asked = unlocked(salto, "--for", "2s")
    for _time in range(4):
        asked.send("a")
        stopwatch.wait(0.5)
    asked.expect("it was unlocked for 2 seconds")


@pytest.mark.parametrize(("lang", "word", "told"), [("en", "lock", "Locked."), ("nb", "lås", "Låst.")])
def test_it_locks_when_told_to(salto: Salto, lang: str, word: str, told: str) -> None:
    asked = unlocked(salto, lang=lang)
    asked.send(word + ENTER)
    asked.expect_exact(CLEARED)
    asked.expect(told)
    unlock(asked, lang)


def test_no_line_from_before_it_was_locked_can_be_brought_back(salto: Salto) -> None:
    asked = unlocked(salto)
    run(asked, "find ragnhild")
    asked.send("lock" + ENTER)
    unlock(asked)
    asked.send(UP + ENTER)
    asked.expect(READY)
    assert "ragnhild" not in asked.before


def test_a_locked_shell_that_three_passphrases_do_not_open_ends(salto: Salto) -> None:
    asked = unlocked(salto)
    asked.send("lock" + ENTER)
    for _try in range(3):
        asked.expect("Passphrase: ")
        asked.send("en annen passordfrase" + ENTER)
    status, screen = ended(asked)
    assert status == 12
    assert "en annen passordfrase" not in screen


def test_a_locked_shell_can_be_left(salto: Salto) -> None:
    asked = unlocked(salto)
    asked.send("lock" + ENTER)
    asked.expect("or exit to leave")
    asked.expect("Passphrase: ")
    asked.send(CTRL_C)
    asked.expect("Passphrase: ")
    assert "Passphrase" not in asked.before.splitlines()[0]
    assert ended_by(asked, CTRL_D)[0] == 0


def test_leaving_at_the_locked_prompt_is_no_try_at_the_passphrase(salto: Salto) -> None:
    asked = unlocked(salto, lang="nb")
    asked.send("lås" + ENTER)
    asked.expect("avslutt for å gå ut")
    asked.expect("Passordfrase: ")
    asked.send("avslutt" + ENTER)
    status, screen = ended(asked)
    assert (status, "Låser opp" in screen) == (0, False)


def test_nothing_of_a_session_is_written_anywhere(salto: Salto) -> None:
    before = {path.name for path in salto.folder.parent.rglob("*")}
    asked = unlocked(salto)
    run(asked, "find ragnhild")
    ended_by(asked, CTRL_D)
    after = [path for path in salto.folder.parent.rglob("*") if path.is_file()]
    assert {path.name for path in after} - before <= {"passphrase", "checkpoint", "store.db-journal"}
    assert [path for path in after if b"ragnhild" in path.read_bytes()] == []


# --- ended from outside --------------------------------------------------------------------------------


@pytest.mark.parametrize("question", [False, True])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_ended_from_outside_it_leaves_an_empty_screen_and_the_terminal_as_it_was(
    salto: Salto, a_youth: Callable[..., str], number: int, question: bool
) -> None:
    a_youth()
    asked = unlocked(salto)
    assert "Amina Eksempel" in run(asked, "find amina")
    if question:
        asked.send("register" + ENTER)
        asked.expect("Full name")
    await_silence(asked)
    asked.kill(number)
    asked.expect_exact(CLEARED)
    asked.expect(pexpect.EOF)
    assert echoes(asked)
    assert "Traceback" not in asked.before
    assert "Amina" not in asked.before
    asked.close()
    assert asked.exitstatus == 130


# --- TAB -----------------------------------------------------------------------------------------------


def test_tab_completes_the_one_thing_that_fits(salto: Salto) -> None:
    asked = unlocked(salto)
    for typed, rest in (("serv", "ice"), ("sho", "w"), ("utesek", "sjonen")):
        asked.send(typed)
        asked.expect_exact(typed)
        asked.send(TAB)
        asked.expect_exact(rest)
    assert "uteseksjonen" in run(asked, "")
    assert "Velferdsetaten" in run(asked, "service show uteseksjonen")
