"""Small files beside a store that are not what salto wrote: a folder, a pipe, a link, a giant, nonsense."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixtures import Salto

Youth = Callable[..., str]
Plant = Callable[[Path], object]

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there"),
    pytest.mark.opens_anew,
]


def _giant(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 34)  # sparse: whoever reads it whole has no memory left


PLANTS: dict[str, Plant] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "link": lambda path: path.symlink_to("/dev/zero"),
    "giant": _giant,
    "nonsense": lambda path: path.write_bytes(b"\xff\x00{[" * 50),
}
BESIDE = ["checkpoint", "erased", "keys.json", "keys.json.1", "keys.json.part", "publishing-0123456789abcdef"]
WITH_BACKUPS = ["erased", "PRUNED.json", "DRILLED.json", "20261122T071500Z/MANIFEST.json"]
BUG = 1  # the exit code of what nobody has foreseen
LINES = [
    ("find", "ungdom"),
    ("audit", "verify"),
    ("doctor",),
    ("backup", "create"),
    ("backup", "list"),
    ("backup", "drill"),
    ("backup", "prune", "--yes"),
]


def _put(path: Path, kind: str) -> None:
    path.unlink(missing_ok=True)
    PLANTS[kind](path)


def _answers(salto: Salto) -> None:
    """Every command ends in an answer of the program's own, within the time that the suite gives a test."""
    for line in LINES:
        ran = salto(*line)
        assert ran.code != BUG, (line, ran.code, ran.err)
        assert "Traceback" not in ran.err


@pytest.mark.parametrize("kind", PLANTS)
@pytest.mark.parametrize("name", BESIDE)
def test_what_lies_beside_the_store_under_a_name_of_ours_stops_no_command_in_a_crash(
    salto: Salto, name: str, kind: str
) -> None:
    _put(salto.folder / name, kind)
    _answers(salto)


@pytest.mark.parametrize("kind", PLANTS)
@pytest.mark.parametrize("name", WITH_BACKUPS)
def test_what_lies_with_the_backups_under_a_name_of_ours_stops_no_command_in_a_crash(
    salto: Salto, name: str, kind: str
) -> None:
    salto.ok("backup", "create")
    path = salto.folder.with_name(f"{salto.folder.name}-backups") / name
    path.parent.mkdir(exist_ok=True)
    _put(path, kind)
    _answers(salto)


@pytest.mark.parametrize("kind", PLANTS)
def test_a_strange_mark_on_this_machine_stops_no_command_in_a_crash(
    salto: Salto, tmp_path: Path, kind: str
) -> None:
    here = replace(salto, state=tmp_path / "state")
    here.ok("find", "ungdom")
    (mark,) = (tmp_path / "state" / "salto").iterdir()
    _put(mark, kind)
    _answers(here)


TOO_LONG = "a" * 256


@pytest.mark.parametrize(
    "line",
    [
        ("backup", "create", "--to", TOO_LONG),
        ("backup", "create", "--also", f"kopier/{TOO_LONG}"),
        ("backup", "verify", TOO_LONG),
        ("backup", "list", "--in", TOO_LONG),
        ("backup", "restore", "x", "--to", TOO_LONG),
        ("audit", "verify", "--against", TOO_LONG),
        ("incident", "draft", "1", "--to", TOO_LONG),
        ("init", "--operator", "Kari", "--recovery-file", "å" * 128),
        ("policy", "test", TOO_LONG),
        ("service", "import", TOO_LONG),
        ("register", "--input", TOO_LONG),
        ("caseload", "--store", TOO_LONG),
    ],
)
def test_a_name_that_no_disk_can_hold_is_told_as_such(salto: Salto, line: tuple[str, ...]) -> None:
    ran = salto(*line)
    assert (ran.code, ran.err.splitlines()[:1]) == (
        4,
        ["salto: a file name is too long: at most 255 characters"],
    )


def test_a_file_is_looked_for_at_home_also_where_no_shell_has_read_the_line(
    salto: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "ny.json").write_text('{"name": "Ny Eksempel", "born": "2011-02-03"}', encoding="utf-8")
    assert salto("register", "--input", "~/ny.json").err.startswith("salto: --basis is missing")
    ran = salto("init", "--operator", "Kari", "--recovery-file", "~/ny.json", "--store", str(tmp_path / "to"))
    assert "there is a file already" in ran.err
