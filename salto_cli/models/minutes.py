"""The minutes of a meeting that is closed: what was decided, whose it is, and what is still to be done."""

from salto_cli.frozen import frozen
from salto_cli.models.attendance import Attendant
from salto_cli.models.decision import Decision
from salto_cli.models.meeting import Meeting
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, Order


@frozen
class CloseMeeting(Order):
    """Close a meeting: what was decided, whose it is, and what is still to be done.

    ``all_left``: whoever came from a service has left the room.
    """

    command = "fleksiteam close"
    purpose = COORDINATION

    date: str | None = None
    all_left: bool = False


@frozen
class ReadMinutes(Order):
    """The minutes of a meeting that was closed, once more."""

    command = "fleksiteam minutes"
    purpose = COORDINATION

    date: str | None = None


@frozen
class SheetOut:
    """A sheet given on paper that has not come back: its code and the service that has it."""

    code: str
    service: str
    day: str


@frozen
class Minutes:
    """A meeting that is closed, as it is read aloud and filed. ``checkpoint`` ties paper and log together.

    ``discussed`` were taken up, ``missed`` stood on the agenda and were not. ``last`` are the decisions of
    earlier meetings that were looked at, as this one left them. ``left_out`` counts those whom it took up or
    should have, and whose file may not be read any more.

    ``again`` is the day on which they were made once more, None as the meeting closes: what was said and
    decided stands as it did then; who has not been told and which sheets are out is as of that day.
    """

    meeting: Meeting
    checkpoint: str
    attendance: tuple[Attendant, ...]
    decided: tuple[Decision, ...]
    last: tuple[Decision, ...]
    discussed: tuple[Named, ...]
    missed: tuple[Named, ...]
    sheets: tuple[SheetOut, ...]
    intakes: dict[str, int]
    looks: int
    left_out: int = 0
    again: str | None = None

    @property
    def untold(self) -> tuple[Decision, ...]:
        """Decisions that the youth has not been told of yet, one for each youth."""
        first = {each.person.code: each for each in reversed(self.decided) if each.untold}
        return tuple(sorted(first.values(), key=lambda each: each.person.code))
