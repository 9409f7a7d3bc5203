"""Today: everything that needs someone, found in small steps, judged, and put in order."""

from salto_cli.models import today as kinds
from salto_cli.models.day import days_between, days_on
from salto_cli.models.incident import Incident
from salto_cli.models.named import Named
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.task import Task
from salto_cli.models.today import KINDS, WEEK, Alarm, Item, ShowToday, Today
from salto_cli.store import incident as incidents
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.task import Wanted
from salto_cli.usecases.door import asks
from salto_cli.usecases.needs import NEEDS
from salto_cli.usecases.needs.need import Need


def _everyone_in_it(act: Act, order: ShowToday) -> Questions:
    whose = _whose(act, order)
    by_level = {FILE: set(tasks.whose(act, _tasks(act, whose))), IDENTITY: set[int]()}
    for need in NEEDS:
        by_level[need.level] |= {each.person for each in need.find(act, whose)}
    return [
        Keep(tuple(sorted(found)), level, required=False, own=True)
        for level, found in by_level.items()
        if found
    ]


@asks(_everyone_in_it)
def show(act: Act, order: ShowToday) -> Today:
    """What needs someone today, the most urgent first. Whoever's file may not be read is left out."""
    whose = _whose(act, order)
    named = persons.named(act)
    items = [_task(each, act.day) for each in tasks.read(act, _tasks(act, whose))]
    for need in NEEDS:
        items += _items(act, need, whose, named)
    of = None if whose is None else operators.name_of(act, whose)
    return Today(act.day, of, _in_order(items), tuple(_alarm(each) for each in incidents.open_ones(act)))


def _items(act: Act, need: Need, whose: int | None, named: dict[int, Named]) -> list[Item]:
    found = [each for each in need.find(act, whose) if each.person in named]
    if not found:
        return []
    act.saw(need.table, {each.person for each in found}, len(found))
    items = [need.tell(each, named[each.person], act.day) for each in found]
    return need.complete(act, [each.person for each in found], items) if need.complete else items


def _alarm(each: Incident) -> Alarm:
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
    return Wanted(owner=whose, due=days_on(act.day, WEEK), deadlines=False)  # those have lines of their own


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
