"""Whoever someone has asked us to look at is looked at, however old they are and wherever they live."""

from tests.fixtures import Salto

AMINA = ("--name", "Amina Eksempel", "--born", "2009-05-17", "--basis", "child_welfare")
SAMUEL = ("--name", "Samuel Eksempel", "--born", "1999-02-03", "--kin-of", "P-001H", "--as", "sibling")


def test_a_grown_brother_elsewhere_whom_someone_has_seen_is_due(salto: Salto) -> None:
    assert salto("register", *AMINA, "--purposes", "follow_up").code == 0
    linked = salto("register", *SAMUEL, "--sort", "full")
    assert linked.code == 0, linked.err
    assert "P-002K" not in salto("siblings", "--all", "--within", "300d").out
    assert salto("sibling", "trigger", "P-002K", "--why", "seen_there").code == 0
    assert "P-002K" in salto("siblings", "--all").out
