"""Handing a youth over: the baton, step by step. Only a receiver's yes changes who is responsible."""

from collections.abc import Collection, Iterable
from datetime import date

from salto_cli.consent.policy import in_force
from salto_cli.errors import ConsentRefused, NotFound, Unacceptable, WrongState
from salto_cli.i18n import _, language
from salto_cli.models.baton import ACCEPTED, CANCELLED, OPEN, PENDING, PLANNED, RETURNED, STEPS
from salto_cli.models.colleague import Operator
from salto_cli.models.handover import (
    WITHDRAWN,
    Handover,
    HandoverList,
    HandoverShown,
    HeldBack,
    ListHandovers,
    LookAtHandover,
    LookAtReceiver,
    Luggage,
    Moved,
    Party,
    Plan,
    Preview,
    Previewed,
    ShowHandover,
)
from salto_cli.models.handover_step import Close, Move, Overlap
from salto_cli.models.question import IDENTITY, Keep, Question, Questions
from salto_cli.models.service import Service
from salto_cli.models.words import word
from salto_cli.store import handover as handovers
from salto_cli.store import kin
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.usecases import aftercheck, baton, checklist, handover_kind, sharing
from salto_cli.usecases.door import asks, nothing

COLLEAGUE = "operator:"  # written before a name where it must not be read as a service's


def _file_and_luggage(act: Act, order: Plan) -> Questions:
    person = persons.id_of(act, order.person)
    return [Keep((person,)), *_goes(act, person, _receiver(act, order.to), order.categories)]


@asks(_file_and_luggage)
def preview(act: Act, order: Preview) -> Previewed:
    """What would go along and what would be held back. Raises WrongState as planning would."""
    person, to, _sender = _both_ends(act, order)
    named, warned = persons.named(act, [person])[person], checklist.warnings_of(act, person)
    return Previewed(named, to, _luggage(act, person, to, order.categories), warned)


@asks(_file_and_luggage)
def plan(act: Act, order: Plan) -> Moved:
    """Plan a handover; the sender stays responsible.

    Raises WrongState where one is under way already, or where the receiver is responsible already.
    """
    person, to, sender = _both_ends(act, order)
    kind = handover_kind.of(order, to)
    on = handover_kind.day(act, person, kind, order)
    row = handovers.add(
        act,
        person,
        to=to,
        sender=sender,
        why=order.why,
        categories=order.categories,
        overlap=order.overlap_through,
        kind=kind,
        day=on,
    )
    points = checklist.begin_for_handover(act, row, person, kind, on)
    luggage, warned = _luggage(act, person, to, order.categories), checklist.warnings_of(act, person)
    return Moved(handovers.get(act, row), sender, luggage, checks=points, warnings=warned)


def _the_file(act: Act, order: Move | LookAtHandover) -> Questions:
    return [Keep((handovers.row_of(act, order.handover)[1],))]


@asks(_the_file)
def look(act: Act, order: LookAtHandover) -> Handover:
    """The handover as it stands, to name it."""
    return handovers.get(act, handovers.row_of(act, order.handover)[0])


@asks(_the_file)
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
        found = handovers.get(act, row)
        checklist.refuse_open(act, row, person, found.kind, found.code)
    return Moved(handovers.get(act, row), baton.responsible(act, person), None, moved=moved)


def _the_file_and_luggage(act: Act, order: Move) -> Questions:
    row, person = handovers.row_of(act, order.handover)
    to, categories = handovers.receiver_of(act, row)
    return [Keep((person,)), *_goes(act, person, to, categories)]


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


def _the_file_and_what_may_go(act: Act, order: ShowHandover) -> Questions:
    row, person = handovers.row_of(act, order.handover)
    to, categories = handovers.receiver_of(act, row)
    under_way = handovers.state_of(act, row)[0] in OPEN
    family = tuple(kin.around(act, person))
    return [
        Keep((person,)),
        *([Keep(family, IDENTITY, required=False)] if family else []),
        *(_goes(act, person, to, categories) if under_way else ()),
    ]


@asks(_the_file_and_what_may_go)
def show(act: Act, order: ShowHandover) -> HandoverShown:
    """One handover with its steps, and what may go along today while it is under way."""
    row, person = handovers.row_of(act, order.handover)
    found = handovers.get(act, row)
    luggage = _luggage(act, person, found.to, found.categories) if found.state in OPEN else None
    return HandoverShown(
        found,
        baton.responsible(act, person),
        luggage,
        act.day,
        handover_kind.checks(act, row, person, found),
        handover_kind.transition_of(act, person, found),
        aftercheck.of(act, row),
        checklist.warnings_of(act, person),
    )


def _their_files(act: Act, _order: ListHandovers) -> Questions:
    found = handovers.persons_with(act)
    return [Keep(found, required=False)] if found else []  # a list goes on without them


@asks(_their_files)
def list_all(act: Act, order: ListHandovers) -> HandoverList:
    """Handovers of those with an open case, the newest first."""
    return HandoverList(tuple(handovers.all_of(act, only_open=order.open)))


def cancel_for(act: Act, person: int, services: Collection[str] | None, reason: str = WITHDRAWN) -> list[str]:
    """Cancel what nobody has said yes to, within an act that is judged already: to those services, or to
    anyone where None. Returns the handovers' codes. What has been accepted stays with its receiver.
    """
    cancelled = []
    for row in handovers.pending_to(act, person, services):
        handovers.move(act, row, person, CANCELLED, at=act.moment, reason=reason)
        cancelled.append(handovers.get(act, row).code)
    return cancelled


@asks(nothing)
def look_at_receiver(act: Act, order: LookAtReceiver) -> Party:
    """The receiver that was typed. Raises NotFound, Ambiguous or Unacceptable for what is none."""
    return _receiver(act, order.to)


def _both_ends(act: Act, order: Plan) -> tuple[int, Party, Party]:
    """Person, receiver and sender of a handover that can be planned. Raises WrongState where it cannot."""
    person, to = persons.id_of(act, order.person), _receiver(act, order.to)
    under_way = handovers.open_of(act, person)
    if under_way:
        raise WrongState(
            _("{code} is under way for the same youth").format(code=under_way),
            _("end it first: salto handover cancel or close {code}").format(code=under_way),
        )
    sender = baton.responsible(act, person)
    if (sender.service, sender.operator) == (to.service, to.operator):
        raise WrongState(
            _("{name} is responsible already").format(name=to.name), _("choose another receiver with --to")
        )
    _refuse_past(act, order.overlap_through)
    return person, to, sender


def _receiver(act: Act, said: str) -> Party:
    """A colleague by name, else a service. Raises NotFound, Unacceptable."""
    if said.startswith(COLLEAGUE):
        return _colleague(operators.named(act, said.removeprefix(COLLEAGUE)))
    try:
        return _colleague(operators.named(act, said))
    except NotFound:
        service = _service(act, said)
        return Party(service.name, service=service.id)


def _service(act: Act, said: str) -> Service:
    """A service, where no colleague is called so. Raises NotFound, and Unacceptable for a kind or a name."""
    try:
        return sharing.service_named(act, said)
    except Unacceptable:
        if in_force().sector_named(said):
            raise
        hint = services.none_such(act, said).hint
        raise Unacceptable(_("that is neither a colleague nor a service"), hint) from None


def _colleague(operator: Operator) -> Party:
    return Party(operator.name, operator=operator.id)


def _goes(act: Act, person: int, to: Party, categories: Iterable[str]) -> list[Question]:
    """What must be judged: nothing between colleagues, each category for a service."""
    if to.service is None:
        return []
    service = sharing.service_named(act, to.service)
    on = date.fromisoformat(act.day)
    return [sharing.asks_for(act, person, service, on, _all_or(categories))]


def _all_or(categories: Iterable[str]) -> tuple[str, ...]:
    return tuple(categories) or tuple(in_force().categories)


def _luggage(act: Act, person: int, to: Party, categories: Iterable[str]) -> Luggage | None:
    """The answers of this act, category by category; None between colleagues."""
    if to.service is None:
        return None
    answers = [(each, act.answers[person, to.service, each]) for each in _all_or(categories)]
    policy, code = in_force(), sharing.whole(act, person)
    return Luggage(
        on=act.day,
        going=tuple(category for category, answer in answers if answer.allowed),
        held=tuple(
            HeldBack(
                category,
                answer.decision,
                answer.reason,
                policy.text(answer, language()),
                policy.next_command(answer, person=code, service=to.service, category=category),
            )
            for category, answer in answers
            if not answer.allowed
        ),
    )


def _judged_step(act: Act, order: Move) -> Moved:
    """Offer or accept: something must be allowed to go along to a service."""
    row, person = handovers.row_of(act, order.handover)
    state = _step(act, row, person, order)
    found = handovers.get(act, row)
    luggage = _luggage(act, person, found.to, found.categories)
    if luggage and not luggage.going:
        raise _needs_consent(luggage.held[0])
    moved = baton.pass_on(act, row, person, found.to) if state == ACCEPTED else 0
    return Moved(found, baton.responsible(act, person), luggage, moved=moved)


def _step(act: Act, row: int, person: int, order: Move) -> str:
    """Check one step against the table and take it; returns the new state."""
    state, last = handovers.state_of(act, row)
    after = STEPS[state].get(order.action)
    if after is None:
        raise _not_now(state, order)
    at = order.said()["when"] or act.moment
    known = min(len(at), len(last))  # a day without a clock time is any time of that day
    if state != PLANNED and at[:known] < last[:known]:
        raise Unacceptable(
            _("that was before the step it follows"), _("see the steps with: salto handover show")
        )
    through = order.through if isinstance(order, Overlap) else None
    _refuse_past(act, through)
    said = {name: value for name, value in order.said().items() if name != "when"}
    handovers.move(act, row, person, after, at=at, overlap=through, **said)
    return after


def _refuse_past(act: Act, through: str | None) -> None:
    if through and through < act.day:
        raise Unacceptable(_("the overlap would be over already"), _("give a day to come, as in +14d"))


def _not_now(state: str, order: Move) -> WrongState:
    can = ", ".join(f"salto handover {action}" for action in STEPS[state])
    if not can:
        hint = _("it is over; plan a new one with: salto handover P-… --to …")
    elif state in PENDING and order.action == "close":
        hint = _("nobody has said yes; call it off with: salto handover cancel")
    else:
        hint = _("what can be done with it now: {actions}").format(actions=can)
    label = word("handover", state).label
    return WrongState(_("that step does not fit: the handover is {state}").format(state=label), hint)


def _needs_consent(held: HeldBack) -> ConsentRefused:
    reason = held.text[:1].lower() + held.text[1:].rstrip(".")
    return ConsentRefused(_("a new service needs its own consent: {reason}").format(reason=reason), held.next)
