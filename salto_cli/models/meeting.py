"""The weekly meeting: when it is, whom it takes up, and what it came to."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.attendance import Attendant
from salto_cli.models.decision import Decision
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, Order

NAMED, ANONYMOUS, NOT = "named", "anonymous", "not"  # how a case may be spoken of


@frozen
class Meeting:
    """One meeting. ``id`` is its row; ``started`` and ``closed`` are local moments, None for not yet."""

    id: int = field(metadata={"json": False})
    day: str
    place: str | None
    started: str | None
    closed: str | None
    note_taker: str | None


@frozen
class AgendaRow:
    """One case of an agenda: the person's row, block and place in it, how it may be spoken of.

    ``services`` are the ids of those who may be in the room; ``discussed`` the moment it was taken up.
    """

    person: int
    block: int
    position: int
    how: str = NAMED
    services: tuple[str, ...] = ()
    discussed: str | None = None


# -- what is asked for -------------------------------------------------------------------------------------


@frozen
class Run(Order):
    """Begin the meeting of a day, or go on with it where it stands."""

    command = "fleksiteam run"
    purpose = COORDINATION

    date: str | None = None


@frozen
class LookAtMeeting(Order):
    """Where a meeting stands: who is in the room, which decisions are to be looked at, whom it takes up."""

    command = "fleksiteam show"
    purpose = COORDINATION

    date: str | None = None


@frozen
class ListMeetings(Order):
    """List the meetings, the newest first."""

    command = "fleksiteam list"
    purpose = COORDINATION


@frozen
class Past(Order):
    """Note that a case has been taken up, and go on to the next."""

    command = "fleksiteam past"
    purpose = COORDINATION

    person: str
    date: str | None = None


@frozen(kw_only=True)
class CountIntake(Order):
    """Count a question asked without saying about whom, and what it was answered."""

    command = "fleksiteam intake"
    purpose = COORDINATION

    answer: str = ask(N_("What was answered"), asked.CHOICE, of="intake")
    date: str | None = ask(N_("Day of the meeting"), asked.MEETING, default=None)


# -- what is answered --------------------------------------------------------------------------------------


@frozen
class CaseLine:
    """One case of the agenda as a list shows it; ``person`` None: not for everyone in the room.

    ``unnamed`` is its number among those that are put without a name.
    """

    code: str
    person: Named | None
    unnamed: int | None
    block: int
    how: str
    services: tuple[str, ...]
    discussed: str | None


@frozen
class Sitting:
    """Where a meeting stands, as everyone in the room may see it; ``ours``: no service is there.

    ``last`` are the decisions to look at, ``decided`` those of this meeting. ``waiting`` and ``kept_back``
    are the codes of those still to look at and of this meeting that not everyone there may hear of.
    """

    meeting: Meeting
    ours: bool
    attendance: tuple[Attendant, ...]
    last: tuple[Decision, ...]
    waiting: tuple[str, ...]
    cases: tuple[CaseLine, ...]
    decided: tuple[Decision, ...]
    kept_back: tuple[str, ...]
    intakes: dict[str, int]

    @property
    def to_look_at(self) -> tuple[Decision, ...]:
        """Decisions that nobody has said anything of in this meeting."""
        return tuple(each for each in self.last if each.to_look_at(self.meeting.day))

    @property
    def left(self) -> tuple[CaseLine, ...]:
        """The cases that have not been taken up yet, in order."""
        return tuple(each for each in self.cases if not each.discussed)


@frozen
class Passed:
    """A case has been taken up; ``left`` are those still to come."""

    person: Named
    left: int


@frozen
class IntakeCounted:
    """A question without a name has been counted; how many got which answer in this meeting."""

    answer: str
    counts: dict[str, int]


@frozen
class MeetingLine:
    """One meeting in a list, with how many cases it took up and decisions it made."""

    meeting: Meeting
    cases: int
    decisions: int


@frozen
class Meetings:
    """The meetings, the newest first."""

    meetings: tuple[MeetingLine, ...]
