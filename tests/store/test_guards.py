"""No table about a person can be written without a judgement for that person, whoever writes."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from salto_cli.errors import NotFound
from salto_cli.models.question import ERASE, FILE, IDENTITY, SHARE
from salto_cli.store import person as persons
from salto_cli.store.act import Act, Judged, new_id
from salto_cli.store.cipher import Connection, IntegrityError, in_memory, let_build
from salto_cli.store.holdings import ABOUT_NOBODY, LOG
from salto_cli.store.marks import MARKED
from salto_cli.store.schema import log as _steps  # noqa: F401 - registers the steps
from salto_cli.store.seal import Outcome
from salto_cli.store.steps import STEPS, climb
from salto_cli.store.store import Store
from tests.store.forger import columns_of

EVENTS = ("insert", "update", "delete")
ALL_KINDS = {IDENTITY, FILE, SHARE}
SOMEONE, ANOTHER, ROW = 1001, 2002, 3003

# One event, several persons: guarded through the rows that link it to them.
THROUGH = {"contact": "contact_person"}


@cache
def schema() -> Connection:
    """An empty database of the newest step, which is only read."""
    made = in_memory()
    climb(made, STEPS)
    return made


def tables() -> list[str]:
    rows = schema().execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [row[0] for row in rows.fetchall()]


def persons_of(table: str) -> list[str]:
    """The columns of ``table`` that hold a person: those that refer to one, and a person's own id."""
    keys = schema().execute(f"PRAGMA foreign_key_list({table})").fetchall()
    return ["id"] if table == "person" else [row[3] for row in keys if row[2] == "person"]


GUARDED = [table for table in tables() if table not in ABOUT_NOBODY.keys() | LOG]


def levels(table: str) -> set[str]:
    """Which kinds of judgement the guard of ``table`` takes, read from the guard itself."""
    row = (
        schema()
        .execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (f"{table}_guard_insert",)
        )
        .fetchone()
    )
    assert row, f"{table} has no guard"
    return set(re.findall(r"'(identity|file|share)'", row[0]))


# --- every table ---------------------------------------------------------------------------------------


def test_every_table_about_persons_is_guarded() -> None:
    about_persons = {table for table in tables() if persons_of(table)} | THROUGH.keys()
    assert about_persons == set(GUARDED)


@pytest.mark.parametrize("table", GUARDED)
def test_a_guarded_table_has_a_guard_and_a_touch_for_each_event_and_a_mark(table: str) -> None:
    found = {
        row[0]
        for row in schema()
        .execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,))
        .fetchall()
    }
    assert {f"{table}_{kind}_{event}" for kind in ("guard", "touch") for event in EVENTS} <= found
    assert table in MARKED


@pytest.mark.parametrize("table", ABOUT_NOBODY)
def test_a_table_about_nobody_has_a_touch_for_each_event_and_a_mark(table: str) -> None:
    found = schema().execute("SELECT name FROM sqlite_master WHERE tbl_name = ?", (table,)).fetchall()
    assert {f"{table}_touch_{event}" for event in EVENTS} <= {row[0] for row in found}
    assert table in MARKED


@pytest.mark.parametrize("table", [*GUARDED, *ABOUT_NOBODY])
def test_a_mark_covers_every_column_but_the_salt(table: str) -> None:
    columns = {name for name, _kind in columns_of(schema(), table)}
    assert set(MARKED[table][max(MARKED[table])]) == columns - {"salt"}


@pytest.mark.parametrize("table", tables())
def test_every_table_is_strict(table: str) -> None:
    row = schema().execute("SELECT strict FROM pragma_table_list WHERE name = ?", (table,)).fetchone()
    assert row == (1,)


# --- writing -------------------------------------------------------------------------------------------


def filled(connection: Connection, table: str, row: int, person: int) -> tuple[str, list[object]]:
    """A statement that inserts a row about ``person``, each other column with something of its kind."""
    filling = {"INTEGER": 1, "TEXT": "[]", "BLOB": b"x", "REAL": 1.0}
    values: dict[str, object] = {name: filling[kind] for name, kind in columns_of(connection, table)}
    values |= dict.fromkeys(persons_of(table), person)
    values |= {"id": row} if table != "person" else {"id": person}
    if table in THROUGH.values():
        values["contact"] = ROW
    marks = ", ".join("?" * len(values))
    return f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values())


@pytest.fixture
def bare(store: Store) -> Store:
    """A store where only the guards stand: neither denials, foreign keys nor checks come before them."""
    let_build(store.connection)
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("PRAGMA ignore_check_constraints = ON")
    return store


def put(store: Store, table: str) -> None:
    """A row about SOMEONE in ``table``, past its guards."""
    triggers = store.connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).fetchall()
    for name, _sql in triggers:
        store.connection.execute(f"DROP TRIGGER {name}")
    store.connection.execute(*filled(store.connection, table, ROW, SOMEONE))
    for _name, sql in triggers:
        store.connection.execute(sql)


def judged(act: Act, person: int, question: str, decision: str = "allow") -> None:
    act.write_down(Judged((person,), question, decision, {}))


# What there is instead of a yes for this person: judgements as (person, kind, decision) for a table's kinds.
REFUSALS: dict[str, Callable[[set[str]], list[tuple[int, str, str]]]] = {
    "no judgement": lambda _kinds: [],
    "a no": lambda kinds: [(SOMEONE, kind, "deny") for kind in kinds],
    "a not yet": lambda kinds: [(SOMEONE, kind, "needs") for kind in kinds],
    "another person's yes": lambda kinds: [(ANOTHER, kind, "allow") for kind in kinds],
    "a yes to another question": lambda kinds: [(SOMEONE, kind, "allow") for kind in ALL_KINDS - kinds],
}


@pytest.mark.parametrize("why", REFUSALS)
@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("table", GUARDED)
def test_a_write_is_refused_with(bare: Store, table: str, event: str, why: str) -> None:
    if event != "insert" or table in THROUGH:
        put(bare, THROUGH.get(table, table))
    if event != "insert" and table in THROUGH:
        put(bare, table)
    act = bare.begin("test", "upkeep")
    for person, kind, decision in REFUSALS[why](levels(table)):
        judged(act, person, kind, decision)
    refusal = "guard: no judgement for this person" if event != "update" else "guard: "  # or kept as said
    with pytest.raises(IntegrityError, match=refusal):
        write(bare.connection, table, event)
    bare.abandon()


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("table", GUARDED)
def test_a_write_with_a_yes_for_the_person_is_let_through_and_touched(
    bare: Store, table: str, event: str
) -> None:
    if event != "insert" or table in THROUGH:
        put(bare, THROUGH.get(table, table))
    if event != "insert" and table in THROUGH:
        put(bare, table)
    as_said = bare.connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = ?", (f"{table}_as_said",)
    ).fetchone()
    act = bare.begin("erase", "upkeep")
    for kind in levels(table):
        judged(act, SOMEONE, kind)
    if event == "delete":
        with pytest.raises(IntegrityError, match="a row goes when someone is erased"):
            write(bare.connection, table, event)
        bury(act, SOMEONE)
    if event == "update" and as_said:
        with pytest.raises(IntegrityError, match="is kept as it was said"):
            write(bare.connection, table, event)
        return bare.abandon()
    write(bare.connection, table, event)
    touched = act.all("SELECT tbl, gone FROM touch WHERE act = ? AND tbl <> 'tombstone'", act.number)
    assert touched == [(table, int(event == "delete"))]
    return bare.abandon()


def bury(act: Act, person: int) -> None:
    judged(act, person, ERASE)
    act.add("tombstone", person=person, number=1, act=act.number, day=act.day, ground="wrong")


def write(connection: Connection, table: str, event: str) -> None:
    row = SOMEONE if table == "person" else ROW
    if event == "insert":
        connection.execute(*filled(connection, table, ROW, SOMEONE))
    elif event == "update":
        connection.execute(f"UPDATE {table} SET salt = x'00' WHERE id = {row}")
    else:
        connection.execute(f"DELETE FROM {table} WHERE id = {row}")


def test_nothing_is_written_outside_an_act(bare: Store) -> None:
    for table in GUARDED:
        with pytest.raises(IntegrityError, match="guard: no judgement"):
            bare.connection.execute(*filled(bare.connection, table, ROW, SOMEONE))


@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
def test_a_row_cannot_be_replaced_by_another_persons(bare: Store, verb: str) -> None:
    put(bare, "trait")
    act = bare.begin("test", "upkeep")
    judged(act, ANOTHER, FILE)
    sql, values = filled(bare.connection, "trait", ROW, ANOTHER)
    with pytest.raises(IntegrityError, match="guard: a row is not written over"):
        bare.connection.execute(sql.replace("INSERT", verb), values)
    bare.abandon()


@pytest.mark.parametrize("table", GUARDED)
def test_no_row_is_written_over_also_not_by_whoever_may_write_to_both(bare: Store, table: str) -> None:
    if table in THROUGH:
        put(bare, THROUGH[table])
    put(bare, table)
    act = bare.begin("test", "upkeep")
    for kind in levels(table):
        judged(act, SOMEONE, kind)
    sql, values = filled(bare.connection, table, ROW, SOMEONE)
    with pytest.raises(IntegrityError, match="guard: a row is not written over"):
        bare.connection.execute(sql.replace("INSERT", "INSERT OR REPLACE"), values)
    bare.abandon()


def test_whom_a_row_is_about_does_not_change_also_where_both_are_judged(bare: Store) -> None:
    put(bare, "task")
    act = bare.begin("test", "upkeep")
    judged(act, SOMEONE, FILE)
    judged(act, ANOTHER, FILE)
    with pytest.raises(IntegrityError, match="changes in a merge alone"):
        act.run("UPDATE task SET person = ? WHERE id = ?", ANOTHER, ROW)
    bare.abandon()


def test_a_row_cannot_be_moved_to_another_person(bare: Store) -> None:
    put(bare, "trait")
    for allowed in (SOMEONE, ANOTHER):
        act = bare.begin("test", "upkeep")
        judged(act, allowed, FILE)
        with pytest.raises(IntegrityError, match="guard: no judgement"):
            act.run("UPDATE trait SET person = ? WHERE id = ?", ANOTHER, ROW)
        bare.abandon()


def test_a_judgement_of_an_earlier_act_opens_nothing(bare: Store) -> None:
    earlier = bare.begin("test", "upkeep")
    judged(earlier, SOMEONE, FILE)
    bare.finish(earlier, Outcome("done"))
    bare.begin("test", "upkeep")
    with pytest.raises(IntegrityError, match="guard: no judgement"):
        bare.connection.execute(*filled(bare.connection, "trait", ROW, SOMEONE))
    bare.abandon()


def test_an_event_with_two_persons_needs_a_yes_for_both(bare: Store) -> None:
    put(bare, "contact_person")
    act = bare.begin("test", "upkeep")
    judged(act, SOMEONE, FILE)
    judged(act, ANOTHER, FILE)
    act.run(
        "INSERT INTO contact_person (id, contact, person, happened, attempt, salt) "
        "VALUES (?, ?, ?, '', 0, x'00')",
        new_id(),
        ROW,
        ANOTHER,
    )
    write(bare.connection, "contact", "insert")
    bare.finish(act, Outcome("done"))
    act = bare.begin("test", "upkeep")
    judged(act, SOMEONE, FILE)
    with pytest.raises(IntegrityError, match="guard: no judgement"):
        write(bare.connection, "contact", "delete")
    bare.abandon()


# --- reading -------------------------------------------------------------------------------------------


@pytest.fixture
def known(bare: Store) -> Store:
    put(bare, "person")
    return bare


def test_without_a_judgement_nobody_is_read(known: Store) -> None:
    act = known.begin("test", "upkeep")
    assert persons.named(act) == {}
    with pytest.raises(NotFound):
        persons.get(act, SOMEONE)
    known.abandon()


@pytest.mark.parametrize(("person", "decision"), [(SOMEONE, "deny"), (SOMEONE, "needs"), (ANOTHER, "allow")])
def test_without_a_yes_for_the_person_nobody_is_read(known: Store, person: int, decision: str) -> None:
    act = known.begin("test", "upkeep")
    judged(act, person, IDENTITY, decision)
    assert persons.named(act) == {}
    known.abandon()


def test_what_may_leave_is_only_what_was_allowed_to_that_recipient_in_this_act(known: Store) -> None:
    act = known.begin("test", "upkeep")
    body = {"recipient": "school", "categories": ["work"], "answers": []}
    act.write_down(Judged((SOMEONE,), SHARE, "allow", body))
    act.write_down(Judged((SOMEONE,), SHARE, "deny", {**body, "recipient": "police"}))
    rows = act.all("SELECT person, recipient, category FROM may_leave WHERE act = ?", act.number)
    assert rows == [(SOMEONE, "school", "work")]
    known.abandon()
