"""Backups: complete, or not there at all."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from salto_cli.errors import CannotWrite, Damaged, NoStore, WrongState
from salto_cli.store import manifest
from salto_cli.store.backup import create_backup, list_backups, restore_backup, verify_backup
from salto_cli.store.keys import unlock
from tests.store.small import AT, CHEAP_LIMITS, PASSPHRASE, SmallStore, a_store, acts_in, backed_up

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and modes are POSIX")
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def store(tmp_path: Path) -> SmallStore:
    """A store of twenty acts."""
    return a_store(tmp_path / "store")


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Where backups go; it is not there yet."""
    return tmp_path / "backups"


def test_a_backup_restores_to_the_same_store(store: SmallStore, backups: Path, tmp_path: Path) -> None:
    made = backed_up(store, backups)
    assert made.folder == backups / "20261123T020000Z"
    place = restore_backup(made.folder, tmp_path / "restored")
    assert unlock(place.folder, PASSPHRASE, CHEAP_LIMITS) == store.unlocked
    assert acts_in(place.folder, store.key) == set(range(1, 21))


def test_the_manifest_says_what_is_there_and_how_far_the_store_had_come(
    store: SmallStore, backups: Path
) -> None:
    found = verify_backup(backed_up(store, backups).folder).manifest
    assert found.store_id == store.unlocked.store_id
    assert (found.created, found.program, found.act, found.step) == (AT, "0.1.0", 20, 1)
    assert found.pages * 4096 == store.place.database.stat().st_size
    assert {file.name for file in found.files} == {"store.db", "keys.json", "checkpoint"}
    assert found.previous == ""


def test_the_name_is_the_moment_in_utc(store: SmallStore, backups: Path) -> None:
    oslo = datetime(2026, 6, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert backed_up(store, backups, oslo).name == "20260531T233000Z"
    with pytest.raises(AssertionError, match="offset"):
        backed_up(store, backups, oslo.replace(tzinfo=None))


def test_a_backup_holds_nothing_that_can_be_read(store: SmallStore, backups: Path) -> None:
    folder = backed_up(store, backups).folder
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    for secret in (store.key, store.key.hex().encode(), PASSPHRASE.encode(), b"CREATE TABLE"):
        assert secret not in content


def test_copying_neither_loads_sqlite_nor_sees_the_environment() -> None:
    program = (
        "import sys; import salto_cli.store.backup_copy\n"
        "print([name for name in ('sqlcipher3', 'sqlite3', 'cryptography') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT)
    assert ended.stdout.strip() == b"[]"


@POSIX
def test_everything_in_a_backup_is_its_owners_alone_under_any_umask(store: SmallStore, backups: Path) -> None:
    before = os.umask(0)
    try:
        folder = backed_up(store, backups).folder
        restored = restore_backup(folder, backups.parent / "restored").folder
    finally:
        os.umask(before)
    for made in (backups, folder, restored):
        assert made.stat().st_mode & 0o777 == 0o700
    for path in (*folder.iterdir(), *restored.iterdir()):
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_never_takes_the_place_of_another(store: SmallStore, backups: Path) -> None:
    first = backed_up(store, backups)
    before = (first.folder / "MANIFEST.json").read_bytes()
    with pytest.raises(WrongState, match="already"):
        backed_up(store, backups)
    assert (first.folder / "MANIFEST.json").read_bytes() == before
    assert [path.name for path in backups.iterdir()] == [first.name]


def test_without_a_store_there_is_no_backup_and_no_folder(tmp_path: Path, backups: Path) -> None:
    with pytest.raises(NoStore):
        create_backup(tmp_path / "nowhere", backups, at=AT, program="0.1.0")
    assert not backups.exists()


def test_a_place_that_cannot_be_written_is_told(store: SmallStore, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        backed_up(store, tmp_path / "file" / "backups")


@pytest.mark.parametrize("name", ["keys.json", "checkpoint"])
def test_a_store_that_lacks_a_file_is_not_published(store: SmallStore, backups: Path, name: str) -> None:
    (store.place.folder / name).unlink()
    with pytest.raises(Damaged, match=name):
        backed_up(store, backups)
    assert list(backups.iterdir()) == []


def a_plain_database(path: Path) -> None:
    """An unencrypted database in place of the store's."""
    import sqlite3

    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE note (text)")
    plain.executemany("INSERT INTO note VALUES (?)", [("fiktivt " * 100,)] * 50)
    plain.commit()
    plain.close()


def a_hidden_plain_database(path: Path) -> None:
    """The same, with a head that does not give it away."""
    a_plain_database(path)
    content = path.read_bytes()
    path.write_bytes(os.urandom(100) + content[100:])


def one_byte_more(path: Path) -> None:
    """A database that ends in the middle of a page."""
    path.write_bytes(path.read_bytes() + b"x")


def nothing(path: Path) -> None:
    """An empty file."""
    path.write_bytes(b"")


def zeros(path: Path) -> None:
    """A database with an empty page at its end."""
    path.write_bytes(path.read_bytes() + bytes(4096))


@pytest.mark.parametrize(
    "replace", [a_plain_database, a_hidden_plain_database, one_byte_more, nothing, zeros]
)
def test_what_is_no_encrypted_database_is_not_published(
    store: SmallStore, backups: Path, replace: Callable[[Path], None]
) -> None:
    replace(store.place.database)
    with pytest.raises(Damaged):
        backed_up(store, backups)
    assert list(backups.iterdir()) == []


@pytest.mark.parametrize("name", ["keys.json", "checkpoint"])
def test_a_key_file_or_checkpoint_out_of_form_is_not_published(
    store: SmallStore, backups: Path, name: str
) -> None:
    path = store.place.folder / name
    path.write_bytes(path.read_bytes().replace(b":", b": ", 1))
    with pytest.raises(Damaged):
        backed_up(store, backups)
    assert list_backups(backups) == ()


def test_a_key_file_of_another_store_is_not_published(
    store: SmallStore, backups: Path, tmp_path: Path
) -> None:
    shutil.copy(a_store(tmp_path / "other", acts=1).place.keys, store.place.keys)
    with pytest.raises(Damaged, match="another store"):
        backed_up(store, backups)


def test_each_manifest_names_the_one_before_so_a_gap_shows(store: SmallStore, backups: Path) -> None:
    made = [backed_up(store, backups, AT + timedelta(days=day)) for day in range(3)]
    assert [verify_backup(backup.folder).gap for backup in made] == [False, False, False]
    shutil.rmtree(made[1].folder)
    assert [verify_backup(backup.folder).gap for backup in (made[0], made[2])] == [False, True]


def test_the_list_is_in_order_and_tells_which_manifest_cannot_be_read(
    store: SmallStore, backups: Path
) -> None:
    assert list_backups(backups) == ()
    made = [backed_up(store, backups, AT + timedelta(hours=hour)) for hour in (1, 0)]
    (backups / "holiday pictures").mkdir()
    (backups / ".tmp-1-20261123T020000Z").mkdir()
    assert [backup.name for backup in list_backups(backups)] == [made[1].name, made[0].name]
    (made[0].folder / "MANIFEST.json").write_bytes(b"")
    assert [backup.manifest is None for backup in list_backups(backups)] == [False, True]
    backed_up(store, backups, AT + timedelta(hours=2))  # a damaged one does not stand in the way


def test_a_manifest_reads_back_as_it_was_written(store: SmallStore, backups: Path) -> None:
    made = backed_up(store, backups)
    assert made.manifest is not None
    assert manifest.from_bytes(manifest.to_bytes(made.manifest)) == made.manifest
    assert made.manifest.size == sum(file.size for file in made.manifest.files)
