"""An act: nothing is committed while it is open, and what the log has, it keeps."""

from collections.abc import Callable

import pytest

from salto_cli.errors import Damaged, NotFound
from salto_cli.models.question import FILE, IDENTITY
from salto_cli.store import person as persons
from salto_cli.store.act import Judged
from salto_cli.store.cipher import IntegrityError, let_build
from salto_cli.store.schema.log import LOG_KEYS
from salto_cli.store.seal import FIRST, Outcome
from salto_cli.store.store import Store
from tests.fixtures import Salto
from tests.source import PRODUCT, names_used, python_files, tree

LOG = {"act": "id", "outcome": "act", "schema_step": "number", **LOG_KEYS}
COLUMN = {"act": "id", "schema_step": "number"}


@pytest.fixture
def lived(salto: Salto, a_youth: Callable[..., str]) -> Salto:
    """A store whose log has a row in every table."""
    salto.ok("show", a_youth())
    store = salto.store()
    act = store.begin("pack", "sharing")
    act.put_out("00" * 32, 12)
    store.finish(act, Outcome("done"))
    store.close()
    return salto


# --- an act that is open -------------------------------------------------------------------------------


def test_an_open_act_cannot_be_committed(store: Store) -> None:
    store.begin("test", "upkeep")
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        store.connection.execute("COMMIT")
    store.abandon()
    assert store.connection.execute("SELECT 1 FROM act WHERE command = 'test'").fetchone() is None


def test_there_is_one_open_act_at_a_time(store: Store) -> None:
    act = store.begin("test", "upkeep")
    with pytest.raises(IntegrityError, match="one at a time"):
        act.run(
            "INSERT INTO act SELECT id + 1, at, operator, command, purpose, version, step FROM act "
            "WHERE id = ?",
            act.number,
        )
    store.abandon()


@pytest.mark.parametrize("number", [1, 500])
def test_acts_are_numbered_in_order_without_gaps(store: Store, number: int) -> None:
    store.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(IntegrityError, match=r"in order|only grows"):
        store.connection.execute("INSERT INTO act VALUES (?, '2026-11-23', 1, 'x', 'x', '0', 7)", (number,))
    store.abandon()


def test_an_act_cannot_close_before_each_row_it_touched_has_a_mark(store: Store) -> None:
    act = store.begin("test", "upkeep")
    act.write_down(Judged((act.newcomer,), FILE, "allow", {}))
    persons.add(act, act.newcomer, "Amina Eksempel", "2010-05-17")
    with pytest.raises(IntegrityError, match="a row has no mark"):
        act.run("INSERT INTO outcome VALUES (?, 'done', NULL, ?)", act.number, FIRST)
    store.abandon()


def test_an_act_closes_once(store: Store) -> None:
    act = store.begin("test", "upkeep")
    act.close(Outcome("done"))
    with pytest.raises(IntegrityError, match=r"only grows|no such open act"):
        act.close(Outcome("done"))
    store.abandon()


@pytest.mark.parametrize("table", sorted(LOG_KEYS.keys() | {"outcome"}))
def test_the_log_grows_only_on_behalf_of_the_act_that_is_open(lived: Salto, table: str) -> None:
    store = lived.store()
    row = store.connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
    names = [each[1] for each in store.connection.execute(f"PRAGMA table_info({table})").fetchall()]
    assert row
    for act in (2, 9999):  # one that is closed, one that has never been
        other = {"act": act, "n": 77, "tbl": "other"}
        values = [other.get(name, value) for name, value in zip(names, row, strict=True)]
        store.begin("test", "upkeep")
        with pytest.raises(IntegrityError, match=r"no such open act|only grows"):
            store.connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", values)
        store.abandon()
    store.close()


# --- what the log has ----------------------------------------------------------------------------------


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE {table} SET {column} = {column}",
        "UPDATE OR REPLACE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET {column} = {column}",
    ],
)
@pytest.mark.parametrize("table", sorted(LOG))
def test_the_log_refuses(lived: Salto, table: str, attempt: str, recursive: str) -> None:
    store = lived.store()
    let_build(store.connection)  # the triggers alone hold, too
    store.connection.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = store.connection.execute(f"SELECT * FROM {table}").fetchall()
    store.begin("test", "upkeep")
    with pytest.raises(IntegrityError, match=r"only grows|no such open act|one at a time"):
        store.connection.execute(attempt.format(table=table, column=COLUMN.get(table, "act")))
    store.abandon()
    assert before
    assert store.connection.execute(f"SELECT * FROM {table}").fetchall() == before
    store.close()


def test_every_table_of_the_log_is_asked_for_by_act_through_an_index(store: Store) -> None:
    for table in LOG_KEYS:
        plan = store.connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE act = 1").fetchall()
        assert all("SCAN" not in str(row[-1]) for row in plan), table


# --- what an act notes ---------------------------------------------------------------------------------


def test_an_act_notes_whom_it_read_and_in_which_table(lived: Salto) -> None:
    shown = lived.ok("audit", "log")["entries"][1]
    assert shown["command"] == "show"
    assert shown["persons"] == ["P-001H"]
    assert "person" in shown["read"]


@pytest.mark.parametrize("event", ["INSERT", "UPDATE"])
def test_a_write_that_the_database_swallows_is_never_told_as_done(store: Store, event: str) -> None:
    act = store.begin("test", "upkeep")
    act.write_down(Judged((act.newcomer,), FILE, "allow", {}))
    if event == "UPDATE":
        persons.add(act, act.newcomer, "Amina Eksempel", "2010-05-17")
    let_build(store.connection)
    act.run(f"CREATE TEMP TRIGGER swallow BEFORE {event} ON person BEGIN SELECT RAISE(IGNORE); END")
    with pytest.raises(Damaged, match="has not kept what was written"):
        if event == "INSERT":
            persons.add(act, act.newcomer, "Amina Eksempel", "2010-05-17")
        else:
            persons.change(act, act.newcomer, name="Amina Nytt")
    store.abandon()


def test_rows_have_random_ids_and_a_salt_of_their_own(store: Store) -> None:
    act = store.begin("test", "upkeep")
    ids = [act.newcomer]
    act.write_down(Judged(tuple(ids), FILE, "allow", {}))
    persons.add(act, ids[0], "Amina Eksempel", "2010-05-17")
    (first,) = act.all("SELECT salt FROM person")
    persons.change(act, ids[0], name="Amina Nytt")
    (second,) = act.all("SELECT salt FROM person")
    assert first != second
    assert len(first[0]) == 16
    assert ids[0] > 2**32
    store.abandon()


def test_a_judgement_is_kept_as_a_commitment_that_its_salt_opens(store: Store) -> None:
    act = store.begin("test", "upkeep")
    for _again in range(2):
        act.write_down(Judged((5,), IDENTITY, "allow", {"reason": "CASE_BASIS"}))
    (one, other) = act.all("SELECT commitment FROM judgement WHERE act = ? ORDER BY n", act.number)
    assert one != other
    store.abandon()


def test_what_an_act_reads_is_a_list_and_not_a_cursor(store: Store) -> None:
    act = store.begin("test", "upkeep")
    assert isinstance(act.all("SELECT id FROM act"), list)
    act.close(Outcome("done"))
    with pytest.raises(NotFound):
        persons.get(act, 5)
    store.abandon()


def test_nobody_calls_what_commits_behind_an_acts_back() -> None:
    """``executescript`` commits the open transaction first, and half a step would stay."""
    called = [
        name.rpartition(".")[2] for path in python_files(PRODUCT) for _node, name in names_used(tree(path))
    ]
    assert "execute" in called
    assert not {"executescript", "commit", "load_extension", "enable_load_extension"} & set(called)
