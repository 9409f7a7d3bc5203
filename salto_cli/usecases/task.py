"""Tasks: adding, listing and closing what someone must do for a person."""

from collections.abc import Sequence

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models import day, series
from salto_cli.models.deadline import CloseDeadline
from salto_cli.models.deadline_kind import KINDS
from salto_cli.models.deadline_source import OWN
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
from salto_cli.usecases import deadline as deadlines
from salto_cli.usecases import lead_times, mention
from salto_cli.usecases.deadline_written import outcome_said, unreleased
from salto_cli.usecases.door import asks
from salto_cli.usecases.place import refuse_unsafe


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
    about = order.category or (KINDS[order.kind].category if order.kind else None)
    category = frozenset([about]) if about else frozenset()
    named = mention.named_by(act, [persons.id_of(act, order.person)], _texts(order))
    return [Keep((persons.id_of(act, order.person),), FILE, category), *mention.may_name(named)]


@asks(_for_whom)
def add(act: Act, order: AddTask) -> TaskAdded:
    """Add a task for a person; the owner is the operator unless someone is named. A deadline with a series
    becomes one task each."""
    named = mention.named_by(act, [persons.id_of(act, order.person)], _texts(order))
    if order.kind:
        first, *rest = lead_times.seen(act, tasks.get(act, _deadlines(act, order, order.kind, named)))
        kept = unreleased(act, tasks.row_of(act, first.code)[0])
        return TaskAdded(first, mention.shown(act, named), tuple(rest), kept)
    row = tasks.add(
        act,
        persons.id_of(act, order.person),
        order.text,
        kind=PLAIN,
        owner=owner_of(act, order.owner),
        due=order.due,
        category=order.category,
        service=service_named(act, order.service),
        origin=Origin(source=order.origin or OWN, released=order.released, about=named),
    )
    return TaskAdded(_one(act, row), mention.shown(act, named), unreleased=unreleased(act, row))


def _texts(order: AddTask) -> list[str | None]:
    return [order.text, order.place, order.consequence, order.needs]


def _deadlines(act: Act, order: AddTask, kind: str, about: Sequence[int]) -> list[int]:
    """The rows of a deadline and of those after it in its series. Raises Unacceptable, Usage, NotFound."""
    assert order.due and order.deputy and order.source, "the order has refused half a deadline"
    person = persons.id_of(act, order.person)
    refuse_unsafe(act, person, order.place, order.place_anyway)
    days = series.days(order.due, order.every, order.through, order.times) if order.every else (order.due,)
    first = tasks.next_number(act) if order.every else None
    return [
        deadlines.add_for(
            act,
            person,
            kind,
            order.text,
            due,
            owner_of(act, order.owner),
            operators.named(act, order.deputy).id,
            source=order.source,
            category=order.category,
            service=service_named(act, order.service),
            at=order.at,
            place=order.place,
            verified=order.verified,
            consequence=order.consequence,
            needs=order.needs,
            series=first,
            about=about,
            origin=order.origin,
            released=order.released,
        )
        for due in days
    ]


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
    return Tasks(lead_times.seen(act, tasks.read(act, _wanted(act, order))), act.day)


def _its_person(act: Act, order: CloseTask | LookAtTask) -> Questions:
    person = tasks.row_of(act, order.task)[1]
    said = (order.remark, order.next) if isinstance(order, CloseTask) else ()
    return [Keep((person,), FILE), *mention.may_name(mention.named_by(act, [person], said))]


@asks(_its_person)
def look(act: Act, order: LookAtTask) -> Task:
    """The task and its person."""
    return _one(act, tasks.row_of(act, order.task)[0])


@asks(_its_person)
def close(act: Act, order: CloseTask) -> TaskClosed:
    """Close an open task; a deadline with its outcome. Raises WrongState for one that is closed."""
    row, _person = tasks.row_of(act, order.task)
    found = _one(act, row)
    if found.deadline and not found.closed:
        outcome = outcome_said(order.outcome)
        ended = CloseDeadline(task=order.task, outcome=outcome, remark=order.remark, next=order.next)
        return deadlines.close(act, ended)
    if order.remark or order.next:
        raise Unacceptable(
            _("a remark and a next step belong to a deadline"), _("say how the task went with --outcome")
        )
    if found.closed:
        raise WrongState(
            _("{code} was closed on {day}").format(code=found.code, day=day.short(found.closed)),
            _("see what is open with: salto task list"),
        )
    tasks.close(act, row, order.outcome)
    return TaskClosed(_one(act, row))


def _one(act: Act, row: int) -> Task:
    return lead_times.seen(act, tasks.get(act, [row]))[0]
