"""Deadlines in the store: what stands beside a task that must not be missed, and who has told the youth."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from salto_cli.models.code import TASK, code, number_in
from salto_cli.models.deadline import EMAIL, Beside, Confirmed, Deadline, Move
from salto_cli.models.deadline_kind import KINDS
from salto_cli.store.act import Act, Row
from salto_cli.store.guards import OPEN_ACT
from salto_cli.store.today import Found

# Whether the youth has understood ``deadline d`` as it is now. An e-mail never says so. A talk in which it
# turned out not to be understood takes back what was confirmed before it. What a clock that was ahead has
# dated in days to come says nothing yet.
_SAID: Final = (
    "FROM confirmation c WHERE c.deadline = d.id AND c.version = d.version AND c.understood = 1 "
    f"AND c.how <> '{EMAIL}' AND substr(max(c.typed, c.told), 1, 10) <= "
    f"(SELECT substr(a.at, 1, 10) FROM act a WHERE a.id = {OPEN_ACT}) "
    "AND NOT EXISTS (SELECT 1 FROM confirmation n WHERE n.deadline = d.id "
    "AND n.version = d.version AND n.understood = 0 AND n.how IN ('meeting', 'call') AND n.typed > c.typed)"
)
CONFIRMED: Final = f"EXISTS (SELECT 1 {_SAID})"

# For the SQL that reads tasks: all that a task has beside it where it is a deadline, as one JSON list.
BESIDE: Final = (
    "(SELECT json_array(o.name, d.at, d.place, d.source, d.verified, d.consequence, d.needs, "
    "(SELECT f.number FROM task f WHERE f.number = d.series), "
    "(SELECT json_array(b.name, c.told, c.how, c.words) "
    f"{_SAID.replace('FROM confirmation c', 'FROM confirmation c JOIN operator b ON b.id = c.by')} "
    "ORDER BY c.typed DESC LIMIT 1), "
    "(SELECT count(*) FROM confirmation c WHERE c.deadline = d.id AND c.version = d.version), "
    "(SELECT e.outcome FROM deadline_end e WHERE e.deadline = d.id)) "
    "FROM deadline d JOIN operator o ON o.id = d.deputy WHERE d.id = t.id)"
)
_OPEN: Final = (
    "JOIN deadline d ON d.id = t.id WHERE t.closed IS NULL AND (?1 IS NULL OR ?1 IN (t.owner, d.deputy))"
)
_FOUND: Final = "SELECT t.person, t.due, t.number, t.kind"


def read(listed: str | None) -> Deadline | None:
    """The deadline that the list in ``BESIDE`` holds; None for a task that is none."""
    if listed is None:
        return None
    deputy, at, place, source, verified, consequence, needs, series, confirmed, attempts, ended = json.loads(
        listed
    )
    said = json.loads(confirmed) if isinstance(confirmed, str) else confirmed
    return Deadline(
        deputy=deputy,
        at=at,
        place=place,
        source=source,
        verified=verified,
        consequence=consequence,
        needs=needs,
        series=code(TASK, series) if series else None,
        confirmed=Confirmed(*said) if said else None,
        attempts=attempts,
        ended=ended,
    )


def add(act: Act, task: int, person: int, beside: Beside) -> None:
    """Make a deadline of a task of a person."""
    act.add(
        "deadline",
        id=task,
        person=person,
        deputy=beside.deputy,
        at=beside.at,
        place=beside.place,
        source=beside.source,
        verified=beside.verified,
        consequence=beside.consequence,
        needs=beside.needs,
        series=beside.series,
    )


def confirm(
    act: Act, task: int, person: int, *, by: int, told: str, how: str, understood: bool, words: str | None
) -> None:
    """Note that someone told the youth, of the deadline as it is now, and whether it was understood."""
    act.add(
        "confirmation",
        deadline=task,
        person=person,
        by=by,
        told=told,
        how=how,
        understood=int(understood),
        words=words,
        version=_version(act, task),
        typed=act.now,
    )


def move(act: Act, task: int, person: int, why: str, **changes: str | None) -> None:
    """Change day, clock or place, keeping what it was; what was confirmed counts no more."""
    was = act.one(
        "SELECT t.due, d.at, d.place FROM deadline d JOIN task t ON t.id = d.id WHERE d.id = ?", task
    )
    assert was is not None, "unreachable: the deadline was resolved in this act"
    act.add(
        "deadline_move",
        deadline=task,
        person=person,
        due=was[0],
        at=was[1],
        place=was[2],
        why=why,
        by=act.operator,
        typed=act.now,
    )
    if "due" in changes:
        act.revise("task", task, due=changes.pop("due"))
    act.change("deadline", task, **changes, version=_version(act, task) + 1)


def verify(act: Act, task: int, source: str | None) -> None:
    """Note that the day has been made sure of today; by another source where one is named."""
    act.change("deadline", task, verified=act.day, **({"source": source} if source else {}))


def hand(act: Act, task: int, owner: int, deputy: int) -> None:
    """Give a deadline another owner and deputy."""
    act.revise("task", task, owner=owner)
    act.change("deadline", task, deputy=deputy)


def end(act: Act, task: int, person: int, outcome: str, follow_up: int | None) -> None:
    """Note how a deadline ended, and the task that comes of it."""
    act.add(
        "deadline_end",
        deadline=task,
        person=person,
        outcome=outcome,
        next=follow_up,
        by=act.operator,
        typed=act.now,
    )


def minded_by(act: Act, task: int) -> tuple[int, int] | None:
    """The ids of owner and deputy; None for a task that is no deadline."""
    row = act.one("SELECT t.owner, d.deputy FROM deadline d JOIN task t ON t.id = d.id WHERE d.id = ?", task)
    return (int(row[0]), int(row[1])) if row else None


def minding(act: Act, codes: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Who sees to each of these deadlines, and at what time of day, by code; of those that may be read."""
    rows = act.all(
        "SELECT t.number, o.name, d.at FROM task t JOIN deadline d ON d.id = t.id "
        "JOIN operator o ON o.id = t.owner WHERE t.number IN (SELECT value FROM json_each(?)) "
        "AND t.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')",
        _numbers(codes),
        act.number,
    )
    return {code(TASK, row[0]): (row[1], row[2]) for row in rows}


def times_moved(act: Act, codes: Sequence[str]) -> dict[str, int]:
    """How often each of these deadlines was moved, by code."""
    rows = act.all(
        "SELECT t.number, d.version - 1 FROM task t JOIN deadline d ON d.id = t.id "
        "WHERE t.number IN (SELECT value FROM json_each(?)) "
        "AND t.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')",
        _numbers(codes),
        act.number,
    )
    return {code(TASK, row[0]): int(row[1]) for row in rows}


def _numbers(codes: Sequence[str]) -> str:
    return json.dumps([number_in(each, TASK, whole=True) for each in codes])


def open_of(act: Act, person: int) -> list[int]:
    """The tasks of a person's open deadlines, the first first."""
    rows = act.all(
        "SELECT t.id FROM task t JOIN deadline d ON d.id = t.id WHERE t.person = ? AND t.closed IS NULL "
        "ORDER BY t.due, t.number",
        person,
    )
    return [int(row[0]) for row in rows]


def open_after(act: Act, task: int) -> list[int]:
    """The open deadlines that come after this one in its series, the first first."""
    rows = act.all(
        "SELECT t.id FROM deadline me JOIN task mine ON mine.id = me.id "
        "JOIN deadline d ON d.series = me.series AND d.person = me.person JOIN task t ON t.id = d.id "
        "WHERE me.id = ? AND t.id <> me.id AND t.closed IS NULL "
        "AND (t.due, t.number) > (mine.due, mine.number) "
        "ORDER BY t.due, t.number",
        task,
    )
    return [int(row[0]) for row in rows]


def moves_of(act: Act, task: int) -> list[Move]:
    """What a deadline was before each time it was moved, the first first."""
    rows = act.all(
        "SELECT m.person, m.due, m.at, m.place, m.why, o.name, m.typed FROM deadline_move m "
        "JOIN operator o ON o.id = m.by WHERE m.deadline = ? "
        "AND m.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file') ORDER BY m.typed",
        task,
        act.number,
    )
    if rows:
        act.saw("deadline_move", {row[0] for row in rows}, len(rows))
    return [Move(*row[1:]) for row in rows]


def near(act: Act, whose: int | None, through: str) -> list[Found]:
    """Open deadlines due through that day, the first first; ``state`` is the kind. ``whose`` is a colleague
    who owns them or is deputy, None everyone."""
    return _found(
        act.all(f"{_FOUND} FROM task t {_OPEN} AND t.due <= ?2 ORDER BY t.due, t.number", whose, through)
    )


def waiting(act: Act, whose: int | None, through: Mapping[str, str]) -> list[Found]:
    """Open deadlines that nobody has confirmed, each due through the day that ``through`` has for its kind.

    What is ours to do has nothing to confirm, and waits until it is done.
    """
    return _by_kind(act, whose, through, f"t.due <= k.value AND NOT {CONFIRMED}")


def seen_to(act: Act, whose: int | None, through: Mapping[str, str]) -> list[Found]:
    """Open deadlines that the youth has understood, each due through the day for its kind."""
    return _by_kind(act, whose, through, f"t.due <= k.value AND {CONFIRMED}")


def unverified(act: Act, whose: int | None, since: Mapping[str, str]) -> list[Found]:
    """Open deadlines whose day was last made sure of before the day that ``since`` has for their kind."""
    found = _by_kind(act, whose, since, "d.verified < k.value")
    return [each for each in found if (each.day or "") >= act.day]


def _by_kind(act: Act, whose: int | None, days: Mapping[str, str], where: str) -> list[Found]:
    """Kind by kind, each read from the index through its own day: a long list costs what is near alone."""
    sql = (
        f"{_FOUND} FROM json_each(?2) k CROSS JOIN task t INDEXED BY task_of_kind {_OPEN} "
        f"AND t.kind = k.key AND {where} ORDER BY t.due, t.number"
    )
    return _found(act.all(sql, whose, json.dumps(dict(days))))


def _found(rows: Sequence[Row]) -> list[Found]:
    return [Found(row[0], row[1], row[2], row[3]) for row in rows if row[3] in KINDS]


def _version(act: Act, task: int) -> int:
    row = act.one("SELECT version FROM deadline WHERE id = ?", task)
    assert row is not None, "unreachable: the deadline was resolved in this act"
    return int(row[0])
