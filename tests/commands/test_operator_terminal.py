"""Keys in a terminal: typed twice, typed back, and asked about before everybody gets a new one."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from salto_cli import i18n
from salto_cli.errors import WrongPassphrase
from salto_cli.store import keys
from salto_cli.usecases import words
from tests.fixtures import PASSPHRASE, Salto
from tests.keyboard import at_keyboard
from tests.launch import ANY
from tests.terminal import CTRL_C, ENTER, ended, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no terminal to drive there")

THEIRS = "kirsebær trapp onsdag motvind"


def test_a_colleague_types_a_passphrase_twice_and_a_weak_one_is_refused_with_the_reason(salto: Salto) -> None:
    asked = terminal(salto, "operator", "add", "Ola Outreach", "--role", "worker", "--with-key")
    asked.expect("A passphrase for Ola Outreach, who types it here")
    asked.expect("New passphrase:")
    asked.send("kort" + ENTER)
    asked.expect("too short")
    asked.expect("New passphrase:")
    asked.send(THEIRS + ENTER)
    asked.expect("The same once more:")
    asked.send(THEIRS + "x" + ENTER)
    asked.expect("The two are not the same")
    for prompt in ("New passphrase:", "The same once more:"):
        asked.expect(prompt)
        asked.send(THEIRS + ENTER)
    code, screen = ended(asked)
    assert (code, "Added: Ola Outreach" in screen) == (0, True)
    assert THEIRS not in screen
    assert keys.unlock(salto.folder, THEIRS, ANY)


def test_ctrl_c_at_the_new_passphrase_adds_nobody(salto: Salto) -> None:
    asked = terminal(salto, "operator", "add", "Ola Outreach", "--role", "worker", "--with-key")
    asked.expect("New passphrase:")
    asked.send(CTRL_C)
    assert ended(asked)[0] == 130
    assert len(salto.ok("operator", "list")["operators"]) == 1


def test_before_a_new_key_everyone_who_gets_it_is_shown_and_enter_alone_is_no(salto: Salto) -> None:
    before = (salto.folder / "keys.json").read_bytes()
    asked = terminal(salto, "rekey")
    asked.expect("Kari Coordinator")
    asked.expect("recovery code")
    asked.expect("Are these the ones, and nobody else")
    asked.send(ENTER)
    assert ended(asked)[0] == 130
    assert (salto.folder / "keys.json").read_bytes() == before


def test_a_new_recovery_code_opens_only_when_it_has_been_typed_back(salto: Salto) -> None:
    asked = terminal(salto, "rekey", "--recovery")
    asked.expect("Are these the ones, and nobody else")
    asked.send("y" + ENTER)
    asked.expect(r"((?:[0-9A-Z]{4}-){6}[0-9A-Z]{4})")
    code = asked.match.group(1)
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_recovery(salto.folder, code, ANY)
    asked.expect("Type the code back")
    asked.send("0000" + ENTER)
    asked.expect("That is not the code")
    asked.expect("Type the code back")
    asked.send(code.lower().replace("-", " ") + ENTER)
    asked.expect_exact("\x1b[2J")
    ran, screen = ended(asked)
    assert "The screen has been emptied" in screen
    assert (ran, "The store has a new key" in screen) == (0, True)
    assert keys.unlock_with_recovery(salto.folder, code, ANY)
    assert keys.unlock(salto.folder, PASSPHRASE, ANY)


def test_a_recovery_code_that_is_tried_does_not_stay_on_the_screen(salto: Salto) -> None:
    asked = terminal(salto, "recovery", "test")
    asked.expect("as it stands on the paper")
    asked.send("ABCD-EFGH" + ENTER)
    asked.expect_exact("\x1b[2J")
    asked.expect("as it stands on the paper")
    asked.send(CTRL_C)
    assert "ABCD" not in ended(asked)[1]


def test_nobody_fills_in_a_form_that_is_not_for_their_role(salto: Salto, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.write_text(THEIRS, encoding="utf-8")
    new.chmod(0o600)
    salto.ok(
        "operator", "add", "Ola Outreach", "--role", "worker", "--with-key", "--new-passphrase-file", str(new)
    )
    asked = terminal(salto, "register", "--passphrase-file", str(new))
    status, screen = ended(asked)
    assert (status, "not for your role" in screen, "Full name" in screen) == (21, True, False)
    (tried,) = salto.ok("audit", "log", "--refused")["entries"]
    assert (tried["operator"], tried["command"]) == ("Ola Outreach", "register")


def test_someone_who_is_not_theirs_is_refused_without_asking_whether_it_is_the_right_one(
    salto: Salto, a_youth: Callable[..., str], tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.write_text(THEIRS, encoding="utf-8")
    new.chmod(0o600)
    salto.ok(
        "operator", "add", "Ola Outreach", "--role", "worker", "--with-key", "--new-passphrase-file", str(new)
    )
    a_youth()
    status, screen = ended(terminal(salto, "show", "1", "--passphrase-file", str(new)))
    assert (status, "right person" in screen, "Amina" in screen) == (21, False, False)


def test_the_recovery_code_is_tried_as_it_is_typed_from_the_paper(salto: Salto) -> None:
    path = salto.folder.with_name("code")
    salto.ok("rekey", "--recovery", "--yes", "--recovery-file", str(path))
    asked = terminal(salto, "recovery", "test")
    asked.expect("Recovery code, as it stands on the paper")
    asked.send(path.read_text(encoding="ascii").strip()[:-1] + ENTER)
    asked.expect("letters and digits")
    asked.expect("Recovery code, as it stands on the paper")
    asked.send(path.read_text(encoding="ascii").strip() + ENTER)
    code, screen = ended(asked)
    assert (code, bool(re.search("opens everything", screen))) == (0, True)


def test_what_is_told_after_ctrl_c_at_the_passphrase_has_a_line_of_its_own(salto: Salto) -> None:
    asked = terminal(salto, "caseload", passphrase_file=False)
    asked.expect("Passphrase:")
    asked.send(CTRL_C)
    code, screen = ended(asked)
    assert (code, bool(re.search(r"\nsalto: stopped", screen.replace("\r", "")))) == (130, True)


def test_whoever_is_taken_off_the_list_is_named_before_it_is_done(salto: Salto) -> None:
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker")
    asked = terminal(salto, "operator", "revoke", "ola")
    asked.expect("Take Ola Outreach off the list")
    asked.expect("They have no key")
    asked.send("n" + ENTER)
    code, screen = ended(asked)
    assert (code, "Nothing has been saved" in screen) == (130, True)


@pytest.mark.parametrize(("name", "code"), [("Nils", 3), ("Kari", 6)])
def test_whoever_cannot_be_taken_off_the_list_is_told_of_before_a_yes(
    salto: Salto, name: str, code: int
) -> None:
    status, screen = ended(terminal(salto, "operator", "revoke", name))
    assert (status, "off the list" in screen) == (code, False)


def test_how_a_note_is_ended_is_told_whole_on_a_narrow_screen(salto: Salto) -> None:
    salto.ok("incident", "start", "loss")
    asked = terminal(salto, "incident", "note", "1", columns=40)
    asked.expect_exact("name nobody:")
    asked.expect_exact("(Esc, then Enter, when you are done)")
    asked.send(CTRL_C)
    assert ended(asked)[0] == 130


def test_whoever_has_forgotten_the_passphrase_goes_from_the_code_to_a_new_one(
    salto: Salto, tmp_path: Path
) -> None:
    new, path = tmp_path / "new", salto.folder.with_name("code")
    new.write_text("Bever under trapp mot vest", encoding="utf-8")
    new.chmod(0o600)
    of_ola = ("--with-key", "--new-passphrase-file", str(new))
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker", *of_ola)
    salto.ok("rekey", "--recovery", "--yes", "--recovery-file", str(path))
    asked = terminal(salto, "operator", "passwd", passphrase_file=False)
    asked.expect("Passphrase:")
    asked.send(path.read_text(encoding="ascii").strip() + ENTER)
    asked.expect("Whose passphrase is forgotten")
    asked.send("Ola" + ENTER)
    asked.expect("A passphrase for Ola Outreach")
    for prompt in ("New passphrase:", "The same once more:"):
        asked.expect(prompt)
        asked.send(THEIRS + ENTER)
    code, screen = ended(asked)
    assert (code, "salto rekey --recovery" in screen) == (0, True)
    with pytest.raises(WrongPassphrase):
        keys.unlock(salto.folder, new.read_text(encoding="utf-8"), ANY)
    assert keys.unlock(salto.folder, THEIRS, ANY)
    new.write_text(THEIRS, encoding="utf-8")
    assert ended(terminal(salto, "today", "--passphrase-file", str(new)))[0] in {0, 9}
    ola = next(each for each in salto.ok("operator", "list")["operators"] if each["name"] == "Ola Outreach")
    assert ola["role"] == "worker"


def test_a_colleague_is_added_with_the_role_that_was_said_and_never_with_one_by_enter_alone(
    salto: Salto,
) -> None:
    ran = at_keyboard(salto, "operator", "add", "Ola Outreach", keys=ENTER * 3)
    assert (ran.code, len(salto.ok("operator", "list")["operators"])) == (130, 1), ran.err
    ran = at_keyboard(salto, "operator", "add", "Ola Outreach", keys="worker" + ENTER)
    assert ran.code == 0, ran.err
    assert [each["role"] for each in salto.ok("operator", "list")["operators"]] == ["coordinator", "worker"]


def test_the_list_of_roles_says_what_each_may_do(salto: Salto) -> None:
    i18n.choose("en")
    assert [each.label for each in words.offered("role")][2] == "leader – sees counts only, nobody's file"
    assert all(each.is_written(each.key) and each.is_written(one.nb)
               for each, one in zip(words.offered("role"), words.choices("role"), strict=True))  # fmt: skip
