"""The encrypted database: settings, keys, paths, and what a person is told when it does not open."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from salto_cli.errors import Busy, CannotWrite, Damaged, NoStore, WrongState
from salto_cli.store.cipher import DatabaseError, IntegrityError, open_database, told, told_as_made

KEY = bytes(range(32))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
NOT_ROOT = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere"
)


def a_database(path: Path, key: bytes = KEY) -> Path:
    """A database at ``path`` with one row."""
    connection = open_database(path, key, create=True)
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT")
    connection.execute("INSERT INTO note VALUES (1, 'Jobb på Bøler i helga')")
    connection.close()
    return path


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("temp_store", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("busy_timeout", 10_000),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("fullfsync", 1),
        ("auto_vacuum", 0),
    ],
)
def test_every_connection_has_the_settings_that_lose_and_leak_nothing(
    tmp_path: Path, pragma: str, value: object
) -> None:
    connection = open_database(a_database(tmp_path / "store.db"), KEY)
    row = connection.execute(f"PRAGMA {pragma}").fetchone() or (0,)  # mmap_size gives no row at all when off
    assert row[0] == value
    connection.close()


def test_no_statement_begins_a_transaction_by_itself(tmp_path: Path) -> None:
    connection = open_database(a_database(tmp_path / "store.db"), KEY)
    connection.execute("INSERT INTO note VALUES (2, 'x')")
    assert not connection.in_transaction
    connection.close()


def test_what_lies_on_disk_cannot_be_read_without_the_key(tmp_path: Path) -> None:
    content = a_database(tmp_path / "store.db").read_bytes()
    assert not content.startswith(b"SQLite")
    assert "Bøler i helga".encode() not in content
    assert b"CREATE TABLE" not in content


def test_a_wrong_key_is_damage_and_writes_nothing_to_the_terminal(tmp_path: Path) -> None:
    a_database(tmp_path / "store.db")
    program = (
        "import sys; from pathlib import Path\n"
        "from salto_cli.errors import Damaged; from salto_cli.store.cipher import open_database\n"
        "try: open_database(Path(sys.argv[1]), bytes(32))\n"
        "except Damaged: sys.exit(30)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "store.db")], capture_output=True, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (30, b"", b"")


@pytest.mark.parametrize("length", [0, 16, 31, 33, 48, 80])
def test_only_a_key_of_32_bytes_is_ever_given_to_the_cipher(tmp_path: Path, length: int) -> None:
    with pytest.raises(AssertionError, match="32 bytes"):
        open_database(tmp_path / "store.db", bytes(length), create=True)
    assert not (tmp_path / "store.db").exists()


@pytest.mark.parametrize("size", [0, 1, 4095])
def test_a_file_shorter_than_a_page_is_damage_and_no_new_store(tmp_path: Path, size: int) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(bytes(size))
    with pytest.raises(Damaged):
        open_database(path, KEY)
    assert path.read_bytes() == bytes(size)


def test_a_missing_file_is_no_store_and_stays_missing(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        open_database(tmp_path / "store.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_making_a_database_never_takes_the_place_of_one(tmp_path: Path) -> None:
    before = a_database(tmp_path / "store.db").read_bytes()
    with pytest.raises(WrongState):
        open_database(tmp_path / "store.db", KEY, create=True)
    assert (tmp_path / "store.db").read_bytes() == before


@pytest.mark.parametrize(
    "name", ["with space", "100%41", "a#b", "Grünerløkka æøå", "a&b=c;d", "'quote'", "NFD a\u030a"]
)
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    open_database(a_database(folder / "store.db"), KEY).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@POSIX
def test_a_question_mark_in_a_folder_name_is_no_option(tmp_path: Path) -> None:
    folder = tmp_path / "who?mode=memory"
    folder.mkdir()
    open_database(a_database(folder / "store.db"), KEY).close()
    assert (folder / "store.db").stat().st_size > 0


@POSIX
def test_database_and_journal_are_their_owners_alone_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        connection = open_database(a_database(tmp_path / "store.db"), KEY)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO note VALUES (2, 'x')")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        connection.close()
    finally:
        os.umask(before)
    assert modes == {"store.db": 0o600, "store.db-journal": 0o600}


def test_a_second_writer_waits_and_is_then_told_who_is_in_the_way(tmp_path: Path) -> None:
    first = open_database(a_database(tmp_path / "store.db"), KEY)
    second = open_database(tmp_path / "store.db", KEY, patience=0.05)
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy), told():
        second.execute("BEGIN IMMEDIATE")
    first.execute("COMMIT")
    second.execute("BEGIN IMMEDIATE")
    first.close()
    second.close()


def test_opening_waits_for_a_writer_that_is_about_to_finish(tmp_path: Path) -> None:
    path = a_database(tmp_path / "store.db")
    begun = threading.Event()

    def write() -> None:
        connection = open_database(path, KEY)
        connection.execute("BEGIN EXCLUSIVE")
        begun.set()
        threading.Event().wait(0.3)
        connection.execute("COMMIT")
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(5)
    open_database(path, KEY).close()
    writer.join()


def test_opening_gives_up_on_a_writer_that_does_not_finish(tmp_path: Path) -> None:
    writer = open_database(a_database(tmp_path / "store.db"), KEY)
    writer.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy):
        open_database(tmp_path / "store.db", KEY, patience=0.05)
    writer.close()


@pytest.mark.parametrize("at", [0, 17, 1000, 4095, 4096, 6000, 8191])
def test_a_flipped_bit_is_damage_before_any_row_is_given_out(tmp_path: Path, at: int) -> None:
    path = a_database(tmp_path / "store.db")
    content = bytearray(path.read_bytes())
    content[at] ^= 0x10
    path.write_bytes(content)
    with pytest.raises(Damaged), told(path):
        open_database(path, KEY).execute("SELECT * FROM note").fetchall()


def test_an_unencrypted_database_is_damage(tmp_path: Path) -> None:
    import sqlite3

    plain = sqlite3.connect(tmp_path / "store.db")
    plain.execute("CREATE TABLE note (id)")
    plain.close()
    with pytest.raises(Damaged):
        open_database(tmp_path / "store.db", KEY)


@NOT_ROOT
def test_a_folder_that_cannot_be_written_is_told_as_such(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite):
        open_database(tmp_path / "store.db", KEY, create=True)
    tmp_path.chmod(0o700)


def test_a_place_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        open_database(tmp_path / "file" / "store.db", KEY, create=True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file size")
def test_a_disk_that_takes_no_more_is_told_and_the_acts_before_stay(tmp_path: Path) -> None:
    a_database(tmp_path / "store.db")
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from salto_cli.errors import CannotWrite; from salto_cli.store.cipher import open_database, told\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "c = open_database(Path(sys.argv[1]), bytes(range(32)))\n"
        "try:\n"
        "    with told():\n"
        "        c.execute('BEGIN IMMEDIATE')\n"
        "        c.execute('UPDATE note SET text = hex(randomblob(50000))')\n"
        "        c.execute('COMMIT')\n"
        "except CannotWrite: sys.exit(14)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "store.db")], capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (14, b"")
    connection = open_database(tmp_path / "store.db", KEY)
    assert connection.execute("SELECT text FROM note").fetchall() == [("Jobb på Bøler i helga",)]
    connection.close()


def test_a_page_that_fails_its_hmac_is_damage_though_it_arrives_as_lack_of_memory(tmp_path: Path) -> None:
    with pytest.raises(Damaged), told(tmp_path / "store.db"):
        raise MemoryError


@pytest.mark.parametrize(
    "wrong", ["CREATE TABLE note (n)", "SELECT * FROM gone", "INSERT INTO note SELECT * FROM note"]
)
def test_where_all_is_the_programs_own_what_does_not_fit_is_damage(tmp_path: Path, wrong: str) -> None:
    path = a_database(tmp_path / "store.db")
    connection = open_database(path, KEY)
    with pytest.raises(Damaged), told_as_made(path):
        connection.execute(wrong)
    connection.close()


def test_mistakes_of_our_own_pass_through_unworded(tmp_path: Path) -> None:
    connection = open_database(a_database(tmp_path / "store.db"), KEY)
    with pytest.raises(IntegrityError), told():
        connection.execute("INSERT INTO note VALUES (1, 'again')")
    with pytest.raises(DatabaseError), told():
        connection.execute("SELEC 1")
    connection.close()


def test_no_value_and_no_earlier_error_hangs_on_what_is_told(tmp_path: Path) -> None:
    first = open_database(a_database(tmp_path / "store.db"), KEY)
    second = open_database(tmp_path / "store.db", KEY, patience=0)
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy) as caught, told():
        second.execute("INSERT INTO note VALUES (2, 'hemmelig')")
    assert "hemmelig" not in str(caught.value)
    assert caught.value.__suppress_context__
    first.close()
    second.close()
