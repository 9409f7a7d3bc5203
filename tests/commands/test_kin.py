"""Questions about siblings, asked and answered in a real terminal."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.source import ROOT

if sys.platform == "win32":
    pytest.skip("pexpect drives a terminal of POSIX", allow_module_level=True)

from tests.terminal import ended, spawned

TYING = "SELECT kind, sort FROM kin WHERE unlinked IS NULL ORDER BY kind, sort"
HALF, ENTER, CTRL_C = "2", "\r", "\x03"


@pytest.fixture
def family(salto: Salto, a_youth: Callable[..., str]) -> tuple[str, str, str]:
    """Two youths and someone who is the guardian of the first; their codes."""
    first, second = a_youth("Amina Eksempel", "2010-05-17"), a_youth("Bilal Eksempel", "2012-03-02")
    given = {
        "name": "Fatima Eksempel",
        "born": "1985-06-30",
        "kin_of": first,
        "as": "guardian",
        "sort": "parent",
    }
    done = salto.ok("register", "--input", "-", stdin=json.dumps(given))
    return first, second, str(done["person"]["code"])


def terminal(salto: Salto, tmp_path: Path, *args: str) -> Any:
    """The program in a terminal of its own, on the same store."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    environ = {
        **os.environ,
        "SALTO_STORE": str(salto.folder),
        "SALTO_PASSPHRASE_FILE": str(secret),
        "SALTO_LANG": "en",
        "TEST_NOW": NOW,
        "TERM": "xterm",
        "PYTHONPATH": str(ROOT),
    }
    return spawned(*args, environ=environ, dimensions=(40, 120))


def linking(salto: Salto, tmp_path: Path, family: tuple[str, str, str]) -> Any:
    """The program at the question whether the two are siblings."""
    _first, second, guardian = family
    asked = terminal(
        salto, tmp_path, "link-guardian", second, guardian, "--sort", "parent", "--responsibility", "yes"
    )
    asked.expect("full siblings")
    asked.expect("ask again later")
    return asked


def test_the_answer_is_stored_as_it_was_chosen(
    salto: Salto, tmp_path: Path, family: tuple[str, str, str]
) -> None:
    asked = linking(salto, tmp_path, family)
    assert salto.rows(TYING) == [("guardian", "parent"), ("guardian", "parent")]
    asked.send(HALF + ENTER)
    assert ended(asked)[0] == 0
    assert ("sibling", "half") in salto.rows(TYING)


def test_enter_alone_stores_nothing_and_leaves_the_question_open(
    salto: Salto, tmp_path: Path, family: tuple[str, str, str]
) -> None:
    asked = linking(salto, tmp_path, family)
    asked.send(ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows(TYING) == [("guardian", "parent"), ("guardian", "parent")]
    assert len(salto.ok("family", family[0])["unanswered"]) == 1


def test_leaving_the_question_keeps_the_guardian_and_says_so(
    salto: Salto, tmp_path: Path, family: tuple[str, str, str]
) -> None:
    asked = linking(salto, tmp_path, family)
    asked.send(CTRL_C)
    asked.expect("The guardian is recorded")
    assert ended(asked)[0] == 130
    assert salto.rows(TYING) == [("guardian", "parent"), ("guardian", "parent")]


def test_no_question_is_asked_where_nobody_is_to_answer(salto: Salto, family: tuple[str, str, str]) -> None:
    _first, second, guardian = family
    ran = salto("link-guardian", second, guardian, "--sort", "parent")
    assert ran.code == 0
    assert "salto link-sibling" in ran.out
