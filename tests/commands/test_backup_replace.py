"""Putting a backup in the store's own place: the store is moved aside, never deleted."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from salto_cli.store import restore
from tests.fixtures import Salto

pytestmark = pytest.mark.opens_anew


@pytest.fixture
def kept(salto: Salto, a_youth: Callable[..., str]) -> Salto:
    """A store with a youth, one backup of it, and a second youth since."""
    a_youth("Amina Eksempel")
    Salto(salto.folder, None, salto.now).ok("backup", "create")
    a_youth("Berit Eksempel", born="2009-02-03")
    return salto


def keyless(salto: Salto) -> Salto:
    return Salto(salto.folder, None, salto.now)


def replace(salto: Salto, *more: str, name: str = "20261123T071500Z") -> list[str]:
    return ["backup", "restore", name, "--replace", *more]


def aside(salto: Salto) -> list[Path]:
    return sorted(salto.folder.parent.glob("store.replaced-*"))


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_store_is_moved_aside_and_the_backup_takes_its_place(kept: Salto) -> None:
    before = content(kept.folder)
    done = keyless(kept).ok(*replace(kept, "--yes"))
    (old,) = aside(kept)
    assert done["aside"] == str(old)
    assert done["store"] == str(kept.folder)
    assert done["behind"] == 1
    assert content(old) == before
    assert old.name == "store.replaced-20261123T071500Z"
    assert kept.folder.stat().st_mode & 0o777 == 0o700
    backup = kept.folder.with_name("store-backups") / "20261123T071500Z"
    assert {**content(kept.folder), "MANIFEST.json": b""} == {**content(backup), "MANIFEST.json": b""}


def test_the_screen_says_where_the_old_store_is_and_what_comes_next(kept: Salto) -> None:
    ran = keyless(kept)(*replace(kept, "--yes"), width=300)
    assert "store.replaced-20261123T071500Z" in ran.out
    assert "It has 1 act more." in ran.out
    assert f'salto audit verify --store {kept.folder} --accept-rollback "WHY"' in ran.out
    assert "Eksempel" not in ran.out


def test_nobody_is_replaced_unasked(kept: Salto) -> None:
    before = content(kept.folder)
    ran = keyless(kept)(*replace(kept))
    assert (ran.code, ran.out) == (2, "")
    assert "--yes" in ran.err
    assert content(kept.folder) == before
    assert aside(kept) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to drive there")
def test_what_would_be_lost_is_said_before_the_question_and_enter_alone_is_no(kept: Salto) -> None:
    from tests.terminal import ENTER, ended, terminal

    before = content(kept.folder)
    asked = terminal(kept, *replace(kept))
    asked.expect("The store has 1 act that the backup lacks")
    asked.expect("Put the backup in the place of")
    asked.send("kanskje" + ENTER)
    asked.expect("Answer yes or no")
    asked.send(ENTER)
    assert ended(asked)[0] == 130
    assert content(kept.folder) == before


@pytest.mark.parametrize("words", [["--to", "x", "--replace"], []])
def test_it_is_either_a_new_folder_or_the_stores_own(kept: Salto, words: list[str]) -> None:
    assert keyless(kept)("backup", "restore", "20261123T071500Z", "--yes", *words).code == 2


@pytest.mark.parametrize("gone", ["store.db", "keys.json", "checkpoint", ""])
def test_a_store_that_is_broken_or_gone_is_replaced_all_the_same(kept: Salto, gone: str) -> None:
    if gone:
        (kept.folder / gone).unlink()
    else:
        shutil.rmtree(kept.folder)
    done = keyless(kept).ok(*replace(kept, "--yes"))
    assert (done["aside"] is None) is (gone == "")
    assert bool(aside(kept)) is bool(gone)
    assert done["behind"] in {None, 1}


def test_rubbish_in_the_stores_place_is_kept_as_well(kept: Salto) -> None:
    shutil.rmtree(kept.folder)
    kept.folder.write_bytes(b"a file")
    keyless(kept).ok(*replace(kept, "--yes"))
    (old,) = aside(kept)
    assert old.read_bytes() == b"a file"
    assert (kept.folder / "store.db").exists()


def test_a_damaged_backup_replaces_nothing(kept: Salto) -> None:
    backup = kept.folder.with_name("store-backups") / "20261123T071500Z"
    (backup / "store.db").write_bytes(b"x")
    before = content(kept.folder)
    ran = keyless(kept)(*replace(kept, "--yes"))
    assert (ran.code, ran.out) == (30, "")
    assert content(kept.folder) == before
    assert aside(kept) == []


def test_a_second_replacement_in_one_second_is_refused(kept: Salto) -> None:
    keyless(kept).ok(*replace(kept, "--yes"))
    before = content(kept.folder)
    ran = keyless(kept)(*replace(kept, "--yes"))
    assert (ran.code, ran.out) == (6, "")
    assert content(kept.folder) == before
    assert len(aside(kept)) == 1


def test_a_backup_that_cannot_be_moved_in_leaves_the_store_where_it_was(
    kept: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(kept.folder)
    rename = Path.rename

    def fails_for_the_new(self: Path, target: Path) -> Path:
        if self.name.startswith(".tmp-"):
            raise OSError(5, "no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new)
    ran = keyless(kept)(*replace(kept, "--yes"))
    monkeypatch.undo()
    assert (ran.code, ran.out) == (14, "")
    assert content(kept.folder) == before
    assert aside(kept) == []
    assert not list(kept.folder.parent.glob(".tmp-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its folder from moving there")
def test_a_store_is_not_moved_from_under_a_writer(kept: Salto, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restore, "hold_still", lambda fd, patience: False)
    before = content(kept.folder)
    ran = keyless(kept)(*replace(kept, "--yes"))
    assert (ran.code, ran.out) == (11, "")
    assert content(kept.folder) == before


def test_a_synchronised_folder_gets_no_store_this_way_either(kept: Salto, tmp_path: Path) -> None:
    backup = kept.folder.with_name("store-backups") / "20261123T071500Z"
    ran = Salto(tmp_path / "OneDrive" / "store")(*replace(kept, "--yes", name=str(backup)))
    assert (ran.code, ran.out) == (15, "")
