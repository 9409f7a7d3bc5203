"""Preparing a meeting: the agenda in rooms, by what may be said to everyone present."""

from dataclasses import field
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.audience import Case, Lapsing, OnPaper, Outside, Unreached
from salto_cli.models.order import COORDINATION, Order

# The parts of a meeting, in their order. What is about persons is for the team alone; in between everyone is
# in the room, first for what names nobody, and then case by case (practice 2.2, 2.3).
DECISIONS, DEADLINES, OPENING, SITUATION = "decisions", "deadlines", "opening", "situation"
ANONYMOUSLY, CASES = "anonymous", "cases"
NEW, SIBLINGS, ROTATION, CLOSING = "new", "siblings", "rotation", "closing"
PARTS: Final = (
    DECISIONS,
    DEADLINES,
    OPENING,
    SITUATION,
    ANONYMOUSLY,
    CASES,
    NEW,
    SIBLINGS,
    ROTATION,
    CLOSING,
)
WITH_EVERYONE: Final = frozenset({OPENING, SITUATION, ANONYMOUSLY})


@frozen(kw_only=True)
class PrepareMeeting(Order):
    """Prepare a meeting: who is in the room for which case, and what stands in the way.

    ``anonymous`` are those whose case is put to everyone without saying whose it is.
    """

    command = "fleksiteam prepare"
    purpose = COORDINATION

    date: str = ask(N_("Day of the meeting"), asked.WHEN)
    services: tuple[str, ...] = ask(N_("Which services come"), asked.SERVICES, always=True, default=())
    colleague: tuple[str, ...] = ask(N_("Colleagues who come"), asked.LINES, default=())
    anonymous: tuple[str, ...] = ask(N_("Cases to ask about without a name"), asked.PERSONS, default=())
    place: str | None = ask(N_("Place"), default=None)
    dry_run: bool = False


@frozen
class Span:
    """From one minute of the meeting to another; ``clock`` and ``until`` where it is known when it begins."""

    start: int
    end: int
    clock: str | None = None
    until: str | None = None


@frozen
class Part:
    """One part of the meeting, and whether the services are in the room."""

    what: str
    span: Span
    everyone: bool


@frozen
class Guest:
    """A service that is asked to come, with when it is in the room."""

    service: str
    name: str
    sector: str
    spans: tuple[Span, ...]


@frozen
class Spoken:
    """A case in a room: why it is on the board, what may be said aloud, what stands on sheets alone.

    ``told`` is the day the youth was told of all of it, None where that is still to be done.
    """

    person: Case
    reasons: tuple[str, ...]
    said: tuple[str, ...]
    on_paper: tuple[OnPaper, ...]
    told: str | None


@frozen
class Room:
    """Cases with the same services in the room, one after the other; no service is the team alone."""

    number: int
    services: tuple[str, ...]
    names: tuple[str, ...]
    span: Span
    cases: tuple[Spoken, ...]


@frozen
class Unnamed:
    """A case told without saying whose it is: age band, district and kind of situation, as far as they go.

    ``fitting`` are those in the store whom the words fit. ``proposed``: they are many enough; ``asked``: it
    was asked for, and is put to everyone.
    """

    person: Case
    band: str
    district: str | None
    reason: str | None
    fitting: int
    proposed: bool
    asked: bool

    @property
    def put(self) -> bool:
        """Whether it is put to everyone: it was asked for, and fits enough for nobody to know whose it is."""
        return self.asked and self.proposed


@frozen
class Decided:
    """What was decided last time and has not been looked at since, as far as it has come.

    ``aloud``: everyone who is in the room for the case may hear it, so that its words may lie on the table.
    """

    code: str
    person: Case
    text: str = field(repr=False)
    owner: str
    due: str | None
    status: str
    why: str | None = field(repr=False)
    aloud: bool = False


@frozen
class Near:
    """A deadline within the days that the meeting goes through; ``confirmed``: the youth knows of it."""

    code: str
    person: Case
    kind: str
    day: str
    confirmed: bool


@frozen
class Since:
    """Someone whose turn it is, or whose case is new, with the day they were seen last or it was opened."""

    person: Case
    day: str | None


@frozen
class Agenda:
    """The agenda of one meeting. ``over``: minutes more than a meeting lasts. ``kept``: it is in the store.

    ``waiting`` are those who wait for a place on the board, ``unreached`` services that are told of someone
    whom they may not know how to reach.
    """

    day: str
    place: str | None
    colleagues: tuple[str, ...]
    guests: tuple[Guest, ...]
    parts: tuple[Part, ...]
    decisions: tuple[Decided, ...]
    deadlines: tuple[Near, ...]
    rooms: tuple[Room, ...]
    outside: tuple[Outside, ...]
    lapsing: tuple[Lapsing, ...]
    unnamed: tuple[Unnamed, ...]
    new: tuple[Since, ...]
    siblings: tuple[Since, ...]
    rotation: tuple[Since, ...]
    waiting: int
    minutes: int
    over: int
    kept: bool
    unreached: tuple[Unreached, ...] = ()

    @property
    def cases(self) -> tuple[Spoken, ...]:
        """Every case that is spoken of, in the order of the agenda."""
        return tuple(case for room in self.rooms for case in room.cases)
