"""Consents in a real terminal: what is asked, and what a slip of the finger costs."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.records import NAV, answer, grant
from tests.source import ROOT

if sys.platform == "win32":
    pytest.skip("pexpect drives a terminal of POSIX", allow_module_level=True)

from tests.terminal import ended, spawned

Youth = Callable[..., str]


def adult(a_youth: Youth) -> str:
    return a_youth(born="2007-05-17")


def terminal(salto: Salto, tmp_path: Path, *args: str) -> Any:
    """The program in a terminal of its own, on the same store."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    environ = {
        "SALTO_STORE": str(salto.folder),
        "SALTO_PASSPHRASE_FILE": str(secret),
        "SALTO_LANG": "en",
        "TEST_NOW": NOW,
        "TERM": "xterm",
        "PYTHONPATH": str(ROOT),
    }
    return spawned(*args, environ=environ, dimensions=(40, 120))


def test_a_withdrawal_names_the_person_and_asks_before_anything_happens(
    salto: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    youth = adult(a_youth)
    grant(salto, youth)
    asked = terminal(salto, tmp_path, "withdraw-consent", "1")
    asked.expect("Amina Eksempel, b. 2007")
    asked.expect("Withdraw it")
    asked.send("\r")
    asked.expect("Nothing has been saved")
    assert ended(asked)[0] == 130
    assert salto.rows("SELECT count(*) FROM withdrawal") == [(0,)]
    asked = terminal(salto, tmp_path, "withdraw-consent", "1")
    asked.expect("Withdraw it")
    asked.send("y\r")
    asked.expect("A receipt for the youth")
    asked.send("\r")
    asked.expect("Nothing more is shared on it")
    assert ended(asked)[0] == 0
    assert answer(salto, youth) == ("deny", "WITHDRAWN")


def test_a_mistyped_service_is_asked_for_again_and_nothing_typed_is_lost(
    salto: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    youth = adult(a_youth)
    asked = terminal(
        salto, tmp_path, "grant-consent", youth, "--by", "subject", "--category", "work", "--form", "written"
    )
    asked.expect("To which services")
    asked.send("\r")
    asked.expect("This one is needed")
    asked.send("nav\r")
    asked.expect("a yes for one office is not a yes for another")
    asked.send(f"{NAV}\r")
    asked.expect("NAV Ungdomsteam")
    asked.expect("was not informed")
    asked.expect("Keep it though it does not count")
    asked.send("y\r")
    asked.expect("Consent recorded")
    assert ended(asked)[0] == 0
