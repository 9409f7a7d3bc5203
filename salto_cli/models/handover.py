"""Handovers: the baton. The sender stays responsible until the receiver has said yes.

A handover is planned, offered, accepted, overlaps, is confirmed and closed; or it is declined or cancelled.
``baton.STEPS`` is the whole of what may follow what; everything that is not in it is refused.
"""

from collections.abc import Collection, Mapping
from dataclasses import field, fields
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.aftercheck import Aftercheck
from salto_cli.models.asked import asked as ask
from salto_cli.models.checklist import Change, Check, Finding, as_chosen, needs_no_choice, refuse_unclear
from salto_cli.models.named import Named
from salto_cli.models.order import CONSENT, COORDINATION, FOLLOW_UP, SHARING, Order
from salto_cli.models.transition import Transition

WITHDRAWN: Final = N_("consent withdrawn")  # the reason kept where a withdrawal calls a handover off
NO_CONTACT: Final = N_("no contact after the handover")  # and where a no brings the case back
OF_THE_PROGRAM: Final = frozenset({WITHDRAWN, NO_CONTACT})  # reasons that nobody typed


@frozen
class Party:
    """Who holds the baton, or is to have it: a colleague (without ``service``) or a service."""

    name: str
    service: str | None = None
    operator: int | None = field(default=None, repr=False)


@frozen
class Step:
    """One step a handover took: the state it led to, when, who answered, how, and why."""

    state: str
    at: str
    by: str | None
    channel: str | None
    reason: str | None = field(repr=False)
    typed: str


@frozen
class Handover:
    """One handover as it stands. ``categories`` are those it is about; none between colleagues.

    ``kind`` is why it is handed over, ``day`` the day that its checklist counts from.
    """

    code: str
    person: Named
    to: Party
    sender: Party
    why: str = field(repr=False)
    state: str
    categories: tuple[str, ...]
    begun: str
    overlap_through: str | None
    steps: tuple[Step, ...]
    kind: str | None = None
    day: str | None = None

    @property
    def line(self) -> str:
        """As a handover is named before a yes."""
        return f"{self.code} · {self.person.line}"


@frozen
class HeldBack:
    """One category that may not go along, why, and what would make it a yes."""

    category: str
    decision: str
    reason: str
    text: str
    next: str


@frozen
class Luggage:
    """What goes with a handover to a service on one day, by category, and what is held back."""

    on: str
    going: tuple[str, ...]
    held: tuple[HeldBack, ...]


@frozen(kw_only=True)
class Plan(Order):
    """Plan to hand a youth over to a service or a colleague. The sender stays responsible."""

    command = "handover plan"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    to: str = ask(N_("To which service or colleague"), asked.RECEIVER)
    why: str = ask(N_("Why now, and what does the youth want"), max_length=500)
    categories: tuple[str, ...] = ask(N_("Kinds of information"), asked.CHOICES, of="category", default=())
    overlap_through: str | None = ask(N_("Overlap through"), asked.FUTURE, default=None)
    type: str | None = ask(N_("Kind of handover"), asked.CHOICE, of="handover_kind", default=None)
    day: str | None = ask(N_("The day it happens"), asked.FUTURE, unseen=True, default=None)
    source: str | None = ask(N_("Where the date comes from"), default=None)

    def __post_init__(self) -> None:
        """Refuse an empty reason: the receiver and the youth are owed one."""
        if not self.why:
            raise Unacceptable(_("a handover needs its reason"), _("say why with --why"))


@frozen(kw_only=True)
class Preview(Plan):
    """See what would go with a handover and what would be held back; nothing is written."""

    command = "handover preview"
    purpose = SHARING

    @classmethod
    def of(cls, plan: Plan) -> "Preview":
        """The preview of ``plan``."""
        return cls(**{each.name: getattr(plan, each.name) for each in fields(plan)})


@frozen
class LookAtHandover(Order):
    """Name a handover and its youth before something is done."""

    command = "look"
    purpose = FOLLOW_UP

    handover: str


@frozen
class LookAtReceiver(Order):
    """Find the receiver that was typed, so that a wrong one can be typed again at once."""

    command = "look"
    purpose = FOLLOW_UP

    to: str


@frozen
class ShowHandover(Order):
    """Show one handover with every step it took, and what may go with it today."""

    command = "handover show"
    purpose = FOLLOW_UP

    handover: str


@frozen(kw_only=True)
class CheckHandover(Order):
    """Say how one point of a handover's checklist stands."""

    command = "handover check"
    purpose = FOLLOW_UP

    handover: str = ask(N_("Handover"), asked.CODE, of="handover")
    n: int = ask(N_("Which point"), asked.POINT, of="{handover}")
    done: bool = False
    not_needed: bool = False
    again: bool = False
    what: str | None = ask(N_("What becomes of it"), asked.CHOICE, of="point", insist=True, default=None)
    why: str | None = ask(N_("Why"), max_length=500, after="what=not_needed", insist=True, default=None)
    owner: str | None = ask(
        N_("Who sees to it"), asked.OPERATOR, after="what=owner", insist=True, default=None
    )
    due: str | None = ask(N_("Due"), asked.DUE, after="what=due", insist=True, unseen=True, default=None)

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """What an option has said already is not asked."""
        return needs_no_choice(said)

    @property
    def change(self) -> Change:
        """What is to change in the point."""
        options = Change(self.done, self.not_needed, self.again, self.why, self.owner, self.due)
        return as_chosen(options, self.what)

    def __post_init__(self) -> None:
        """Refuse what changes nothing, or says two things."""
        refuse_unclear(self.change)


@frozen
class HandoverConsents(Order):
    """List what others may have today and the receiver may not; ``draft`` as forms to sign."""

    command = "handover consents"
    purpose = CONSENT

    handover: str
    draft: bool = False


@frozen
class ListHandovers(Order):
    """List handovers; with ``open`` only those that are not closed, declined or cancelled."""

    command = "handover list"
    purpose = COORDINATION

    open: bool = False


@frozen
class Previewed:
    """What would go along with a handover, and what would be held back; ``warnings`` hold about the youth."""

    person: Named
    to: Party
    luggage: Luggage | None
    warnings: tuple[Finding, ...] = ()


@frozen
class Moved:
    """A handover after a step (or after it was planned), and who is responsible now.

    ``checks`` is how many points its list got, ``moved`` how many tasks and points went to the new lead;
    ``warnings`` hold about the youth when it is planned; ``asked`` is the day on which youth or receiver
    answered how it goes.
    """

    handover: Handover
    responsible: Party
    luggage: Luggage | None
    checks: int = 0
    moved: int = 0
    warnings: tuple[Finding, ...] = ()
    asked: str | None = None


@frozen
class HandoverShown:
    """One handover, who is responsible now, and what may go along today; seen from ``on``.

    ``checks`` is its list, ``transition`` the change it belongs to, with the points that one has; ``after``
    is when youth and receiver are asked whether there is contact, and what they said; ``warnings`` hold.
    """

    handover: Handover
    responsible: Party
    luggage: Luggage | None
    on: str
    checks: tuple[Check, ...] = ()
    transition: Transition | None = None
    after: tuple[Aftercheck, ...] = ()
    warnings: tuple[Finding, ...] = ()


@frozen
class HandoverChecked:
    """One point of a handover's list after it was changed."""

    handover: Handover
    check: Check


@frozen
class HandoverList:
    """Handovers, the newest first."""

    handovers: tuple[Handover, ...]
