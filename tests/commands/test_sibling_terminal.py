"""Looking at a sibling in a real terminal."""

import sys

import pytest

from tests.fixtures import Salto
from tests.meeting import youth

if sys.platform == "win32":
    pytest.skip("pexpect drives a terminal of POSIX", allow_module_level=True)

from tests.terminal import ended, terminal


def test_whom_a_look_is_at_is_said_once_before_it_is_kept(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    liam = youth(salto, "Liam Eksempel")
    salto.ok("link-sibling", amina, liam, "--sort", "full")
    asked = terminal(salto, "sibling", "check", liam, "--asked", "guardian", "--outcome", "ok")
    code, screen = ended(asked)
    assert code == 0
    assert screen.count(f"Sibling: Liam Eksempel, b. 2007, {liam}") == 1
