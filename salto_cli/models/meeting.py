"""The weekly meeting: when it is, who is in the room, whom it takes up, and what it came to."""

from dataclasses import field

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.decision import Decision
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, Order
from salto_cli.models.room import Coming

NAMED, ANONYMOUS, NOT = "named", "anonymous", "not"  # how a case may be spoken of
COMING, HERE, LEFT, APOLOGY = "coming", "here", "left", "apology"  # where someone who was asked is


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
class Attendant:
    """One who was expected, came, or sent an apology: of a service (its id) or a colleague.

    ``label`` is what the service is called, or the colleague. ``came`` and ``left`` are local moments.
    """

    id: int = field(metadata={"json": False})
    label: str
    service: str | None
    operator: str | None
    name: str | None
    came: str | None
    left: str | None
    apology: bool

    @property
    def here(self) -> bool:
        """Whether they are in the room."""
        return self.came is not None and self.left is None

    @property
    def state(self) -> str:
        """Where they are: coming, here, left, or sent an apology."""
        if self.came is None:
            return APOLOGY if self.apology else COMING
        return HERE if self.left is None else LEFT

    @property
    def line(self) -> str:
        """As they are named: ``Lise (Nav Gamle Oslo)``, or the colleague."""
        return f"{self.name} ({self.label})" if self.name and self.service else self.label


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


@frozen(kw_only=True)
class Attend(Order):
    """Note that someone came, left, or cannot come; a colleague where no service is named.

    ``came`` and ``left`` are clock times of the meeting's day (HH:MM); ``leaves`` is: now.
    """

    command = "fleksiteam attend"
    purpose = COORDINATION

    name: str | None = ask(N_("Who"), always=True, default=None)
    service: str | None = ask(N_("Service they come from"), always=True, default=None)
    came: str | None = ask(N_("When they came"), default=None)
    left: str | None = ask(N_("When they left"), default=None)
    leaves: bool = False
    apology: bool = False
    date: str | None = ask(N_("Day of the meeting"), asked.PAST, default=None)

    def __post_init__(self) -> None:
        """Refuse nobody, several at once, and someone who both came and could not."""
        if not (self.name or self.service):
            raise Unacceptable(_("it is not said who"), _("name them, as in: attend Lise --service nav-…"))
        if any(mark in (self.name or "") for mark in ",;&"):
            raise several()
        if self.apology and (self.came or self.left or self.leaves):
            raise Unacceptable(
                _("whoever sent an apology neither came nor left"), _("leave --apology or the other out")
            )


def several() -> Unacceptable:
    """What to say of a name that is more than one's: a service might be in the room unseen."""
    return Unacceptable(
        _("that names more than one who comes"),
        _("one at a time; in the meeting with a comma between, as in: + Lise nav, Ola politi"),
    )


@frozen
class NeverCame(Order):
    """Take back that someone came: it was typed by mistake. ``attendant`` is the row; whoever was
    ``expected`` is so again, and of anybody else nothing is left."""

    command = "fleksiteam attend"
    purpose = COORDINATION

    attendant: int
    expected: bool
    date: str | None = None


@frozen
class TakeUp(Order):
    """Show one case to those in the room: no more of it than each of them may know today."""

    command = "fleksiteam case"
    purpose = COORDINATION

    person: str
    date: str | None = None


@frozen
class Recall(Order):
    """Show one earlier decision to those in the room, if all of them may hear of it today."""

    command = "fleksiteam recall"
    purpose = COORDINATION

    decision: str
    date: str | None = None


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
    date: str | None = ask(N_("Day of the meeting"), asked.PAST, default=None)


# -- what is answered --------------------------------------------------------------------------------------


@frozen
class InRoom:
    """One case for those in the room. ``common`` is what everyone there may know.

    ``blocked`` are those because of whom nothing is shown: they may know of nothing, or, ``apart``, share
    nothing. Then ``person`` is None, and so is all that is about them. Without any service in the room there
    is nobody to keep anything from: ``ours``. ``unnamed`` is the case's number among those that are put
    without a name: it stands for the code, which whoever has an older sheet knows. ``unexpected`` are those
    whom the agenda wanted outside for this case, so that more could be said, ``missing`` those it wanted in
    the room who are not there. ``dates`` are those that come first, and ``more_dates`` how many come after
    them. Why the youth is on the board (``reasons``), and what must be in place to leave it (``until``), is
    of no one kind of information, so that it is for the team alone.
    """

    code: str
    day: str
    how: str
    ours: bool
    person: Named | None
    common: tuple[str, ...]
    blocked: tuple[str, ...]
    apart: bool = False
    unnamed: int | None = None
    unexpected: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    lead: str | None = None
    wishes: tuple[str, ...] = field(default=(), repr=False)
    strengths: tuple[str, ...] = field(default=(), repr=False)
    tasks: tuple[str, ...] = field(default=(), repr=False)
    dates: tuple[Coming, ...] = ()
    more_dates: int = 0
    reasons: tuple[str, ...] = ()
    until: str | None = field(default=None, repr=False)
    decisions: tuple[Decision, ...] = ()

    @property
    def exit_code(self) -> int:
        """20 where it may not be taken up with those in the room."""
        return 20 if self.blocked or self.how == NOT else 0

    @property
    def label(self) -> str:
        """What the case is called on the screen: its code, or its number where it is without a name."""
        return self.code if self.unnamed is None else case_without_a_name(self.unnamed)


def case_without_a_name(number: int) -> str:
    """What a case is called of which nobody may hear whose it is."""
    return _("case {n} without a name").format(n=number)


@frozen
class Recalled:
    """An earlier decision as those in the room may hear it; ``decision`` None: not all of them may."""

    code: str
    decision: Decision | None


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
class Attended:
    """Someone came, left, or cannot come; ``attendance`` is how the room is now."""

    who: Attendant
    attendance: tuple[Attendant, ...]


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
