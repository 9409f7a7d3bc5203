"""The weekly meeting: begun and gone on with, and whom it takes up."""

from collections.abc import Iterable, Sequence

from salto_cli.errors import NotFound, WrongState
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.decision import Decision
from salto_cli.models.meeting import (
    AgendaRow,
    CaseLine,
    CountIntake,
    IntakeCounted,
    ListMeetings,
    LookAtMeeting,
    Meeting,
    MeetingLine,
    Meetings,
    Passed,
    Past,
    Run,
    Sitting,
)
from salto_cli.models.question import FILE, Keep, Question, Questions
from salto_cli.models.role import WORKER
from salto_cli.models.service import Service
from salto_cli.store import attendance as attendants
from salto_cli.store import board as boards
from salto_cli.store import decision as decisions
from salto_cli.store import meeting as meetings
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import earshot
from salto_cli.usecases.door import asks, nothing
from salto_cli.usecases.role import ask_a_coordinator


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
        tuple(attendants.of(act, meeting.id)),
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
