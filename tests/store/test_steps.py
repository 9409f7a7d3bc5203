"""Schema steps: a store climbs from any step to the last with its content, or stays as it was."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from salto_cli.errors import Damaged, NewerStore
from salto_cli.models.question import FILE
from salto_cli.models.secret import Unlocked
from salto_cli.store import audit_check, keys, place
from salto_cli.store.act import Judged
from salto_cli.store.cipher import let_build
from salto_cli.store.guards import Run
from salto_cli.store.marks import MARKED
from salto_cli.store.opening import create, open_store
from salto_cli.store.seal import Outcome
from salto_cli.store.steps import STEPS, Step, built, digest, reached
from salto_cli.store.store import Store
from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.launch import ANY, CHEAP

LATER = "2027-01-04T08:15:00+01:00"
NEXT = len(STEPS) + 1
PERSONS = 3  # the step from which there are persons


def at_step(folder: Path, steps: int) -> tuple[Store, Unlocked]:
    """A store as a program with so many steps made it, with a person in it where there are any."""
    made = keys.create_keys(PASSPHRASE, CHEAP, ANY)
    folder.mkdir(mode=0o700)
    keys.write_keys(folder, made.content)
    unlocked = made.unlocked
    where = place.Place(folder)
    store = create(where, unlocked, "Kari", NOW, steps=STEPS[:steps])
    if steps >= PERSONS:
        act = store.begin("register", "follow-up")
        act.write_down(Judged((act.newcomer,), FILE, "allow", {}))
        named = {"name": "Amina Eksempel", "folded": "amina eksempel", "born": "2010-05-17"}
        act.add("person", id=act.newcomer, number=1, **named)  # as it was done then
        store.finish(act, Outcome("done"))
    return store, unlocked


def reopened(folder: Path, unlocked: Unlocked, steps: list[Step] = STEPS) -> Store:
    return open_store(place.Place(folder), unlocked, LATER, steps=steps)


def digest_of(folder: Path) -> str:
    return hashlib.sha256((folder / "store.db").read_bytes()).hexdigest()


@pytest.mark.parametrize("step", range(2, len(STEPS)))
def test_a_store_of_any_step_climbs_to_the_last_with_its_content(tmp_path: Path, step: int) -> None:
    """Step 1 alone cannot close an act, so no store was ever left there."""
    store, unlocked = at_step(tmp_path / "store", step)
    before = contents(store)
    store.close()
    store = reopened(tmp_path / "store", unlocked)
    assert reached(store.connection) == store.step == len(STEPS)
    after = contents(store)
    for table, rows in before.items():
        kept = [{name: row[name] for name in old} for row, old in zip(after[table], rows, strict=False)]
        assert (kept, len(after[table])) == (rows, len(rows)), table
    assert audit_check.check(store.connection).whole
    (newest,) = store.connection.execute(
        "SELECT command, at, step FROM act ORDER BY id DESC LIMIT 1"
    ).fetchall()
    assert newest == ("upgrade", LATER, len(STEPS))
    store.close()


def contents(store: Store) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, by column, but of the log, which grows."""
    names = store.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    log = {
        "act",
        "outcome",
        "schema_step",
        "mark",
        "judgement",
        "judgement_detail",
        "touch",
        "seen",
        "signature",
    }
    return {name: rows_of(store, name) for (name,) in names if name not in log}


def rows_of(store: Store, table: str) -> list[dict[str, object]]:
    found = store.connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_each_step_leaves_the_record_that_it_ran(tmp_path: Path) -> None:
    store, unlocked = at_step(tmp_path / "store", 4)
    store.close()
    store = reopened(tmp_path / "store", unlocked)
    rows = store.connection.execute("SELECT number, name, at FROM schema_step ORDER BY number").fetchall()
    assert [row[0] for row in rows] == [each.number for each in STEPS]
    assert [row[1] for row in rows] == [each.name for each in STEPS]
    assert {row[2] for row in rows[:4]} == {NOW}
    assert {row[2] for row in rows[4:]} == {LATER}
    store.close()


def test_a_store_of_the_last_step_is_opened_without_an_act(tmp_path: Path) -> None:
    store, unlocked = at_step(tmp_path / "store", len(STEPS))
    store.close()
    before = digest_of(tmp_path / "store")
    reopened(tmp_path / "store", unlocked).close()
    assert digest_of(tmp_path / "store") == before


# --- a column more -------------------------------------------------------------------------------------


def one_column_more(run: Run) -> None:
    run("ALTER TABLE person ADD COLUMN nickname TEXT")


def test_a_step_that_adds_a_column_marks_the_table_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, unlocked = at_step(tmp_path / "store", len(STEPS))
    store.close()
    steps = [*STEPS, Step(NEXT, "nickname", one_column_more)]
    wider = {**MARKED["person"], NEXT: (*MARKED["person"][max(MARKED["person"])], "nickname")}
    monkeypatch.setitem(MARKED, "person", wider)
    monkeypatch.setattr(audit_check, "STEPS", steps)
    store = reopened(tmp_path / "store", unlocked, steps)
    assert audit_check.check(store.connection).findings == ()
    let_build(store.connection)
    store.connection.execute("DROP TRIGGER person_guard_update")
    store.connection.execute("DROP TRIGGER person_touch_update")
    store.connection.execute("UPDATE person SET nickname = 'Mina'")
    found = audit_check.check(store.connection).findings
    assert ("changed", "person") in {(each.what, each.table) for each in found}
    store.close()


def test_what_was_changed_past_the_program_is_not_marked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, unlocked = at_step(tmp_path / "store", len(STEPS))
    with locks_off(store):
        store.connection.execute("UPDATE person SET phone = '40000000'")
    store.close()
    before = digest_of(tmp_path / "store")
    wider = {**MARKED["person"], NEXT: (*MARKED["person"][max(MARKED["person"])], "nickname")}
    monkeypatch.setitem(MARKED, "person", wider)
    with pytest.raises(Damaged, match="not what its log says"):
        reopened(tmp_path / "store", unlocked, [*STEPS, Step(NEXT, "nickname", one_column_more)])
    assert digest_of(tmp_path / "store") == before


@contextmanager
def locks_off(store: Store) -> Iterator[None]:
    """Without the triggers on persons, which come back."""
    triggers = store.connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'person'"
    ).fetchall()
    let_build(store.connection)
    for name, _sql in triggers:
        store.connection.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in triggers:
        store.connection.execute(sql)


@pytest.mark.parametrize("number", range(1, NEXT))
def test_a_step_makes_the_schema_that_its_digest_names(number: int) -> None:
    """Where this fails for a step that is being written, the digest is to be written anew beside it."""
    made = built(STEPS[:number])
    assert STEPS[number - 1].schema == digest(made)
    made.close()


# --- what goes wrong -----------------------------------------------------------------------------------


def fails_halfway(run: Run) -> None:
    run("CREATE TABLE halfway (id INTEGER PRIMARY KEY) STRICT")
    run("INSERT INTO halfway VALUES (1)")
    run("CREATE TABLE act (id INTEGER)")


def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store, unlocked = at_step(tmp_path / "store", 5)
    store.close()
    before = digest_of(tmp_path / "store")
    with pytest.raises(Damaged):
        reopened(tmp_path / "store", unlocked, [*STEPS, Step(NEXT, "fails", fails_halfway)])
    assert digest_of(tmp_path / "store") == before
    store = reopened(tmp_path / "store", unlocked)
    assert store.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'halfway'").fetchone() is None
    assert audit_check.check(store.connection).whole
    store.close()


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    store, unlocked = at_step(tmp_path / "store", len(STEPS))
    store.close()
    before = digest_of(tmp_path / "store")
    with pytest.raises(NewerStore):
        reopened(tmp_path / "store", unlocked, STEPS[:-1])
    assert digest_of(tmp_path / "store") == before


def test_a_newer_store_is_told_in_one_line_and_nothing_is_written(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth()
    store = salto.store()
    let_build(store.connection)
    store.connection.execute(f"PRAGMA user_version = {NEXT}")
    store.close()
    before = digest_of(salto.folder)
    for words in (["find", "amina"], ["audit", "verify"], ["show", "P-001H"]):
        ran = salto(*words)
        assert (ran.code, ran.out) == (13, "")
        assert "this store was written by a newer salto" in ran.err
    assert digest_of(salto.folder) == before


def test_a_step_out_of_order_does_not_load() -> None:
    from salto_cli.store.steps import step

    with pytest.raises(AssertionError, match="out of order"):
        step(3)(one_column_more)
    assert len(STEPS) == NEXT - 1
