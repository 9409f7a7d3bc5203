"""Today: everything that needs someone, found in small steps, judged, and put in order."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from salto_cli.frozen import frozen
from salto_cli.models import today as kinds
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.task import Task
from salto_cli.models.today import KINDS, Alarm, Item, ShowToday, Today
from salto_cli.store import backup_age
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.task import Wanted
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.door import UseCase, asks
from salto_cli.usecases.needs import NEEDS, backup, contact, undated
from salto_cli.usecases.needs.need import Need

if TYPE_CHECKING:
    from salto_cli.models.incident import Incident

_FOUND: Final = "today"


@frozen
class _LookedUp:
    """What the questions have found, each kind once; the work tells those of it who may be read."""

    whose: int | None
    needs: tuple[tuple[Need, list[Found]], ...]
    came_in: list[Found]
    undated: undated.Waiting

    def of_kind(self, kind: str) -> set[int]:
        """Whom the lines of one kind are about."""
        return {each.person for need, those in self.needs if need.kind == kind for each in those}


def _look_up(act: Act, order: ShowToday) -> _LookedUp:
    whose = _whose(act, order)
    return _LookedUp(
        whose,
        tuple((need, need.find(act, whose)) for need in NEEDS),
        contact.came_in(act, whose),
        undated.look_up(act, whose),
    )


def _everyone_in_it(act: Act, order: ShowToday) -> Questions:
    found = act.looked_up[_FOUND] = _look_up(act, order)
    by_level = {FILE: set(tasks.whose(act, _tasks(act, found.whose))), IDENTITY: set[int]()}
    by_level[FILE] |= {each.person for each in found.came_in} | found.undated.persons
    for need, those in found.needs:
        by_level[need.level] |= {each.person for each in those}
    return [
        Keep(tuple(sorted(persons_)), level, required=False, own=True)
        for level, persons_ in by_level.items()
        if persons_
    ]


def backups_of(store: Path) -> Path:
    """Where the backups of the store in a folder lie, unless someone has said otherwise."""
    return backup_age.usual_place(store)


def show(backups: Path | None = None) -> UseCase[ShowToday, Today]:
    """The use-case that shows the day; ``backups`` is where those of this store lie, None if nobody knows."""

    @asks(_everyone_in_it)
    def look(act: Act, order: ShowToday) -> Today:
        """What needs someone today, the most urgent first. Whoever's file may not be read is left out."""
        found: _LookedUp = act.looked_up[_FOUND]
        named = persons.named(act)
        items = [_task(each, act.day) for each in tasks.read(act, _tasks(act, found.whose))]
        for need, those in found.needs:
            items += _items(act, need, those, named)
        return Today(
            act.day,
            None if found.whose is None else operators.name_of(act, found.whose),
            _in_order(items),
            _alarms(act),
            contact.since(act, [each for each in found.came_in if each.person in named]),
            backup.amiss(act, backups) if backups else None,
            order.whole,
            undated.counted(
                found.undated, named, found.of_kind(kinds.NO_CONTACT), mine=found.whose == act.operator
            ),
        )

    return look


def _items(act: Act, need: Need, those: list[Found], named: dict[int, Named]) -> list[Item]:
    found = [each for each in those if each.person in named]
    if not found:
        return []
    act.saw(need.table, {each.person for each in found}, len(found))
    items = [need.tell(each, named[each.person], act.day) for each in found]
    return need.complete(act, [each.person for each in found], items) if need.complete else items


def _alarms(act: Act) -> tuple[Alarm, ...]:
    """The incidents that are not closed. Most days there is none, and nothing is loaded for them."""
    if not findings.has_open_incident(act):
        return ()
    from salto_cli.store import incident

    return tuple(_alarm(each) for each in incident.open_ones(act))


def _alarm(each: "Incident") -> Alarm:
    """The step of an incident that is next by its hour, or that it can be closed."""
    left = sorted((step for step in each.steps if step.done is None), key=lambda step: step.due)
    if not left:
        return Alarm(each.number, each.kind, None, None, f"salto incident close {each.number}")
    return Alarm(
        each.number, each.kind, left[0].text, left[0].due, f"salto incident done {each.number} {left[0].n}"
    )


def _whose(act: Act, order: ShowToday) -> int | None:
    """The colleague whose day it is; None for everyone's. Raises NotFound."""
    if order.operator:
        return operators.named(act, order.operator).id
    return None if order.all else act.operator


def _in_order(items: list[Item]) -> tuple[Item, ...]:
    """By urgency: what is late, what is for today, what has been quiet too long, what is coming."""
    return tuple(
        sorted(
            items,
            key=lambda item: (KINDS.index(item.what), item.day or "", item.person.code, item.code or ""),
        )
    )


def _tasks(act: Act, whose: int | None) -> Wanted:
    through = days_on(act.day, settings.of(act).number("today.tasks_ahead"))
    return Wanted(owner=whose, due=through, deadlines=False)  # those have lines of their own


def _task(task: Task, day: str) -> Item:
    days = days_between(day, task.due) if task.due else 0
    what = kinds.OVERDUE if days < 0 else kinds.SOON if days else kinds.DUE
    return Item(
        what,
        task.person,
        task.due,
        days,
        f"salto task done {task.code}",
        code=task.code,
        owner=task.owner,
        text=task.text,
        groundless=task.groundless,
        objections=task.objections,
    )
