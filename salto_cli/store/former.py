"""What stood in a row before it was put right: kept as it was, with who changed it and when.

Where someone lives, and which number they have, is not kept a second time: an address that has become
protected is kept nowhere at all (folkeregisterloven § 10-4).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, Final

from salto_cli.frozen import frozen
from salto_cli.store.act import Act

NEVER_KEPT: Final = frozenset({"address", "national_id"})
LOST: Final = ""  # beside the columns in ``was``, under a name that no column has: those that were not kept


@frozen
class Former:
    """What stood in one row: ``was`` by column, ``lost`` the columns whose content was not kept."""

    table: str
    row: int
    person: int
    was: Mapping[str, Any] = field(repr=False)
    lost: tuple[str, ...] = ()


@frozen
class Touched:
    """Which columns of one row were changed, and whether what stood in one of them was not kept."""

    table: str
    row: int
    columns: frozenset[str]
    is_lost: bool


def keep(act: Act, person: int, table: str, row: int, columns: Iterable[str]) -> None:
    """Keep what stands in these columns of a row, which the act is about to change."""
    names = tuple(columns)
    if not names:
        return
    found = act.one(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", row)
    assert found is not None, "unreachable: the row was resolved in this act"
    stood = dict(zip(names, found, strict=True))
    was = {name: value for name, value in stood.items() if value is None or name not in NEVER_KEPT}
    lost = sorted(stood.keys() - was.keys())
    act.add(
        "former",
        person=person,
        tbl=table,
        row=row,
        was=json.dumps({**was, **({LOST: lost} if lost else {})}),
        act=act.number,
        by=act.operator,
        typed=act.moment,
    )


def of_act(act: Act, number: int) -> list[Former]:
    """What stood in the rows that an act of before has changed, of those about whom this act was judged."""
    rows = act.all(
        "SELECT tbl, row, person, was FROM former "
        "WHERE act = ? AND person IN (SELECT person FROM allowed WHERE act = ?)",
        number,
        act.number,
    )
    found = [(row, json.loads(row[3])) for row in rows]
    return [Former(row[0], row[1], row[2], was, tuple(was.pop(LOST, ()))) for row, was in found]


def touched(act: Act, number: int) -> list[Touched]:
    """Which columns an act of before has changed, and nothing of what stood there: what must be known before
    anyone has judged whether it may be put back."""
    rows = act.all(
        "SELECT tbl, row, (SELECT json_group_array(key) FROM json_each(was)) FROM former WHERE act = ?",
        number,
    )
    found = [(table, row, frozenset(json.loads(names))) for table, row, names in rows]
    return [Touched(table, row, names - {LOST}, LOST in names) for table, row, names in found]


def put(act: Act, table: str, row: int, **columns: Any) -> None:
    """Put other content in these columns of a row, once what stood there is kept."""
    if not columns:
        return
    write = act.revise if table == "task" else act.change
    write(table, row, **columns)
