"""Who is in the room of a meeting: who comes, leaves, or sends an apology."""

import re

from salto_cli.consent.policy import in_force
from salto_cli.errors import NotFound, Unacceptable
from salto_cli.i18n import _
from salto_cli.models.attendance import Attend, Attendant, Attended, NeverCame, several
from salto_cli.models.colleague import Operator
from salto_cli.models.meeting import Meeting
from salto_cli.models.role import COORDINATOR, WORKER
from salto_cli.models.service import Service
from salto_cli.models.text import fold
from salto_cli.store import attendance as attendants
from salto_cli.store import meeting as meetings
from salto_cli.store import operator as operators
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.usecases import audience
from salto_cli.usecases.door import asks, nothing
from salto_cli.usecases.meeting import standing

CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


class NoSuchService(NotFound):
    """What was said is no service."""


def service_meant(act: Act, date: str | None, said: str) -> Service:
    """The service that ``said`` means: among those at the meeting the one it begins or is the kind of, else
    whichever in the catalogue. Raises NoSuchService or Ambiguous."""
    meeting = meetings.of_day(act, date or act.day)
    there = {each.service for each in attendants.of(act, meeting.id)} if meeting else set()
    known = [each for each in services.all_of(act) if each.id in there]
    word = fold(said.strip())
    fitting = [
        each
        for each in known
        if word in (fold(each.id), fold(each.sector or "")) or fold(each.name).startswith(word)
    ]
    if len(fitting) == 1:
        return fitting[0]
    try:
        return audience.services(act, [said])[0]
    except NotFound as unknown:
        raise NoSuchService(unknown.message, unknown.hint) from None


@asks(nothing)
def attend(act: Act, order: Attend) -> Attended:
    """Note that someone came, left, or cannot come. Coming twice is coming once.

    Raises NotFound for a service, a colleague or someone who is not in the room, Unacceptable for a time, and
    for a colleague who must not hear what is said there; and for a name that holds a service: whoever came
    from there would be in the room unseen.
    """
    meeting = standing(act, order.date)
    meant = service_meant(act, order.date, order.service) if order.service else None
    if meant and order.name:
        _refuse_several(act, order.name, meant)
    service = meant.id if meant else None
    operator = None if service else _colleague_meant(act, order).id
    row = _leaving(act, meeting, order, service, operator) or _coming(act, meeting, order, service, operator)
    everyone = tuple(attendants.of(act, meeting.id))
    return Attended(next(each for each in everyone if each.id == row), everyone)


@asks(nothing)
def never_came(act: Act, order: NeverCame) -> Attended:
    """Take back that someone came, typed by mistake before anything was shown to them.

    Raises NotFound where they are not in the room, WrongState where the meeting is closed.
    """
    meeting = standing(act, order.date)
    there = [each for each in attendants.of(act, meeting.id) if each.here]
    who = next((each for each in there if each.id == order.attendant), None)
    if who is None:
        raise NotFound(_("nobody like that is in the room"), _("see who is with: salto fleksiteam show"))
    attendants.take_arrival_back(act, who.id, expected=order.expected)
    return Attended(who, tuple(attendants.of(act, meeting.id)))


def _refuse_several(act: Act, name: str, meant: Service) -> None:
    """Refuse a name that holds a service: its id, its kind or, after somebody's first name, how it begins.

    What the name holds of the service ``meant``, whoever comes from it is in the room for all the same.
    """
    known, words = services.all_of(act), name.split()
    ids, begun = {fold(each.id) for each in known}, {fold(each.name.split()[0]) for each in known}
    own = {fold(meant.id), fold(meant.name.split()[0])}
    for at, word in enumerate(words):
        sector = in_force().sector_named(word)
        another = fold(word) in ids or sector or (at and fold(word) in begun)
        if another and fold(word) not in own and (not sector or sector != meant.sector):
            raise several()


def colleague(act: Act, name: str) -> Operator:
    """The colleague of that name, who may be in the room.

    Raises NotFound, and Unacceptable for one whose role sees nobody's file: they must not hear it either
    (consent.md 5a).
    """
    found = operators.named(act, name)
    if found.role not in {COORDINATOR, WORKER}:
        raise Unacceptable(
            _("a colleague who sees nobody's file cannot be in the room either"),
            _("leave out leaders and auditors; see: salto operator list"),
        )
    return found


def _colleague_meant(act: Act, order: Attend) -> Operator:
    """Whoever leaves, or cannot come, hears nothing."""
    away = order.leaves or order.left or order.apology
    return operators.named(act, order.name or "") if away else colleague(act, order.name or "")


def _coming(act: Act, meeting: Meeting, order: Attend, service: str | None, operator: int | None) -> int:
    name = order.name if service else None
    if order.apology:
        return attendants.apologise(act, meeting.id, service=service, operator=operator, name=name)
    here = _here(act, meeting, service, operator, name)
    if here:
        return here.id
    at = _clock(act, meeting, order.came) or act.moment
    return attendants.come(act, meeting.id, at, service=service, operator=operator, name=name)


def _leaving(
    act: Act, meeting: Meeting, order: Attend, service: str | None, operator: int | None
) -> int | None:
    """The row of whoever leaves; None where somebody comes."""
    if not (order.left or order.leaves):
        return None
    found = _here(act, meeting, service, operator, order.name if service else None)
    if found is None:
        raise NotFound(_("nobody like that is in the room"), _("see who is with: salto fleksiteam show"))
    at = _clock(act, meeting, order.left) or act.moment
    if found.came and at < found.came:
        raise Unacceptable(_("they came later than that"), _("give a time after they came, as in 10:45"))
    attendants.leave(act, found.id, at)
    return found.id


def _here(
    act: Act, meeting: Meeting, service: str | None, operator: int | None, name: str | None
) -> Attendant | None:
    """Whoever is in the room and fits; a name need not be whole, and may be left out."""
    label = operators.name_of(act, operator) if operator is not None else None
    return next(
        (
            each
            for each in attendants.of(act, meeting.id)
            if each.here
            and each.service == service
            and each.operator == label
            and (not name or fold(each.name or "").startswith(fold(name)))
        ),
        None,
    )


def _clock(act: Act, meeting: Meeting, said: str | None) -> str | None:
    """The moment of the meeting's day that a clock time names. Raises Unacceptable for one still to come."""
    if said is None:
        return None
    found = CLOCK.fullmatch(said.strip())
    if found is None:
        raise Unacceptable(_("that is no time of day"), _("write it as in 10:45"))
    at = f"{meeting.day}T{int(found[1]):02}:{found[2]}"
    if at > act.moment:
        raise Unacceptable(_("that time has not been yet"), _("leave it out where it happens now"))
    return at
