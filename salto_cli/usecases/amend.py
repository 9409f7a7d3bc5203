"""Putting right what a task or a deadline says, and what stands in a contact before that is put right.

The old words stay in the store, with who and when.
"""

from typing import Any

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.amend import AmendTask, TaskAmended
from salto_cli.models.contact import ContactStands, ReadContact
from salto_cli.models.deadline_kind import KINDS
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.task import Task
from salto_cli.store import contact as contacts
from salto_cli.store import former
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.usecases import lead_times, mention
from salto_cli.usecases.door import asks

OF_TASK = ("text", "due", "category")
OF_DEADLINE = ("consequence", "needs")


def _what_it_will_be(act: Act, order: AmendTask) -> Questions:
    person = tasks.row_of(act, order.task)[1]
    category = frozenset([order.category]) if order.category else frozenset[str]()
    yield Keep((person,), FILE, category)
    yield from mention.may_name(_named(act, order, person))


def _named(act: Act, order: AmendTask, person: int) -> tuple[int, ...]:
    return mention.named_by(act, [person], [order.text, order.consequence, order.needs])


@asks(_what_it_will_be)
def task(act: Act, order: AmendTask) -> TaskAmended:
    """Put right what a task says, and keep what it said.

    Raises WrongState for one that is closed, Unacceptable for what it does not have.
    """
    row, person = tasks.row_of(act, order.task)
    found = _one(act, row)
    _refuse_unfitting(found, order)
    stands = _stands(found)
    given = {name: getattr(order, name) for name in (*OF_TASK, *OF_DEADLINE)}
    changed = {
        name: value or None
        for name, value in given.items()
        if value is not None and (value or None) != stands[name]
    }
    for table, fields in (("task", OF_TASK), ("deadline", OF_DEADLINE)):
        columns = {name: value for name, value in changed.items() if name in fields}
        former.keep(act, person, table, row, columns)
        former.put(act, table, row, **_whole(act, row, columns))
    named = _named(act, order, person)
    if named:
        tasks.name_too(act, row, named)
    was = {name: stands[name] for name in changed}
    return TaskAmended(_one(act, row), changed, was, mention.shown(act, named))


def _whole(act: Act, row: int, columns: dict[str, Any]) -> dict[str, Any]:
    """What is put into a row: new words for a task, above the lines that stand below it."""
    if "text" not in columns:
        return columns
    return {**columns, "text": tasks.keep_below(act, row, columns["text"])}


def _stands(found: Task) -> dict[str, Any]:
    own = {name: getattr(found, name) for name in OF_TASK}
    return own | {name: getattr(found.deadline, name, None) for name in OF_DEADLINE}


def _refuse_unfitting(found: Task, order: AmendTask) -> None:
    if found.closed:
        raise WrongState(
            _("{code} was closed on {day}").format(code=found.code, day=day.short(found.closed)),
            _("what it said then stays: add a new one with: salto task add"),
        )
    if order.text == "":
        raise Unacceptable(_("the task says nothing"), _('say what is to be done, as in --text "ring Nav"'))
    if found.deadline is None:
        if order.consequence is not None or order.needs is not None:
            raise Unacceptable(
                _("{code} is a task, not a deadline").format(code=found.code),
                _("a consequence and what it takes belong to a deadline"),
            )
        return
    if order.due is not None:
        raise Unacceptable(
            _("the day of a deadline is moved, so that the youth is told again"),
            _("move it with: salto task move {code} --due …").format(code=found.code),
        )
    if order.category and KINDS[found.kind].category:
        raise Unacceptable(
            _("the kind of a deadline says what kind of information it is"),
            _("leave --category out"),
        )


def _one(act: Act, row: int) -> Task:
    return lead_times.seen(act, tasks.get(act, [row]))[0]


def _its_persons(act: Act, order: ReadContact) -> Questions:
    standing = contacts.kept(act, order.contact).standing
    return [Keep(standing, FILE, required=False)] if standing else []


@asks(_its_persons)
def contact(act: Act, order: ReadContact) -> ContactStands:
    """What stands in a contact. Raises NotFound, and WrongState for one that stands no more."""
    found = contacts.stands(act, contacts.kept(act, order.contact).id)
    if found is None:
        raise WrongState(
            _("{code} has been replaced or taken off already").format(code=order.contact),
            _("see which one stands with: salto contacts P-… --all"),
        )
    return found
