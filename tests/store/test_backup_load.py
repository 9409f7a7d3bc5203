"""Backups while others write, crash, or are killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from salto_cli.errors import Busy, Damaged
from salto_cli.store.backup import PAGE, create_backup, list_backups, restore_backup, verify_backup
from salto_cli.store.cipher import open_database
from tests.store.small import AT, SmallStore, a_store, acts_in, backed_up, filling_of

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and modes are POSIX")
PATIENCE = 120  # seconds for what must come, also on a machine that stands still for a while
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def store(tmp_path: Path) -> SmallStore:
    """A store of twenty acts."""
    return a_store(tmp_path / "store")


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Where backups go; it is not there yet."""
    return tmp_path / "backups"


def writing(store: SmallStore, receipts: Path, first: int, *halfway: str) -> subprocess.Popen[bytes]:
    """A process that writes acts into ``store`` until it is killed."""
    command = [sys.executable, "-m", "tests.store.writer", str(store.place.folder), store.unlocked.store_id]
    return subprocess.Popen(
        [*command, store.key.hex(), str(receipts), str(first), *halfway], cwd=ROOT, stderr=subprocess.DEVNULL
    )


def wait_for(path: Path, content: str = "\n") -> None:
    """Wait until ``path`` holds ``content``."""
    deadline = time.monotonic() + PATIENCE
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


@POSIX
def test_every_copy_under_two_writers_has_all_that_was_acknowledged(
    store: SmallStore, backups: Path, tmp_path: Path, writers: list[Path]
) -> None:
    promised: dict[str, set[int]] = {}
    until = time.monotonic() + PATIENCE
    while (len(promised) <= 5 or len(acknowledged(writers)) <= 50) and time.monotonic() < until:
        before = acknowledged(writers)
        made = backed_up(store, backups, AT + timedelta(seconds=len(promised)))
        promised[made.name] = before
    assert len(promised) > 5
    assert len(acknowledged(writers)) > 50
    for backup in list_backups(backups):
        assert not verify_backup(backup.folder).gap
        place = restore_backup(backup.folder, tmp_path / "restored" / backup.name)
        assert acts_in(place.folder, store.key) >= promised[backup.name] | set(range(1, 21))


def cut_off(store: SmallStore, receipts: Path) -> None:
    """A write is killed in its middle: new pages are in the database, and the journal undoes them."""
    writer = writing(store, receipts, 2001, "halfway")
    wait_for(receipts, "halfway")
    writer.kill()
    writer.wait()


@POSIX
def test_after_a_crash_the_journal_comes_along_and_undoes_the_half_act(
    store: SmallStore, backups: Path, tmp_path: Path
) -> None:
    receipts = tmp_path / "receipts"
    before = filling_of(store.place.folder, store.key)
    cut_off(store, receipts)
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
def test_pages_that_a_cut_off_write_had_not_reached_are_no_damage(
    store: SmallStore, backups: Path, tmp_path: Path
) -> None:
    before = filling_of(store.place.folder, store.key)
    cut_off(store, tmp_path / "receipts")
    with store.place.database.open("ab") as file:
        file.write(bytes(PAGE) + os.urandom(PAGE))  # the last page was written, the one before it was not
    made = backed_up(store, backups)
    restored = restore_backup(made.folder, tmp_path / "restored")
    assert acts_in(restored.folder, store.key) == set(range(1, 21))
    assert filling_of(restored.folder, store.key) == before


@POSIX
@pytest.mark.parametrize("page", [1, -1])
def test_an_empty_page_is_damage_where_no_write_was_cut_off_or_it_stood_before(
    store: SmallStore, backups: Path, tmp_path: Path, page: int
) -> None:
    if page > 0:
        cut_off(store, tmp_path / "receipts")
    with store.place.database.open("r+b") as file:
        file.seek(page * PAGE, os.SEEK_SET if page > 0 else os.SEEK_END)
        file.write(bytes(PAGE))
    with pytest.raises(Damaged, match="not encrypted"):
        backed_up(store, backups)


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
    until, at = time.monotonic() + PATIENCE, AT
    backed_up(store, backups)
    while list(backups.glob(".tmp-*")):  # the copying process of the last one may still be ending
        assert time.monotonic() < until
        time.sleep(0.2)
        at += timedelta(seconds=1)
        backed_up(store, backups, at)
    assert verify_backup(backups / "20261123T020000Z").manifest.act == 20
