"""Making two records of one person one. Nothing is copied as allowed: the judge reads what was said anew.

Rows change whom they are about, and the schema lets them change nothing else in it. Where the two records
differ the stricter answer stands: a no in one of them is a no, a danger in one of them is a danger.
"""

import json
import os
from collections import Counter
from typing import Any, Final

from salto_cli.store import opposed
from salto_cli.store.act import SALT, Act
from salto_cli.store.erasure import put_lists_right, records_of
from salto_cli.store.holdings import HOLDINGS
from salto_cli.store.kin_merge import make_ties_one

FILLED: Final = ("called", "national_id", "phone", "address", "language", "home_district", "stay_district")
_PERIODS: Final = (("care_order_from", "care_order_through"), ("verge_from", "verge_through"))


def beside(act: Act, stays: int, goes: int) -> tuple[int, ...]:
    """The ids of those whose own rows name ``goes``: as who said something, or was given something; and of
    those who have said whether one of the two may be told."""
    found = {
        int(row[0])
        for table, held in HOLDINGS.items()
        if held.owner and table != "person"
        for column in held.named
        for row in act.all(f"SELECT {held.owner} FROM {table} WHERE {column} = ?", goes)
    }
    return tuple(sorted({*found, *opposed.spoken_of(act, stays, goes)} - {goes}))


def merge(act: Act, stays: int, goes: int) -> tuple[dict[str, int], tuple[str, ...], tuple[int, ...]]:
    """Make ``goes`` one with ``stays``.

    Returns rows moved by table, codes of consents that stopped counting, and the children whose guardians
    must be checked again.
    """
    against = opposed.consents(act, stays, goes)
    act.add("merged", person=goes, stays=stays, act=act.number)
    moved: Counter[str] = Counter()
    _close_second_case(act, stays, goes)
    _end_second_stay(act, stays, goes)
    _renumber_traits(act, stays, goes)
    _drop_double_presence(act, stays, goes)
    again = make_ties_one(act, stays, goes)
    for table, held in HOLDINGS.items():
        if table == "person":
            continue
        for column in held.persons:
            if (table, column) != ("merged", "person"):
                moved[table] += _move(act, table, column, stays, goes)
        if held.listed:
            moved[table] += put_lists_right(act, table, held.listed, (goes,))
    stopped = opposed.withdraw(act, against)
    return {table: count for table, count in moved.items() if count}, stopped, again


def take_over(act: Act, stays: int, goes: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Fill in what ``stays`` lacks, and lead the other code there.

    Returns the fields that were taken over, and those in which the two differ: there ``stays`` keeps its own.
    """
    mine, theirs = _fields(act, stays), _fields(act, goes)
    changes = _stricter(mine, theirs)
    taken = tuple(name for name in FILLED if mine[name] is None and theirs[name] is not None)
    if changes.get("protected"):
        taken = tuple(name for name in taken if name != "address")
    differs = ("name", "born", *FILLED)
    for record in records_of(act, goes):
        act.change("person", record, merged_into=stays)
    act.change("person", goes, **dict.fromkeys(FILLED), withheld="{}", protected=0)
    changes |= {name: theirs[name] for name in taken}
    act.change("person", stays, **changes, revision=mine["revision"] + 1)
    return taken, tuple(
        name for name in differs if mine[name] and theirs[name] and mine[name] != theirs[name]
    )


def _stricter(mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """What protects, from both: what is kept from guardians, a protected address, a care order, a verge."""
    kept = json.loads(mine["withheld"])
    for category, fact in json.loads(theirs["withheld"]).items():
        if category not in kept or fact["through"] is None:
            kept[category] = fact
    changes: dict[str, Any] = {
        "withheld": json.dumps(kept, sort_keys=True),
        "interpreter": max(mine["interpreter"], theirs["interpreter"]),
    }
    if mine["protected"] or theirs["protected"]:
        changes |= {"protected": 1, "protected_through": None, "address": None}
    elif theirs["protected_through"]:
        changes["protected_through"] = max(mine["protected_through"] or "", theirs["protected_through"])
    for first, last in _PERIODS:
        both = [each for each in (mine, theirs) if each[first]]
        if both:
            ends = [each[last] for each in both]
            changes |= {first: min(each[first] for each in both), last: None if None in ends else max(ends)}
    return changes


def _fields(act: Act, person: int) -> dict[str, Any]:
    names = (
        "name", "born", *FILLED, "withheld", "interpreter", "protected", "protected_through", "revision",
        *(name for pair in _PERIODS for name in pair),
    )  # fmt: skip
    row = act.one(f"SELECT {', '.join(names)} FROM person WHERE id = ?", person)
    if row is None:
        raise AssertionError("unreachable: the person was resolved in this act")
    return dict(zip(names, row, strict=True))


def _move(act: Act, table: str, column: str, stays: int, goes: int) -> int:
    rows = act.all(f"SELECT id FROM {table} WHERE {column} = ?", goes)
    for (row,) in rows:
        salt = os.urandom(SALT)
        act.run(f"UPDATE {table} SET {column} = ?, salt = ? WHERE id = ?", stays, salt, row)
    return len(rows)


def _close_second_case(act: Act, stays: int, goes: int) -> None:
    """Two open cases become one: the other is closed, and stays as an earlier one."""
    both = act.all("SELECT id FROM case_file WHERE person IN (?, ?) AND closed IS NULL", stays, goes)
    if len(both) == 2:
        row = act.one("SELECT id, revision FROM case_file WHERE person = ? AND closed IS NULL", goes)
        if row is not None:
            act.change("case_file", row[0], closed=act.day, outcome="merged", revision=row[1] + 1)


def _end_second_stay(act: Act, stays: int, goes: int) -> None:
    """Both on the board, or waiting for it: nobody stands there twice."""
    both = act.all("SELECT id FROM board WHERE person IN (?, ?) AND left IS NULL", stays, goes)
    row = act.one("SELECT id FROM board WHERE person = ? AND left IS NULL", goes)
    if len(both) == 2 and row is not None:
        act.change("board", row[0], left=act.day)


def _renumber_traits(act: Act, stays: int, goes: int) -> None:
    """Strengths and wishes are numbered by person; those that come along come after."""
    row = act.one("SELECT coalesce(max(number), 0) FROM trait WHERE person IN (?, ?)", stays, goes)
    last = int(row[0]) if row else 0
    rows = act.all("SELECT id FROM trait WHERE person = ? ORDER BY number", goes)
    for number, (trait,) in enumerate(rows, start=last + 1):
        act.change("trait", trait, number=number)


def _drop_double_presence(act: Act, stays: int, goes: int) -> None:
    """A contact with both records was with one person; of its two rows the one that stands is left."""
    rows = act.all(
        "SELECT a.id, a.retracted, b.id FROM contact_person a JOIN contact_person b USING (contact) "
        "WHERE a.person = ? AND b.person = ?",
        stays,
        goes,
    )
    for mine, retracted, theirs in rows:
        act.run("DELETE FROM contact_person WHERE id = ?", mine if retracted else theirs)
