"""The real program in a terminal of its own, where there is one to drive (POSIX)."""

import os
import sys
import termios
import time
from collections.abc import Mapping
from typing import Any

import pexpect  # type: ignore[import-untyped]  # it ships no types

from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.source import ROOT

ENTER, CTRL_C = "\r", "\x03"
PATIENCE = 120  # seconds for what must come, also on a machine that has much to do
LOOKS = {"TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"}


def terminal(
    salto: Salto,
    *args: str,
    columns: int = 120,
    lang: str = "en",
    passphrase_file: bool = True,
    looks: Mapping[str, str] | None = None,
) -> Any:
    """Start ``salto`` with ``args`` in a terminal, in English, on the same store.

    Without ``passphrase_file`` it must ask for the passphrase. ``looks`` says in the environment what the
    terminal can, in place of one without colours.
    """
    secret = salto.folder.with_name("passphrase")
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    environ = {
        **{name: each for name, each in os.environ.items() if name not in LOOKS},
        "SALTO_STORE": str(salto.folder),
        "SALTO_PASSPHRASE_FILE": str(secret) if passphrase_file else "",
        "SALTO_LANG": lang,
        "TEST_NOW": NOW,
        "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
        "PYTHONPATH": str(ROOT),
        **({"TERM": "xterm", "NO_COLOR": "1"} if looks is None else looks),
    }
    return spawned(*args, environ=environ, dimensions=(60, columns))


def spawned(*args: str, environ: Mapping[str, str], dimensions: tuple[int, int]) -> Any:
    """The program in a terminal of so many lines and columns, with this environment and no other.

    What is sent goes at once: whoever sends has seen the question, and it is then that the program listens.
    """
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tests.launch", *args],
        cwd=str(ROOT),
        env=dict(environ),
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=dimensions,
    )
    child.delaybeforesend = None
    return child


def echoes(asked: Any) -> bool:
    """Whether the terminal shows what is typed, as it does before and after any program in it."""
    return bool(termios.tcgetattr(asked.child_fd)[3] & termios.ECHO)


def await_silence(asked: Any) -> None:
    """Wait until a question has the terminal, which then shows nothing of what is typed by itself."""
    until = time.monotonic() + PATIENCE
    while echoes(asked):
        assert time.monotonic() < until, "nothing was asked"
        time.sleep(0.01)


def ended_by(asked: Any, key: str) -> tuple[int, str]:
    """Press ``key`` until it comes to its end, as a person does; what ``ended`` gives.

    Between two questions the terminal is nobody's, and what is pressed there is lost.
    """
    for _try in range(PATIENCE // 5):
        asked.send(key)
        if asked.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5) == 0:
            break
    return ended(asked)


def ended(asked: Any) -> tuple[int, str]:
    """Let it come to its end; its exit code, and what stood on the screen since the last answer."""
    asked.expect(pexpect.EOF)
    screen = str(asked.before)
    asked.wait()  # the screen closes a moment before the program is gone
    asked.ptyproc.delayafterclose = 0
    asked.close()
    return int(asked.exitstatus), screen
