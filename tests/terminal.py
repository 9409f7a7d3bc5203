"""The real program in a terminal of its own, where there is one to drive (POSIX)."""

import os
import sys
from typing import Any

import pexpect  # type: ignore[import-untyped]  # it ships no types

from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.source import ROOT

ENTER, CTRL_C = "\r", "\x03"


def terminal(
    salto: Salto, *args: str, columns: int = 120, lang: str = "en", passphrase_file: bool = True
) -> Any:
    """Start ``salto`` with ``args`` in a terminal, in English, on the same store.

    Without ``passphrase_file`` it must ask for the passphrase.
    """
    secret = salto.folder.with_name("passphrase")
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    environ = {
        **os.environ,
        "SALTO_STORE": str(salto.folder),
        "SALTO_PASSPHRASE_FILE": str(secret) if passphrase_file else "",
        "SALTO_LANG": lang,
        "TEST_NOW": NOW,
        "TERM": "xterm",
        "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT),
    }
    return pexpect.spawn(
        sys.executable,
        ["-m", "tests.launch", *args],
        cwd=str(ROOT),
        env=environ,
        encoding="utf-8",
        timeout=30,
        dimensions=(60, columns),
    )


def ended(asked: Any) -> tuple[int, str]:
    """Let it come to its end; its exit code, and what stood on the screen since the last answer."""
    asked.expect(pexpect.EOF)
    screen = str(asked.before)
    asked.close()
    return int(asked.exitstatus), screen
