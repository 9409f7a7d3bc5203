"""What a meeting decides about someone: who does what by when, who tells the youth, and what became of it."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, Order

LONGEST: Final = 140  # characters (practice 2.6): imperative, no history

MEASURE, REFERRAL, CONTACT, CONSENT = "measure", "referral", "contact", "consent"
REPORT, CLOSE, NONE = "report", "close", "none"
DONE, NOT_DONE, BLOCKED, UNDONE = "done", "not_done", "blocked", "undone"

DECIDED, TELL = "decided", "tell"  # kinds of task: what was decided, and to tell the youth of it

# What is asked of a service is of the service's own field where nothing else is said (practice 2.5), by its
# kind of service. The others have no one field of their own.
FIELD: Final[Mapping[str, str]] = {
    "nav": "work",
    "barnevern": "child_welfare",
    "school": "school",
    "ppt": "school",
    "health": "health",
    "fritidsklubb": "leisure",
    "idrettslag": "leisure",
    "frivillig": "leisure",
    "police": "crime",
    "konfliktrad": "crime",
    "kriminalomsorg": "crime",
}


class UnclearKind(Unacceptable):
    """Nobody has said what kind of information a decision is, and its words look like another than the
    service's own field."""


class DecidedAlready(WrongState):
    """The same meeting has decided the same of the same youth."""


@frozen(kw_only=True)
class Decide(Order):
    """Keep one decision about a person, with the task it makes; ``date`` is the meeting's day.

    ``owner`` is the colleague who sees to it, else whoever leads the case; ``owner_name`` who does it at the
    service. Without ``told`` someone gets the task to tell the youth. ``another``: though the meeting has
    decided nearly the same of them.
    """

    command = "fleksiteam decide"
    purpose = COORDINATION

    person: str = ask(N_("Person"), asked.CASE)
    text: str = ask(N_("What was decided"), max_length=LONGEST)
    type: str = ask(N_("Kind of decision"), asked.CHOICE, of="decision_type", always=True, default=MEASURE)
    service: str | None = ask(N_("Service that does it"), asked.SERVICE, always=True, default=None)
    owner_name: str | None = ask(N_("Who at the service"), always=True, after="service", default=None)
    category: str | None = ask(
        N_("Category"), asked.CHOICE, of="category", always=True, after="service", default=None
    )
    owner: str | None = ask(N_("Who of us sees to it"), asked.OPERATOR, always=True, default=None)
    due: str | None = ask(N_("Due"), asked.DUE, always=True, default=None)
    agreed: bool | None = ask(N_("Has the youth agreed?"), asked.YES_NO, always=True, default=None)
    told: str | None = ask(N_("Day the youth was told"), asked.PAST, always=True, default=None)
    told_by: str | None = ask(N_("Who tells the youth"), asked.OPERATOR, default=None)
    review: str | None = ask(N_("Looked at again"), asked.FUTURE, default=None)
    basis: str | None = ask(N_("What it rests on"), default=None)
    disagreement: str | None = ask(N_("Who disagreed, or what was refused"), default=None)
    date: str | None = ask(N_("Day of the meeting"), asked.MEETING, default=None)
    another: bool = ask(N_("Another decision than one that says the same"), asked.YES_NO, default=False)

    def __post_init__(self) -> None:
        """Refuse an empty decision, and someone at a service that is not named."""
        if not self.text:
            raise Unacceptable(
                _("the decision says nothing"), _('say what is to be done, as in --text "ring Nav"')
            )
        if self.owner_name and not self.service:
            raise Unacceptable(
                _("it is not said which service they are from"), _("add it, as in --service nav-…")
            )


@frozen(kw_only=True)
class SetStatus(Order):
    """Say in a meeting what became of a decision, and why."""

    command = "fleksiteam status"
    purpose = COORDINATION

    decision: str = ask(N_("Decision"))
    status: str = ask(N_("What became of it"), asked.CHOICE, of="decision_became")
    why: str | None = ask(N_("Why"), always=True, default=None)
    date: str | None = ask(N_("Day of the meeting"), asked.MEETING, default=None)

    def __post_init__(self) -> None:
        """Refuse what was not done without a word on why: the next meeting would ask."""
        if self.status != DONE and not self.why:
            raise Unacceptable(
                _("it is not said why"), _('say what stands in the way, as in --why "venter på svar"')
            )


@frozen
class UndoLast(Order):
    """Take back the last decision of a meeting that is not closed, with the task it made."""

    command = "fleksiteam undo"
    purpose = COORDINATION

    date: str | None = None


@frozen
class Decision:
    """One decision as it stands. ``status`` is the last said of it, ``looked`` the meeting's day then.

    ``category`` is its task's kind of information, and ``open`` says whether that task still is; ``told_by``
    is who tells the youth, or has told them, ``tell`` the task to do so, and ``untold`` whether that is still
    to be done. ``carried`` is how often it was not done or blocked; ``names_others`` whether it named
    somebody else when it was written.
    """

    code: str
    person: Named
    day: str
    text: str = field(repr=False)
    type: str
    owner: str
    service: str | None
    service_name: str | None
    owner_name: str | None = field(repr=False)
    due: str | None
    task: str | None
    category: str | None
    open: bool
    agreed: bool | None
    told: str | None
    told_by: str | None
    tell: str | None
    untold: bool
    basis: str | None = field(repr=False)
    disagreement: str | None = field(repr=False)
    review: str
    status: str | None = None
    why: str | None = field(default=None, repr=False)
    looked: str | None = None
    carried: int = 0
    names_others: bool = False

    def to_look_at(self, day: str) -> bool:
        """Whether nobody has said anything of it in the meeting on ``day``."""
        return self.looked != day and self.status != DONE

    @property
    def who(self) -> str:
        """Who does it, as it is said aloud: the person at the service, else the colleague."""
        if self.owner_name and self.service_name:
            return f"{self.owner_name} ({self.service_name})"
        return self.service_name or self.owner


@frozen
class Decided:
    """A decision has been kept. ``names`` are the others whom it names.

    ``heard`` says whether everyone in the room may hear whose it is; where not, the screen shows codes alone.
    With services in the room (``ours`` is false) nothing is told that its writer did not say: ``names`` stay
    empty, and ``kept_ours`` says no more than that. ``kept_ours`` says in words why the service may not have
    the task, None where it may or none was named.
    ``guessed``: nobody said its kind of information, so that it is of the service's own field.
    ``undated``: nobody said a day, so that it is due at the next meeting.
    ``again`` is the day on which it is looked at again, where one was said.
    ``tell_due`` is the day by which someone tells the youth; ``next`` is what to type where the decision
    itself asks for a command.
    """

    decision: Decision
    names: tuple[Named, ...] = ()
    kept_ours: str | None = None
    tell_due: str | None = None
    next: tuple[str, ...] = ()
    ours: bool = True
    heard: bool = True
    guessed: bool = False
    undated: bool = False
    again: str | None = None


@frozen
class StatusSet:
    """What became of a decision has been noted; ``heard``: everyone in the room may hear of it."""

    decision: Decision
    heard: bool = True


@frozen
class Undone:
    """The last decision of a meeting has been taken back, and its tasks closed.

    ``heard``: everyone in the room may hear of it.
    """

    decision: Decision
    heard: bool = True
