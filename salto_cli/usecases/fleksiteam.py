"""The weekly meeting. Each service gets what it may have on that day, and nothing tells of the rest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from salto_cli.consent.ages import last_day
from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.consent.trim import trim
from salto_cli.errors import Unacceptable
from salto_cli.i18n import PAPER, _
from salto_cli.models.consent import Ask, Item, PersonFacts, Statement
from salto_cli.models.disclosure import SHEET, Line
from salto_cli.models.fleksiteam import Deal, Ground, Pack, Packed, Practical, Said, ServicePack, Sheet
from salto_cli.models.question import Questions, Share
from salto_cli.models.service import Service
from salto_cli.models.trait import QUESTION, SAFE_CONTACT, SAFE_PLACE, STRENGTH, UNSAFE_PLACE, WISH
from salto_cli.store import disclosure as disclosures
from salto_cli.store import facts, leaving
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.leaving import AGREED, ASKED, Piece, Tongue, Whom
from salto_cli.usecases import sharing
from salto_cli.usecases.door import asks

IDENTITY: Final = "identity"  # contact details: the language to meet someone in is one
AHEAD: Final = 31  # days: consents change, and sheets made long before the meeting would not know


def _everyone_for_each(act: Act, order: Pack) -> Questions:
    """Everyone with an open case, and whoever an item is about, for each service and every category."""
    on, recipients = _meeting_day(act, order), _recipients(act, order)
    youths = leaving.with_open_case(act)
    others = leaving.concerned(act).difference(youths)
    return _questions(act, [*youths, *sorted(others)], recipients, on, order.purpose_)


@asks(_everyone_for_each)
def pack(act: Act, order: Pack) -> Packed:
    """The sheets of each service, each of them noted in the register of what was given to whom.

    Raises Unacceptable for a day that has been or lies far ahead, or a sector; NotFound for services.
    """
    meeting = _Meeting.of(act, order)
    return Packed(
        date=meeting.on.isoformat(),
        checkpoint=leaving.checkpoint(act),
        services=tuple(
            ServicePack(each.id, each.name, each.sector or "", tuple(_sheets(meeting, each)))
            for each in _recipients(act, order)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What this act may select for the meeting, by person and recipient; not yet judged item by item."""

    act: Act
    on: date
    purpose: str | None
    told: frozenset[int]
    persons: tuple[int, ...]
    whom: dict[int, Whom]
    pieces: dict[tuple[int, str], list[Piece]]
    tongues: dict[tuple[int, str], Tongue]
    known: dict[int, PersonFacts]

    @classmethod
    def of(cls, act: Act, order: Pack) -> "_Meeting":
        """Everything in the categories that were judged and allowed."""
        pieces: dict[tuple[int, str], list[Piece]] = defaultdict(list)
        for piece in leaving.pieces(act):
            pieces[piece.person, piece.recipient].append(piece)
        return cls(
            act=act,
            on=_meeting_day(act, order),
            purpose=order.purpose_,
            told=frozenset(persons.id_of(act, each) for each in order.told),
            persons=tuple(leaving.with_open_case(act)),
            whom=leaving.whom(act),
            pieces=pieces,
            tongues=leaving.tongues(act, IDENTITY),
            known={},
        )

    def facts(self, person: int) -> PersonFacts:
        """The facts about a person as they stand on the day of the meeting."""
        if person not in self.known:
            self.known[person] = facts.of(self.act, person, self.on)
        return self.known[person]


def _meeting_day(act: Act, order: Pack) -> date:
    today = date.fromisoformat(act.day)
    on = date.fromisoformat(order.date) if order.date else today
    if on < today:
        raise Unacceptable(
            _("that day has been: what a service may have is judged for a day to come"),
            _("give the day of the meeting, as in --date torsdag"),
        )
    if on > today + timedelta(days=AHEAD):
        raise Unacceptable(
            _("that day is too far ahead: consents change"), _("make the sheets in the last weeks before")
        )
    return on


def _recipients(act: Act, order: Pack) -> list[Service]:
    """The services, each once, in the order they were named."""
    found = (sharing.service_named(act, said) for said in order.for_)
    return list({each.id: each for each in found}.values())


def _questions(
    act: Act, everyone: Iterable[int], recipients: Sequence[Service], on: date, purpose: str | None
) -> Iterator[Share]:
    for person in everyone:
        stated = purpose or sharing.purpose_of(act, person)
        for service in recipients:
            yield sharing.asks_for(act, person, service, on, in_force().categories, stated)


def _sheets(meeting: _Meeting, service: Service) -> Iterator[Sheet]:
    """The sheets of one service, by code; who has nothing that may be said to it is not there."""
    for person in meeting.persons:
        if (person, service.id) in meeting.pieces:
            purpose, going = _going(meeting, person, service)
            if going:
                sheet = _sheet(meeting, person, service, purpose, going)
                _register(meeting, person, service, sheet, going)
                _register_others(meeting, service, going)
                yield sheet


def _going(meeting: _Meeting, person: int, service: Service) -> tuple[str | None, list[Piece]]:
    """What goes of what could: each piece judged once more with its own source and other persons."""
    act, found = meeting.act, meeting.pieces[person, service.id]
    asked = sharing.asks_for(act, person, service, meeting.on, [IDENTITY], meeting.purpose).asks[0]
    allowed = [each for each in in_force().categories if act.answers[person, service.id, each].allowed]
    items = [
        Item(
            key=str(n),
            category=piece.category,
            source=piece.source,
            released=piece.released,
            concerns={
                other: _cleared(meeting, other, service, replace(asked, category=piece.category))
                for other in piece.about
            },
        )
        for n, piece in enumerate(found)
    ]
    trimmed = trim(items, allowed, meeting.facts(person), asked, in_force())
    return asked.purpose, [found[int(item.key)] for item in trimmed.going]


def _cleared(meeting: _Meeting, other: int, service: Service, ask: Ask) -> bool:
    """Whether the other person's own consent, judged in this act, lets this category go to the service.

    It must do so for the purpose of this question as well, which may be none of their own case.
    """
    answer = meeting.act.answers.get((other, service.id, ask.category))
    if answer is None or not answer.allowed:
        return False
    return may_share(meeting.facts(other), ask, in_force()).allowed


def _sheet(
    meeting: _Meeting, person: int, service: Service, purpose: str | None, going: Sequence[Piece]
) -> Sheet:
    whom = meeting.whom[person]
    by_part: dict[str, list[Piece]] = defaultdict(list)
    for piece in going:
        by_part[piece.part].append(piece)
    return Sheet(
        person=whom.code,
        first_name=whom.first_name,
        birth_year=whom.birth_year if whom.first_name else None,
        grounds=_grounds(meeting, person, service, _categories(going)),
        categories=_categories(going),
        purpose=purpose,
        wishes=_said(by_part[WISH]),
        strengths=_said(by_part[STRENGTH]),
        asked=_deals(by_part[ASKED]),
        questions=_said(by_part[QUESTION]),
        agreed=_deals(by_part[AGREED]),
        practical=_practical(by_part, meeting.tongues.get((person, service.id))),
        told=meeting.act.day if person in meeting.told else None,
    )


def _categories(going: Iterable[Piece]) -> tuple[str, ...]:
    """The categories of what goes, in the policy's order."""
    present = {piece.category for piece in going}
    return tuple(category for category in in_force().categories if category in present)


def _said(pieces: Iterable[Piece]) -> tuple[Said, ...]:
    return tuple(Said(piece.text, piece.category, piece.day) for piece in pieces)


def _deals(pieces: Iterable[Piece]) -> tuple[Deal, ...]:
    return tuple(Deal(piece.text, piece.category, piece.owner, piece.day) for piece in pieces)


def _practical(by_part: Mapping[str, Sequence[Piece]], tongue: Tongue | None) -> Practical:
    def texts(part: str) -> tuple[str, ...]:
        return tuple(piece.text for piece in by_part.get(part, ()))

    return Practical(
        contact=texts(SAFE_CONTACT),
        language=tongue.language if tongue else None,
        interpreter=bool(tongue and tongue.interpreter),
        safe_places=texts(SAFE_PLACE),
        unsafe_places=texts(UNSAFE_PLACE),
    )


def _grounds(
    meeting: _Meeting, person: int, service: Service, categories: Iterable[str]
) -> tuple[Ground, ...]:
    """The statements that allow what is on the sheet, each once, with the last day it holds."""
    policy, grounds = in_force(), dict[str, Ground]()
    statements = {each.code: each for each in meeting.facts(person).statements}
    for category in categories:
        answer = meeting.act.answers[person, service.id, category]
        for code in answer.rests_on:
            through = _last_day(statements[code], policy.switches.max_months)
            grounds[code] = Ground(code, through.isoformat(), answer.reason, policy.text(answer, PAPER))
    return tuple(grounds[code] for code in sorted(grounds))


def _last_day(statement: Statement, months: int) -> date:
    """The day the statement says, or the longest that any consent holds (policy: max_months)."""
    longest = last_day(statement.said.day, months)
    return min(statement.through, longest) if statement.through else longest


def _register(meeting: _Meeting, person: int, service: Service, sheet: Sheet, going: Sequence[Piece]) -> None:
    disclosures.add(
        meeting.act,
        person,
        service.id,
        day=meeting.on.isoformat(),
        means=SHEET,
        categories=sheet.categories,
        lines=[Line(piece.part, piece.category, piece.text, piece.day) for piece in going],
        rests_on=[ground.statement for ground in sheet.grounds],
    )


def _register_others(meeting: _Meeting, service: Service, going: Sequence[Piece]) -> None:
    """What went is also in the register of whoever else it is about: that it went, and not the words."""
    for other in sorted({each for piece in going for each in piece.about}):
        categories = _categories(piece for piece in going if other in piece.about)
        answers = [meeting.act.answers[other, service.id, each] for each in categories]
        disclosures.add(
            meeting.act,
            other,
            service.id,
            day=meeting.on.isoformat(),
            means=SHEET,
            categories=categories,
            lines=(),
            rests_on=tuple(dict.fromkeys(code for each in answers for code in each.rests_on)),
        )
