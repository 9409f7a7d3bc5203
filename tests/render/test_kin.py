"""A family: what is not settled comes with what settles it."""

from collections.abc import Callable

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
