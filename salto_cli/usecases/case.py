"""Opening and closing a case."""

from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.case import (
    BeforeClosing,
    CaseClosed,
    CaseOpened,
    CloseCase,
    LookAtCase,
    NeedCase,
    OpenCase,
)
from salto_cli.models.code import DISCLOSURE, code
from salto_cli.models.question import FILE, Keep, Questions, Standing
from salto_cli.store import board as boards
from salto_cli.store import case as cases
from salto_cli.store import ground as grounds
from salto_cli.store import handover as handovers
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.usecases import deadline as deadlines
from salto_cli.usecases.door import asks

CASE_CLOSED = "case_closed"  # the outcome of a task that was open when its case was closed


def _the_new_basis(act: Act, order: OpenCase) -> Questions:
    standing = Standing(basis=order.basis, referenced=bool(order.reference))
    return [Keep((persons.id_of(act, order.person),), FILE, declared=standing)]


@asks(_the_new_basis)
def open_case(act: Act, order: OpenCase) -> CaseOpened:
    """Open a case for someone who is here already. Raises WrongState where they have an open one."""
    person = persons.id_of(act, order.person)
    if cases.is_open(act, person):
        raise WrongState(
            _("{code} has an open case already").format(code=order.person),
            _("see it with: salto show {code}").format(code=order.person),
        )
    lead = operators.named(act, order.lead).id if order.lead else act.operator
    cases.open_case(
        act,
        person,
        basis=order.basis,
        reference=order.reference or None,
        lead=lead,
        purposes=order.purposes,
        lead_district=order.lead_district or None,
        coordinator=order.coordinator or None,
    )
    named = persons.get(act, person).named
    return CaseOpened(named, order.basis, order.purposes, operators.name_of(act, lead), act.day)


def _the_file(act: Act, order: CloseCase | LookAtCase | NeedCase) -> Questions:
    return [Keep((persons.id_of(act, order.person),), FILE)]


@asks(_the_file)
def need(act: Act, order: NeedCase) -> None:
    """Nothing is read: a no of the judge's has been raised before this."""


@asks(_the_file)
def look_at(act: Act, order: LookAtCase) -> BeforeClosing:
    """Whose case it is, and the tasks that are open in it."""
    person = persons.id_of(act, order.person)
    open_ = tasks.read(act, tasks.Wanted(person=person))
    return BeforeClosing(persons.get(act, person).named, tuple(f"{each.code} {each.text}" for each in open_))


@asks(_the_file)
def close_case(act: Act, order: CloseCase) -> CaseClosed:
    """Close the case and the tasks that are open in it; what was said about consent stays as it is.

    Raises WrongState while a handover is under way: someone must be responsible until it has ended; and
    while an urgent giving without consent waits to be written down, or a deadline is open and nobody is named
    to mind it: nobody would be reminded of either then.
    """
    person = persons.id_of(act, order.person)
    _refuse_undocumented(act, person)
    under_way = handovers.open_of(act, person)
    if under_way:
        raise WrongState(
            _("a handover is under way: {code}").format(code=under_way),
            _("end it first: salto handover close {code}, or salto handover cancel {code}").format(
                code=under_way
            ),
        )
    closed = tasks.read(act, tasks.Wanted(person=person))
    deadlines.end_with_case(act, person, order.deadlines_to)
    for each in tasks.read(act, tasks.Wanted(person=person, deadlines=False)):
        tasks.close(act, tasks.row_of(act, each.code)[0], CASE_CLOSED)
    stay = boards.stay_of(act, person)
    if stay:
        boards.leave(act, stay.row, review=None)
    cases.change(act, person, closed=act.day, outcome=order.outcome)
    named = persons.get(act, person).named
    return CaseClosed(named, order.outcome, act.day, tuple(each.code for each in closed))


def _refuse_undocumented(act: Act, person: int) -> None:
    for each in grounds.waiting(act, None):
        if each.person == person and each.state == grounds.DOCUMENT:
            named = code(DISCLOSURE, each.number)
            raise WrongState(
                _("an urgent giving has not been written down yet: {code}").format(code=named),
                _("write it down first: salto share document {code}").format(code=named),
            )
