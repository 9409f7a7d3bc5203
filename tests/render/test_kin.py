"""A family: what is not settled comes with what settles it."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto


def test_a_guardian_who_is_not_settled_comes_with_the_command(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    code = a_youth()
    tie = ("--kin-of", code, "--as", "guardian", "--sort", "parent", "--responsibility", "unknown")
    mum = salto.ok("register", "--name", "Sahra Eksempel", "--born", "1984-02-03", *tie)["person"]["code"]
    checked = salto("edit", code, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    assert f"salto family {code}" in checked.out
    assert f"salto link-guardian {code} {mum} --change" in salto("family", code).out


def test_a_relative_who_is_restricted_hides_nobody_else(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth()
    tie = ("--kin-of", code, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    for name, born in (("Sahra Eksempel", "1984-02-03"), ("Omar Eksempel", "1979-08-01")):
        last = salto.ok("register", "--name", name, "--born", born, *tie)["person"]["code"]
    salto.ok("restrict", last, "--ground", "claims")
    shown = salto("family", code).out
    assert "Sahra Eksempel" in shown
    assert "Omar Eksempel" not in shown
    assert "1 relative is left out" in shown


ROSTER = ("--roster-checked", "today", "--roster-source", "Folkeregisteret")


def _answer(salto: Salto, child: str) -> tuple[str, str]:
    """The reason that Nav may not know of work, and what the answer says to type next."""
    (found,) = salto("may-share", child, "--with", "nav-ungdomsteam", "--category", "work", "--json").json[
        "answers"
    ]
    return found["reason"], found["next"]


@pytest.mark.parametrize(
    ("guardian", "checked", "step"),
    [
        ("yes", False, "edit {child} --roster-checked today --roster-source Folkeregisteret"),
        ("unknown", True, "link-guardian {child} {mum} --change"),
        ("no", True, "link-guardian {child}"),
        (None, True, "link-guardian {child}"),
    ],
)
def test_what_an_answer_says_to_type_leads_to_what_changes_it(
    salto: Salto, a_youth: Callable[..., str], guardian: str | None, checked: bool, step: str
) -> None:
    child = a_youth("Amina Eksempel", born="2014-03-02")
    mum = "P-…"
    if guardian:
        tie = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", guardian)
        mum = salto.ok("register", "--name", "Sahra Eksempel", "--born", "1984-02-03", *tie)["person"]["code"]
    else:
        salto.ok("link-sibling", child, a_youth("Basma Eksempel", born="2012-05-06"), "--sort", "full")
    if checked:
        salto.ok("edit", child, *ROSTER)
    assert _answer(salto, child) == ("ROSTER_UNKNOWN", f"salto family {child}")
    said = step.format(child=child, mum=mum)
    assert f"salto {said}" in salto("family", child, width=160).out
    if not guardian:
        tie = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
        salto.ok("register", "--name", "Sahra Eksempel", "--born", "1984-02-03", *tie)
    elif guardian == "yes":
        salto.ok(*said.split())
    else:
        salto.ok("link-guardian", child, mum, "--sort", "parent", "--responsibility", "yes", "--change")
    salto.ok("edit", child, *ROSTER)
    assert _answer(salto, child)[0] == "NO_CONSENT"
