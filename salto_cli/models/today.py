"""Today: what needs me now, the most urgent first, each with the command that deals with it."""

from dataclasses import dataclass, field
from typing import Final

from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, Order

AHEAD: Final = 30  # days: consents that run out and birthdays (practice 7: 30 days is the first warning)
BEHIND: Final = 90  # days: how long a birthday is spoken of when nothing has been said since
WEEK: Final = 7  # days: tasks that are coming

# What a line is about, the most urgent first.
OVERDUE, DUE, SOON = "task_overdue", "task_due", "task_soon"
WAITING, DECLINED = "handover_waiting", "handover_declined"
UNDOCUMENTED, REVIEW = "share_undocumented", "share_review"
EXPIRING, BIRTHDAY, NO_CONTACT = "consent_expiring", "birthday", "no_contact"
KINDS: Final = (UNDOCUMENTED, OVERDUE, DECLINED, DUE, WAITING, REVIEW, NO_CONTACT, EXPIRING, BIRTHDAY, SOON)


@dataclass(frozen=True, slots=True)
class ShowToday(Order):
    """Show what needs the operator today; another colleague (``operator``), or everyone (``all``)."""

    command = "today"
    purpose = COORDINATION

    operator: str | None = None
    all: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs someone. ``day`` is the day it is about, ``days`` how far ahead (below 0: past).

    ``code`` is the task's, handover's or statement's own; ``text`` what the task or the reason says; ``next``
    what to type. At a birthday, ``alone`` says whether the person decides alone from ``age`` on in what
    changes then: ``categories``, or everything where none is named.
    """

    what: str
    person: Named
    day: str | None
    days: int | None
    next: str
    code: str | None = None
    age: int | None = None
    alone: bool | None = None
    categories: tuple[str, ...] = ()
    owner: str | None = None
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Today:
    """What needs someone, the most urgent first. ``of`` is whose day it is; None means everyone's."""

    day: str
    of: str | None
    items: tuple[Item, ...]
