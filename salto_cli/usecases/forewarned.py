"""Telling a youth before a meeting: what will be said, to whom, and that they have been told."""

from datetime import date

from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.forewarned import Hears, TellBefore, Telling
from salto_cli.models.meeting import ANONYMOUS, AgendaRow, Meeting
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.service import Service
from salto_cli.models.text import fold
from salto_cli.store import attendance as attendants
from salto_cli.store import facts
from salto_cli.store import forewarned as told
from salto_cli.store import meeting as meetings
from salto_cli.store import person as persons
from salto_cli.store import service as catalogue
from salto_cli.store.act import Act
from salto_cli.usecases import audience
from salto_cli.usecases.door import asks
from salto_cli.usecases.fleksiteam import meeting_day


def _the_youth_and_each_service(act: Act, order: TellBefore) -> Questions:
    on, person = meeting_day(act, order.date), persons.id_of(act, order.person)
    guests = _guests(act, meetings.of_day(act, order.date))
    return [Keep((person,), FILE, own=True), *audience.questions(act, [person], guests, on)]


@asks(_the_youth_and_each_service)
def tell(act: Act, order: TellBefore) -> Telling:
    """What the meeting will tell whom about a youth, judged anew for its day. With ``how`` it is noted that
    they have been told, for each service and what it may have.

    Raises WrongState where no meeting is prepared for that day, or it does not take the youth up.
    """
    person, meeting = persons.id_of(act, order.person), meetings.of_day(act, order.date)
    row = _row(act, person, meeting, order)
    guests = _guests(act, meeting)
    may = audience.allowed(act, person, guests)
    if order.how and meeting and row.how != ANONYMOUS:
        for service, categories in may.items():
            if categories:
                told.add(act, meeting.id, person, service, categories, order.how)
    return _telling(act, person, row, guests, order)


def _guests(act: Act, meeting: Meeting | None) -> list[Service]:
    """The services that are expected, by name; whoever cannot come is not."""
    there = attendants.of(act, meeting.id) if meeting else []
    found = (catalogue.get(act, each.service) for each in there if each.service and not each.apology)
    return sorted((each for each in found if each), key=lambda each: (fold(each.name), each.id))


def _row(act: Act, person: int, meeting: Meeting | None, order: TellBefore) -> AgendaRow:
    rows = meetings.agenda_of(act, meeting.id) if meeting else []
    row = next((each for each in rows if each.person == person), None)
    if row is None:
        raise WrongState(
            _("that meeting does not take this case up, so nothing will be said"),
            _("prepare it first: salto fleksiteam prepare --date {day}").format(day=order.date),
        )
    return row


def _telling(act: Act, person: int, row: AgendaRow, guests: list[Service], order: TellBefore) -> Telling:
    heard = audience.of(act, person, guests, date.fromisoformat(order.date))
    may = audience.allowed(act, person, guests)
    unnamed = row.how == ANONYMOUS
    warned = told.on(act, order.date)
    hears = [] if unnamed else [each for each in guests if may[each.id]]
    return Telling(
        person=persons.named(act, [person])[person],
        day=order.date,
        hears=tuple(
            Hears(
                each.id,
                each.name,
                each.id in heard.services,
                audience.in_order(may[each.id]),
                told.day_of(warned, person, each.id, may[each.id]),
            )
            for each in hears
        ),
        said=heard.said if heard.services and not unnamed else (),
        nothing=tuple(each.name for each in guests if each not in hears),
        unnamed=unnamed,
        guardians=_rests_on_guardians(act, person, [each.id for each in hears], order.date),
        now=order.how is not None,
    )


def _rests_on_guardians(act: Act, person: int, services: list[str], on: str) -> bool:
    """Whether a guardian's yes is among what the answers rest on."""
    theirs = {each.code for each in facts.of(act, person, date.fromisoformat(on)).statements if each.guardian}
    return any(
        theirs.intersection(answer.rests_on)
        for (whom, service, _category), answer in act.answers.items()
        if whom == person and service in services and answer.allowed
    )
