"""Promises and guardians' wishes in the store. What was said about a promise is added, never altered."""

import json
from collections.abc import Sequence

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.code import TASK, code, said_back
from salto_cli.models.named import Named
from salto_cli.models.promise import KEPT, MOVED, Wish
from salto_cli.models.task import Task
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act, Row
from salto_cli.store.promised import FROM


def add(act: Act, task: int, person: int, guardian: int | None) -> None:
    """Make a promise of a task of a person; ``guardian`` None: it was given to the person."""
    act.add("promise", id=task, person=person, guardian=guardian)


def end(act: Act, promise: int, person: int, ended: str, how: str | None) -> None:
    """Keep how a promise ended, and how they were told of it; ``how`` None: nobody has yet."""
    row = act.one("SELECT count(*) + 1 FROM promise_told WHERE promise = ?", promise)
    act.add(
        "promise_told",
        promise=promise,
        person=person,
        ended=ended,
        how=how,
        by=act.operator,
        typed=act.moment,
        n=int(row[0]) if row else 1,
    )


def move(act: Act, task: int, due: str) -> None:
    """Give a promise that is no deadline another day."""
    act.revise("task", task, due=due)


def row_of(act: Act, said: str) -> tuple[int, int]:
    """The row and the person of the promise with this code. Raises NotFound, Unacceptable."""
    row, person = tasks.row_of(act, said)
    if act.one("SELECT 1 FROM promise WHERE id = ?", row) is None:
        raise NotFound(
            _("{code} is no promise").format(code=said_back(said)), _("see them with: salto promises")
        )
    return row, person


def guardians_of(act: Act, rows: Sequence[int]) -> list[int]:
    """The ids of the guardians whom these promises were given to."""
    found = act.all(
        "SELECT DISTINCT guardian FROM promise WHERE guardian IS NOT NULL "
        "AND id IN (SELECT value FROM json_each(?))",
        json.dumps(list(rows)),
    )
    return [int(row[0]) for row in found]


def read(act: Act, rows: Sequence[int]) -> list[tuple[Task, int | None, str | None, str | None]]:
    """Each promise whose person's file this act may read: its task, whom it was given to, how it ended last
    and how they were told."""
    wanted = {each.code: each for each in tasks.get(act, rows)}
    found = act.all(
        f"SELECT t.number, r.guardian, (SELECT json_array(s.ended, s.how) FROM promise_told s "
        f"WHERE s.promise = r.id ORDER BY s.n DESC LIMIT 1) {FROM} "
        "WHERE r.id IN (SELECT value FROM json_each(?)) "
        "AND r.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file') "
        "ORDER BY t.due, t.number",
        json.dumps(list(rows)),
        act.number,
    )
    return [_read(row, wanted) for row in found]


def _read(row: Row, wanted: dict[str, Task]) -> tuple[Task, int | None, str | None, str | None]:
    task = wanted[code(TASK, row[0])]
    ended, how = json.loads(row[2]) if row[2] else (None, None)
    if task.closed and ended in {None, MOVED}:
        ended, how = KEPT, None
    return task, row[1], ended, how


def add_wish(act: Act, person: int, guardian: int, category: str, text: str, said: str) -> None:
    """Keep what a guardian wishes for a child."""
    act.add(
        "guardian_wish",
        person=person,
        guardian=guardian,
        category=category,
        text=text,
        said=said,
        by=act.operator,
        typed=act.moment,
    )


def wishes(act: Act, person: int) -> tuple[Wish, ...]:
    """What guardians wish for a person whose file this act may read, of guardians it may name."""
    rows = act.all(
        "SELECT guardian, category, text, said FROM guardian_wish WHERE person = ?1 AND person IN "
        "(SELECT person FROM allowed WHERE act = ?2 AND question = 'file') ORDER BY said DESC, typed DESC",
        person,
        act.number,
    )
    named: dict[int, Named] = persons.named(act, [row[0] for row in rows]) if rows else {}
    if rows:
        act.saw("guardian_wish", [person], len(rows))
    return tuple(Wish(named[row[0]], *row[1:]) for row in rows if row[0] in named)
