"""What a mistyped command or option is answered with."""

import pytest

from tests.fixtures import Salto


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("vsi P-001H", "mente du salto vis?"),
        ("show --qqqq x", "se: salto vis --help"),
        ("oppgave fredig T-005P", "mente du salto oppgave ferdig?"),
        ("oppgave fredig --outcome ringt", "mente du salto oppgave ferdig?"),
        ("logg --dato fredag", "mente du --when, --due?"),
        ("saker --jsno", "mente du --json?"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(salto: Salto, line: str, told: str) -> None:
    salto.lang = "nb"
    ran = salto(*line.split())
    assert ran.code == 2
    assert told in ran.err, ran.err


@pytest.mark.parametrize("line", ["varsel nytt P-001H --type vold", "oppgave ny P-001H --yse"])
def test_a_yes_to_everything_is_never_proposed(salto: Salto, line: str) -> None:
    salto.lang = "nb"
    ran = salto(*line.split())
    assert ran.code == 2
    assert "--yes" not in ran.err


def test_after_a_group_and_a_word_that_is_no_command_the_help_is_the_groups(salto: Salto) -> None:
    ran = salto("task", "new", "P-001H", "--text", "x")
    assert ran.code == 2
    assert "see: salto task --help" in ran.err
