"""Every table and column that can hold something about a person is known to what erases and merges."""

from functools import cache

import pytest

from salto_cli.store.cipher import Connection, in_memory
from salto_cli.store.holdings import ABOUT_NOBODY, HOLDINGS, LOG, in_order
from salto_cli.store.marks import MARKED
from salto_cli.store.schema import log as _steps  # noqa: F401 - registers the steps
from salto_cli.store.steps import STEPS, climb
from tests.store.forger import columns_of

# Texts that are codes, days, keys of closed lists or numbers in a list: nobody writes freely there.
CLOSED = frozenset(
    {
        "sort", "responsibility", "kind", "category", "said", "source", "since", "ended", "basis",
        "purposes", "opened", "closed", "lead_district", "responsible_service", "by", "verdict", "typed",
        "services", "categories", "pairs", "unit", "purpose", "form", "language", "interpreter",
        "form_hash", "happened", "retracted", "channel", "arena", "themes", "service", "due", "created",
        "to_service", "from_service", "state", "begun", "overlap_through", "at", "day", "means", "rests_on",
        "from_day", "through_day", "unlinked", "law", "offence", "approved", "decided", "review", "issued",
        "digest", "tbl", "ground", "lifted", "others",
    }
)  # fmt: skip
CLOSED_HERE = {
    "board": {"reason", "since", "agreed", "review", "left"},  # reason: keys of a list
    "board_look": {"day", "outcome"},
    "case_file": {"outcome"},
    "hearing": {"heard"},
    "notice_told": {"told"},
    "confirmation": {"told", "how"},
    "deadline": {"verified"},
    "deadline_end": {"outcome"},
    "bundle_sent": {"bundle", "made"},
    "received": {"their_person", "their_handover", "statements"},
    "sheet": {"returned", "shredded", "lost"},
    "agenda": {"how", "discussed"},
    "decision": {"type", "told"},
    "forewarned": {"how"},
    "decision_status": {"status"},
    "transition": {"verified"},
    "check_item": {"item", "settled"},
    "aftercheck": {"whom"},
    "sibling_look": {"outcome", "asked", "next"},
    "sibling_answer": {"school", "home", "leisure", "safety", "answer"},
    "sibling_trigger": {"why", "by_day"},
    "promise_told": {"ended", "how"},
    "warning": {"danger"},
    "warning_told": {"told", "how", "reason"},
}


@cache
def schema() -> Connection:
    """An empty database of the newest step, which is only read."""
    made = in_memory()
    climb(made, STEPS)
    return made


def tables() -> set[str]:
    rows = schema().execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return {row[0] for row in rows.fetchall()}


def test_every_table_is_known_to_hold_something_about_persons_or_not_to() -> None:
    assert tables() == HOLDINGS.keys() | ABOUT_NOBODY.keys() | LOG


def test_no_table_is_known_as_both() -> None:
    assert not HOLDINGS.keys() & ABOUT_NOBODY.keys()
    assert not LOG & (HOLDINGS.keys() | ABOUT_NOBODY.keys())


@pytest.mark.parametrize("table", sorted(HOLDINGS))
def test_every_column_that_refers_to_a_person_is_known(table: str) -> None:
    keys = schema().execute(f"PRAGMA foreign_key_list({table})").fetchall()
    refers = {row[3] for row in keys if row[2] == "person"}
    known = set(HOLDINGS[table].persons) - ({"id", "merged_into"} if table == "person" else set())
    assert refers == known


@pytest.mark.parametrize("table", sorted(ABOUT_NOBODY))
def test_a_table_about_nobody_refers_to_no_person(table: str) -> None:
    keys = schema().execute(f"PRAGMA foreign_key_list({table})").fetchall()
    assert "person" not in {row[2] for row in keys}


@pytest.mark.parametrize("table", sorted(HOLDINGS.keys() - {"person"}))
def test_every_column_that_people_write_in_is_known(table: str) -> None:
    texts = {name for name, kind in columns_of(schema(), table) if kind == "TEXT"}
    unknown = texts - set(HOLDINGS[table].texts) - CLOSED - CLOSED_HERE.get(table, set())
    assert not unknown, f"{table}: does anyone write freely in {unknown}?"


@pytest.mark.parametrize("table", sorted(HOLDINGS))
def test_a_row_goes_before_those_it_rests_on(table: str) -> None:
    order = in_order()
    for below in HOLDINGS[table].rests_on:
        assert below not in order or order.index(table) < order.index(below)


@pytest.mark.parametrize("table", sorted(HOLDINGS))
def test_every_reference_between_rows_is_known(table: str) -> None:
    keys = schema().execute(f"PRAGMA foreign_key_list({table})").fetchall()
    refers = {row[2] for row in keys if row[2] in HOLDINGS and row[2] not in {"person", table}}
    assert refers == set(HOLDINGS[table].rests_on)


def test_what_is_kept_as_said_can_be_put_right_as_to_whom_and_as_to_nothing_else() -> None:
    """Each such lock names every marked column: a column that is added later cannot slip past it."""
    rows = schema().execute(
        "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_as_said'"
    )
    for table, sql in rows.fetchall():
        if table not in HOLDINGS:
            continue
        for name in MARKED[table][max(MARKED[table])]:
            assert f"NEW.{name} IS OLD.{name}" in sql, f"{table}.{name} could be changed in a merge"
