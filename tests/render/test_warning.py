"""Warnings: whose each is stands above it where it is not known already, and its code once."""

import re
from collections.abc import Callable

import pytest

from tests.fixtures import Salto


@pytest.mark.parametrize("narrowed", [True, False])
def test_a_name_and_a_code_are_said_once(
    salto: Salto, a_youth: Callable[..., str], *, narrowed: bool
) -> None:
    code = a_youth()
    danger = ("--danger", "to", "--kind", "threat", "--category", "crime", "--source", "own")
    warned = salto.ok("warning", "add", code, *danger, "--review", "+30d", "--text", "noe er galt")
    shown = salto("warnings", *([code] if narrowed else [])).out
    assert shown.count("Amina Eksempel") == 1
    assert shown.count(warned["warning"]["code"]) == 1


def test_when_it_was_looked_at_again_is_said_in_a_label_that_leaves_room_beside_it(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    danger = ("--danger", "to", "--kind", "threat", "--category", "crime", "--source", "own")
    warned = salto.ok("warning", "add", a_youth(), *danger, "--review", "+30d", "--text", "noe er galt")
    shown = salto("warning", "review", warned["warning"]["code"], "--over", "--why", "meklet").out
    line = next(each for each in shown.splitlines() if "meklet" in each)
    assert re.match(r" +\d\d\.\d\d\.\d{4} ", line)


def test_who_looked_at_it_again_stands_apart_from_why_by_a_dot(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    danger = ("--danger", "to", "--kind", "threat", "--category", "crime", "--source", "own")
    warned = salto.ok("warning", "add", a_youth(), *danger, "--review", "+30d", "--text", "noe er galt")
    shown = salto("warning", "review", warned["warning"]["code"], "--over", "--why", "meklet").out
    assert "meklet · " in shown
