"""One youth's sheet for one service, put together of what may leave: each piece is judged once more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from salto_cli.consent.ages import last_day
from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.frozen import frozen
from salto_cli.i18n import printed_in
from salto_cli.models.consent import Ask, PersonFacts, Statement
from salto_cli.models.fleksiteam import Dated, Deal, Ground, Pack, Practical, Said, Sheet
from salto_cli.models.service import Service
from salto_cli.models.trait import QUESTION, SAFE_CONTACT, SAFE_PLACE, STRENGTH, UNSAFE_PLACE, WISH
from salto_cli.store import facts, forewarned, leaving
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.forewarned import Forewarning
from salto_cli.store.leaving import AGREED, ASKED, DATES, IDENTITY, Piece, Tongue, Whom
from salto_cli.usecases import settings, sharing
from salto_cli.usecases.passing import passing


@frozen
class Meeting:
    """What this act may select for the meeting, by person and recipient; not yet judged item by item."""

    act: Act
    on: date
    purpose: str | None
    told: frozenset[int]
    forewarned: Mapping[tuple[int, str], Forewarning]
    persons: tuple[int, ...]
    whom: dict[int, Whom]
    pieces: dict[tuple[int, str], list[Piece]]
    tongues: dict[tuple[int, str], Tongue]
    known: dict[int, PersonFacts]

    @classmethod
    def of(cls, act: Act, order: Pack, on: date, persons_: Iterable[int]) -> "Meeting":
        """Everything in the categories that were judged and allowed, about these persons."""
        pieces: dict[tuple[int, str], list[Piece]] = defaultdict(list)
        ahead = on + timedelta(days=settings.of(act).number("sheets.dates_ahead"))
        dates = leaving.dates(act, on.isoformat(), ahead.isoformat())
        for piece in (*leaving.pieces(act), *dates):
            pieces[piece.person, piece.recipient].append(piece)
        return cls(
            act=act,
            on=on,
            purpose=order.purpose_,
            told=frozenset(persons.id_of(act, each) for each in order.told),
            forewarned=forewarned.on(act, on.isoformat()),
            persons=tuple(persons_),
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


def going(meeting: Meeting, person: int, service: Service) -> tuple[str | None, list[Piece]]:
    """What goes of what could, and for which purpose: each piece judged with its own source and persons."""
    act, found = meeting.act, meeting.pieces[person, service.id]
    asked = sharing.asks_for(act, person, service, meeting.on, [IDENTITY], meeting.purpose).asks[0]
    allowed = [each for each in in_force().categories if act.answers[person, service.id, each].allowed]

    def cleared(other: int, category: str) -> bool:
        return _cleared(meeting, other, service, replace(asked, category=category))

    return asked.purpose, passing(found, allowed, meeting.facts(person), asked, cleared)


def _cleared(meeting: Meeting, other: int, service: Service, ask: Ask) -> bool:
    """Whether the other person's own consent, judged in this act, lets this category go to the service.

    It must do so for the purpose of this question as well, which may be none of their own case.
    """
    answer = meeting.act.answers.get((other, service.id, ask.category))
    if answer is None or not answer.allowed:
        return False
    return may_share(meeting.facts(other), ask, in_force()).allowed


def made(
    meeting: Meeting, person: int, service: Service, purpose: str | None, pieces: Sequence[Piece]
) -> Sheet:
    """The sheet that ``pieces`` make; it gets its number when it is put in the register."""
    whom, of = meeting.whom[person], categories(pieces)
    by_part: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_part[piece.part].append(piece)
    return Sheet(
        sheet="",
        person=whom.code,
        first_name=whom.first_name,
        birth_year=whom.birth_year if whom.first_name else None,
        grounds=_grounds(meeting, person, service, of),
        categories=of,
        purpose=purpose,
        wishes=_said(by_part[WISH]),
        strengths=_said(by_part[STRENGTH]),
        asked=_deals(by_part[ASKED]),
        questions=_said(by_part[QUESTION]),
        agreed=_deals(by_part[AGREED]),
        dates=tuple(_dated(piece) for piece in by_part[DATES]),
        practical=_practical(by_part, meeting.tongues.get((person, service.id))),
        told=_told(meeting, person, service, of),
    )


def _dated(piece: Piece) -> Dated:
    assert piece.day is not None, "a deadline has a day"
    return Dated(piece.text, piece.category, piece.day, piece.at, piece.place, piece.unsafe, piece.placeless)


def _told(meeting: Meeting, person: int, service: Service, of: Iterable[str]) -> str | None:
    """The day the youth got to know of this sheet; what they were told before must cover all of it."""
    if person in meeting.told:
        return meeting.act.day
    before = meeting.forewarned.get((person, service.id))
    return before.day if before and before.categories.issuperset(of) else None


def categories(going: Iterable[Piece]) -> tuple[str, ...]:
    """The categories of what goes, in the policy's order."""
    present = {category for piece in going for category in piece.categories}
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
    meeting: Meeting, person: int, service: Service, categories: Iterable[str]
) -> tuple[Ground, ...]:
    """The statements that allow what is on the sheet, each once, with the last day it holds."""
    policy, grounds = in_force(), dict[str, Ground]()
    statements = {each.code: each for each in meeting.facts(person).statements}
    for category in categories:
        answer = meeting.act.answers[person, service.id, category]
        for code in answer.rests_on:
            through = _last_day(statements[code], policy.switches.max_months)
            grounds[code] = Ground(
                code, through.isoformat(), answer.reason, policy.text(answer, printed_in())
            )
    return tuple(grounds[code] for code in sorted(grounds))


def _last_day(statement: Statement, months: int) -> date:
    """The day the statement says, or the longest that any consent holds (policy: max_months)."""
    longest = last_day(statement.said.day, months)
    return min(statement.through, longest) if statement.through else longest
