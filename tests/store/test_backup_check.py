"""A damaged backup is found without a key, and never restored."""

import json
import os
import shutil
from pathlib import Path

import pytest

from salto_cli.errors import Damaged, NotFound, SaltoError
from salto_cli.models.backup import Manifest
from salto_cli.store.backup import restore_backup, verify_backup
from salto_cli.store.canonical import canonical, with_digest
from tests.store.small import (
    SmallStore,
    a_store,
    acts_in,
    backed_up,
)


@pytest.fixture
def store(tmp_path: Path) -> SmallStore:
    """A store of twenty acts."""
    return a_store(tmp_path / "store")


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Where backups go; it is not there yet."""
    return tmp_path / "backups"


def rewritten(folder: Path, **changes: object) -> None:
    """Change fields of the manifest and give it a digest that fits."""
    path = folder / "MANIFEST.json"
    fields = json.loads(path.read_bytes().split(b"\n")[0])
    path.write_bytes(with_digest(canonical(fields | changes)))


@pytest.mark.parametrize("name", ["store.db", "keys.json", "checkpoint", "MANIFEST.json"])
def test_any_flipped_bit_in_a_backup_is_found_without_a_key(
    store: SmallStore, backups: Path, name: str
) -> None:
    folder = backed_up(store, backups).folder
    whole = (folder / name).read_bytes()
    for bit in range(0, 8 * len(whole), max(1, 8 * len(whole) // 300)):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        (folder / name).write_bytes(changed)
        with pytest.raises(Damaged):
            verify_backup(folder)
    (folder / name).write_bytes(whole)
    verify_backup(folder)


@pytest.mark.parametrize("name", ["store.db", "keys.json", "checkpoint"])
@pytest.mark.parametrize("keep", [0, 0.5, -1, -4096])
def test_any_cut_is_found_without_a_key(store: SmallStore, backups: Path, name: str, keep: float) -> None:
    folder = backed_up(store, backups).folder
    whole = (folder / name).read_bytes()
    length = int(len(whole) * keep) if keep >= 0 else max(0, len(whole) + int(keep))
    (folder / name).write_bytes(whole[:length])
    with pytest.raises(Damaged, match=name):
        verify_backup(folder)
    with pytest.raises(Damaged):
        restore_backup(folder, backups.parent / "restored")
    assert not (backups.parent / "restored").exists()


def test_a_page_more_is_found(store: SmallStore, backups: Path) -> None:
    folder = backed_up(store, backups).folder
    with (folder / "store.db").open("ab") as file:
        file.write(os.urandom(4096))
    with pytest.raises(Damaged, match=r"store\.db"):
        verify_backup(folder)


@pytest.mark.parametrize("name", ["store.db", "keys.json", "checkpoint"])
def test_a_missing_file_is_named(store: SmallStore, backups: Path, name: str) -> None:
    folder = backed_up(store, backups).folder
    (folder / name).unlink()
    with pytest.raises(Damaged, match=f"{name} is missing"):
        verify_backup(folder)


def test_a_planted_journal_is_found_and_never_restored(store: SmallStore, backups: Path) -> None:
    folder = backed_up(store, backups).folder
    (folder / "store.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    with pytest.raises(Damaged, match="does not belong"):
        verify_backup(folder)
    with pytest.raises(Damaged):
        restore_backup(folder, backups.parent / "restored")


def test_what_an_operating_system_drops_into_a_folder_does_no_harm(store: SmallStore, backups: Path) -> None:
    folder = backed_up(store, backups).folder
    (folder / ".DS_Store").touch()
    (folder / "Thumbs.db").touch()
    verify_backup(folder)


def test_a_manifest_that_was_rewritten_to_fit_is_still_held_against_the_files(
    store: SmallStore, backups: Path
) -> None:
    for changes in ({"act": 19}, {"seal": "00" * 32}, {"store": "00" * 16}, {"pages": 1}, {"step": 7}):
        folder = backed_up(store, backups).folder
        rewritten(folder, **changes)
        with pytest.raises(Damaged):
            verify_backup(folder)
        shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["../store.db", "/etc/passwd", "store.db-wal", "a\\b", "MANIFEST.json", ""])
def test_a_manifest_may_name_no_file_but_the_known_ones(store: SmallStore, backups: Path, name: str) -> None:
    folder = backed_up(store, backups).folder
    files = json.loads((folder / "MANIFEST.json").read_bytes().split(b"\n")[0])["files"]
    rewritten(folder, files=[*files, {"name": name, "size": 0, "sha256": "00" * 32}])
    with pytest.raises(Damaged):
        verify_backup(folder)


def test_what_is_no_backup_is_told_as_such(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotFound):
            verify_backup(folder)
        with pytest.raises(NotFound):
            restore_backup(folder, tmp_path / "restored")


def test_the_content_is_handed_over_as_a_copy_that_is_gone_afterwards(
    store: SmallStore, backups: Path
) -> None:
    folder = backed_up(store, backups).folder
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    seen: list[Path] = []

    def open_content(copy: Path, found: Manifest) -> None:
        seen.append(copy)
        assert len(acts_in(copy, store.key)) == found.act

    assert verify_backup(folder, open_content).content
    assert not verify_backup(folder).content
    assert not seen[0].exists()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_what_the_content_check_finds_is_passed_on(store: SmallStore, backups: Path) -> None:
    def open_content(_copy: Path, _found: Manifest) -> None:
        raise Damaged("the log does not fit")

    with pytest.raises(Damaged, match="the log"):
        verify_backup(backed_up(store, backups).folder, open_content)


def test_every_finding_says_what_to_do(store: SmallStore, backups: Path) -> None:
    folder = backed_up(store, backups).folder
    (folder / "keys.json").unlink()
    with pytest.raises(SaltoError) as caught:
        verify_backup(folder)
    assert caught.value.hint
    assert caught.value.exit_code == 30
