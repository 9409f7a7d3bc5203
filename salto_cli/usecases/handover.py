"""Handing a youth over: planned, looked at, and called off where a consent is withdrawn."""

from collections.abc import Collection

from salto_cli.errors import NotFound, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.baton import CANCELLED, OPEN
from salto_cli.models.colleague import Operator
from salto_cli.models.handover import (
    WITHDRAWN,
    Handover,
    HandoverList,
    HandoverShown,
    ListHandovers,
    LookAtHandover,
    LookAtReceiver,
    Moved,
    Party,
    Plan,
    Preview,
    Previewed,
    ShowHandover,
)
from salto_cli.models.handover_step import LookAtStep, Move
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.service import Service
from salto_cli.store import handover as handovers
from salto_cli.store import kin
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.usecases import aftercheck, baton, checklist, handover_kind, sharing
from salto_cli.usecases.door import asks, nothing
from salto_cli.usecases.luggage import asked, luggage_of

COLLEAGUE = "operator:"  # written before a name where it must not be read as a service's


def _file_and_luggage(act: Act, order: Plan) -> Questions:
    person = persons.id_of(act, order.person)
    return [Keep((person,)), *asked(act, person, _receiver(act, order.to), order.categories)]


@asks(_file_and_luggage)
def preview(act: Act, order: Preview) -> Previewed:
    """What would go along and what would be held back. Raises WrongState as planning would."""
    person, to, _sender = _both_ends(act, order)
    named, warned = persons.named(act, [person])[person], checklist.warnings_of(act, person)
    return Previewed(named, to, luggage_of(act, person, to, order.categories), warned)


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
    luggage, warned = luggage_of(act, person, to, order.categories), checklist.warnings_of(act, person)
    return Moved(handovers.get(act, row), sender, luggage, checks=points, warnings=warned)


def the_file(act: Act, order: Move | LookAtHandover | LookAtStep) -> Questions:
    """The file of the youth whom a handover is about."""
    return [Keep((handovers.row_of(act, order.handover)[1],))]


@asks(the_file)
def look(act: Act, order: LookAtHandover) -> Handover:
    """The handover as it stands, to name it."""
    return handovers.get(act, handovers.row_of(act, order.handover)[0])


def _the_file_and_what_may_go(act: Act, order: ShowHandover) -> Questions:
    row, person = handovers.row_of(act, order.handover)
    to, categories = handovers.receiver_of(act, row)
    under_way = handovers.state_of(act, row)[0] in OPEN
    family = tuple(kin.around(act, person))
    return [
        Keep((person,)),
        *([Keep(family, IDENTITY, required=False)] if family else []),
        *(asked(act, person, to, categories) if under_way else ()),
    ]


@asks(_the_file_and_what_may_go)
def show(act: Act, order: ShowHandover) -> HandoverShown:
    """One handover with its steps, and what may go along today while it is under way."""
    row, person = handovers.row_of(act, order.handover)
    found = handovers.get(act, row)
    luggage = luggage_of(act, person, found.to, found.categories) if found.state in OPEN else None
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
    refuse_past(act, order.overlap_through)
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
    except (NotFound, Unacceptable) as error:
        if sharing.kind_of_service(said):
            raise
        hint = operators.nearly(said, operators.all_of(act)) or services.none_such(act, said).hint
        raise type(error)(_("that is neither a colleague nor a service"), hint) from None


def _colleague(operator: Operator) -> Party:
    return Party(operator.name, operator=operator.id)


def refuse_past(act: Act, through: str | None) -> None:
    """Raise Unacceptable for an overlap (its last day, ISO) that would be over already."""
    if through and through < act.day:
        raise Unacceptable(_("the overlap would be over already"), _("give a day to come, as in +14d"))
