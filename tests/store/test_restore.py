"""Restoring: into a new folder, all of it or nothing."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from salto_cli.errors import CannotWrite, Damaged, UnsafePlace, WrongState
from salto_cli.models.backup import Manifest
from salto_cli.store import restore
from salto_cli.store.backup import create_backup, restore_backup
from tests.store.small import SmallStore, a_store, acts_in

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> SmallStore:
    """A store of five acts."""
    return a_store(tmp_path / "store", acts=5)


@pytest.fixture
def backup(store: SmallStore, tmp_path: Path) -> Path:
    """The folder of a backup of it."""
    return create_backup(store.place.folder, tmp_path / "backups", at=AT, program="0.1.0").folder


def test_a_live_store_is_never_overwritten(store: SmallStore, backup: Path) -> None:
    before = {path.name: path.read_bytes() for path in store.place.folder.iterdir()}
    with pytest.raises(WrongState, match="a store here already"):
        restore_backup(backup, store.place.folder)
    assert {path.name: path.read_bytes() for path in store.place.folder.iterdir()} == before


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path, backup: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").touch()
    with pytest.raises(WrongState, match="not empty"):
        restore_backup(backup, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_an_empty_folder_will_do_and_so_will_missing_parents(
    store: SmallStore, tmp_path: Path, backup: Path
) -> None:
    (tmp_path / "empty").mkdir()
    for to in (tmp_path / "empty", tmp_path / "a" / "b"):
        assert acts_in(restore_backup(backup, to).folder, store.key) == {1, 2, 3, 4, 5}
        assert sorted(path.name for path in to.iterdir()) == ["checkpoint", "keys.json", "store.db"]


def test_a_folder_that_fills_up_meanwhile_is_left_as_it_is(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "mine"
    copy = restore.copy_files

    def copy_slowly(folder: Path, part: Path, found: Manifest) -> None:
        copy(folder, part, found)
        to.mkdir()
        (to / "letter.txt").touch()

    monkeypatch.setattr(restore, "copy_files", copy_slowly)
    with pytest.raises(WrongState):
        restore_backup(backup, to)
    assert [path.name for path in to.iterdir()] == ["letter.txt"]
    assert not list(tmp_path.glob(".tmp-*"))


def test_a_file_that_changes_after_the_check_is_not_restored(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(_folder: Path, _names: str) -> int:
        (backup / "keys.json").write_bytes(b"x")
        return 0

    monkeypatch.setattr(restore, "sweep", change)
    with pytest.raises(Damaged):
        restore_backup(backup, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
    assert not list(tmp_path.glob(".tmp-*"))


def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int, _content: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(CannotWrite, match="full"):
        restore_backup(backup, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
    assert not list(tmp_path.glob(".tmp-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="paths are POSIX")
def test_a_synchronised_folder_is_refused_for_a_restored_store_too(tmp_path: Path, backup: Path) -> None:
    with pytest.raises(UnsafePlace):
        restore_backup(backup, tmp_path / "OneDrive" / "store")
    assert not (tmp_path / "OneDrive").exists()
