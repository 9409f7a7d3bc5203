"""The steps of a handover, from the offer to its end. Only a receiver's yes changes who is responsible."""

from salto_cli.errors import ConsentRefused, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.baton import ACCEPTED, PENDING, PLANNED, RETURNED, STEPS
from salto_cli.models.handover import HeldBack, Moved
from salto_cli.models.handover_step import Close, LookAtStep, Move, Overlap
from salto_cli.models.question import Keep, Questions
from salto_cli.models.words import word
from salto_cli.store import handover as handovers
from salto_cli.store.act import Act
from salto_cli.usecases import baton, checklist
from salto_cli.usecases.door import asks
from salto_cli.usecases.handover import refuse_past, the_file
from salto_cli.usecases.luggage import asked, luggage_of


@asks(the_file)
def move(act: Act, order: Move) -> Moved:
    """Take a step that asks for no consent: decline, overlap, confirm, return, close, cancel.

    Raises WrongState for a step that the state does not allow, and for closing while a point that must be
    settled is open.
    """
    row, person = handovers.row_of(act, order.handover)
    moved = 0
    if _step(act, row, person, order) == RETURNED:
        moved = baton.bring_back(act, row, person)
    if isinstance(order, Close) and not order.anyway:
        _refuse_open(act, row, person)
    return Moved(handovers.get(act, row), baton.responsible(act, person), None, moved=moved)


@asks(the_file)
def look_at_step(act: Act, order: LookAtStep) -> None:
    """Raise WrongState where the step would be refused as things stand, whatever were said of it."""
    row, person = handovers.row_of(act, order.handover)
    state, _last = handovers.state_of(act, row)
    if order.action not in STEPS[state]:
        raise _not_now(state, order.action)
    if order.action == Close.action and not order.anyway:
        _refuse_open(act, row, person)


def _refuse_open(act: Act, row: int, person: int) -> None:
    found = handovers.get(act, row)
    checklist.refuse_open(act, row, person, found.kind, found.code)


def _the_file_and_luggage(act: Act, order: Move) -> Questions:
    row, person = handovers.row_of(act, order.handover)
    to, categories = handovers.receiver_of(act, row)
    return [Keep((person,)), *asked(act, person, to, categories)]


@asks(_the_file_and_luggage)
def offer(act: Act, order: Move) -> Moved:
    """Offer it to the receiver. Raises WrongState; ConsentRefused where a service may have nothing."""
    return _judged_step(act, order)


@asks(_the_file_and_luggage)
def accept(act: Act, order: Move) -> Moved:
    """The receiver says yes: from now on the receiver, and nobody else, is responsible.

    Judged again on the day. Raises WrongState; ConsentRefused where a service may have nothing that day.
    """
    return _judged_step(act, order)


def _judged_step(act: Act, order: Move) -> Moved:
    """Offer or accept: something must be allowed to go along to a service."""
    row, person = handovers.row_of(act, order.handover)
    state = _step(act, row, person, order)
    found = handovers.get(act, row)
    luggage = luggage_of(act, person, found.to, found.categories)
    if luggage and not luggage.going:
        raise _needs_consent(luggage.held[0])
    moved = baton.pass_on(act, row, person, found.to) if state == ACCEPTED else 0
    return Moved(found, baton.responsible(act, person), luggage, moved=moved)


def _step(act: Act, row: int, person: int, order: Move) -> str:
    """Check one step against the table and take it; returns the new state."""
    state, last = handovers.state_of(act, row)
    after = STEPS[state].get(order.action)
    if after is None:
        raise _not_now(state, order.action)
    at = order.said()["when"] or act.moment
    known = min(len(at), len(last))  # a day without a clock time is any time of that day
    if state != PLANNED and at[:known] < last[:known]:
        raise Unacceptable(
            _("that was before the step it follows"), _("see the steps with: salto handover show")
        )
    through = order.through if isinstance(order, Overlap) else None
    refuse_past(act, through)
    said = {name: value for name, value in order.said().items() if name != "when"}
    handovers.move(act, row, person, after, at=at, overlap=through, **said)
    return after


def _not_now(state: str, action: str) -> WrongState:
    can = ", ".join(f"salto handover {each}" for each in STEPS[state])
    if not can:
        hint = _("it is over; plan a new one with: salto handover P-… --to …")
    elif state in PENDING and action == "close":
        hint = _("nobody has said yes; call it off with: salto handover cancel")
    else:
        hint = _("what can be done with it now: {actions}").format(actions=can)
    label = word("handover", state).label
    return WrongState(_("that step does not fit: the handover is {state}").format(state=label), hint)


def _needs_consent(held: HeldBack) -> ConsentRefused:
    reason = held.text[:1].lower() + held.text[1:].rstrip(".")
    return ConsentRefused(_("a new service needs its own consent: {reason}").format(reason=reason), held.next)
