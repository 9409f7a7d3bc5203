"""What a shell keeps of its store between two lines, and when it must not."""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from salto_cli.app import run
from salto_cli.commands.world import World
from salto_cli.store import between as keeping
from salto_cli.store import place, rotation
from salto_cli.store.between import Between
from salto_cli.store.cipher import Connection, DatabaseError, let_build, open_database
from salto_cli.store.opening import open_store
from salto_cli.store.store import Store
from tests.fixtures import Salto

Line = Callable[..., int]
LOOK = ("find", "nobody", "--json")


@pytest.fixture
def between() -> Iterator[Between]:
    made = Between()
    yield made
    made.close()


@pytest.fixture
def line(salto: Salto, between: Between) -> Line:
    """Run one line of a shell; returns its exit code."""

    def ran(*args: str) -> int:
        world = World(
            lambda: datetime.fromisoformat(salto.now),
            environ={"SALTO_STORE": str(salto.folder), "SALTO_LANG": "en"},
            stdin=io.StringIO(),
            stdout=io.StringIO(),
            stderr=io.StringIO(),
            unlocked=salto.unlocked,
            between=between,
        )
        return run(args, world)

    return ran


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every database that a shell opens from here on."""
    found: list[Path] = []
    real = rotation.opened

    def noted(at: place.Place, *rest: object) -> object:
        found.append(at.database)
        return real(at, *rest)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(keeping, "rotation", SimpleNamespace(opened=noted))
    return found


def past_the_program(salto: Salto) -> Connection:
    """The store's database as another tool with the key has it."""
    assert salto.unlocked is not None
    connection = open_database(salto.folder / "store.db", salto.unlocked.dbk)
    let_build(connection)
    return connection


def copied(salto: Salto, to: Path) -> Path:
    shutil.copytree(salto.folder, to)
    return to


def test_a_store_is_opened_once_for_many_lines(line: Line, opened: list[Path]) -> None:
    assert [line(*LOOK) for _each in range(3)] == [0, 0, 0]
    assert len(opened) == 1


def test_each_line_is_an_act_of_its_own_that_others_can_read_at_once(salto: Salto, line: Line) -> None:
    before = salto.rows("SELECT max(id) FROM act")[0][0]
    for done in (1, 2, 3):
        assert line(*LOOK) == 0
        assert salto.rows("SELECT max(id) FROM act")[0][0] == before + done


def test_what_another_terminal_has_written_is_seen(
    salto: Salto, line: Line, a_youth: Callable[..., str]
) -> None:
    assert line("caseload", "--json") == 0
    code = a_youth("Åse Øst-Ærlig")
    assert line("show", code, "--json") == 0


def test_a_store_put_in_the_place_of_the_one_that_was_opened_is_the_one_that_is_read(
    salto: Salto, line: Line, opened: list[Path], tmp_path: Path
) -> None:
    assert line(*LOOK) == 0
    other = copied(salto, tmp_path / "other")
    shutil.rmtree(salto.folder)
    other.rename(salto.folder)
    acts = salto.rows("SELECT max(id) FROM act")[0][0]
    assert line(*LOOK) == 0
    assert salto.rows("SELECT max(id) FROM act")[0][0] == acts + 1
    assert len(opened) == 2


def test_an_older_database_in_its_place_is_noticed(salto: Salto, line: Line, tmp_path: Path) -> None:
    older = shutil.copy(salto.folder / "store.db", tmp_path / "older")
    assert line(*LOOK) == 0
    Path(older).replace(salto.folder / "store.db")
    assert line(*LOOK) == 31


def test_an_older_database_written_over_it_is_noticed_too(salto: Salto, line: Line) -> None:
    """The file is the same one then, and everything in it another."""
    older = (salto.folder / "store.db").read_bytes()
    assert line(*LOOK) == 0
    with (salto.folder / "store.db").open("r+b") as file:
        file.write(older)
        file.truncate()
    assert line(*LOOK) == 31


def test_a_store_that_is_taken_away_is_missed(salto: Salto, line: Line, tmp_path: Path) -> None:
    assert line(*LOOK) == 0
    salto.folder.rename(tmp_path / "elsewhere")
    assert line(*LOOK) == 10


def test_pages_that_were_damaged_meanwhile_are_told(salto: Salto, line: Line) -> None:
    assert line(*LOOK) == 0
    path = salto.folder / "store.db"
    path.write_bytes(bytes(path.stat().st_size))
    assert line(*LOOK) == 30


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER helper AFTER INSERT ON act BEGIN DELETE FROM setting; END",
        "DROP TRIGGER {trigger}",
        "CREATE VIEW everyone AS SELECT name FROM person",
        "PRAGMA user_version = 1",
    ],
)
def test_a_schema_that_was_changed_between_two_lines_is_refused(salto: Salto, line: Line, sql: str) -> None:
    trigger = salto.rows("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")[0][0]
    assert line(*LOOK) == 0
    connection = past_the_program(salto)
    connection.execute(sql.format(trigger=trigger))
    connection.close()
    assert line(*LOOK) == 30


def test_a_schema_that_was_changed_and_says_that_it_was_not_is_refused(salto: Salto, line: Line) -> None:
    """The number by which SQLite knows a schema again is put back; the schema itself is what is compared."""
    assert line(*LOOK) == 0
    connection = past_the_program(salto)
    row = connection.execute("PRAGMA schema_version").fetchone()
    assert row is not None
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'ABORT', 'IGNORE') WHERE type = 'trigger'"
    )
    connection.execute(f"PRAGMA schema_version = {row[0]}")
    connection.close()
    assert line(*LOOK) == 30


def test_with_other_keys_it_is_opened_anew(salto: Salto, between: Between, opened: list[Path]) -> None:
    assert salto.unlocked is not None
    _open(salto, between).close()
    _open(salto, between).close()
    assert len(opened) == 1
    other = replace(salto.unlocked, signing_key=bytes(32))
    open_store(place.Place(salto.folder), other, salto.now, between=between).close()
    assert len(opened) == 2


def test_nothing_is_kept_of_a_command_that_was_cut_off_in_the_middle(salto: Salto, between: Between) -> None:
    store = _open(salto, between)
    store.begin("find", "look")
    store.close()
    assert between._kept is None
    assert _open(salto, between).connection.in_transaction is False


def test_of_two_stores_at_once_each_is_its_own(salto: Salto, between: Between, tmp_path: Path) -> None:
    other = replace(salto, folder=copied(salto, tmp_path / "other"))
    first, second = _open(salto, between), _open(other, between)
    first.close()
    second.close()
    again = _open(salto, between)
    row = again.connection.execute("PRAGMA database_list").fetchone()
    assert row is not None
    assert Path(row[2]).parent.samefile(salto.folder)
    again.close()


def test_a_store_that_is_refused_is_not_kept(salto: Salto, between: Between) -> None:
    connection = past_the_program(salto)
    connection.execute("CREATE VIEW everyone AS SELECT name FROM person")
    connection.close()
    store = _open(salto, between)
    assert store.refusal is not None
    store.close()
    assert between._kept is None


def test_a_connection_that_was_kept_denies_as_before(salto: Salto, between: Between) -> None:
    _open(salto, between).close()
    store = _open(salto, between)
    with pytest.raises(DatabaseError, match="not authorized"):
        store.connection.execute("DELETE FROM act")
    store.close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the open files of this process")
def test_a_shell_that_is_locked_has_the_store_no_longer_open(salto: Salto, between: Between) -> None:
    _open(salto, between).close()
    assert _is_open(salto.folder / "store.db")
    between.close()
    assert not _is_open(salto.folder / "store.db")


def test_a_shell_that_is_locked_knows_neither_keys_nor_schema(salto: Salto, between: Between) -> None:
    _open(salto, between).close()
    between.close()
    assert {name: getattr(between, name) for name in Between.__slots__} == dict.fromkeys(Between.__slots__)


def test_what_a_command_still_has_when_the_shell_is_locked_is_closed_and_not_kept(
    salto: Salto, between: Between
) -> None:
    store = _open(salto, between)
    between.close()
    store.close()
    with pytest.raises(DatabaseError, match="closed"):
        store.connection.execute("SELECT 1")


def test_where_an_open_file_cannot_be_replaced_nothing_is_kept(
    salto: Salto, between: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "KEEPS", False)
    _open(salto, between).close()
    assert between._kept is None


def _open(salto: Salto, between: Between) -> Store:
    assert salto.unlocked is not None
    return open_store(place.Place(salto.folder), salto.unlocked, salto.now, between=between)


def _is_open(path: Path) -> bool:
    links = Path("/proc/self/fd").iterdir()
    return any(os.path.realpath(link) == str(path.resolve()) for link in links)


def test_what_is_kept_still_denies_what_no_command_does(salto: Salto, between: Between) -> None:
    """It was locked down when it was opened: no line takes that back, and none has to do it again."""
    assert salto.unlocked is not None
    for _line in range(2):
        store = open_store(place.Place(salto.folder), salto.unlocked, salto.now, between=between)
        for sql in ("DELETE FROM act", "PRAGMA user_version = 1"):
            with pytest.raises(DatabaseError, match=r"not authorized|prohibited"):
                store.connection.execute(sql)
        store.close()
