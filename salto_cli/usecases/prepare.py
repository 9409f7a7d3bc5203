"""Preparing the weekly meeting: who is in the room for which case, and what stands in the way."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from salto_cli.consent import audience as rooms
from salto_cli.errors import Unacceptable, WrongState
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.audience import Audience, Case, Unreached
from salto_cli.models.colleague import Operator
from salto_cli.models.decision import Decision
from salto_cli.models.meeting import ANONYMOUS, NAMED, AgendaRow
from salto_cli.models.prepare import Agenda, Decided, Guest, PrepareMeeting, Room, Spoken, Unnamed
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.service import Service
from salto_cli.models.settings import Settings
from salto_cli.models.stay import Stay
from salto_cli.models.text import fold
from salto_cli.store import attendance as attendants
from salto_cli.store import audience as likeness
from salto_cli.store import board as boards
from salto_cli.store import count as counts
from salto_cli.store import decision as decisions
from salto_cli.store import forewarned as told
from salto_cli.store import meeting as meetings
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.forewarned import Forewarning
from salto_cli.usecases import attendance, audience, beside_board, earshot, settings
from salto_cli.usecases.door import asks
from salto_cli.usecases.fleksiteam import meeting_day
from salto_cli.usecases.timetable import Timetable
from salto_cli.usecases.unnamed import unnamed


def _everyone_in_it(act: Act, order: PrepareMeeting) -> Questions:
    """Everyone with an open case, for the counting too; siblings by who they are; and each case on the board
    for every service that is asked to come."""
    on = meeting_day(act, order.date[:10])
    whole = frozenset(counts.with_a_case(act))
    asked = {persons.id_of(act, each) for each in order.anonymous}
    board = [each for each in boards.on_board(act) if each in whole]
    due = {each.person for each in beside_board.siblings_due(act, on.isoformat())} - whole
    return [
        *([Keep(tuple(sorted(whole)), FILE, required=False)] if whole else []),
        *([Keep(tuple(sorted(asked)), FILE)] if asked else []),
        *([Keep(tuple(sorted(due)), IDENTITY, required=False)] if due else []),
        *audience.questions(act, board, audience.services(act, order.services), on),
    ]


@asks(_everyone_in_it)
def prepare(act: Act, order: PrepareMeeting) -> Agenda:
    """The agenda of a meeting, kept unless it is a dry run: again on the same day, it replaces the old one.

    Raises Unacceptable for a day that has been or lies far ahead, NotFound or Ambiguous for a service or a
    colleague, WrongState where the meeting has begun.
    """
    _refuse_begun(act, order.date[:10])
    if order.anonymous and not order.services:
        raise Unacceptable(
            _("nobody comes whom a case could be put to without a name"), _("name who comes with --services")
        )
    made = _Preparing.of(act, order)
    if not order.dry_run:
        made.keep()
    return made.agenda()


def _refuse_begun(act: Act, day: str) -> None:
    found = meetings.of_day(act, day)
    if found and found.started:
        raise WrongState(
            _("that meeting has begun, and its agenda stands"),
            _("see it with: salto fleksiteam show {day}").format(day=day),
        )


@frozen
class _Spoken:
    """A case on the board, and who may be in the room for it."""

    stay: Stay
    audience: Audience


@frozen
class _Preparing:
    """One meeting while it is prepared: who is asked, whose cases, in which rooms one after the other."""

    act: Act
    order: PrepareMeeting
    day: str
    guests: tuple[Service, ...]
    numbers: Settings
    rooms: tuple[tuple[_Spoken, ...], ...]
    unnamed: Mapping[int, Unnamed]
    waiting: int

    @classmethod
    def of(cls, act: Act, order: PrepareMeeting) -> "_Preparing":
        """What may be read of everyone who is to be spoken of, put into rooms.

        A case that is put to everyone without a name is in no room with one: two halves would be a whole.
        """
        day, guests = order.date[:10], tuple(audience.services(act, order.services))
        stays, on = boards.entries(act), date.fromisoformat(day)
        spoken = [
            _Spoken(each, audience.of(act, each.person, guests, on)) for each in stays if not each.waiting
        ]
        asked = [persons.id_of(act, each) for each in order.anonymous]
        alone = [each.stay.person for each in spoken if not each.audience.services]
        found = unnamed(act, asked, alone) if guests else {}
        put = {person for person, each in found.items() if each.put}
        return cls(
            act=act,
            order=order,
            day=day,
            guests=guests,
            numbers=settings.of(act),
            rooms=_in_rooms([each for each in spoken if each.stay.person not in put], guests),
            unnamed=found,
            waiting=sum(each.waiting for each in stays),
        )

    def keep(self) -> None:
        """Put the meeting and its agenda into the store, as codes and ids and no texts."""
        meeting = meetings.create(self.act, self.day, place=self.order.place)
        colleagues = [each.id for each in _colleagues(self.act, self.order)]
        attendants.expect(self.act, meeting, [each.id for each in self.guests], colleagues)
        meetings.put_agenda(self.act, meeting, list(self._rows()))

    def _rows(self) -> Iterable[AgendaRow]:
        """What is asked without a name comes first, while everyone is in the room."""
        put = [person for person, each in self.unnamed.items() if each.put]
        everyone = tuple(each.id for each in self.guests)
        for position, person in enumerate(put, start=1):
            yield AgendaRow(person, 1, position, ANONYMOUS, everyone)
        for block, room in enumerate(self.rooms, start=2 if put else 1):
            for position, each in enumerate(room, start=1):
                yield AgendaRow(each.stay.person, block, position, NAMED, each.audience.services)

    def agenda(self) -> Agenda:
        """The agenda as it is shown."""
        spoken = [each for room in self.rooms for each in room]
        put = sum(each.put for each in self.unnamed.values())
        times = Timetable(self.numbers, [len(room) for room in self.rooms], put, self.order.date)
        return Agenda(
            day=self.day,
            place=self.order.place or _place_before(self.act, self.day),
            colleagues=tuple(each.name for each in _colleagues(self.act, self.order)),
            guests=tuple(self._guest(each, times) for each in self.guests),
            parts=times.parts(),
            decisions=tuple(self._last_decisions()),
            deadlines=tuple(beside_board.near(self.act, self.day, self.numbers)),
            rooms=tuple(self._room(n, room, times) for n, room in enumerate(self.rooms)),
            outside=tuple(out for each in spoken for out in each.audience.outside),
            lapsing=tuple(late for each in spoken for late in each.audience.lapsing),
            unnamed=tuple(self.unnamed.values()),
            new=beside_board.since(self.act, beside_board.new(self.act, self.numbers)),
            siblings=beside_board.since(self.act, beside_board.siblings_due(self.act, self.day)),
            rotation=beside_board.since(self.act, beside_board.rotation(self.act, self.day, self.numbers)),
            waiting=self.waiting,
            minutes=times.minutes,
            over=times.over,
            kept=not self.order.dry_run,
            unreached=tuple(self._unreached(spoken)),
        )

    def _unreached(self, spoken: Sequence[_Spoken]) -> Iterable[Unreached]:
        """Of the cases that are spoken of by name: who gets a sheet, and not how to reach the youth."""
        whose = likeness.cases(self.act, [each.stay.person for each in spoken])
        for each in spoken:
            person = each.stay.person
            yield from audience.unreached(self.act, person, whose[person], self.guests)

    def _guest(self, service: Service, times: Timetable) -> Guest:
        present = [
            n
            for n, room in enumerate(self.rooms)
            if any(service.id in each.audience.services for each in room)
        ]
        return Guest(service.id, service.name, service.sector or "", times.presence(present))

    def _room(self, n: int, room: Sequence[_Spoken], times: Timetable) -> Room:
        names = {each.id: each.name for each in self.guests}
        inside = room[0].audience.services
        warned = told.on(self.act, self.day)
        whose = likeness.cases(self.act, [each.stay.person for each in room])
        return Room(
            number=n + 1,
            services=inside,
            names=tuple(names[each] for each in inside),
            span=times.room(n),
            cases=tuple(
                Spoken(
                    whose[each.stay.person],
                    each.stay.reasons,
                    each.audience.said if inside else (),
                    each.audience.on_paper,
                    self._told(each, warned),
                )
                for each in room
            ),
        )

    def _told(self, each: _Spoken, warned: Mapping[tuple[int, str], Forewarning]) -> str | None:
        """The day the youth was last told of all that any service may have, aloud or on paper."""
        person = each.stay.person
        may = audience.allowed(self.act, person, self.guests)
        days = [told.day_of(warned, person, service, has) for service, has in may.items() if has]
        return max((day for day in days if day), default=None) if all(days) else None

    def _last_decisions(self) -> Iterable[Decided]:
        known = {each.id: each for each in self.guests}
        inside = {
            each.stay.person: [known[service] for service in each.audience.services]
            for room in self.rooms
            for each in room
        }
        before = decisions.before(self.act, self.day)
        aloud = earshot.aloud(self.act, before, inside)
        for each in before:
            status, why = each.status or ("open" if each.open else "done"), each.why
            who = Case(each.person.code, each.person.called)
            said = each.code in aloud and not _names_them(each)
            yield Decided(each.code, who, each.text, each.owner, each.due, status, why, said)


def _names_them(made: Decision) -> bool:
    """Whether a decision says what the youth is called: on paper there are codes alone."""
    words = set(fold(f"{made.person.name} {made.person.called or ''}").split())
    return not words.isdisjoint(re.findall(r"\w+", fold(made.text)))


def _in_rooms(spoken: Sequence[_Spoken], guests: Sequence[Service]) -> tuple[tuple[_Spoken, ...], ...]:
    """The cases by who may be in the room, in the order with the fewest comings and goings."""
    by_room: dict[frozenset[str], list[_Spoken]] = {}
    for each in spoken:
        by_room.setdefault(frozenset(each.audience.services), []).append(each)
    everyone = frozenset(each.id for each in guests)
    early = frozenset(each.id for each in guests if each.sector in audience.EARLY)
    found = list(by_room.values())
    return tuple(tuple(found[place]) for place in rooms.rolling(list(by_room), everyone, early))


def _colleagues(act: Act, order: PrepareMeeting) -> Collection[Operator]:
    """The colleagues who come: whoever prepares, where nobody is named.

    Raises NotFound, and Unacceptable for one whose role sees nobody's file: they must not hear it either.
    """
    found = [attendance.colleague(act, each) for each in order.colleague]
    found = found or [operators.by_id(act, act.operator)]
    return {each.id: each for each in found}.values()


def _place_before(act: Act, day: str) -> str | None:
    """Where the meeting is that was planned for that day already."""
    found = meetings.of_day(act, day)
    return found.place if found else None
