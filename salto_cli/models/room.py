"""A case in the room of a meeting, or an earlier decision, as everyone who is there now may hear it."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.deadline import Deadline
from salto_cli.models.decision import Decision
from salto_cli.models.meeting import NOT
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, Order


@frozen
class Coming:
    """A date of a youth's as those in the room may hear it: what, the day, and the clock where there is one.

    ``owner`` and ``deadline``, how it stands and whether the youth has confirmed it, are for the team alone:
    None with a service in the room.
    """

    text: str = field(repr=False)
    due: str
    at: str | None
    owner: str | None = None
    deadline: Deadline | None = None


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
