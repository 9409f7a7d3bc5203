"""The seal and the marks: whatever was changed past the program is found, and the act is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from salto_cli.models import finding
from salto_cli.models.audit import Verified
from salto_cli.models.code import PERSON, code
from salto_cli.models.question import FILE
from salto_cli.store import person as persons
from salto_cli.store.act import Judged, current_mark
from salto_cli.store.audit_check import check_before
from salto_cli.store.cipher import PAGE, Connection, IntegrityError, let_build
from salto_cli.store.marks import MARKED
from salto_cli.store.schema.log import LOG, LOG_KEYS
from salto_cli.store.seal import Outcome
from salto_cli.store.steps import STEPS
from tests.fixtures import Salto
from tests.store.forger import a_copy, checked, columns_of, rewrite, unlocked

LATER = 3  # acts before this one make the store
HAS_ROWS = ("person", "case_file")  # tables that a registration fills


@pytest.fixture
def lived(salto: Salto, a_youth: Callable[..., str]) -> Salto:
    """A store with two youths, a look at one, a look at nobody, and an act that made a file."""
    amina, _bo = a_youth(), a_youth("Bo Eksempel", "2011-02-03")
    salto.ok("show", amina)
    assert salto("show", code(PERSON, 99)).code == 3
    store = salto.store()
    act = store.begin("pack", "sharing")
    act.put_out("00" * 32, 12)
    store.finish(act, Outcome("done"))
    store.close()
    return salto


def first_act(connection: Connection, table: str) -> int:
    column = "id" if table == "act" else "act"
    row = connection.execute(f"SELECT min({column}) FROM {table} WHERE {column} >= {LATER}").fetchone()
    assert row and row[0], table
    return int(row[0])


def kinds(result: Verified) -> set[str]:
    return {each.what for each in result.findings}


def test_an_untouched_store_is_whole(lived: Salto) -> None:
    result = checked(lived)
    assert (result.whole, result.findings, result.first, result.exit_code) == (True, (), None, 0)
    assert result.acts == len(lived.rows("SELECT id FROM act"))
    counted = [lived.rows(f"SELECT count(*) FROM {table}")[0][0] for table in MARKED]
    assert result.rows == sum(counted)


@pytest.mark.parametrize("table", sorted(LOG))
def test_every_edited_field_of_the_log_is_found_and_its_act_named(
    lived: Salto, tmp_path: Path, table: str
) -> None:
    with unlocked(lived) as connection:
        act, columns = first_act(connection, table), columns_of(connection, table)
    for column, _kind in columns:
        store = a_copy(lived, tmp_path / f"{table}-{column}")
        with unlocked(store) as connection:
            rewrite(connection, table, f"{'id' if table == 'act' else 'act'} = {act}", column)
        result = checked(store)
        assert result.first == act, f"{table}.{column}: {result.findings}"
        assert result.exit_code == 30
        shutil.rmtree(store.folder)


@pytest.mark.parametrize("table", sorted(LOG))
def test_a_row_taken_out_of_the_log_is_found_and_its_act_named(lived: Salto, table: str) -> None:
    with unlocked(lived) as connection:
        act = first_act(connection, table)
        connection.execute(f"DELETE FROM {table} WHERE {'id' if table == 'act' else 'act'} = {act}")
    assert checked(lived).first == act


@pytest.mark.parametrize("table", sorted(LOG_KEYS.keys() - {"judgement_detail"}))
def test_a_row_put_into_an_old_act_is_found_and_the_act_named(lived: Salto, table: str) -> None:
    with unlocked(lived) as connection:
        put_in = {"act": str(LATER + 1), "n": "99", "tbl": "'other'"}
        chosen = ", ".join(put_in.get(name, name) for name, _kind in columns_of(connection, table))
        connection.execute(f"INSERT INTO {table} SELECT {chosen} FROM {table} WHERE act >= {LATER} LIMIT 1")
    assert checked(lived).first == LATER + 1


def test_two_acts_that_changed_places_are_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        for table in sorted(LOG):
            column = "id" if table == "act" else "act"
            for old, new in ((3, -1), (4, 3), (-1, 4)):
                connection.execute(f"UPDATE {table} SET {column} = {new} WHERE {column} = {old}")
    result = checked(lived)
    assert result.first == 3
    assert finding.SEAL in kinds(result)


def test_a_whole_act_taken_out_of_the_middle_is_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        remove_act(connection, 4)
    result = checked(lived)
    assert result.first == 4
    assert finding.GAP in kinds(result)


def test_a_whole_act_cut_off_the_end_is_found_by_the_checkpoint_beside_the_store(lived: Salto) -> None:
    with unlocked(lived) as connection:
        last = connection.execute("SELECT max(id) FROM act").fetchone()
        assert last
        remove_act(connection, last[0])
    result = checked(lived)
    assert [(each.what, each.act) for each in result.findings] == [(finding.CHECKPOINT, last[0])]


def test_a_log_that_was_cut_off_at_the_end_is_not_written_on(lived: Salto) -> None:
    with unlocked(lived) as connection:
        last = connection.execute("SELECT max(id) FROM act").fetchone()
        assert last
        remove_act(connection, last[0])
    for _again in range(2):
        ran = lived("find", "amina")
        assert (ran.code, ran.out) == (31, "")
    ran = lived("audit", "verify", "--json")
    assert ran.code == 30
    assert ran.json["first"] == last[0]


def remove_act(connection: Connection, act: int) -> None:
    for table in sorted(LOG):
        connection.execute(f"DELETE FROM {table} WHERE {'id' if table == 'act' else 'act'} = {act}")


def test_an_act_without_an_outcome_is_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("INSERT INTO act VALUES (900, '2026-11-23T08:00:00+01:00', 1, 'x', 'x', '0', 7)")
    assert {(each.what, each.act) for each in checked(lived).findings} >= {(finding.OPEN, 900)}


@pytest.mark.parametrize("table", sorted(LOG_KEYS))
def test_rows_of_an_act_that_never_was_are_found(lived: Salto, table: str) -> None:
    with unlocked(lived) as connection:
        columns = columns_of(connection, table)
        chosen = ", ".join("5000" if name == "act" else name for name, _kind in columns)
        connection.execute(f"INSERT INTO {table} SELECT {chosen} FROM {table} LIMIT 1")
    assert (finding.STRAY, 5000, table) in {
        (each.what, each.act, each.table) for each in checked(lived).findings
    }


# --- what the next act would seal ----------------------------------------------------------------------


PLANTED = {
    "a mark": "INSERT INTO mark SELECT tbl, row, {act}, mark FROM mark WHERE tbl = 'person' LIMIT 1",
    "a row touched": "INSERT INTO touch SELECT {act}, tbl, row, gone FROM touch WHERE tbl = 'person' LIMIT 1",
    "a judgement": "INSERT INTO judgement SELECT {act}, 99, persons, question, 'allow', commitment "
    "FROM judgement LIMIT 1",
    "a reason": "INSERT INTO judgement_detail SELECT {act}, 99, salt, body FROM judgement_detail LIMIT 1",
    "a look": "INSERT INTO seen SELECT {act}, 'x', persons, rows FROM seen LIMIT 1",
    "a file": "INSERT INTO published SELECT {act}, 99, digest, size FROM published LIMIT 1",
    "an act": "INSERT INTO act SELECT {act}, at, operator, command, purpose, version, step FROM act LIMIT 1",
}


@pytest.mark.parametrize("ahead", [1, 2, 4000])
@pytest.mark.parametrize("what", PLANTED)
def test_what_was_planted_for_an_act_to_come_is_not_sealed_but_told(
    lived: Salto, what: str, ahead: int
) -> None:
    with unlocked(lived) as connection:
        (last,) = connection.execute("SELECT max(id) FROM act").fetchall()
        connection.execute("UPDATE person SET phone = '40000000'")
        connection.execute(PLANTED[what].format(act=last[0] + ahead))
    before = (lived.folder / "store.db").read_bytes()
    ran = lived("find", "amina")
    assert (ran.code, ran.out) == (30, "")
    assert "no act of salto's has written" in ran.err
    told = lived("audit", "verify", "--json")
    assert told.code == 30
    assert {each["act"] for each in told.json["findings"]} & set(range(last[0] + 1, last[0] + ahead + 1))
    assert finding.CHANGED in {each["what"] for each in told.json["findings"]}
    assert (lived.folder / "store.db").read_bytes() == before


def test_a_mark_for_the_act_that_verifies_vouches_for_nothing(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("UPDATE person SET phone = '40000000'")
    store = lived.store()
    act = store.begin("audit verify", "oversight")
    let_build(store.connection)
    store.connection.execute("DROP TRIGGER mark_open_act")
    for (row,) in act.all("SELECT id FROM person"):
        made = current_mark(store.connection, "person", row, act.step)
        act.run("INSERT INTO mark VALUES ('person', ?, ?, ?)", row, act.number, made)
    assert finding.CHANGED in kinds(check_before(act))
    store.abandon()
    store.close()


def test_a_mark_of_a_row_that_its_act_has_not_written_is_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("INSERT INTO mark SELECT tbl, row, 5, mark FROM mark WHERE tbl = 'person' LIMIT 1")
    assert (finding.UNTOUCHED, 5, "person") in {
        (each.what, each.act, each.table) for each in checked(lived).findings
    }


def test_reasons_without_a_judgement_are_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute(
            "INSERT INTO judgement_detail SELECT act, 99, salt, body FROM judgement_detail "
            "WHERE act = 4 LIMIT 1"
        )
    assert [(each.what, each.act) for each in checked(lived).findings] == [(finding.REASONS, 4)]


def test_an_act_by_nobody_known_is_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("UPDATE act SET operator = 77 WHERE id = 4")
    assert (finding.OPERATOR, 4) in {(each.what, each.act) for each in checked(lived).findings}


def test_erased_reasons_are_told_for_what_they_are(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("DELETE FROM judgement_detail WHERE act = 3")
    assert [(each.what, each.act) for each in checked(lived).findings] == [(finding.REASONS, 3)]


@pytest.mark.parametrize("table", HAS_ROWS)
def test_every_marked_column_changed_past_the_program_is_found(
    lived: Salto, tmp_path: Path, table: str
) -> None:
    newest = MARKED[table][max(MARKED[table])]
    for column in newest:
        if column == "id":
            continue  # a row under another id is one row gone and one too many; see below
        store = a_copy(lived, tmp_path / f"{table}-{column}")
        with unlocked(store) as connection:
            rewrite(
                connection, table, f"rowid = (SELECT row FROM mark WHERE act = 3 AND tbl = '{table}')", column
            )
        (found,) = [each for each in checked(store).findings if each.what == finding.CHANGED]
        assert (found.act, found.table) == (3, table), column
        shutil.rmtree(store.folder)


def test_a_changed_row_names_the_person_by_code_and_nothing_else(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("UPDATE person SET name = 'Canary Hansen' WHERE number = 2")
    ran = lived("audit", "verify")
    assert ran.code == 30
    assert code(PERSON, 2) in ran.out
    assert "Canary" not in ran.out + ran.err


# The store's own rows, about no person: what someone could gain by, and how it is done.
OWN = {
    "setting": "INSERT INTO setting (name, value) VALUES ('invented', '1')",
    "operator": "UPDATE operator SET name = 'Canary Hansen' WHERE id = 1",
    "service": "UPDATE service SET name = 'B' WHERE id = 'a'",
    "schema_step": "UPDATE schema_step SET at = '2026-01-01' WHERE number = 3",
}


@pytest.mark.parametrize("table", OWN)
def test_a_row_of_the_stores_own_that_was_changed_past_the_program_is_found(lived: Salto, table: str) -> None:
    store = lived.store()
    act = store.begin("service add", "upkeep")
    act.run(
        "INSERT INTO service (id, name, folded, organisation, kind, private, origin) "
        "VALUES ('a', 'A', 'a', 'A', 'x', 0, 'x')"
    )
    store.finish(act, Outcome("done"))
    store.close()
    assert checked(lived).whole
    with unlocked(lived) as connection:
        connection.execute(OWN[table])
    (found,) = checked(lived).findings
    assert found.table == table
    assert found.what == (finding.UNLOGGED if table == "setting" else finding.CHANGED)


@pytest.mark.parametrize("table", OWN)
def test_a_row_of_the_stores_own_is_written_in_an_act_only(lived: Salto, table: str) -> None:
    store = lived.store()
    with pytest.raises(IntegrityError):
        store.connection.execute(
            "INSERT INTO service (id, name, folded, organisation, kind, private, origin) "
            "VALUES ('a', 'A', 'a', 'A', 'x', 0, 'x')"
            if table == "service"
            else OWN[table]
        )
    store.close()


@pytest.mark.parametrize("table", HAS_ROWS)
def test_a_row_taken_out_of_the_state_is_found(lived: Salto, table: str) -> None:
    with unlocked(lived) as connection:
        connection.execute(
            f"DELETE FROM {table} WHERE id = (SELECT row FROM mark WHERE act = 4 AND tbl = '{table}')"
        )
    assert (finding.REMOVED, 4, table) in {
        (each.what, each.act, each.table) for each in checked(lived).findings
    }


@pytest.mark.parametrize("table", HAS_ROWS)
def test_a_row_that_no_act_has_written_is_found(lived: Salto, table: str) -> None:
    with unlocked(lived) as connection:
        names = [name for name, _kind in columns_of(connection, table)]
        values = {"id": "12345", "number": "900", "closed": "'2026-01-01'"}
        chosen = ", ".join(values.get(name, name) for name in names)
        connection.execute(f"INSERT INTO {table} SELECT {chosen} FROM {table} LIMIT 1")
    (found,) = checked(lived).findings
    assert (found.what, found.act, found.table) == (finding.UNLOGGED, None, table)


def test_a_row_that_an_act_removed_and_someone_put_back_is_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        row = connection.execute("SELECT row FROM mark WHERE act = 4 AND tbl = 'person'").fetchone()
        assert row
        connection.execute("UPDATE mark SET mark = NULL WHERE act = 4 AND tbl = 'person'")
    assert (finding.RETURNED, 4) in {(each.what, each.act) for each in checked(lived).findings}


def test_a_lock_that_was_taken_off_is_found_by_name(lived: Salto) -> None:
    with unlocked(lived, put_back=False):
        pass
    found = {each.table for each in checked(lived).findings if each.what == finding.SCHEMA}
    assert {"act_no_update", "person_guard_insert", "person_touch_update", "outcome_marks"} <= found


def test_a_planted_trigger_is_found_by_name(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("CREATE TRIGGER helper AFTER INSERT ON act BEGIN DELETE FROM setting; END")
    assert {each.table for each in checked(lived).findings} == {"helper"}


# What someone could put in beside the program's own, and the name under which it is told.
BESIDE = {
    "sqliteXhelper": "CREATE TRIGGER sqliteXhelper AFTER INSERT ON act BEGIN DELETE FROM setting; END",
    "sqlite": "CREATE TABLE sqlite (n INTEGER)",
    "person_again": "CREATE VIEW person_again AS SELECT * FROM person",
    "by_phone": "CREATE INDEX by_phone ON person (phone)",
    "sqlite_stat1": "ANALYZE",
}


@pytest.mark.parametrize("name", BESIDE)
def test_nothing_is_written_in_a_store_with_something_beside_the_programs_own(
    lived: Salto, name: str
) -> None:
    with unlocked(lived) as connection:
        connection.execute(BESIDE[name])
    before = (lived.folder / "store.db").read_bytes()
    for words in (["find", "amina"], ["show", "P-001H"], ["audit", "log"]):
        ran = lived(*words)
        assert (ran.code, ran.out) == (30, "")
        assert "not as salto makes them" in ran.err
    told = lived("audit", "verify", "--json")
    assert told.code == 30
    assert (finding.SCHEMA, name) in {(each["what"], each["table"]) for each in told.json["findings"]}
    assert (lived.folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("name", ["act_no_update", "person_guard_insert", "kin_once", "allowed"])
def test_nothing_is_written_in_a_store_that_lacks_something_of_the_programs(lived: Salto, name: str) -> None:
    store = lived.store()
    (kind,) = store.connection.execute("SELECT type FROM sqlite_master WHERE name = ?", (name,)).fetchall()
    let_build(store.connection)
    store.connection.execute(f"DROP {kind[0]} {name}")
    store.close()
    assert lived("find", "amina").code == 30
    assert {each["table"] for each in lived("audit", "verify", "--json").json["findings"]} == {name}


def test_a_store_that_says_it_is_of_an_older_step_is_not_brought_up(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) - 1}")
    before = (lived.folder / "store.db").read_bytes()
    assert lived("find", "amina").code == 30
    assert lived("audit", "verify").code == 30
    assert (lived.folder / "store.db").read_bytes() == before


def test_a_table_that_is_not_the_programs_ends_the_check_with_its_name(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("ALTER TABLE person ADD COLUMN planted TEXT")
    result = checked(lived)
    assert {each.table for each in result.findings if each.what == finding.SCHEMA} >= {"person"}
    assert not result.whole


def test_a_reference_to_nothing_is_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("DELETE FROM operator WHERE id = 1")
    assert finding.REFERENCE in kinds(checked(lived))


def test_an_older_page_of_an_index_put_back_in_its_place_is_told_as_damage(lived: Salto) -> None:
    """Each page has its own HMAC and is a good one, with as many rows; only the table knows better."""
    database = lived.folder / "store.db"
    (root,) = lived.rows("SELECT rootpage FROM sqlite_master WHERE name = 'person_by_birth'")[0]
    older = database.read_bytes()[(root - 1) * PAGE : root * PAGE]
    (person,) = lived.rows("SELECT id FROM person WHERE number = 1")[0]
    store = lived.store()
    act = store.begin("correct", "follow-up")
    act.write_down(Judged((person,), FILE, "allow", {}))
    persons.change(act, person, born="2009-01-01")
    store.finish(act, Outcome("done"))
    store.close()
    content = bytearray(database.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = older
    database.write_bytes(bytes(content))
    assert finding.PAGES in kinds(checked(lived))


def test_a_broken_page_anywhere_is_damage_and_never_a_bug(lived: Salto) -> None:
    database = lived.folder / "store.db"
    whole, noted = database.read_bytes(), (lived.folder / "checkpoint").read_bytes()
    codes = set()
    for page in range(1, len(whole) // PAGE, 2):
        content = bytearray(whole)
        content[page * PAGE + 100] ^= 1
        database.write_bytes(bytes(content))
        (lived.folder / "checkpoint").write_bytes(noted)
        codes.add(lived("show", "P-001H").code)
    assert codes <= {0, 30}
    assert 30 in codes


@pytest.mark.parametrize("at", [0, 5000, -1])
def test_a_flipped_bit_in_the_file_is_told_as_damage(lived: Salto, at: int) -> None:
    database = lived.folder / "store.db"
    content = bytearray(database.read_bytes())
    content[at] ^= 1
    database.write_bytes(bytes(content))
    assert lived("audit", "verify").code == 30


@pytest.mark.parametrize(
    "change", [lambda raw: raw + bytes(4096), lambda raw: raw[:-4096], lambda raw: raw + b"x"]
)
def test_a_file_of_another_size_is_told_as_damage(lived: Salto, change: Callable[[bytes], bytes]) -> None:
    database = lived.folder / "store.db"
    database.write_bytes(change(database.read_bytes()))
    assert lived("audit", "verify").code == 30
