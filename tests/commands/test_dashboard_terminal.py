"""The dashboard at a real terminal: it begins, follows the size, locks itself and leaves no trace."""

import re
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from salto_cli.models.agent import LONGEST
from tests.fixtures import PASSPHRASE, Salto
from tests.stopwatch import Stopwatch

if sys.platform == "win32":
    pytest.skip("pexpect drives POSIX terminals", allow_module_level=True)

import pexpect  # type: ignore[import-untyped]  # it ships no types

from tests.terminal import CTRL_C, ENTER, await_silence, echoes, ended, terminal

CLEARED, AWAY = "\x1b[2J", "\x1b[?1049l"  # an empty screen; and the screen of before is back
TAB = "\t"

pytestmark = pytest.mark.usefixtures("stopwatch")  # none locks because the machine was busy


@pytest.fixture
def youths(salto: Salto, a_youth: Any) -> Salto:
    """A store with someone in it."""
    a_youth("Amina Eksempel")
    return salto


def started(salto: Salto, *args: str, lang: str = "en") -> Any:
    """The dashboard in a terminal, once its list is there."""
    asked = terminal(salto, "dashboard", *args, lang=lang)
    asked.expect("Amina Eksempel")
    return asked


def test_it_begins_and_is_left_with_the_screen_as_it_was(youths: Salto) -> None:
    asked = started(youths)
    asked.send(ENTER)
    asked.expect("born 17.05.2010")
    asked.send("q")
    status, screen = ended(asked)
    assert status == 0
    assert AWAY in screen
    assert "Amina" not in screen.rpartition(AWAY)[2]


def test_a_passphrase_file_named_on_the_line_opens_it(youths: Salto, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    asked = started(youths, "--passphrase-file", str(secret))
    asked.send("q")
    assert ended(asked)[0] == 0


def test_ctrl_c_says_that_nothing_was_saved(youths: Salto) -> None:
    asked = started(youths)
    asked.send(CTRL_C)
    status, screen = ended(asked)
    assert status == 130
    assert "Nothing has been saved" in screen.rpartition(AWAY)[2]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
@pytest.mark.parametrize("locked", [False, True])
def test_ended_from_outside_it_leaves_the_screen_and_the_terminal_as_they_were(
    youths: Salto, number: int, locked: bool, stopwatch: Stopwatch
) -> None:
    asked = started(youths)
    if locked:
        stopwatch.wait(LONGEST)
        asked.expect("Passphrase: ")
    await_silence(asked)
    asked.kill(number)
    asked.expect(pexpect.EOF)
    assert (AWAY in asked.before) is not locked
    assert "Amina" not in asked.before.rpartition(AWAY)[2]
    assert "Traceback" not in asked.before
    assert echoes(asked)
    asked.close()
    assert asked.exitstatus == 130


def test_it_follows_the_size_of_the_terminal(youths: Salto) -> None:
    asked = started(youths)
    asked.setwinsize(20, 60)
    asked.expect("Caseload")
    asked.send(TAB)
    asked.expect("The week through")
    asked.setwinsize(40, 120)
    asked.expect("No case is open here")
    asked.send("q")
    assert ended(asked)[0] == 0


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "nobody pressed a key"), ("nb", "ingen har trykket på en tast")]
)
def test_it_locks_itself_empties_the_screen_and_takes_the_passphrase(
    youths: Salto, lang: str, told: str, stopwatch: Stopwatch
) -> None:
    asked = started(youths, "--idle", "2s", lang=lang)
    stopwatch.wait(2)
    asked.expect_exact(AWAY)
    asked.expect_exact(CLEARED)
    asked.expect(told)
    asked.expect("Passordfrase: " if lang == "nb" else "Passphrase: ")
    asked.send(PASSPHRASE + ENTER)
    asked.expect("Amina Eksempel")
    asked.send("q")
    assert ended(asked)[0] == 0


def test_a_locked_dashboard_that_three_passphrases_do_not_open_ends(
    youths: Salto, stopwatch: Stopwatch
) -> None:
    asked = started(youths, "--idle", "1s")
    stopwatch.wait(1)
    for _try in range(3):
        asked.expect("Passphrase: ")
        asked.send("en annen passordfrase" + ENTER)
    status, screen = ended(asked)
    assert status == 12
    assert "en annen passordfrase" not in screen


@pytest.mark.parametrize(("typed", "code"), [("exit" + ENTER, 0), (CTRL_C, 130)])
def test_a_locked_dashboard_can_be_left(youths: Salto, typed: str, code: int, stopwatch: Stopwatch) -> None:
    asked = started(youths, "--for", "1s")
    stopwatch.wait(1)
    asked.expect("Passphrase: ")
    asked.send(typed)
    assert ended(asked)[0] == code


def test_in_the_shell_it_would_lock_in_front_of_an_open_shell_and_is_refused(youths: Salto) -> None:
    asked = terminal(youths, "shell")
    asked.expect("salto> ")
    asked.send("dashboard" + ENTER)
    asked.expect("outside the shell")


def test_without_colours_nothing_is_coloured(youths: Salto) -> None:
    asked = started(youths)  # NO_COLOR is set
    asked.send("q")
    _status, screen = ended(asked)
    codes = {
        code for each in re.findall(r"\x1b\[([\d;]*)m", asked.before + screen) for code in each.split(";")
    }
    assert "39" in codes
    assert not codes & {
        str(base + n) for base in (30, 40, 90, 100) for n in range(9) if base + n not in {39, 49}
    }


def test_to_whoever_has_the_screen_read_aloud_the_lists_are_named(youths: Salto) -> None:
    asked = terminal(youths, "dashboard", "--plain")
    status, screen = ended(asked)
    assert status == 2
    assert "salto today" in screen


def test_nothing_that_it_shows_is_written_to_a_file(
    youths: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setenv("TEXTUAL_LOG", str(out / "log"))
    monkeypatch.setenv("TEXTUAL_SCREENSHOT", "0")
    monkeypatch.setenv("TEXTUAL_SCREENSHOT_LOCATION", str(out))
    asked = started(youths)
    asked.send(ENTER)
    asked.expect("born 17.05.2010")
    asked.send("q")
    assert ended(asked)[0] == 0
    assert list(out.iterdir()) == []
