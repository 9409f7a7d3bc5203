"""Tasks: adding, listing and closing what someone must do for a person."""

from collections.abc import Sequence

from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.task import (
    PLAIN,
    AddTask,
    CloseTask,
    ListTasks,
    LookAtTask,
    Task,
    TaskAdded,
    TaskClosed,
    Tasks,
    no_category,
)
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.task import Origin, Wanted
from salto_cli.usecases import mention
from salto_cli.usecases.door import asks


def owner_of(act: Act, name: str | None) -> int:
    """The colleague who does it: the one named, or the operator. Raises NotFound."""
    return operators.named(act, name).id if name else act.operator


def service_named(act: Act, said: str | None) -> str | None:
    """The id of the service that ``said`` names. Raises NotFound, Ambiguous."""
    return services.named(act, said).id if said else None


def category_for(named: str | None, of_note: Sequence[str], service: str | None) -> str | None:
    """The category of a next step: the one named, or the note's own where it has only one.

    Raises Unacceptable where a service is to have it and nothing says what kind of information it is.
    """
    category = named or (of_note[0] if len(of_note) == 1 else None)
    if service and not category:
        raise no_category()
    return category


def _for_whom(act: Act, order: AddTask) -> Questions:
    category = frozenset([order.category]) if order.category else frozenset()
    named = mention.named_by(act, [persons.id_of(act, order.person)], [order.text])
    return [Keep((persons.id_of(act, order.person),), FILE, category), *mention.may_name(named)]


@asks(_for_whom)
def add(act: Act, order: AddTask) -> TaskAdded:
    """Add a task for a person; the owner is the operator unless someone is named."""
    named = mention.named_by(act, [persons.id_of(act, order.person)], [order.text])
    row = tasks.add(
        act,
        persons.id_of(act, order.person),
        order.text,
        kind=PLAIN,
        owner=owner_of(act, order.owner),
        due=order.due,
        category=order.category,
        service=service_named(act, order.service),
        origin=Origin(about=named),
    )
    return TaskAdded(_one(act, row), mention.shown(act, named))


def _wanted(act: Act, order: ListTasks) -> Wanted:
    owner = act.operator if order.mine else operators.named(act, order.owner).id if order.owner else None
    person = persons.id_of(act, order.person) if order.person else None
    lead = operators.named(act, order.lead).id if order.lead else None
    return Wanted(person, owner, lead, order.due, order.closed)


def _whose(act: Act, order: ListTasks) -> Questions:
    found = tuple(tasks.whose(act, _wanted(act, order)))
    # One person's list says no like any other question about them; a list of many goes on without.
    if order.person:
        return [Keep((persons.id_of(act, order.person),), FILE)]
    return [Keep(found, FILE, required=False)] if found else []


@asks(_whose)
def show(act: Act, order: ListTasks) -> Tasks:
    """The tasks that are wanted, the most urgent first."""
    return Tasks(tuple(tasks.read(act, _wanted(act, order))), act.day)


def _its_person(act: Act, order: CloseTask | LookAtTask) -> Questions:
    return [Keep((tasks.row_of(act, order.task)[1],), FILE)]


@asks(_its_person)
def look(act: Act, order: LookAtTask) -> Task:
    """The task and its person."""
    return _one(act, tasks.row_of(act, order.task)[0])


@asks(_its_person)
def close(act: Act, order: CloseTask) -> TaskClosed:
    """Close an open task. Raises WrongState for one that is closed."""
    row, _person = tasks.row_of(act, order.task)
    found = _one(act, row)
    if found.closed:
        raise WrongState(
            _("{code} was closed on {day}").format(code=found.code, day=day.short(found.closed)),
            _("see what is open with: salto task list"),
        )
    tasks.close(act, row, order.outcome)
    return TaskClosed(_one(act, row))


def _one(act: Act, row: int) -> Task:
    return tasks.get(act, [row])[0]
