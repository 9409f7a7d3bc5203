"""Undoing and putting right at a terminal: what it is about is shown first; a reflex does nothing."""

import json
import sys

import pytest

from tests.fixtures import Salto
from tests.meeting import youth
from tests.terminal import CTRL_C, ENTER, ended, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pexpect drives POSIX terminals")


def logged(salto: Salto) -> tuple[str, str]:
    person = youth(salto, "Amina Eksempel")
    said = {"persons": [person], "kind": "talk", "themes": ["work"], "note": "Vil begynne på fotbal."}
    return person, str(salto.ok("log-contact", "--input", "-", stdin=json.dumps(said))["code"])


@pytest.mark.parametrize("answer", [ENTER, "n", CTRL_C])
def test_enter_and_no_and_ctrl_c_undo_nothing(salto: Salto, answer: str) -> None:
    person, contact = logged(salto)
    asked = terminal(salto, "undo")
    asked.expect("Amina Eksempel")
    asked.expect("Undo this")
    asked.send(answer)
    if answer == "n":
        asked.send(ENTER)
    code, screen = ended(asked)
    assert (code, "Nothing has been saved" in screen) == (130, True)
    assert [each["code"] for each in salto.ok("contacts", person)["contacts"]] == [contact]


def test_a_yes_undoes_what_was_shown(salto: Salto) -> None:
    person, contact = logged(salto)
    asked = terminal(salto, "angre", lang="nb")
    asked.expect(contact)
    asked.expect("Vil du angre dette")
    asked.send("j")
    asked.send(ENTER)
    code, screen = ended(asked)
    assert (code, "Angret: logg" in screen) == (0, True), screen
    assert salto.ok("contacts", person)["contacts"] == []


def test_a_contact_is_asked_field_by_field_with_what_stands(salto: Salto) -> None:
    person, contact = logged(salto)
    asked = terminal(salto, "amend", contact)
    asked.expect("Enter keeps what stands")
    for label in ("What kind", "When", "How", "Where", "About what", "own words"):
        asked.expect(label)
        asked.send(ENTER)
    asked.expect("fotbal")
    asked.send("\x05 Han sa det selv.\x1b\r")
    asked.expect("youth been")
    asked.send(ENTER)
    code, screen = ended(asked)
    assert code == 0, screen
    (found,) = salto.ok("contacts", person)["contacts"]
    assert found["note"] == "Vil begynne på fotbal. Han sa det selv."
    assert (found["kind"], found["replaces"]) == ("talk", contact)
    acts = [row[0] for row in salto.rows("SELECT command FROM act ORDER BY id")]
    assert acts[-4:] == ["look", "look", "correct-contact", "contacts"], "that contact is read, and no other"


def test_a_task_is_asked_field_by_field_and_ctrl_c_keeps_it_as_it_was(salto: Salto) -> None:
    person, _contact = logged(salto)
    task = salto.ok("task", "add", person, "--text", "ring ungjobb", "--due", "fredag")["task"]["code"]
    asked = terminal(salto, "amend", task)
    asked.expect("What is to be done")
    asked.send(" om intervju")
    asked.send(ENTER)
    asked.expect("Due")
    asked.send(CTRL_C)
    assert ended(asked)[0] == 130
    assert salto.ok("task", "list", person)["tasks"][0]["text"] == "ring ungjobb"
