"""Deadlines by day: on the screen, on paper, on a youth's own card and in a calendar."""

from itertools import groupby

from salto_cli.frozen import frozen
from salto_cli.models.deadline import RED
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order
from salto_cli.models.task import Task


@frozen
class ShowDue(Order):
    """Show deadlines due within so many days, and every red one; everyone's unless somebody is named."""

    command = "due"
    purpose = COORDINATION

    days: int | None = None
    mine: bool = False
    operator: str | None = None
    lead: str | None = None


@frozen
class PrintCard(Order):
    """Print a youth's own card with the deadlines that are ahead."""

    command = "task card"
    purpose = FOLLOW_UP

    person: str


@frozen
class PrintWeek(Order):
    """Print everyone's deadlines of the days to come, for when the laptop does not work."""

    command = "task paper"
    purpose = COORDINATION

    days: int | None = None


@frozen
class ExportCalendar(Order):
    """Write the open deadlines as a calendar of codes, without names."""

    command = "task calendar"
    purpose = COORDINATION

    mine: bool = False


@frozen
class Due:
    """Open deadlines due on ``through`` or before, and every red one; ``of`` is whose, None for everyone's.

    ``week_ends`` is the last day of the week that ``day`` is in.
    """

    day: str
    through: str
    week_ends: str
    of: str | None
    deadlines: tuple[Task, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Task, ...]], ...]:
        """The deadlines as they are read: red ones first, however far ahead, then by when they are due."""
        order = ("red", "today", "week", "later")
        ranked = sorted(self.deadlines, key=lambda each: (order.index(self._group(each)), each.due or ""))
        return tuple((name, tuple(of)) for name, of in groupby(ranked, self._group))

    def _group(self, each: Task) -> str:
        if each.deadline and each.deadline.state == RED:
            return "red"
        due = each.due or ""
        return "today" if due <= self.day else "week" if due <= self.week_ends else "later"


@frozen
class CardPrinted:
    """A youth's own card. ``reserved`` are the codes of those of which it says no more than kind, day and
    clock: what is written in them names someone else. ``unsafe`` are those without their place: the youth
    stays away from there."""

    person: Named
    day: str
    deadlines: tuple[Task, ...]
    reserved: tuple[str, ...] = ()
    unsafe: tuple[str, ...] = ()


@frozen
class WeekPrinted:
    """The deadlines of the days to come, for paper. ``hidden`` are the codes of those whose place stays off
    paper: it names someone else, tells where someone lives or how to reach them, is that of someone whose
    address nobody must find, or is one the youth stays away from."""

    day: str
    through: str
    deadlines: tuple[Task, ...]
    hidden: tuple[str, ...] = ()


@frozen
class Event:
    """One deadline in a calendar: codes alone. ``moved`` counts how often it was moved."""

    person: str
    task: str
    due: str
    at: str | None
    moved: int


@frozen
class CalendarWritten:
    """Open deadlines as a calendar; ``now`` is the moment it was made, with its offset."""

    now: str
    of: str | None
    events: tuple[Event, ...]
