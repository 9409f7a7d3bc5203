"""A yes about one person opens no other's records through a row that hangs on theirs."""

from collections.abc import Callable

import pytest

from salto_cli.models import finding
from salto_cli.models.question import FILE, IDENTITY, SHARE
from salto_cli.store.act import Act, new_id
from salto_cli.store.belonging import BELONGING, Belonging
from salto_cli.store.cipher import IntegrityError
from salto_cli.store.guarded import GUARDED
from salto_cli.store.store import Store
from tests.fixtures import Salto
from tests.store.forger import checked
from tests.store.test_guards import ANOTHER, ROW, SOMEONE, bare, filled, judged, put, schema  # noqa: F401
from tests.store.test_warrant import forge, touch

CHILD = 5005


def _referring() -> set[tuple[str, str, str]]:
    """Every column of a table about persons that refers to a row of another one of these."""
    return {
        (table, row[3], row[2])
        for table in GUARDED
        for row in schema().execute(f"PRAGMA foreign_key_list({table})").fetchall()
        if row[2] in GUARDED and row[2] != "person"
    }


def test_every_reference_from_one_record_to_another_is_held_to_the_same_person() -> None:
    assert {(each.table, each.column, each.parent) for each in BELONGING} == _referring()


def _named(each: Belonging) -> str:
    return f"{each.table}.{each.column}"


@pytest.mark.parametrize("each", BELONGING, ids=_named)
def test_a_row_of_ones_own_is_not_hung_on_somebody_elses(bare: Store, each: Belonging) -> None:  # noqa: F811
    if each.parent == "contact":
        put(bare, "contact_person")
    put(bare, each.parent)
    act = bare.begin("test", "upkeep")
    for question in (FILE, IDENTITY, SHARE):
        judged(act, ANOTHER, question)
    row = ROW if each.column == "id" else CHILD
    if each.table == "contact":
        bare.connection.execute(*_with(bare, "contact_person", contact=row, id=new_id()))
    beside = {"contact": {"number": 8}}.get(each.table, {})
    with pytest.raises(IntegrityError, match="it belongs to what is about someone else"):
        bare.connection.execute(*_with(bare, each.table, **{"id": row, **beside, each.column: ROW}))
    bare.abandon()


def _with(store: Store, table: str, **changes: object) -> tuple[str, list[object]]:
    """A row about ANOTHER, with these columns."""
    sql, values = filled(store.connection, table, CHILD, ANOTHER)
    names = sql[sql.index("(") + 1 : sql.index(")")].split(", ")
    row = dict(zip(names, values, strict=True)) | changes
    if table not in ("contact", "contact_person"):
        row |= {name: 7007 for name in ("number",) if name in row}
    marks = ", ".join("?" * len(row))
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values())


def test_a_row_about_the_same_person_is_hung_on_theirs(bare: Store) -> None:  # noqa: F811
    put(bare, "statement")
    act = bare.begin("test", "upkeep")
    judged(act, SOMEONE, FILE)
    sql, values = filled(bare.connection, "withdrawal", CHILD, SOMEONE)
    bare.connection.execute(sql, values)
    act.run("UPDATE task SET contact = NULL")
    bare.abandon()


@pytest.fixture
def two(salto: Salto, a_youth: Callable[..., str]) -> tuple[str, str]:
    """Two youths, of whom the first has a task, a contact and a consent."""
    one, other = a_youth("Amina Eksempel"), a_youth("Bo Prøve", born="2011-03-02")
    salto.ok("operator", "add", "Karim Ali")
    said = ("--text", "rett", "--due", "+9d", "--source", "brev", "--place", "Storgata")
    salto.ok("task", "add", one, "--kind", "court", *said, "--deputy", "Karim")
    salto.ok("log-contact", one, "--kind", "talk", "--theme", "school")
    return one, other


def _persons(act: Act) -> tuple[int, int]:
    mine, own = (int(row[0]) for row in act.all("SELECT id FROM person ORDER BY number LIMIT 2"))
    return mine, own


def _says_it_was_understood(act: Act) -> None:
    _theirs, own = _persons(act)
    judged(act, own, FILE)
    (deadline,) = act.one("SELECT id FROM deadline") or (0,)
    said = {"told": act.moment, "how": "call", "understood": 1, "version": 1, "typed": act.now}
    touch(act, "confirmation", act.add("confirmation", deadline=deadline, person=own, by=1, **said))


def _puts_somebody_to_a_contact(act: Act) -> None:
    _theirs, own = _persons(act)
    judged(act, own, FILE)
    (contact,) = act.one("SELECT id FROM contact") or (0,)
    row = act.add("contact_person", contact=contact, person=own, happened=act.moment, attempt=0)
    touch(act, "contact_person", row)


@pytest.mark.parametrize("work", [_says_it_was_understood, _puts_somebody_to_a_contact])
def test_what_was_hung_on_somebody_elses_record_is_found_and_stands_in_their_log(
    salto: Salto, two: tuple[str, str], work: Callable[[Act], None]
) -> None:
    assert checked(salto).whole
    assert forge(salto, "task confirm", work) == {finding.UNJUDGED}
    (salto.folder / "checkpoint").unlink()
    log = salto.ok("audit", "log", two[0])
    assert "task confirm" in {each["command"] for each in log["entries"]}
