"""The checkpoint beside the database: whole or refused."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from salto_cli.errors import CannotWrite, Damaged, NewerStore
from salto_cli.store import checkpoint
from salto_cli.store.canonical import canonical, with_digest
from salto_cli.store.checkpoint import Checkpoint, from_bytes, to_bytes
from salto_cli.store.place import Place

LAST = Checkpoint("ab" * 16, 41, "cd" * 32, "2026-11-23T02:00:00.123456+01:00", 3)


def test_it_reads_back_as_it_was_written(tmp_path: Path) -> None:
    for act in (41, 42):
        checkpoint.write(Place(tmp_path), replace(LAST, act=act))
    assert checkpoint.read(Place(tmp_path)) == replace(LAST, act=42)
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_it_is_its_owners_alone_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        checkpoint.write(Place(tmp_path), LAST)
    finally:
        os.umask(before)
    assert (tmp_path / "checkpoint").stat().st_mode & 0o777 == 0o600


def test_a_missing_one_is_none_and_an_empty_one_is_damage(tmp_path: Path) -> None:
    assert checkpoint.read(Place(tmp_path)) is None
    (tmp_path / "checkpoint").touch()
    with pytest.raises(Damaged):
        checkpoint.read(Place(tmp_path))


def test_no_flipped_bit_is_accepted() -> None:
    content = to_bytes(LAST)
    for at in range(8 * len(content)):
        changed = bytearray(content)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(Damaged):
            from_bytes(bytes(changed))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LAST, store_id="AB" * 16),
        replace(LAST, store_id="ab" * 15),
        replace(LAST, act=0),
        replace(LAST, act=-1),
        replace(LAST, seal=""),
        replace(LAST, seal="xy" * 32),
        replace(LAST, at="2026-11-23T02:00:00"),
        replace(LAST, at="in the morning"),
        replace(LAST, at="2026-02-30T02:00:00+01:00"),
        replace(LAST, step=-1),
    ],
)
def test_a_field_of_the_wrong_kind_is_damage_though_the_digest_fits(wrong: Checkpoint) -> None:
    with pytest.raises(Damaged):
        from_bytes(to_bytes(wrong))


def test_a_field_more_or_less_is_damage_and_a_later_form_asks_for_a_newer_salto() -> None:
    with pytest.raises(Damaged):
        from_bytes(with_digest(canonical({"form": 1, "store": LAST.store_id})))
    with pytest.raises(NewerStore):
        from_bytes(with_digest(canonical({"form": 2, "store": LAST.store_id})))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        checkpoint.write(Place(tmp_path / "nowhere"), LAST)


def test_two_processes_that_renew_it_at_once_never_leave_half_of_it(tmp_path: Path) -> None:
    program = (
        "import sys; from dataclasses import replace; from pathlib import Path\n"
        "from salto_cli.store import checkpoint; from salto_cli.store.place import Place\n"
        "from tests.store.test_checkpoint import LAST\n"
        "for act in range(1, 150): checkpoint.write(Place(Path(sys.argv[1])), replace(LAST, act=act))"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    writers = [subprocess.Popen(command) for _each in range(2)]
    while any(writer.poll() is None for writer in writers):
        checkpoint.read(Place(tmp_path))  # raises where it is half
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint"]
