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
