"""Tombstones: that someone was erased. A random id, a code that is never given again, and the ground."""

import json
from collections.abc import Callable, Iterable

from salto_cli.frozen import frozen
from salto_cli.models.code import PERSON, code
from salto_cli.store.act import Act, new_id
from salto_cli.store.cipher import Connected, Connection
from salto_cli.store.guards import OPEN_ACT

SINCE = 9  # the schema step that brought tombstones


@frozen
class Tombstone:
    """Who is gone, by a random id, since which act and day, and on which ground."""

    person: int
    act: int
    day: str
    ground: str


def put(act: Act, person: int, number: int, ground: str) -> None:
    """Say that this act erases ``person``; from here on the schema lets it."""
    act.add(
        "tombstone", id=new_id(), person=person, number=number, act=act.number, day=act.day, ground=ground
    )


def put_for_details(act: Act, through: int, ground: str) -> None:
    """Say that this act lets go of what was judged up to the act ``through``."""
    act.add("tombstone", id=new_id(), act=act.number, day=act.day, ground=ground, through=through)


def of_number(act: Act, number: int | None) -> tuple[str, str] | None:
    """The day and the ground on which the person with this number was erased."""
    row = act.one("SELECT day, ground FROM tombstone WHERE number = ?", number)
    return (str(row[0]), str(row[1])) if row else None


def forget_details(act: Act) -> int:
    """Take away every judgement's detail that a tombstone of this act covers; returns how many."""
    alone = f"SELECT '[' || person || ']' FROM tombstone WHERE act = {OPEN_ACT} AND person IS NOT NULL"
    through = f"SELECT max(through) FROM tombstone WHERE act = {OPEN_ACT}"
    return act.run(
        "DELETE FROM judgement_detail WHERE act < ? AND (act, n) IN (SELECT act, n FROM judgement "
        f"WHERE persons IN ({alone}) OR act <= ({through}))",
        act.number,
    )


def covering(connection: Connection) -> Callable[[int, str], bool]:
    """Whether the detail of a judgement, by its act and its JSON list of persons, was rightly let go."""
    rows = connection.execute("SELECT person, through, act FROM tombstone").fetchall()
    alone = {f"[{person}]": int(act) for person, _through, act in rows if person is not None}
    through = max((min(int(row[1]), int(row[2]) - 1) for row in rows if row[1] is not None), default=0)
    return lambda act, persons: act <= through or act < alone.get(persons, 0)


def everyone(at: Connected) -> list[Tombstone]:
    """Everyone who was ever erased here, in that order: ids that name nobody, so nothing is judged."""
    connection = at.connection
    rows = connection.execute(
        "SELECT person, act, day, ground FROM tombstone WHERE person IS NOT NULL ORDER BY act, person"
    ).fetchall()
    return [Tombstone(int(row[0]), int(row[1]), str(row[2]), str(row[3])) for row in rows]


def last_work(at: Connected) -> tuple[int, str]:
    """The last act in the log and its day, erasing again left aside: that only repeats what was done."""
    row = at.connection.execute(
        "SELECT id, at FROM act WHERE command <> 'erase again' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return (int(row[0]), str(row[1])[:10]) if row else (0, "")


def still_here(at: Connected, persons: Iterable[int]) -> dict[int, str]:
    """Those of ``persons`` whom this database still holds without a tombstone, with their codes."""
    connection = at.connection
    rows = connection.execute(
        "SELECT p.id, p.number FROM json_each(?) j JOIN person p ON p.id = j.value "
        "WHERE p.merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.person = p.id)",
        (json.dumps(list(persons)),),
    ).fetchall()
    return {int(row[0]): code(PERSON, row[1]) for row in rows}
