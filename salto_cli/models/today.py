"""Today: what needs me now, the most urgent first, each with the command that deals with it."""

from dataclasses import field
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.named import Named
from salto_cli.models.objection import Objection
from salto_cli.models.order import COORDINATION, Order

# What is amiss with the backups.
NO_BACKUP, OLD_BACKUP, UNTRIED_BACKUP = "none", "old", "untried"

# What a line is about, the most urgent first.
OVERDUE, DUE, SOON = "task_overdue", "task_due", "task_soon"
WAITING, DECLINED = "handover_waiting", "handover_declined"
UNDOCUMENTED, REVIEW = "share_undocumented", "share_review"
EXPIRING, BIRTHDAY, NO_CONTACT = "consent_expiring", "birthday", "no_contact"
UNTOLD = "withdrawal_untold"  # a recipient who is still to be told that a consent is withdrawn
DEADLINE_RED, DEADLINE_NEAR = "deadline_red", "deadline_near"  # inside the last lead time, or an earlier one
SHEETS_OUT = "sheets_out"  # paper that has not come back after the meeting
DEADLINE_NOW = "deadline_now"  # confirmed, and today
DEADLINE_UNSURE = "deadline_unsure"  # its day is to be made sure of again
CRISIS = "crisis"  # came in since the last working day
ROTATION = "board_rotation"  # seen by nobody for too long, on the board or not
BOARD_REVIEW = "board_review"  # on the board, and the reason is to be looked at again
RETURNED, ASK_LATE, ASK_DUE = "handover_returned", "aftercheck_late", "aftercheck_due"  # after a handover
CHECK_LATE, CHECK_DUE = "checklist_late", "checklist_due"  # points of a handover or a transition
PLAN_LATE, PLAN_DUE = "transition_late", "transition_unbegun"  # a birthday that nobody has begun to plan for
DATE_UNSURE = "transition_unsure"  # a release whose date is to be asked for anew
SIBLING_LATE, SIBLING = "sibling_late", "sibling_due"  # siblings who are due for a look
WARNING_REVIEW, WARNING_UNTOLD = "warning_review", "warning_untold"  # to look at again; the person not told
MEETING_UNTOLD = "meeting_untold"  # who is on an agenda, and does not know what is said
PROMISE_UNTOLD = "promise_untold"  # a promise with an end that nobody has told
KINDS: Final = (
    DEADLINE_RED,
    RETURNED,
    CRISIS,
    UNDOCUMENTED,
    OVERDUE,
    ASK_LATE,
    CHECK_LATE,
    UNTOLD,
    WARNING_REVIEW,
    SIBLING_LATE,
    SHEETS_OUT,
    DECLINED,
    DEADLINE_NOW,
    DUE,
    WARNING_UNTOLD,
    MEETING_UNTOLD,
    PROMISE_UNTOLD,
    SIBLING,
    NO_CONTACT,
    DEADLINE_NEAR,
    WAITING,
    ASK_DUE,
    CHECK_DUE,
    PLAN_LATE,
    DATE_UNSURE,
    REVIEW,
    BOARD_REVIEW,
    EXPIRING,
    BIRTHDAY,
    PLAN_DUE,
    ROTATION,
    DEADLINE_UNSURE,
    SOON,
)


@frozen
class ShowToday(Order):
    """Show what needs the operator today; another colleague (``operator``), or everyone (``all``).

    ``whole``: every line, not only as many as a screen takes.
    """

    command = "today"
    purpose = COORDINATION

    operator: str | None = None
    all: bool = False
    whole: bool = False


@frozen
class Stops:
    """What stops for one recipient, a service's name or a guardian's code."""

    recipient: str
    categories: tuple[str, ...]


@frozen
class Item:
    """One thing that needs someone. ``day`` is the day it is about, ``days`` how far ahead (below 0: past).

    ``code`` is the task's, handover's or statement's own; ``text`` what the task or the reason says; ``next``
    what to type. At a birthday, ``alone`` says whether the person decides alone from ``age`` on in what
    changes then: ``categories``, or everything where none is named; ``stops`` are the recipients of today's
    consents who may no longer have something from then on, each with what that is. ``count`` is how many
    attempts have failed since the last contact.
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
    stops: tuple[Stops, ...] = ()
    groundless: str | None = None
    at: str | None = None  # the clock of a deadline
    count: int = 0
    objections: tuple[Objection, ...] = ()
    whom: str | None = None  # after a handover: who is asked, the youth or the receiver


@frozen
class Alarm:
    """An incident that is not closed: its number and kind, the next step and by when, and what to type.

    It is everybody's, and about nobody. ``step`` is None where all steps are done, and it can be closed.
    """

    number: int
    kind: str
    step: str | None
    due: str | None
    next: str


@frozen
class Backup:
    """What is amiss with the backups: ``state`` is none, old or untried; ``red``: more than a reminder.

    ``days`` is how old the newest is, or how long ago one was put back on trial; None where that was never.
    """

    state: str
    days: int | None
    red: bool
    next: str


@frozen
class Since:
    """What came in since the last working day, with whoever's day it is: contacts, and crises among them."""

    day: str
    contacts: int
    crises: int


@frozen
class Undated:
    """What no day calls for, as after an import: open ``tasks`` without a date, and ``unmet`` youths.

    With those nobody has been in contact, and they are not among the lines yet.

    ``mine``: of whoever looks.
    """

    tasks: int
    unmet: int
    mine: bool


@frozen
class Today:
    """What needs someone, the most urgent first. ``of`` is whose day it is; None means everyone's.

    ``alarms`` come before everything: they run against a clock. ``backup`` is None where all is well with it.
    ``whole``: every line is shown, also the calm ones. ``undated`` is None where nothing is.
    """

    day: str
    of: str | None
    items: tuple[Item, ...]
    alarms: tuple[Alarm, ...] = ()
    since: Since | None = None
    backup: Backup | None = None
    whole: bool = False
    undated: Undated | None = None
