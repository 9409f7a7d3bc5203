"""The board: who needs the whole team now, why, until what is in place, and who was looked at when."""

from dataclasses import field

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.caseload import NextStep
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order
from salto_cli.models.stay import FINE


@frozen
class ShowBoard(Order):
    """Show who is on the board; with ``names``, also what they are called: not for a screen in the room."""

    command = "board show"
    purpose = COORDINATION

    names: bool = False


@frozen(kw_only=True)
class AddToBoard(Order):
    """Put someone on the board, or among those who wait; whoever is there gets the reasons added."""

    command = "board add"
    purpose = COORDINATION

    person: str = ask(N_("Person"), asked.CASE)
    reason: tuple[str, ...] = ask(N_("Why now"), asked.CHOICES, of="board_reason")
    until: str = ask(N_("What must be in place to leave the board"), max_length=100)
    agreed: str | None = ask(N_("Day it was agreed with the youth"), asked.PAST, always=True, default=None)
    review: str | None = ask(N_("Look at the reason again by"), asked.DUE, default=None)

    def __post_init__(self) -> None:
        """Refuse someone without a reason, and a stay without an end."""
        if not self.reason or not self.until:
            raise Unacceptable(
                _("a stay on the board has a reason, and something that ends it"),
                _('as in: --reason deadline --until "has been there twice"'),
            )


@frozen(kw_only=True)
class LeaveBoard(Order):
    """Take someone off the board: what came of it, and the day someone must have looked again.

    ``anyway`` is why, where a reason still holds in what is recorded.
    """

    command = "board leave"
    purpose = COORDINATION

    person: str = ask(N_("Person"), asked.CASE)
    outcome: str = ask(N_("What came of it"), max_length=100)
    review: str = ask(N_("Look again by"), asked.DUE)
    anyway: str | None = ask(N_("Why, though a reason still holds"), max_length=100, default=None)


@frozen
class SuggestBoard(Order):
    """Propose who should come on the board, and who can leave it, from what is recorded."""

    command = "board suggest"
    purpose = COORDINATION


@frozen(kw_only=True)
class LookAtThem(Order):
    """Say that they were looked at today, on the board or not. A contact alone is no look."""

    command = "board look"
    purpose = FOLLOW_UP

    persons: tuple[str, ...] = ask(N_("Persons"), asked.PERSONS)
    outcome: str = ask(N_("How it stands"), asked.CHOICE, of="look", default=FINE)


@frozen
class ShowRotation(Order):
    """Show who is to be looked at, the longest ago first; ``mine`` alone, or all of them."""

    command = "board rotation"
    purpose = COORDINATION

    mine: bool = False
    all: bool = False


@frozen
class Told:
    """A service that may have something about someone today."""

    service: str
    name: str
    sector: str


@frozen
class Place:
    """One line of the board. ``next`` is the open task that comes first; ``audience`` who may have something
    about the youth today, so that they can be in the room."""

    person: Named
    reasons: tuple[str, ...]
    since: str
    lead: str
    until: str = field(repr=False)
    agreed: str | None
    review: str | None
    next: NextStep | None
    audience: tuple[Told, ...]


@frozen
class Board:
    """The board on ``day``: who is on it and who waits, both the most urgent first.

    ``outside`` are those with an open case who are not on it, ``oldest`` when the longest unseen of all was
    last in view.
    """

    day: str
    size: int
    places: tuple[Place, ...]
    waiting: tuple[Place, ...]
    outside: int
    oldest: str | None
    names: bool


@frozen
class Finding:
    """A reason as it stands in what is recorded: the day it is about, how many, and its ``code``."""

    reason: str
    day: str | None = None
    count: int = 0
    code: str | None = None


@frozen
class Proposal:
    """Someone who should come on the board, with what was found; or, where nothing is found, can leave it."""

    person: Named
    findings: tuple[Finding, ...]
    reasons: tuple[str, ...] = ()  # those that someone stands on the board for
    waiting: bool = False


@frozen
class Suggested:
    """What is proposed: who should come on, the most urgent first, and who can leave; ``free`` places."""

    day: str
    on: tuple[Proposal, ...]
    off: tuple[Proposal, ...]
    free: int


@frozen
class PutOnBoard:
    """Someone is on the board from now on, or waits for a place: as number ``place`` of those who wait.

    ``said`` is the day on which it was agreed, ``review`` the day by which the reason is looked at again.
    """

    person: Named
    reasons: tuple[str, ...]
    until: str = field(repr=False)
    place: int | None
    already: bool
    size: int
    said: str | None = None
    review: str | None = None


@frozen
class LeftBoard:
    """Someone is off the board; ``came_on`` are those who waited and have a place now."""

    person: Named
    review: str
    came_on: tuple[Named, ...]


@frozen
class LookedAt:
    """Those whom someone looked at today."""

    persons: tuple[Named, ...]
    outcome: str
    day: str


@frozen
class Unseen:
    """Someone with an open case: last in view on ``seen``, to be looked at by ``due``."""

    person: Named
    lead: str
    seen: str
    due: str
    late: bool


@frozen
class Rotation:
    """Those to look at, the longest ago first. Everyone is to be looked at within so many ``weeks``.

    ``all``: everyone, also who is not due yet. ``outside`` are those who are not on the board.
    """

    day: str
    weeks: int
    persons: tuple[Unseen, ...]
    outside: int
    all: bool
