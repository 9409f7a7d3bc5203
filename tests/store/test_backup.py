"""Backups: complete or not there at all, checked without a key, whatever happens meanwhile."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from salto_cli.errors import Busy, CannotWrite, Damaged, NoStore, NotFound, SaltoError, WrongState
from salto_cli.models.backup import Backup, Manifest
from salto_cli.store import manifest
from salto_cli.store.backup import create_backup, list_backups, restore_backup, verify_backup
from salto_cli.store.canonical import canonical, with_digest
from salto_cli.store.cipher import open_database
from salto_cli.store.keys import unlock
from tests.store.small import CHEAP_LIMITS, PASSPHRASE, SmallStore, a_store, acts_in, filling_of

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
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


def backed_up(store: SmallStore, backups: Path, at: datetime = AT) -> Backup:
    """A backup of ``store``."""
    return create_backup(store.place.folder, backups, at=at, program="0.1.0", patience=10)


def rewritten(folder: Path, **changes: object) -> None:
    """Change fields of the manifest and give it a digest that fits."""
    path = folder / "MANIFEST.json"
    fields = json.loads(path.read_bytes().split(b"\n")[0])
    path.write_bytes(with_digest(canonical(fields | changes)))


def writing(store: SmallStore, receipts: Path, first: int, *halfway: str) -> subprocess.Popen[bytes]:
    """A process that writes acts into ``store`` until it is killed."""
    command = [sys.executable, "-m", "tests.store.writer", str(store.place.folder), store.unlocked.store_id]
    return subprocess.Popen(
        [*command, store.key.hex(), str(receipts), str(first), *halfway], cwd=ROOT, stderr=subprocess.DEVNULL
    )


def wait_for(path: Path, content: str = "\n") -> None:
    """Wait until ``path`` holds ``content``."""
    deadline = time.monotonic() + 20
    while not path.exists() or content not in path.read_text(encoding="ascii"):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def acknowledged(receipts: list[Path]) -> set[int]:
    """The acts whose COMMIT had returned when this is called."""
    texts = [path.read_text(encoding="ascii") for path in receipts]
    return {int(line) for text in texts for line in text[: text.rfind("\n") + 1].split()}


@pytest.fixture
def writers(store: SmallStore, tmp_path: Path) -> Iterator[list[Path]]:
    """The receipts of two processes that write into ``store`` all the time."""
    receipts = [tmp_path / "receipts-1", tmp_path / "receipts-2"]
    running = [writing(store, path, first) for path, first in zip(receipts, (1001, 1002), strict=True)]
    for path in receipts:
        wait_for(path)
    yield receipts
    ended = [writer.poll() for writer in running]
    for writer in running:
        writer.kill()
        writer.wait()
    assert ended == [None, None]  # neither gave up before it was killed


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
def test_every_copy_under_two_writers_has_all_that_was_acknowledged(
    store: SmallStore, backups: Path, tmp_path: Path, writers: list[Path]
) -> None:
    promised: dict[str, set[int]] = {}
    until = time.monotonic() + 3
    while time.monotonic() < until:
        before = acknowledged(writers)
        made = backed_up(store, backups, AT + timedelta(seconds=len(promised)))
        promised[made.name] = before
    assert len(promised) > 5
    assert len(acknowledged(writers)) > 50
    for backup in list_backups(backups):
        assert not verify_backup(backup.folder).gap
        place = restore_backup(backup.folder, tmp_path / "restored" / backup.name)
        assert acts_in(place.folder, store.key) >= promised[backup.name] | set(range(1, 21))


@POSIX
def test_after_a_crash_the_journal_comes_along_and_undoes_the_half_act(
    store: SmallStore, backups: Path, tmp_path: Path
) -> None:
    receipts = tmp_path / "receipts"
    before = filling_of(store.place.folder, store.key)
    writer = writing(store, receipts, 2001, "halfway")
    wait_for(receipts, "halfway")
    writer.kill()
    writer.wait()
    assert store.place.database.with_name("store.db-journal").stat().st_size > 512
    made = backed_up(store, backups)
    assert made.manifest is not None
    assert made.manifest.file("store.db-journal") is not None
    restored = restore_backup(made.folder, tmp_path / "restored")
    bare = restore_backup(made.folder, tmp_path / "bare")
    (bare.folder / "store.db-journal").unlink()
    assert acts_in(restored.folder, store.key) == set(range(1, 21))
    assert filling_of(restored.folder, store.key) == before
    assert filling_of(bare.folder, store.key) != before  # the control: without it, half the act is there


@POSIX
def test_a_writer_that_never_ends_makes_the_backup_give_up_and_leave_nothing(
    store: SmallStore, backups: Path
) -> None:
    connection = open_database(store.place.database, store.key)
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy):
        create_backup(store.place.folder, backups, at=AT, program="0.1.0", patience=0.1)
    assert list(backups.iterdir()) == []
    connection.execute("COMMIT")
    backed_up(store, backups)
    connection.close()


@POSIX
def test_a_killed_backup_leaves_nothing_that_is_called_one(
    store: SmallStore, backups: Path, tmp_path: Path
) -> None:
    program = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from salto_cli.store.backup import create_backup\n"
        "at = datetime.fromtimestamp(1_700_000_000 + int(sys.argv[3]), UTC)\n"
        "print('begun', flush=True)\n"
        "create_backup(Path(sys.argv[1]), Path(sys.argv[2]), at=at, program='0.1.0')"
    )
    killed = 0
    for attempt in range(20):
        command = [sys.executable, "-c", program, str(store.place.folder), str(backups), str(attempt)]
        running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        with running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(attempt * 0.004)
            running.send_signal(signal.SIGKILL)
        killed += running.returncode == -signal.SIGKILL
        for backup in list_backups(backups):
            verify_backup(backup.folder)
    assert killed > 5
    time.sleep(0.2)  # the copying process of the last one may still be ending
    backed_up(store, backups)
    assert not list(backups.glob(".tmp-*"))
    assert verify_backup(backups / "20261123T020000Z").manifest.act == 20


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


def test_a_manifest_reads_back_as_it_was_written(store: SmallStore, backups: Path) -> None:
    made = backed_up(store, backups)
    assert made.manifest is not None
    assert manifest.from_bytes(manifest.to_bytes(made.manifest)) == made.manifest
    assert made.manifest.size == sum(file.size for file in made.manifest.files)


def test_every_finding_says_what_to_do(store: SmallStore, backups: Path) -> None:
    folder = backed_up(store, backups).folder
    (folder / "keys.json").unlink()
    with pytest.raises(SaltoError) as caught:
        verify_backup(folder)
    assert caught.value.hint
    assert caught.value.exit_code == 30
