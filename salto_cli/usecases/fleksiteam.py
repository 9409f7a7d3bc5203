"""The sheets of the weekly meeting: what each service may have that day, and nothing of the rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from salto_cli.consent.policy import in_force
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.audience import Case
from salto_cli.models.disclosure import SHEET, Line
from salto_cli.models.fleksiteam import Pack, Packed, ServicePack, Sheet
from salto_cli.models.question import Questions, Share
from salto_cli.models.service import Service
from salto_cli.store import attendance as attendants
from salto_cli.store import disclosure as disclosures
from salto_cli.store import leaving
from salto_cli.store import meeting as meetings
from salto_cli.store import sheet as sheets
from salto_cli.store.act import Act
from salto_cli.store.leaving import Piece
from salto_cli.usecases import audience, settings, sharing
from salto_cli.usecases.door import asks
from salto_cli.usecases.sheet_lines import Meeting, categories, going, made


def _everyone_for_each(act: Act, order: Pack) -> Questions:
    """Everyone who may get a sheet, and whoever an item is about, for each service and every category."""
    on, recipients = meeting_day(act, order.date), _recipients(act, order)
    youths = _youths(act, order, on)
    others = leaving.concerned(act).difference(youths)
    return _questions(act, [*youths, *sorted(others)], recipients, on, order.purpose_)


@asks(_everyone_for_each)
def pack(act: Act, order: Pack) -> Packed:
    """The sheets of each service, each of them noted in the register of what was given to whom.

    Raises Unacceptable for a day that has been or lies far ahead, a sector, or where no service is named and
    none expected; NotFound for services.
    """
    on, recipients = meeting_day(act, order.date), _recipients(act, order)
    meeting = Meeting.of(act, order, on, _youths(act, order, on))
    wanted = _wanted_workbooks(act, order, recipients)
    return Packed(
        date=on.isoformat(),
        checkpoint=leaving.checkpoint(act),
        services=tuple(_pack(meeting, each, workbook=each.id in wanted) for each in recipients),
    )


def _pack(meeting: Meeting, service: Service, *, workbook: bool) -> ServicePack:
    """The sheets of one service, and whom on them it may not know how to reach."""
    sheets = dict(_sheets(meeting, service))
    unreached = [
        each
        for person, sheet in sheets.items()
        for each in audience.unreached(meeting.act, person, Case(sheet.person, sheet.first_name), [service])
    ]
    made = tuple(sheets.values())
    return ServicePack(service.id, service.name, service.sector or "", made, workbook, tuple(unreached))


def meeting_day(act: Act, said: str | None) -> date:
    """The day of a meeting, today where none is said. Raises Unacceptable for one that has been or lies far
    ahead."""
    today = date.fromisoformat(act.day)
    on = date.fromisoformat(said) if said else today
    if on < today:
        raise Unacceptable(
            _("that day has been: what a service may have is judged for a day to come"),
            _("give the day of the meeting, as in --date thursday"),
        )
    if on > today + timedelta(days=settings.of(act).number("sheets.ahead")):
        raise Unacceptable(
            _("that day is too far ahead: consents change"), _("make the sheets in the last weeks before")
        )
    return on


def _recipients(act: Act, order: Pack) -> list[Service]:
    """The services, each once, in the order they were named, or as the meeting of that day expects them."""
    said = order.for_ or _expected(act, order.date or act.day)
    if not said:
        raise Unacceptable(
            _("no service is named, and no meeting is prepared for that day"),
            _("name each service with --for, or prepare it first: salto fleksiteam prepare"),
        )
    found = (sharing.service_named(act, each) for each in said)
    return list({each.id: each for each in found}.values())


def _expected(act: Act, day: str) -> list[str]:
    """The ids of the services that are expected at the meeting on ``day``; whoever cannot come is not."""
    planned = meetings.of_day(act, day)
    there = attendants.of(act, planned.id) if planned else []
    return [each.service for each in there if each.service and not each.apology]


def _youths(act: Act, order: Pack, on: date) -> list[int]:
    """Those whom the meeting takes up by name; everyone with an open case where it has no agenda.

    Nobody is given paper about youths who are not spoken of.
    """
    planned = None if order.everyone else meetings.of_day(act, on.isoformat())
    if planned and meetings.on_agenda(act, planned.id):
        return leaving.with_open_case(act, planned.id)
    return leaving.with_open_case(act)


def _wanted_workbooks(act: Act, order: Pack, recipients: Sequence[Service]) -> set[str]:
    """The ids of the services that get a workbook. Raises Unacceptable for one that gets no sheets."""
    wanted = {sharing.service_named(act, said).id for said in order.workbook}
    if not wanted <= {each.id for each in recipients}:
        raise Unacceptable(
            _("a workbook is wanted for a service that is not among those of the meeting"),
            _("name it with --for too"),
        )
    return wanted


def _questions(
    act: Act, everyone: Iterable[int], recipients: Sequence[Service], on: date, purpose: str | None
) -> Iterator[Share]:
    for person in everyone:
        stated = purpose or sharing.purpose_of(act, person)
        for service in recipients:
            yield sharing.asks_for(act, person, service, on, in_force().categories, stated)


def _sheets(meeting: Meeting, service: Service) -> Iterator[tuple[int, Sheet]]:
    """Each sheet of one service with its person, by code; who has nothing that may be said is not there."""
    for person in meeting.persons:
        if (person, service.id) in meeting.pieces:
            purpose, pieces = going(meeting, person, service)
            if pieces:
                sheet = made(meeting, person, service, purpose, pieces)
                number = _register(meeting, person, service, sheet, pieces)
                _register_others(meeting, service, pieces)
                yield person, replace(sheet, sheet=number)


def _register(meeting: Meeting, person: int, service: Service, sheet: Sheet, pieces: Sequence[Piece]) -> str:
    """Put the sheet in the register of what was given to whom; returns its number."""
    given = disclosures.add(
        meeting.act,
        person,
        service.id,
        day=meeting.on.isoformat(),
        means=SHEET,
        categories=sheet.categories,
        lines=[Line(piece.part, piece.category, piece.words, piece.day) for piece in pieces],
        rests_on=[ground.statement for ground in sheet.grounds],
    )
    return sheets.add(meeting.act, person, given)


def _register_others(meeting: Meeting, service: Service, pieces: Sequence[Piece]) -> None:
    """What went is also in the register of whoever else it is about: that it went, and not the words."""
    for other in sorted({each for piece in pieces for each in piece.about}):
        of = categories(piece for piece in pieces if other in piece.about)
        answers = [meeting.act.answers[other, service.id, each] for each in of]
        disclosures.add(
            meeting.act,
            other,
            service.id,
            day=meeting.on.isoformat(),
            means=SHEET,
            categories=of,
            lines=(),
            rests_on=tuple(dict.fromkeys(code for each in answers for code in each.rests_on)),
        )
