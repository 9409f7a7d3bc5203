"""Handovers: the baton. The sender stays responsible until the receiver has said yes.

A handover is planned, offered, accepted, overlaps, is confirmed and closed; or it is declined or cancelled.
``baton.STEPS`` is the whole of what may follow what; everything that is not in it is refused.
"""

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, FOLLOW_UP, SHARING, Order

WITHDRAWN: Final = N_("consent withdrawn")  # the reason kept where a withdrawal calls a handover off


@dataclass(frozen=True, slots=True)
class Party:
    """Who holds the baton, or is to have it: a colleague (without ``service``) or a service."""

    name: str
    service: str | None = None
    operator: int | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One step a handover took: the state it led to, when, who answered, how, and why."""

    state: str
    at: str
    by: str | None
    channel: str | None
    reason: str | None = field(repr=False)
    typed: str


@dataclass(frozen=True, slots=True)
class Handover:
    """One handover as it stands. ``categories`` are those it is about; none between colleagues."""

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

    @property
    def line(self) -> str:
        """As a handover is named before a yes."""
        return f"{self.code} · {self.person.line}"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """One category that may not go along, why, and what would make it a yes."""

    category: str
    decision: str
    reason: str
    text: str
    next: str


@dataclass(frozen=True, slots=True)
class Luggage:
    """What goes with a handover to a service on one day, by category, and what is held back."""

    on: str
    going: tuple[str, ...]
    held: tuple[HeldBack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Order):
    """Plan to hand a youth over to a service or a colleague. The sender stays responsible."""

    command = "handover plan"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.PERSON)
    to: str = ask(N_("To which service or colleague"))
    why: str = ask(N_("Why now, and what does the youth want"), max_length=500)
    categories: tuple[str, ...] = ask(N_("Kinds of information"), asked.CHOICES, of="category", default=())
    overlap_through: str | None = ask(N_("Overlap through"), asked.FUTURE, default=None)

    def __post_init__(self) -> None:
        """Refuse an empty reason: the receiver and the youth are owed one."""
        if not self.why:
            raise Unacceptable(_("a handover needs its reason"), _("say why with --why"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Plan):
    """See what would go with a handover and what would be held back; nothing is written."""

    command = "handover preview"
    purpose = SHARING

    @classmethod
    def of(cls, plan: Plan) -> "Preview":
        """The preview of ``plan``."""
        return cls(**{each.name: getattr(plan, each.name) for each in fields(plan)})


@dataclass(frozen=True, slots=True, kw_only=True)
class _On:
    """The handover that a step is about, and when it happened; without ``when`` it is now."""

    handover: str = ask(N_("Handover"))
    when: str | None = ask(N_("When"), asked.MOMENT, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told(_On):
    """A step that may name who was spoken with, and how."""

    by: str | None = ask(N_("Who answered"), default=None)
    channel: str | None = ask(N_("How"), asked.CHOICE, of="reached", default=None)
    reason: str | None = ask(N_("Remark"), max_length=500, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered(_On):
    """The receiver's answer: it names who gave it, and how."""

    by: str = ask(N_("Who answered"))
    channel: str = ask(N_("How"), asked.CHOICE, of="reached")

    def __post_init__(self) -> None:
        """Refuse an answer that nobody gave."""
        if not self.by:
            raise Unacceptable(_("an answer needs the name of who gave it"), _("say who with --by"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended(_On):
    """A step that ends the handover from our side: it says why."""

    reason: str = ask(N_("Reason"), max_length=500)
    by: str | None = ask(N_("Who decided"), default=None)
    channel: str | None = ask(N_("How"), asked.CHOICE, of="reached", default=None)

    def __post_init__(self) -> None:
        """Refuse an end without a reason."""
        _needs_reason(self.reason)


class Move(Order):
    """One step of a handover. ``action`` is a word of ``baton.STEPS``."""

    command = "handover step"
    purpose = FOLLOW_UP
    action: ClassVar[str]
    handover: str

    def said(self) -> dict[str, Any]:
        """Who answered, how, why and when, as far as this step tells."""
        told = {name: getattr(self, name, None) for name in ("by", "channel", "reason", "when")}
        return {**told, "reason": told["reason"] or None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(_Told, Move):
    """The handover has been offered to the receiver."""

    command = "handover offer"
    action: ClassVar[str] = "offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(_Answered, Move):
    """The receiver has said yes, and is responsible from now on."""

    command = "handover accept"
    action: ClassVar[str] = "accept"

    reason: str | None = ask(N_("Remark"), max_length=500, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline(_Answered, Move):
    """The receiver has said no; the sender stays responsible."""

    command = "handover decline"
    action: ClassVar[str] = "decline"

    reason: str = ask(N_("Reason"), max_length=500)

    def __post_init__(self) -> None:
        """Refuse a no without its reason: the sender has to plan on from it."""
        _Answered.__post_init__(self)
        _needs_reason(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap(_Told, Move):
    """Old and new follow up together for a while; the old contact can still be reached."""

    command = "handover overlap"
    action: ClassVar[str] = "overlap"

    through: str = ask(N_("Overlap through"), asked.FUTURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(_Told, Move):
    """The youth and the receiver are in contact."""

    command = "handover confirm"
    action: ClassVar[str] = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(_Ended, Move):
    """The handover is done with; the receiver stays responsible."""

    command = "handover close"
    action: ClassVar[str] = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel(_Ended, Move):
    """The handover is called off before anyone has said yes."""

    command = "handover cancel"
    action: ClassVar[str] = "cancel"


@dataclass(frozen=True, slots=True)
class LookAtHandover(Order):
    """Name a handover and its youth before something is done."""

    command = "look"
    purpose = FOLLOW_UP

    handover: str


@dataclass(frozen=True, slots=True)
class ShowHandover(Order):
    """Show one handover with every step it took, and what may go with it today."""

    command = "handover show"
    purpose = FOLLOW_UP

    handover: str


@dataclass(frozen=True, slots=True)
class ListHandovers(Order):
    """List handovers; with ``open`` only those that are not closed, declined or cancelled."""

    command = "handover list"
    purpose = COORDINATION

    open: bool = False


@dataclass(frozen=True, slots=True)
class Previewed:
    """What would go along with a handover, and what would be held back."""

    person: Named
    to: Party
    luggage: Luggage | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A handover after a step (or after it was planned), and who is responsible now."""

    handover: Handover
    responsible: Party
    luggage: Luggage | None


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """One handover, who is responsible now, and what may go along today."""

    handover: Handover
    responsible: Party
    luggage: Luggage | None


@dataclass(frozen=True, slots=True)
class HandoverList:
    """Handovers, the newest first."""

    handovers: tuple[Handover, ...]


def _needs_reason(reason: str) -> None:
    if not reason:
        raise Unacceptable(_("this step needs its reason"), _("say why with --reason"))
