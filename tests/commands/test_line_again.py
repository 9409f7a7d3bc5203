"""A guardian named where a child is meant: the no leads to the child, as far as one may know of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from salto_cli.store import keys
from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard
from tests.launch import ANY

THEIRS = "kirsebær trapp onsdag motvind"
SAID = "--category work --form written --informed --through +90d --heard greit"


@pytest.fixture
def child(salto: Salto, a_youth: Callable[..., str]) -> str:
    """A youth with a case."""
    return a_youth(born="17.05.2012")


@pytest.fixture
def mother(salto: Salto, child: str) -> str:
    """Their guardian."""
    return guardian_of(salto, child)


def guardian_of(salto: Salto, child: str) -> str:
    """A guardian who is registered with a child."""
    kin = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    return str(
        salto.ok("register", *kin, "--name", "Sahra Eksempel", "--born", "03.02.1984")["person"]["code"]
    )


def granted(salto: Salto, child: str, mother: str) -> str:
    """The code of a consent that the guardian gives."""
    line = ("--to", "nav-ungdomsteam", *SAID.split())
    ran = salto.ok("grant-consent", child, "--by", f"guardian:{mother}", *line)
    return str(ran["statement"]["code"])


def test_a_no_about_a_guardian_hands_back_the_line_for_the_child(
    salto: Salto, child: str, mother: str
) -> None:
    ran = salto("consents", mother, "--all")
    assert ran.code == 21
    assert "a guardian has no case of their own" in ran.err
    assert f"salto consents {child} --all" in ran.err
    assert "Sahra" not in ran.err


def test_there_is_a_line_for_each_child_whose_case_is_open_and_none_for_another(
    salto: Salto, child: str, mother: str, a_youth: Callable[..., str]
) -> None:
    sister = a_youth(born="17.05.2013")
    brother = a_youth(born="17.05.2014")
    for each in (sister, brother):
        salto.ok("link-guardian", each, mother, "--sort", "parent", "--responsibility", "yes")
    salto.ok("restrict", brother, "--ground", "contested")
    ran = salto("consents", mother)
    assert f"salto consents {child}, or salto consents {sister}" in ran.err
    assert brother not in ran.err


def test_a_worker_is_told_of_no_child_but_those_they_follow_up(
    salto: Salto, child: str, mother: str, a_youth: Callable[..., str], tmp_path: Path
) -> None:
    theirs = a_youth(born="17.05.2013")
    salto.ok("link-guardian", theirs, mother, "--sort", "parent", "--responsibility", "yes")
    secret = tmp_path / "theirs"
    secret.write_text(THEIRS, encoding="utf-8")
    secret.chmod(0o600)
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker", "--new-passphrase-file", str(secret))
    salto.ok("edit", theirs, "--lead", "Ola Outreach")
    worker = replace(salto, unlocked=keys.unlock(salto.folder, THEIRS, ANY))
    ran = worker("consents", mother)
    assert ran.code == 21
    assert theirs in ran.err
    assert child not in ran.err


def test_what_is_personal_on_the_line_is_not_handed_back(salto: Salto, child: str, mother: str) -> None:
    ran = salto("promise", "add", mother, "--text", "ringe Amina", "--due", "+3d")
    assert ran.code == 21
    assert f"give the child instead: {child}" in ran.err
    assert "Amina" not in ran.err


def test_whoever_is_nobodys_guardian_is_told_what_they_were_told_before(
    salto: Salto, child: str, a_youth: Callable[..., str]
) -> None:
    kin = ("--kin-of", child, "--as", "sibling", "--sort", "full")
    sister = salto.ok("register", *kin, "--name", "Hodan Eksempel", "--born", "03.02.2014")["person"]["code"]
    assert f"salto open-case {sister}" in salto("consents", sister).err


def test_a_guardian_who_wants_to_withdraw_is_picked_and_her_consents_are_listed(
    salto: Salto, child: str, mother: str
) -> None:
    code = granted(salto, child, mother)
    ran = at_keyboard(salto, "withdraw-consent", "--json", keys=f"{mother}{ENTER}{ENTER}")
    assert ran.code == 0, ran.err
    assert f'"{code}"' in ran.out


def test_a_guardian_who_has_given_no_consent_is_led_to_what_was_said_of_the_child(
    salto: Salto, child: str, mother: str
) -> None:
    ran = at_keyboard(salto, "withdraw-consent", "--json", keys=f"{mother}{ENTER}{ENTER}")
    assert ran.code == 3
    assert f"salto consents {child}" in ran.err


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("shwo P-005R", "did you mean salto show P-005R?"),
        ("consentz P-005R --all", "salto consents P-005R --all"),
        ("task lsit P-005R", "did you mean salto task list P-005R?"),
        ("task move T-001F --due +14d", "salto task move T-001F --due +14d"),
    ],
)
def test_what_was_typed_after_a_mistyped_command_stands_in_what_is_proposed(
    salto: Salto, line: str, meant: str
) -> None:
    command, *after = line.replace("task move", "task mvoe").split()
    ran = salto(command, *after)
    assert ran.code == 2
    assert meant in ran.err


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("shwo Amina", "Amina"),
        ("log-contct P-005R --text Amina", "P-005R"),
        ("shwo 17851012345", "17851012345"),
        ("udno P-005R", "P-005R"),
        ("todya P-005R", "P-005R"),
        ("shwo P-005R --reason", "P-005R"),
    ],
)
def test_what_is_personal_or_would_not_be_taken_is_not_said_back(
    salto: Salto, line: str, left_out: str
) -> None:
    ran = salto(*line.split())
    assert ran.code == 2
    assert left_out not in ran.err
