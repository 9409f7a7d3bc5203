"""What stood in a row before it was put right: kept as it was, with who changed it and when.

Where someone lives, and which number they have, is not kept a second time: an address that has become
protected is kept nowhere at all (folkeregisterloven § 10-4).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any, Final

from salto_cli.frozen import frozen
from salto_cli.store.act import Act, Row

NEVER_KEPT: Final = frozenset({"address", "national_id"})
_OF_ACT: Final = "SELECT f.tbl, f.row, f.person, f.was FROM former f WHERE f.act = ?"
_ALLOWED: Final = "f.person IN (SELECT person FROM allowed WHERE act = ?)"


@frozen
class Former:
    """What stood in one row: ``was`` by column, ``lost`` the columns whose content was not kept."""

    table: str
    row: int
    person: int
    was: Mapping[str, Any] = field(repr=False)
    lost: tuple[str, ...] = ()


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
        was=json.dumps({**was, **({"": lost} if lost else {})}),
        act=act.number,
        by=act.operator,
        typed=act.moment,
    )


def of_act(act: Act, number: int) -> list[Former]:
    """What stood in the rows that an act of before has changed, of those about whom this act was judged."""
    rows = act.all(f"{_OF_ACT} AND {_ALLOWED}", number, act.number)
    return _read(rows)


def of_act_unjudged(act: Act, number: int) -> list[Former]:
    """The same for the questions of an act that is to put it back; never to be shown."""
    return _read(act.all(_OF_ACT, number))


def _read(rows: Sequence[Row]) -> list[Former]:
    found = [(row, json.loads(row[3])) for row in rows]
    return [Former(row[0], row[1], row[2], was, tuple(was.pop("", ()))) for row, was in found]


def put(act: Act, table: str, row: int, **columns: Any) -> None:
    """Put other content in these columns of a row, once what stood there is kept."""
    if not columns:
        return
    if table == "task":
        found = act.one("SELECT revision FROM task WHERE id = ?", row)
        columns |= {"revision": (int(found[0]) if found else 0) + 1}
    act.change(table, row, **columns)
