"""The weekly meeting: begun and gone on with, who is in the room, and whom it takes up."""

import re
from collections.abc import Iterable, Sequence

from salto_cli.consent.policy import in_force
from salto_cli.errors import NotFound, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.colleague import Operator
from salto_cli.models.decision import Decision
from salto_cli.models.meeting import (
    AgendaRow,
    Attend,
    Attendant,
    Attended,
    CaseLine,
    CountIntake,
    IntakeCounted,
    ListMeetings,
    LookAtMeeting,
    Meeting,
    MeetingLine,
    Meetings,
    NeverCame,
    Passed,
    Past,
    Run,
    Sitting,
    several,
)
from salto_cli.models.question import FILE, Keep, Question, Questions
from salto_cli.models.role import COORDINATOR, WORKER
from salto_cli.models.service import Service
from salto_cli.models.text import fold
from salto_cli.store import board as boards
from salto_cli.store import decision as decisions
from salto_cli.store import meeting as meetings
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.usecases import audience, earshot
from salto_cli.usecases.door import asks, nothing
from salto_cli.usecases.role import ask_a_coordinator

CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


class NoSuchService(NotFound):
    """What was said is no service."""


def on(act: Act, date: str | None) -> Meeting:
    """The meeting of a day, today's where none is named. Raises NotFound."""
    return meetings.on(act, date or act.day)


def standing(act: Act, date: str | None) -> Meeting:
    """The meeting of a day, begun and not closed; today's is begun by the first thing done in it.

    Raises NotFound where there is none, WrongState where it is closed, or on a day to come and not begun.
    """
    found = meetings.of_day(act, date or act.day)
    if found is None and act.role == WORKER:
        raise NotFound(_("there is no meeting on that day"), ask_a_coordinator())
    if found is None:
        if (date or act.day) != act.day:
            raise NotFound(_("there is no meeting on that day"), _("see them with: salto fleksiteam list"))
        found = meetings.by_id(act, meetings.create(act, act.day))
    if found.closed:
        raise closed_already(found)
    if found.started is None and found.day > act.day:
        raise WrongState(
            _("that meeting is on {day}, and begins on its day").format(day=day.spoken(found.day)),
            _("look at it with: salto fleksiteam show {day}").format(day=found.day),
        )
    if found.started is None:
        meetings.begin(act, found.id)
        found = meetings.by_id(act, found.id)
    return found


def closed_already(meeting: Meeting) -> WrongState:
    """What to say of a meeting that is over."""
    return WrongState(
        _("that meeting was closed on {when}").format(when=day.spoken(meeting.closed or "")),
        _(
            "what is to be put right is a decision of the next meeting; its minutes again: "
            "salto fleksiteam minutes --date {day} --out minutes.pdf"
        ).format(day=meeting.day),
    )


def service_meant(act: Act, date: str | None, said: str) -> Service:
    """The service that ``said`` means: among those at the meeting the one it begins or is the kind of, else
    whichever in the catalogue. Raises NoSuchService or Ambiguous."""
    meeting = meetings.of_day(act, date or act.day)
    there = {each.service for each in meetings.attendance(act, meeting.id)} if meeting else set()
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


# -- begun, and looked at ----------------------------------------------------------------------------------


def _whoever(act: Act, order: Run | LookAtMeeting) -> Questions:
    meeting = meetings.of_day(act, order.date or act.day)
    listed = meetings.on_agenda(act, meeting.id) if meeting else []
    found = {*(listed or boards.on_board(act)), *decisions.whom_before(act, order.date or act.day)}
    found |= set(decisions.whom_of(act, meeting.id) if meeting else ())
    there = earshot.guests(act, meeting.id) if meeting else []
    return [*judged(found), *earshot.questions(act, sorted(found), there)]


def judged(found: Iterable[int]) -> list[Question]:
    """A list goes on without whoever may not be read."""
    wanted = tuple(sorted(found))
    return [Keep(wanted, FILE, required=False)] if wanted else []


@asks(_whoever)
def run(act: Act, order: Run) -> Sitting:
    """Begin the meeting of a day, or go on with it; what is shown is for everyone in the room.

    One that nobody has prepared takes up the board in order.

    Raises NotFound for another day without a meeting, WrongState for one that is closed.
    """
    meeting = standing(act, order.date)
    if not meetings.on_agenda(act, meeting.id):
        on_board = [each.person for each in boards.entries(act) if not each.waiting]
        meetings.put_agenda(act, meeting.id, [AgendaRow(each, 1, n) for n, each in enumerate(on_board, 1)])
    return _sitting(act, meeting)


@asks(_whoever)
def show(act: Act, order: LookAtMeeting) -> Sitting:
    """Where a meeting stands, or how it went, as everyone in the room may see it. Raises NotFound."""
    return _sitting(act, on(act, order.date))


def _sitting(act: Act, meeting: Meeting) -> Sitting:
    there = earshot.guests(act, meeting.id)
    last = meetings.last_decisions(act, meeting.day)
    made = decisions.of_meeting(act, meeting.id)
    heard = earshot.heard(act, last, meeting.id, there), earshot.heard(act, made, meeting.id, there)
    return Sitting(
        meeting,
        not there,
        tuple(meetings.attendance(act, meeting.id)),
        tuple(heard[0]),
        _others((each for each in last if each.to_look_at(meeting.day)), heard[0]),
        _lines(act, meeting, there),
        tuple(heard[1]),
        _others(made, heard[1]),
        meetings.intakes(act, meeting.id),
    )


def _others(made: Iterable[Decision], heard: Iterable[Decision]) -> tuple[str, ...]:
    """The codes of the decisions that are not among those that everyone may hear of."""
    known = {each.code for each in heard}
    return tuple(each.code for each in made if each.code not in known)


def _lines(act: Act, meeting: Meeting, there: Sequence[Service]) -> tuple[CaseLine, ...]:
    """The agenda; a service in the room is told of nobody of whom not everyone there may hear."""
    known, unnamed = persons.named(act), meetings.unnamed(act, meeting.id)
    return tuple(
        CaseLine(
            known[each.person].code,
            known[each.person] if not there or earshot.hears(act, each.person, there, each.how) else None,
            unnamed.get(each.person),
            each.block,
            each.how,
            each.services,
            each.discussed,
        )
        for each in meetings.agenda_of(act, meeting.id)
    )


@asks(nothing)
def list_meetings(act: Act, _order: ListMeetings) -> Meetings:
    """The meetings, the newest first, with numbers alone."""
    found = meetings.all_of(act)
    counts = decisions.counts(act, [each.id for each in found])
    return Meetings(tuple(MeetingLine(each, *counts[each.id]) for each in found))


# -- who is in the room ------------------------------------------------------------------------------------


@asks(nothing)
def attend(act: Act, order: Attend) -> Attended:
    """Note that someone came, left, or cannot come. Coming twice is coming once.

    Raises NotFound for a service, a colleague or someone who is not in the room, Unacceptable for a time, and
    for a colleague who must not hear what is said there; and for a name that holds a service: whoever came
    from there would be in the room unseen.
    """
    meeting = standing(act, order.date)
    _refuse_several(act, order)
    service = service_meant(act, order.date, order.service).id if order.service else None
    operator = None if service else _colleague_meant(act, order).id
    row = _leaving(act, meeting, order, service, operator) or _coming(act, meeting, order, service, operator)
    everyone = tuple(meetings.attendance(act, meeting.id))
    return Attended(next(each for each in everyone if each.id == row), everyone)


@asks(nothing)
def never_came(act: Act, order: NeverCame) -> Attended:
    """Take back that someone came, typed by mistake before anything was shown to them.

    Raises NotFound where they are not in the room, WrongState where the meeting is closed.
    """
    meeting = standing(act, order.date)
    there = [each for each in meetings.attendance(act, meeting.id) if each.here]
    who = next((each for each in there if each.id == order.attendant), None)
    if who is None:
        raise NotFound(_("nobody like that is in the room"), _("see who is with: salto fleksiteam show"))
    meetings.take_arrival_back(act, who.id, expected=order.expected)
    return Attended(who, tuple(meetings.attendance(act, meeting.id)))


def _refuse_several(act: Act, order: Attend) -> None:
    """Refuse a name that holds a service: its id, its kind or, after somebody's first name, how it begins."""
    if not (order.service and order.name):
        return
    known, words = services.all_of(act), order.name.split()
    ids, begun = {fold(each.id) for each in known}, {fold(each.name.split()[0]) for each in known}
    if any(fold(each) in ids or in_force().sector_named(each) for each in words) or any(
        fold(each) in begun for each in words[1:]
    ):
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
        return meetings.apologise(act, meeting.id, service=service, operator=operator, name=name)
    here = _here(act, meeting, service, operator, name)
    if here:
        return here.id
    at = _clock(act, meeting, order.came) or act.moment
    return meetings.come(act, meeting.id, at, service=service, operator=operator, name=name)


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
    meetings.leave(act, found.id, at)
    return found.id


def _here(
    act: Act, meeting: Meeting, service: str | None, operator: int | None, name: str | None
) -> Attendant | None:
    """Whoever is in the room and fits; a name need not be whole, and may be left out."""
    label = operators.name_of(act, operator) if operator is not None else None
    return next(
        (
            each
            for each in meetings.attendance(act, meeting.id)
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


# -- whom it takes up --------------------------------------------------------------------------------------


def _one_case(act: Act, order: Past) -> Questions:
    return [Keep((persons.id_of(act, order.person),), FILE)]


@asks(_one_case)
def past(act: Act, order: Past) -> Passed:
    """Note that a case has been taken up; it is not shown again when the meeting is gone on with."""
    meeting, person = standing(act, order.date), persons.id_of(act, order.person)
    meetings.discussed(act, meeting.id, person)
    return Passed(persons.named(act)[person], meetings.to_come(act, meeting.id))


@asks(nothing)
def count_intake(act: Act, order: CountIntake) -> IntakeCounted:
    """Count a question that was asked without saying about whom: the answer is kept, and nothing of whom."""
    meeting = standing(act, order.date)
    meetings.count_intake(act, meeting.id, order.answer)
    return IntakeCounted(order.answer, meetings.intakes(act, meeting.id))
