"""What is due: on the screen, on paper for the day without a laptop, on a youth's card, in a calendar."""

from collections.abc import Sequence
from datetime import date, timedelta

from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.day import days_on
from salto_cli.models.deadline import RED
from salto_cli.models.deadline_kind import KINDS
from salto_cli.models.due import (
    CalendarWritten,
    CardPrinted,
    Due,
    Event,
    ExportCalendar,
    PrintCard,
    PrintWeek,
    ShowDue,
    WeekPrinted,
)
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.task import Task
from salto_cli.store import deadline as deadlines
from salto_cli.store import deadline_paper
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.task import Wanted
from salto_cli.usecases import lead_times, settings
from salto_cli.usecases.door import asks

FAR = "9999-12-31"  # later than any deadline


def _whose(act: Act, order: ShowDue) -> int | None:
    if order.operator:
        return operators.named(act, order.operator).id
    return act.operator if order.mine else None


def _through(act: Act, days: int | None) -> str:
    """The last day of interest; the settings say how far ahead where nobody does."""
    return days_on(act.day, settings.of(act).number("meeting.ahead") if days is None else days)


def _wanted(act: Act, order: ShowDue) -> Wanted:
    """What is due through that day, and as far ahead as anything can be red."""
    lead = operators.named(act, order.lead).id if order.lead else None
    through = max(_through(act, order.days), lead_times.furthest_red(act))
    return Wanted(minded=_whose(act, order), lead=lead, due=through, deadlines=True)


def _all_of_them(act: Act, order: ShowDue) -> Questions:
    found = tuple(tasks.whose(act, _wanted(act, order)))
    return [Keep(found, FILE, required=False, own=True)] if found else []


@asks(_all_of_them)
def show(act: Act, order: ShowDue) -> Due:
    """The open deadlines that are due, and every red one. Whoever's file may not be read is left out."""
    through, whose = _through(act, order.days), _whose(act, order)
    found = lead_times.seen(act, tasks.read(act, _wanted(act, order)))
    wanted = tuple(each for each in found if (each.due or "") <= through or _is_red(each))
    of = operators.name_of(act, whose) if whose is not None else order.lead
    return Due(act.day, through, _sunday(act.day), of, wanted)


def _is_red(task: Task) -> bool:
    return task.deadline is not None and task.deadline.state == RED


def _sunday(day: str) -> str:
    on = date.fromisoformat(day)
    return (on + timedelta(days=6 - on.weekday())).isoformat()


def _the_youth(act: Act, order: PrintCard) -> Questions:
    return [Keep((persons.id_of(act, order.person),), FILE, own=True)]


@asks(_the_youth)
def card(act: Act, order: PrintCard) -> CardPrinted:
    """The youth's own deadlines that are ahead; what is ours to do is not on the card.

    What names someone else is not said there: the card is the youth's, and may be read by anyone. Nor does it
    send the youth to a place to stay away from.
    Raises WrongState where there is no such date: it rests on the youth's own alone, so that it says the same
    whoever else is known here.
    """
    person = persons.id_of(act, order.person)
    found = lead_times.seen(act, tasks.read(act, Wanted(person=person, deadlines=True)))
    own = tuple(each for each in found if (each.due or "") >= act.day and KINDS[each.kind].youth)
    if not own:
        raise WrongState(
            _("no date is coming that belongs on the youth's card"),
            _("write one down first, as in: salto task add P-… --kind appointment --due friday"),
        )
    codes = [each.code for each in own]
    apart, unsafe = deadline_paper.name_others(act, codes), deadline_paper.unsafe(act, codes)
    return CardPrinted(persons.get(act, person).named, act.day, own, apart, unsafe)


def _week(act: Act, order: PrintWeek) -> Wanted:
    return Wanted(due=days_on(act.day, 7 if order.days is None else order.days), deadlines=True)


def _in_the_week(act: Act, order: PrintWeek) -> Questions:
    found = tuple(tasks.whose(act, _week(act, order)))
    return [Keep(found, FILE, required=False)] if found else []


@asks(_in_the_week)
def week(act: Act, order: PrintWeek) -> WeekPrinted:
    """Everyone's open deadlines of the days to come, and those whose day has been."""
    wanted = _week(act, order)
    found = lead_times.seen(act, tasks.read(act, wanted))
    return WeekPrinted(act.day, wanted.due or act.day, found, _hidden(act, [each.code for each in found]))


def _hidden(act: Act, codes: Sequence[str]) -> tuple[str, ...]:
    """The deadlines whose place stays off a paper that may be lost, whatever the reason."""
    kept = {
        *deadline_paper.nobodys_business(act, codes),
        *deadline_paper.name_others(act, codes),
        *deadline_paper.unsafe(act, codes),
    }
    return tuple(each for each in codes if each in kept)


def _in_the_calendar(act: Act, order: ExportCalendar) -> Questions:
    found = tuple(tasks.whose(act, _calendar(act, order)))
    return [Keep(found, FILE, required=False, own=True)] if found else []


def _calendar(act: Act, order: ExportCalendar) -> Wanted:
    return Wanted(minded=act.operator if order.mine else None, due=FAR, deadlines=True)


@asks(_in_the_calendar)
def calendar(act: Act, order: ExportCalendar) -> CalendarWritten:
    """The open deadlines as codes, days and clocks, and nothing else: a calendar goes on to telephones."""
    found = tasks.read(act, _calendar(act, order))
    moved = deadlines.times_moved(act, [each.code for each in found])
    events = tuple(
        Event(each.person.code, each.code, each.due, each.deadline.at, moved.get(each.code, 0))
        for each in found
        if each.deadline and each.due
    )
    return CalendarWritten(act.now, operators.name_of(act, act.operator) if order.mine else None, events)
