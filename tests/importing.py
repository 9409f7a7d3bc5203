"""Taking in a spreadsheet, as the tests of it do: the import itself, and all that it can have brought."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.fixtures import Salto

FOR_ALL = ("--basis", "child_welfare", "--purposes", "follow_up")
BARE = ("Navn", "Født")


def take(salto: Salto, path: Path, *more: str, code: int = 0) -> dict[str, Any]:
    """Run the import; the result as JSON."""
    ran = salto("import", str(path), *FOR_ALL, *more, "--json")
    assert ran.code == code, ran.err + ran.out
    return ran.json


def held(salto: Salto) -> list[tuple[Any, ...]]:
    """Everything about persons that a spreadsheet can bring, without ids and salts."""
    return [
        *salto.rows(
            "SELECT number, name, folded, called, born, national_id, phone, address, protected, language, "
            "interpreter, home_district, stay_district FROM person ORDER BY number"
        ),
        *salto.rows("SELECT basis, purposes, lead, opened FROM case_file ORDER BY rowid"),
        *salto.rows(
            "SELECT k.kind, c.number, o.number, k.sort, k.responsibility FROM kin k "
            "JOIN person c ON c.id = k.child JOIN person o ON o.id = k.other ORDER BY c.number, o.number"
        ),
        *salto.rows("SELECT number, text, created FROM task ORDER BY number"),
    ]


def copied(salto: Salto, name: str) -> Salto:
    """The same store in another folder."""
    there = salto.folder.parent / name
    shutil.copytree(salto.folder, there)
    there.chmod(0o700)
    return replace(salto, folder=there)
