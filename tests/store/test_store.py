"""The open store: what others do to it meanwhile, and what a failing disk leaves of an act."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from salto_cli.errors import Busy, CannotWrite, Damaged, OlderStore
from salto_cli.models.order import Order
from salto_cli.models.question import FILE, Keep, Standing
from salto_cli.store import audit_check, checkpoint, place
from salto_cli.store import person as persons
from salto_cli.store import seal as seals
from salto_cli.store.act import Act
from salto_cli.store.cipher import let_build, open_database
from salto_cli.store.opening import open_store
from salto_cli.store.seal import Outcome
from salto_cli.store.store import Store
from salto_cli.usecases.door import asks, perform
from tests.fixtures import NOW, Salto
from tests.store.forger import unlocked

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits and modes are POSIX")


def opened(salto: Salto, patience: float = 0.05) -> Store:
    assert salto.unlocked
    return open_store(place.Place(salto.folder), salto.unlocked, NOW, patience=patience)


@dataclass(frozen=True, slots=True)
class Add(Order):
    """Add someone invented."""

    command = "register"
    purpose = "follow-up"

    name: str


def _newcomer(act: Act, _order: Add) -> list[Keep]:
    return [Keep((act.newcomer,), FILE, declared=Standing(basis="child_welfare"))]


@asks(_newcomer)
def add(act: Act, order: Add) -> None:
    persons.add(act, act.newcomer, order.name, "2010-05-17")


def register(store: Store, name: str = "Amina Eksempel") -> None:
    perform(store, Add(name), add)


def has_saved(store: Store) -> bool:
    return store.saved


# --- two at once ---------------------------------------------------------------------------------------


def test_a_second_writer_waits_and_is_then_told(salto: Salto) -> None:
    one, other = opened(salto), opened(salto)
    one.begin("test", "upkeep")
    with pytest.raises(Busy):
        other.begin("test", "upkeep")
    one.abandon()
    other.finish(other.begin("test", "upkeep"), Outcome("done"))
    one.close()
    other.close()


def test_an_act_that_a_reader_keeps_from_committing_has_never_been(salto: Salto) -> None:
    one, reader = opened(salto), opened(salto)
    reader.connection.execute("BEGIN")
    reader.connection.execute("SELECT count(*) FROM act").fetchone()
    before = seals.last(reader.connection)
    with pytest.raises(Busy):
        register(one)
    assert not one.acting
    assert not has_saved(one)
    reader.connection.execute("ROLLBACK")
    assert seals.last(one.connection) == before
    register(one)
    assert has_saved(one)
    one.close()
    reader.close()


def test_a_store_knows_whether_anything_was_saved(salto: Salto) -> None:
    store = opened(salto)
    assert not has_saved(store)
    act = store.begin("look", "follow-up")
    with store.undoable(act):
        act.all("SELECT id FROM person")
    store.finish(act, Outcome("done"))
    assert not has_saved(store)
    register(store)
    assert has_saved(store)
    store.close()


def test_what_was_only_rehearsed_was_not_saved(salto: Salto) -> None:
    store = opened(salto)
    act = store.begin("settings use", "upkeep")
    with store.undoable(act), act.undone():
        act.run("UPDATE operator SET name = name")
    store.finish(act, Outcome("done"))
    assert not has_saved(store)
    store.close()


# --- the disk ------------------------------------------------------------------------------------------


def test_on_a_full_disk_nothing_of_the_act_is_left(salto: Salto) -> None:
    store = opened(salto)
    register(store)
    (pages,) = store.connection.execute("PRAGMA page_count").fetchall()
    store.connection.execute(f"PRAGMA max_page_count = {pages[0]}")
    kept = 1
    with pytest.raises(CannotWrite, match="the disk is full: nothing was saved"):
        for _each in range(400):
            register(store, "Bo Eksempel " * 20)
            kept += 1
    assert not store.acting
    assert store.connection.execute("SELECT count(*) FROM person").fetchone() == (kept,)
    assert audit_check.check(store.connection).whole
    store.connection.execute("PRAGMA max_page_count = 100000")
    register(store)
    store.close()


FULL = """
import resource, sys
from datetime import datetime
from salto_cli.app import run
from salto_cli.commands.world import World
from tests.launch import ANY, CHEAP
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
moment = datetime.fromisoformat("2026-11-23T08:15:00+01:00")
sys.exit(run(sys.argv[2:], World(lambda: moment, kdf=CHEAP, limits=ANY)))
"""


@POSIX
def test_a_program_that_may_write_no_more_says_so_and_saves_nothing(
    salto: Salto, tmp_path: Path, a_youth: Callable[..., str]
) -> None:
    a_youth()
    secret = tmp_path / "passphrase"
    secret.write_text("fjell vaffel ukulele betong", encoding="utf-8")
    secret.chmod(0o600)
    before = (salto.folder / "store.db").read_bytes()
    ended = subprocess.run(
        [sys.executable, "-c", FULL, "2048", "find", "amina", "--passphrase-file", str(secret)],
        env={**os.environ, "SALTO_STORE": str(salto.folder), "SALTO_LANG": "nb"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 14, ended.stderr
    assert "ingenting er lagret" in ended.stderr
    assert ended.stdout == ""
    assert (salto.folder / "store.db").read_bytes() == before
    assert salto.ok("find", "amina")["persons"]


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth()
    salto.folder.chmod(0o500)
    (salto.folder / "store.db").chmod(0o400)
    try:
        ran = salto("show", code)
    finally:
        salto.folder.chmod(0o700)
    assert (ran.code, ran.out) == (14, "")


def test_a_write_protected_database_is_told(salto: Salto, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(salto)
    let_build(store.connection)
    store.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(CannotWrite, match="cannot write here: nothing was saved"):
        store.begin("test", "upkeep")
    assert not store.acting
    store.close()


# --- the wrong database --------------------------------------------------------------------------------


def test_a_database_of_another_store_is_refused(salto: Salto) -> None:
    assert salto.unlocked
    with unlocked(salto) as connection:
        connection.execute("UPDATE setting SET value = 'another' WHERE name = 'store_id'")
    with pytest.raises(Damaged, match="do not belong together"):
        opened(salto)


def test_a_slot_that_no_operator_owns_is_refused(salto: Salto) -> None:
    with unlocked(salto) as connection:
        connection.execute("UPDATE operator SET slot = 'other' WHERE id = 1")
    with pytest.raises(Damaged, match="names an operator that the store does not know"):
        opened(salto)


def test_a_database_that_is_no_store_is_refused(salto: Salto) -> None:
    assert salto.unlocked
    connection = open_database(salto.folder / "store.db", salto.unlocked.dbk)
    connection.execute("PRAGMA application_id = 7")
    connection.close()
    with pytest.raises(Damaged, match="do not belong together"):
        opened(salto)


@pytest.mark.parametrize("change", ["DROP TABLE setting", "DROP TABLE operator", "DROP TABLE outcome"])
def test_a_database_that_lacks_a_table_is_damage_and_no_bug(salto: Salto, change: str) -> None:
    with unlocked(salto, put_back=False) as connection:
        connection.execute(change)
    for words in (["find", "amina"], ["audit", "verify"]):
        ran = salto(*words)
        assert ran.code == 30, ran.err


# --- the checkpoint ------------------------------------------------------------------------------------


def test_every_act_renews_the_checkpoint(salto: Salto) -> None:
    store = opened(salto)
    register(store)
    found = checkpoint.read(store.place)
    assert found
    assert (found.act, bytes.fromhex(found.seal)) == seals.last(store.connection)
    store.close()


@pytest.mark.parametrize("content", [b"", b"rubbish\n"])
def test_a_checkpoint_that_tells_nothing_is_left_alone_and_told(salto: Salto, content: bytes) -> None:
    (salto.folder / "checkpoint").write_bytes(content)
    store = opened(salto)
    register(store)
    store.close()
    assert salto("audit", "verify").code == 30
    assert (salto.folder / "checkpoint").read_bytes() == content


def test_a_checkpoint_of_another_store_is_left_alone_and_told(salto: Salto) -> None:
    found = checkpoint.read(place.Place(salto.folder))
    assert found
    foreign = checkpoint.to_bytes(replace(found, store_id="ab" * 16))
    (salto.folder / "checkpoint").write_bytes(foreign)
    store = opened(salto)
    register(store)
    store.close()
    assert salto("audit", "verify").code == 30
    assert (salto.folder / "checkpoint").read_bytes() == foreign


def test_a_checkpoint_that_is_gone_is_told_and_the_next_act_writes_one(salto: Salto) -> None:
    (salto.folder / "checkpoint").unlink()
    ran = salto("audit", "verify")
    assert ran.code == 30
    assert "the file checkpoint is missing" in ran.out
    assert salto("audit", "verify").code == 0


def test_a_store_older_than_its_checkpoint_is_not_written_on(salto: Salto) -> None:
    older = (salto.folder / "store.db").read_bytes()
    store = opened(salto)
    register(store)
    ahead = (salto.folder / "checkpoint").read_bytes()
    store.close()
    (salto.folder / "store.db").write_bytes(older)
    store = opened(salto)
    with pytest.raises(OlderStore):
        register(store, "Bo Eksempel")
    store.close()
    ran = salto("find", "amina", "--json")
    assert (ran.code, ran.error["error"], ran.out) == (31, "older_store", "")
    assert salto("audit", "verify").code == 30
    assert (salto.folder / "checkpoint").read_bytes() == ahead
    assert (salto.folder / "store.db").read_bytes() == older
