"""Whom one is told to speak with about a sibling: never somebody who is a danger, or has no say."""

import json

import pytest

from tests.fixtures import Salto
from tests.meeting import youth


def kin_of(salto: Salto, child: str, name: str) -> str:
    """Registers a guardian of ``child``; returns the code."""
    said = {"name": name, "born": "1980-03-01", "kin_of": child, "as": "guardian", "sort": "parent"}
    fields = {**said, "responsibility": "yes", "new_person": True}
    return str(salto.ok("register", "--input", "-", stdin=json.dumps(fields))["person"]["code"])


def proposed(salto: Salto) -> list[str]:
    """The codes of those whom the list of siblings says to speak with."""
    due = salto.ok("siblings", "--all", "--within", "60d")["siblings"]
    return [each["person"]["code"] for one in due for each in one["guardians"]]


@pytest.mark.parametrize("for_whom", ["the sibling", "the older one", "nobody"])
def test_one_who_is_a_danger_to_either_child_is_not_proposed(salto: Salto, for_whom: str) -> None:
    older, sister = youth(salto, "Adam Prøve"), youth(salto, "Bea Prøve", born="2014-03-01")
    salto.ok("link-sibling", older, sister, "--sort", "full")
    father = kin_of(salto, sister, "Frank Prøve")
    salto.ok("sibling", "trigger", sister, "--why", "concern")
    tie = ("--sort", "parent", "--responsibility", "yes", "--harm", "--harm-reason", "vold")
    if for_whom == "the sibling":
        salto.ok("link-guardian", sister, father, "--change", *tie)
    elif for_whom == "the older one":
        salto.ok("link-guardian", older, father, *tie)
    assert proposed(salto) == ([father] if for_whom == "nobody" else [])


def test_one_without_parental_responsibility_is_not_proposed(salto: Salto) -> None:
    older, sister = youth(salto, "Adam Prøve"), youth(salto, "Bea Prøve", born="2014-03-01")
    salto.ok("link-sibling", older, sister, "--sort", "full")
    father = kin_of(salto, sister, "Frank Prøve")
    salto.ok("sibling", "trigger", sister, "--why", "concern")
    salto.ok("link-guardian", sister, father, "--change", "--sort", "parent", "--responsibility", "no")
    assert proposed(salto) == []
