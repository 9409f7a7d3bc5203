"""Lists as files for a Norwegian Excel."""

import io
import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]  # it ships no types
from python_calamine import CalamineWorkbook

from salto_cli.models.role import AUDITOR, LEADER, MAY, WORKER
from salto_cli.render.export import Day, List, as_csv
from salto_cli.store import keys
from tests.fixtures import Salto
from tests.keyboard import at_keyboard
from tests.launch import ANY
from tests.meeting import PASSWORD, know, secret_file, task, youth

THEIRS = "kirsebær trapp onsdag motvind"
EXPORTS = ("caseload", "tasks", "contacts {person}")


@pytest.fixture
def person(salto: Salto) -> str:
    """A youth of whom much is written, all of it to be found again."""
    code = youth(salto, "Åse Hemmeligsen")
    know(salto, code, "work", wish="ønsketekst")
    task(salto, code, "=oppgavetekst", "work")
    note = {"persons": [code], "kind": "talk", "themes": ["work"], "note": "notattekst"}
    salto.ok("log-contact", "--input", "-", stdin=json.dumps(note))
    return code


def written(salto: Salto, what: str, person: str, path: Path, *more: str) -> Path:
    ran = salto("export", *what.format(person=person).split(), "--out", str(path), *more, "--json")
    assert ran.code == 0, ran.err
    return path


def opened(path: Path) -> list[list[object]]:
    """The rows of a workbook that opens with the password for papers."""
    plain = io.BytesIO()
    sealed = OOXMLFile(io.BytesIO(path.read_bytes()))
    sealed.load_key(password=PASSWORD)
    sealed.decrypt(plain)
    return [
        list(row)
        for row in CalamineWorkbook.from_filelike(io.BytesIO(plain.getvalue()))
        .get_sheet_by_index(0)
        .to_python()
    ]


@pytest.mark.parametrize("what", EXPORTS)
def test_what_lies_in_the_clear_names_nobody_and_holds_nothing_written(
    salto: Salto, person: str, what: str
) -> None:
    path = written(salto, what, person, salto.folder.parent / "ut.csv")
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    assert ";" in text.splitlines()[0]
    assert person in text
    assert not [word for word in ("Hemmeligsen", "notattekst", "oppgavetekst", "ønsketekst") if word in text]
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("what", EXPORTS)
def test_names_go_into_an_encrypted_workbook(salto: Salto, person: str, what: str) -> None:
    secret = secret_file(salto.folder.parent)
    path = written(
        salto, what, person, salto.folder.parent / "ut.xlsx", "--names", "--password-file", str(secret)
    )
    assert b"Hemmeligsen" not in path.read_bytes()
    assert "Åse Hemmeligsen" in opened(path)[1]


def test_no_list_tells_in_which_district_a_protected_address_is(salto: Salto, person: str) -> None:
    secret = str(secret_file(salto.folder.parent))
    salto.ok("edit", person, "--home-district", "Stovner", "--lead-district", "Stovner")
    path = written(salto, "caseload", person, salto.folder.parent / "før.csv")
    assert "Stovner" in path.read_text(encoding="utf-8")
    salto.ok("edit", person, "--protected")
    path = written(salto, "caseload", person, salto.folder.parent / "ut.csv")
    assert person in path.read_text(encoding="utf-8")
    assert "Stovner" not in path.read_text(encoding="utf-8")
    named = ("--names", "--password-file", secret)
    (_head, row) = opened(written(salto, "caseload", person, salto.folder.parent / "ut.xlsx", *named))
    assert person in row
    assert "Stovner" not in row


def test_days_are_days_and_a_text_like_a_formula_is_a_text(salto: Salto, person: str) -> None:
    import datetime

    secret = str(secret_file(salto.folder.parent))
    path = written(
        salto, "tasks", person, salto.folder.parent / "ut.xlsx", "--names", "--password-file", secret
    )
    (row,) = opened(path)[1:]
    assert "=oppgavetekst" in row
    assert any(isinstance(cell, datetime.date) for cell in row)


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_never_begins_as_a_formula_does(begins: str) -> None:
    text = as_csv(List("", ("A", begins), ((f"{begins}1+1", Day(None)),))).decode("utf-8")
    assert text.count(f"'{begins}") == 2


@pytest.mark.parametrize("what", EXPORTS)
def test_names_in_a_file_in_the_clear_are_refused(salto: Salto, person: str, what: str) -> None:
    path = salto.folder.parent / "ut.csv"
    ran = salto("export", *what.format(person=person).split(), "--out", str(path), "--names")
    assert (ran.code, path.exists()) == (4, False)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 2),
        (("--out", "{folder}/ut.txt"), 4),
        (("--out", "{store}/ut.csv"), 15),
        (("--out", "{folder}/ut.xlsx"), 2),
        (("--out", "{folder}/ingen/steder/ut.csv"), 14),
    ],
)
def test_a_file_goes_nowhere_that_it_should_not(salto: Salto, words: tuple[str, ...], code: int) -> None:
    said = [each.format(folder=salto.folder.parent, store=salto.folder) for each in words]
    assert salto("export", "caseload", *said).code == code


def test_a_file_that_is_there_stays(salto: Salto) -> None:
    path = salto.folder.parent / "ut.csv"
    path.write_text("mitt", encoding="utf-8")
    assert salto("export", "caseload", "--out", str(path)).code == 4
    assert path.read_text(encoding="utf-8") == "mitt"


def test_the_log_knows_the_file_and_whom_it_told_of(salto: Salto, person: str) -> None:
    import hashlib

    path = written(salto, "caseload", person, salto.folder.parent / "ut.csv")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    rows = salto.rows(
        "SELECT a.command FROM published p JOIN act a ON a.id = p.act WHERE p.digest = ?", digest
    )
    assert rows == [("export caseload",)]
    assert salto.rows("SELECT 1 FROM seen s JOIN act a ON a.id = s.act WHERE a.command = 'export caseload'")


def test_only_coordinators_write_lists_out() -> None:
    commands = {"import", "import rows", *(f"export {each}" for each in ("caseload", "tasks", "contacts"))}
    assert not any(commands & MAY[role] for role in (WORKER, LEADER, AUDITOR))


@pytest.mark.parametrize("command", ["caseload", "tasks", "contacts"])
def test_whose_role_it_is_not_is_told_before_any_question(salto: Salto, tmp_path: Path, command: str) -> None:
    secret = tmp_path / "theirs"
    secret.write_text(THEIRS, encoding="utf-8")
    secret.chmod(0o600)
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker", "--new-passphrase-file", str(secret))
    worker = replace(salto, unlocked=keys.unlock(salto.folder, THEIRS, ANY))
    ran = at_keyboard(worker, "export", command, keys="")
    assert ran.code == 21, ran.err


def test_a_new_password_is_shown_once_and_a_script_must_have_one(salto: Salto, person: str) -> None:
    ran = salto("export", "caseload", "--out", str(salto.folder.parent / "ut.xlsx"), "--json")
    assert (ran.code, ran.error["error"]) == (2, "usage")
