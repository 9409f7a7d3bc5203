"""Closing a meeting: what it came to, and everyone it took up looked at; and its minutes once more."""

from salto_cli.errors import NotFound, WrongState
from salto_cli.i18n import _
from salto_cli.models.code import SHEET, code
from salto_cli.models.meeting import Meeting
from salto_cli.models.minutes import CloseMeeting, Minutes, ReadMinutes, SheetOut
from salto_cli.models.question import Questions
from salto_cli.store import attendance as attendants
from salto_cli.store import board as boards
from salto_cli.store import decision as decisions
from salto_cli.store import leaving
from salto_cli.store import meeting as meetings
from salto_cli.store import person as persons
from salto_cli.store import sheet as sheets
from salto_cli.store.act import Act
from salto_cli.usecases import earshot, sharing
from salto_cli.usecases import meeting as sittings
from salto_cli.usecases.door import asks


def _everyone_there_was(act: Act, order: CloseMeeting | ReadMinutes) -> Questions:
    held = sittings.on(act, order.date)
    return sittings.judged({*_concerned(act, held), *decisions.whom_of(act, held.id)})


def _concerned(act: Act, held: Meeting) -> set[int]:
    """The ids of those whom a meeting took up, should have, or said of what had become. Ids only."""
    return {*meetings.on_agenda(act, held.id), *decisions.whom_looked_at(act, held.id)}


@asks(_everyone_there_was)
def close(act: Act, order: CloseMeeting) -> Minutes:
    """Close a meeting, and note for everyone it took up that they have been looked at.

    Raises NotFound for a day without a meeting, or one that has not begun; WrongState where it was closed
    before, and while somebody of a service is in the room: all that was decided is shown, and nobody's
    consent was to hear of every case.
    """
    held = sittings.on(act, order.date)
    if held.closed:
        raise sittings.closed_already(held)
    if held.started is None:
        raise NotFound(_("that meeting has not begun"), _("begin it with: salto fleksiteam run"))
    _refuse_guests(act, held, order)
    for person in _decided_about(act, held):
        meetings.discussed(act, held.id, person)
    for each in meetings.agenda_of(act, held.id):
        if each.discussed:
            boards.looked(act, each.person, held.day, held.id)
    meetings.close(act, held.id)
    return _minutes(act, meetings.by_id(act, held.id))


@asks(_everyone_there_was)
def again(act: Act, order: ReadMinutes) -> Minutes:
    """The minutes of a meeting that was closed, of those whose file may be read today.

    Raises NotFound for a day without a meeting, WrongState for one that is not closed.
    """
    held = sittings.on(act, order.date)
    if held.closed is None:
        raise WrongState(
            _("that meeting is not closed, and has no minutes yet"),
            _("close it with: salto fleksiteam close --date {day}").format(day=held.day),
        )
    return _minutes(act, held, act.day)


def _minutes(act: Act, held: Meeting, again: str | None = None) -> Minutes:
    """What a meeting came to, and how many of those it concerned are left out of it."""
    known = persons.named(act)
    agenda = meetings.agenda_of(act, held.id)
    taken_up = [each.person for each in agenda if each.discussed]
    return Minutes(
        meeting=held,
        checkpoint=leaving.checkpoint(act),
        attendance=tuple(attendants.of(act, held.id)),
        decided=tuple(decisions.of_meeting(act, held.id)),
        last=tuple(decisions.looked_at(act, held.id)),
        discussed=tuple(known[each] for each in taken_up),
        missed=tuple(known[each.person] for each in agenda if not each.discussed),
        sheets=_sheets(act, held),
        intakes=meetings.intakes(act, held.id),
        looks=len(taken_up),
        left_out=len(_concerned(act, held) - known.keys()),
        again=again,
    )


def _refuse_guests(act: Act, held: Meeting, order: CloseMeeting) -> None:
    there = [] if order.all_left else earshot.guests(act, held.id)
    if there:
        raise WrongState(
            _("still in the room: {names}").format(names=", ".join(each.name for each in there)),
            _(
                "what all of them may hear is read aloud with: salto fleksiteam show; when they have gone, "
                "close with --all-left"
            ),
        )


def _decided_about(act: Act, held: Meeting) -> list[int]:
    """The ids of those whom the meeting decided something about: they were taken up, however it was typed."""
    made = {each.person.code for each in decisions.of_meeting(act, held.id)}
    return [person for person, each in persons.named(act).items() if each.code in made]


def _sheets(act: Act, held: Meeting) -> tuple[SheetOut, ...]:
    """The sheets of this meeting and those before it that are still out, by service."""
    names = sharing.names(act)
    found = sheets.out(act, held.day)
    return tuple(
        SheetOut(code(SHEET, each.number), names.get(each.state, each.state), each.day or "")
        for each in found
    )
