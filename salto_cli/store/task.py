"""Tasks: what someone must do for a person. Whatever is handed out is joined with what may be read."""

import json
from collections.abc import Sequence

from salto_cli.errors import NotFound
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.code import CONTACT, PERSON, STATEMENT, TASK, code, number_in, said_back
from salto_cli.models.named import Named
from salto_cli.models.someone import SOMEONE
from salto_cli.models.task import Task
from salto_cli.store import deadline, objection
from salto_cli.store.act import Act, Row
from salto_cli.store.lately import below, title

# The consent whose withdrawal took the ground from an open task, unless a newer one names the service again.
LOST_GROUND = (
    "(SELECT s.number FROM groundless x JOIN statement s ON s.id = x.statement WHERE x.task = t.id "
    "AND t.closed IS NULL AND NOT EXISTS (SELECT 1 FROM statement n WHERE n.person = t.person "
    "AND n.verdict = 'grant' AND n.typed > x.since AND t.service IN (SELECT value FROM json_each(n.services) "
    "UNION SELECT value ->> 0 FROM json_each(n.pairs)) AND NOT EXISTS (SELECT 1 FROM withdrawal w "
    "WHERE w.statement = n.id)) ORDER BY x.since DESC LIMIT 1)"
)
_TASK = (
    f"t.number, p.number, p.name, p.born, p.called, t.kind, {title('t.text')}, t.category, t.service, "
    "o.name, t.due, t.created, c.number, t.closed, t.outcome, "
    f"{LOST_GROUND}, {objection.beside('task', 't.id', 't.person')}, {deadline.BESIDE}"
)
_FROM = (
    "FROM task t JOIN person p ON p.id = t.person JOIN operator o ON o.id = t.owner "
    "LEFT JOIN contact c ON c.id = t.contact "
    "WHERE t.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"
)
_ORDER = "ORDER BY t.closed IS NOT NULL, t.closed DESC, t.due IS NULL, t.due, t.number"


@frozen
class Origin:
    """Where a task comes from: the contact it was agreed in, the source, and whom else it is about."""

    contact: int | None = None
    source: str = "own"
    released: bool = False
    about: tuple[int, ...] = ()


@frozen
class Wanted:
    """Which tasks are wanted: None is no demand. ``due`` is the last day.

    ``deadlines``: True for those alone, False for none of them, None for both.
    """

    person: int | None = None
    owner: int | None = None
    lead: int | None = None
    due: str | None = None
    closed: bool = False
    deadlines: bool | None = None
    minded: int | None = None  # who owns it, or is the deputy of a deadline


FROM_NOWHERE = Origin()


def add(
    act: Act,
    person: int,
    text: str,
    *,
    kind: str,
    owner: int,
    due: str | None,
    category: str | None,
    service: str | None,
    origin: Origin = FROM_NOWHERE,
) -> int:
    """Add a task; returns its row. Without a category it is about no kind of information that can leave."""
    return act.add(
        "task",
        number=act.next_number("task"),
        person=person,
        kind=kind,
        text=text,
        category=category or "",
        service=service,
        owner=owner,
        due=due,
        created=act.moment,
        contact=origin.contact,
        source=origin.source,
        released=int(origin.released),
        others=json.dumps(origin.about),
    )


def row_of(act: Act, said: str) -> tuple[int, int]:
    """The row behind a code such as T-118A, and its person. Raises NotFound."""
    row = act.one("SELECT id, person FROM task WHERE number = ?", number_in(said, TASK, whole=True))
    if row is None:
        raise NotFound(
            _("there is no task {code} here").format(code=said_back(said)), _("look with: salto task list")
        )
    return int(row[0]), int(row[1])


def open_of_contact(act: Act, contact: int, person: int) -> list[int]:
    """The rows of the tasks agreed in a contact for a person that are still open."""
    rows = act.all(
        "SELECT id FROM task WHERE contact = ? AND person = ? AND closed IS NULL ORDER BY number",
        contact,
        person,
    )
    return [int(row[0]) for row in rows]


def come_from(act: Act, row: int, origin: Origin) -> None:
    """Let a task come from where its contact, now corrected, says it does; its own text is what it was."""
    was = act.one("SELECT 1 FROM task t, json_each(t.others) o WHERE t.id = ? AND o.value = ?", row, SOMEONE)
    about = {*origin.about, SOMEONE} if was else origin.about
    act.change(
        "task",
        row,
        contact=origin.contact,
        source=origin.source,
        released=int(origin.released),
        others=json.dumps(sorted(about)),
    )


def source_of(act: Act, row: int) -> tuple[str, bool]:
    """Where a task comes from, a key, and whether that source has released it."""
    found = act.one("SELECT source, released FROM task WHERE id = ?", row)
    assert found is not None, "unreachable: the task was resolved in this act"
    return str(found[0]), bool(found[1])


def said_by(act: Act, row: int, source: str, released: bool) -> None:
    """Let a task come from another source, or be released by its own."""
    act.change("task", row, source=source, released=int(released))


def name_too(act: Act, row: int, persons: Sequence[int]) -> None:
    """Let a task be about these others as well."""
    found = act.one("SELECT others FROM task WHERE id = ?", row)
    others = {*json.loads(found[0] if found else "[]"), *persons}
    act.change("task", row, others=json.dumps(sorted(others)))


def text_of(act: Act, row: int) -> str:
    """What is to be done, for the work itself, never to be shown."""
    found = act.one("SELECT text FROM task WHERE id = ?", row)
    return str(found[0]) if found else ""


def keep_below(act: Act, row: int, said: str) -> str:
    """``said`` as the new first line of a task, with the lines that stand below it."""
    found = act.one(f"SELECT {below('text')} FROM task WHERE id = ?", row)
    return f"{said}\n{found[0]}" if found and found[0] else said


def lines_below(act: Act, person: int) -> dict[str, tuple[str, ...]]:
    """What stands below the first line of the open tasks of a person, by code: for whoever does them."""
    rows = act.all(
        f"SELECT t.number, {below('t.text')} {_FROM} AND t.person = ? AND t.closed IS NULL "
        f"AND {below('t.text')} <> ''",
        act.number,
        person,
    )
    if rows:
        act.saw("task", [person], len(rows))
    return {code(TASK, number): tuple(told.split("\n")) for number, told in rows}


def whose(act: Act, wanted: Wanted) -> list[int]:
    """The ids of the persons whose tasks are wanted, for the judge."""
    sql, values = _narrowed(wanted)
    return [int(row[0]) for row in act.all(f"SELECT DISTINCT t.person FROM task t WHERE 1 {sql}", *values)]


def read(act: Act, wanted: Wanted) -> list[Task]:
    """The tasks that are wanted and may be read, the most urgent first."""
    sql, values = _narrowed(wanted)
    rows = act.all(f"SELECT t.person, {_TASK} {_FROM} {sql} {_ORDER}", act.number, *values)
    if rows:
        act.saw("task", {row[0] for row in rows}, len(rows))
    return [_task(row[1:]) for row in rows]


def get(act: Act, rows: Sequence[int]) -> list[Task]:
    """The tasks in these rows that may be read."""
    found = act.all(
        f"SELECT t.person, {_TASK} {_FROM} AND t.id IN (SELECT value FROM json_each(?)) ORDER BY t.number",
        act.number,
        json.dumps(list(rows)),
    )
    if found:
        act.saw("task", {row[0] for row in found}, len(found))
    return [_task(row[1:]) for row in found]


def close(act: Act, task: int, outcome: str | None) -> None:
    """Close a task with its outcome."""
    act.revise("task", task, closed=act.moment, outcome=outcome)


def reopen(act: Act, task: int) -> None:
    """Let a task that was closed be open as it was."""
    act.revise("task", task, closed=None, outcome=None)


def persons_of(act: Act, rows: Sequence[int]) -> tuple[int, ...]:
    """The ids of those whom these tasks are for."""
    found = act.all(
        "SELECT DISTINCT person FROM task WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(list(rows)),
    )
    return tuple(int(row[0]) for row in found)


def closed_with(act: Act, rows: Sequence[int], outcome: str) -> dict[int, int]:
    """Those of these tasks that were closed with this outcome, each with its person."""
    found = act.all(
        "SELECT id, person FROM task WHERE id IN (SELECT value FROM json_each(?)) AND outcome = ? "
        "AND closed IS NOT NULL",
        json.dumps(list(rows)),
        outcome,
    )
    return {int(row[0]): int(row[1]) for row in found}


def give_to(act: Act, person: int, owner: int, new: int) -> int:
    """Let what one colleague has to do for a person be another's; returns how many tasks that is."""
    rows = act.all("SELECT id FROM task WHERE person = ? AND owner = ? AND closed IS NULL", person, owner)
    for (row,) in rows:
        act.revise("task", int(row), owner=new)
    return len(rows)


def _narrowed(wanted: Wanted) -> tuple[str, list[object]]:
    parts: list[tuple[str, object]] = []
    if wanted.person is not None:
        parts.append(("AND t.person = ?", wanted.person))
    if wanted.owner is not None:
        parts.append(("AND t.owner = ?", wanted.owner))
    if wanted.lead is not None:
        led = "AND t.person IN (SELECT person FROM case_file WHERE closed IS NULL AND lead = ?)"
        parts.append((led, wanted.lead))
    if wanted.due is not None:
        parts.append(("AND t.due <= ?", wanted.due))
    if wanted.minded is not None:
        minded = "AND ? IN (t.owner, ifnull((SELECT d.deputy FROM deadline d WHERE d.id = t.id), t.owner))"
        parts.append((minded, wanted.minded))
    if wanted.deadlines is not None:
        is_one = "EXISTS (SELECT 1 FROM deadline d WHERE d.id = t.id)"
        parts.append((f"AND {is_one} = ?", int(wanted.deadlines)))
    state = "AND t.closed IS NOT NULL" if wanted.closed else "AND t.closed IS NULL"
    return " ".join([state, *(sql for sql, _value in parts)]), [value for _sql, value in parts]


def _task(row: Row) -> Task:
    return Task(
        code=code(TASK, row[0]),
        person=Named(code(PERSON, row[1]), *row[2:5]),
        kind=row[5],
        text=row[6],
        category=row[7] or None,
        service=row[8],
        owner=row[9],
        due=row[10],
        created=row[11],
        contact=code(CONTACT, row[12]) if row[12] else None,
        closed=row[13],
        outcome=row[14],
        groundless=code(STATEMENT, row[15]) if row[15] else None,
        objections=objection.read(row[16]),
        deadline=deadline.read(row[17]),
    )


def next_number(act: Act) -> int:
    """The number that the next task gets: a series is known by that of its first."""
    return act.next_number("task")
