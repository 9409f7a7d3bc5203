"""Deadlines: tasks with a day that must not be missed, and whether the youth has understood it.

A deadline is handled when a named person has confirmed that the youth received and understood it, not when
it has been written down (practice 0.1, finding 3).
"""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import FOLLOW_UP, Order

# How a deadline stands, seen from a day.
RED, NEAR, LATER, CONFIRMED, ENDED = "red", "near", "later", "confirmed", "ended"

EMAIL: Final = "email"  # never confirms anything: a sentence was lost in one that was never opened
KEPT, MISSED, TAKEN_OVER = "kept", "missed", "taken_over"  # some of the ways it ends
MISTAKE = "mistake"  # it was written down by mistake


@frozen
class Confirmed:
    """That the youth has understood: told by whom, when, how, and in which words."""

    by: str
    told: str
    how: str
    words: str | None = field(repr=False)


@frozen
class Deadline:
    """What a deadline has beside its task. ``at`` is the clock; ``series`` the code of its first task.

    ``confirmed`` is None where nobody has confirmed the day, clock and place as they are now; ``attempts``
    counts what was tried, such as an e-mail. ``state`` is how it stands on the day it is read; ``ended`` is
    how it ended, a key. ``ours``: there is nothing to confirm, it is ours to do.
    """

    deputy: str
    at: str | None
    place: str | None = field(repr=False)
    source: str = field(repr=False)
    verified: str
    consequence: str | None = field(repr=False)
    needs: str | None = field(repr=False)
    series: str | None
    confirmed: Confirmed | None
    attempts: int
    ended: str | None
    state: str = LATER
    ours: bool = False
    unverified: bool = False

    @property
    def clock(self) -> str:
        """The clock as it is written after a day."""
        return f" {self.at}" if self.at else ""


@frozen
class Move:
    """What a deadline was before it was moved, when it was moved, by whom and why."""

    due: str
    at: str | None
    place: str | None = field(repr=False)
    why: str = field(repr=False)
    by: str
    typed: str


@frozen
class Beside:
    """What is written down beside the task of a new deadline; ``deputy`` is a colleague's id."""

    deputy: int
    source: str = field(repr=False)
    verified: str
    at: str | None = None
    place: str | None = field(default=None, repr=False)
    consequence: str | None = field(default=None, repr=False)
    needs: str | None = field(default=None, repr=False)
    series: int | None = None


@frozen(kw_only=True)
class ConfirmDeadline(Order):
    """Say that the youth was told of a deadline, by whom and how, and whether it was understood."""

    command = "task confirm"
    purpose = FOLLOW_UP

    task: str = ask(N_("Deadline"), asked.CODE, of="deadline")
    how: str = ask(N_("How the youth was told"), asked.CHOICE, of="reached")
    understood: bool = ask(N_("Has the youth understood day, time and place?"), asked.YES_NO)
    when: str | None = ask(N_("When"), asked.MOMENT, default=None)
    by: str | None = ask(N_("Who told the youth"), asked.OPERATOR, default=None)
    words: str | None = ask(N_("What the youth said"), always=True, default=None)


@frozen(kw_only=True)
class VerifyDeadline(Order):
    """Say that the day of a deadline was made sure of today."""

    command = "task verify"
    purpose = FOLLOW_UP

    task: str = ask(N_("Deadline"), asked.CODE, of="deadline")
    source: str | None = ask(N_("Who said so"), always=True, default=None)
    released: bool = ask(N_("The source allows it to be passed on"), asked.YES_NO, default=False)


@frozen(kw_only=True)
class MoveDeadline(Order):
    """Move a deadline to another day, clock or place; with ``series`` those after it in the series too.

    An empty ``at`` or ``place`` takes it away. A confirmation of what was no longer counts.
    """

    command = "task move"
    purpose = FOLLOW_UP

    task: str = ask(N_("Deadline"), asked.CODE, of="deadline")
    due: str | None = ask(N_("New day"), asked.DUE, always=True, default=None)
    at: str | None = ask(N_("Clock"), asked.CLOCK, always=True, clearable=True, default=None)
    place: str | None = ask(N_("Place"), always=True, clearable=True, default=None)
    why: str = ask(N_("Why it is moved"))
    source: str | None = ask(N_("Who said so"), default=None)
    series: bool = False
    place_anyway: bool = False

    def __post_init__(self) -> None:
        """Refuse a move that moves nothing."""
        if self.due is None and self.at is None and self.place is None:
            raise Unacceptable(
                _("nothing would move"), _("give --due, --at or --place, as in --due friday --at 09:00")
            )


@frozen(kw_only=True)
class CloseDeadline(Order):
    """Say how a deadline ended. A missed one needs what happens next, which becomes a task for today."""

    command = "task done"
    purpose = FOLLOW_UP

    task: str = ask(N_("Deadline"), asked.CODE, of="deadline")
    outcome: str = ask(N_("How it ended"), asked.CHOICE, of="deadline_outcome")
    remark: str | None = ask(N_("Remark"), always=True, default=None)
    next: str | None = ask(N_("What happens next"), default=None)

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """What was missed is not over: something must happen next."""
        return ("next",) if said.get("outcome") == MISSED else ()


@frozen(kw_only=True)
class StopSeries(Order):
    """End a deadline and every one after it in its series, all with the same outcome."""

    command = "task stop-series"
    purpose = FOLLOW_UP

    task: str = ask(N_("Deadline"), asked.CODE, of="deadline")
    outcome: str = ask(N_("How it ended"), asked.CHOICE, of="deadline_outcome")
    remark: str = ask(N_("Why the series ends"))

    def __post_init__(self) -> None:
        """Refuse to say of what has not been that it was kept or missed."""
        if self.outcome in {KEPT, MISSED}:
            raise Unacceptable(
                _("a whole series cannot have been kept or missed"),
                _("close each with salto task done; a series ends as called_off, taken_over or mistake"),
            )


@frozen(kw_only=True)
class HandOver(Order):
    """Give a deadline another owner, another deputy, or both."""

    command = "task hand"
    purpose = FOLLOW_UP

    task: str = ask(N_("Deadline"), asked.CODE, of="deadline")
    to: str | None = ask(N_("New owner"), asked.OPERATOR, always=True, default=None)
    deputy: str | None = ask(N_("New deputy"), asked.OPERATOR, always=True, default=None)

    def __post_init__(self) -> None:
        """Refuse a handing that names nobody."""
        if not (self.to or self.deputy):
            raise Unacceptable(_("nobody is named"), _("give --to NAME, --deputy NAME, or both"))


@frozen
class CheckPlace(Order):
    """See whether a place is one that the person must not go to; ``task`` names the person by a deadline."""

    command = "look"
    purpose = FOLLOW_UP

    place: str = field(repr=False)
    person: str | None = None
    task: str | None = None


def no_deputy() -> Unacceptable:
    """What to say where owner and deputy are one: then nobody sees it when the owner is away."""
    return Unacceptable(
        _("the deputy must be another than the owner: somebody must see it when the owner is away"),
        _("give --deputy NAME; add a colleague with: salto operator add NAME"),
    )
