"""Transitions: the changes in a youth's life in which responsibility gets lost, and what must be seen to.

Turning 18, a new school, a release, a new district, the end of aftercare. Each has a day, and a checklist
that begins months before it.
"""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.checklist import Change, Check, as_chosen, needs_no_choice, refuse_unclear
from salto_cli.models.named import Named
from salto_cli.models.order import CONSENT, COORDINATION, FOLLOW_UP, Order

ADULT, SCHOOL, RELEASE, DISTRICT, AFTERCARE = "18", "school", "release", "district", "aftercare"
# Kinds whose day is a birthday, and which (practice 4.2 and 7).
BIRTHDAYS: Final[Mapping[str, int]] = {ADULT: 18, AFTERCARE: 25}


@frozen(kw_only=True)
class StartTransition(Order):
    """Begin the plan for a transition. A birthday needs no day; anything else says which, and from where."""

    command = "transition start"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    kind: str = ask(N_("What changes"), asked.CHOICE, of="transition")
    day: str | None = ask(N_("On which day"), asked.FUTURE, default=None)
    source: str | None = ask(N_("Where the date comes from"), default=None)
    owner: str | None = ask(N_("Who sees to it"), asked.OPERATOR, default=None)

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """What is no birthday has a day of its own, from somewhere."""
        return () if said.get("kind") in BIRTHDAYS else ("day", "source")

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """A birthday follows from the birth date."""
        return ("day", "source") if said.get("kind") in BIRTHDAYS else ()

    def __post_init__(self) -> None:
        """Refuse a day for a birthday, and a transition without one."""
        if (self.kind in BIRTHDAYS) == bool(self.day):
            raise Unacceptable(
                _("a birthday follows from the birth date; anything else has a day"),
                _("give --day for what is no birthday, and only then"),
            )


@frozen(kw_only=True)
class MoveTransition(Order):
    """Say on which day it happens, as of today: a release date is asked for anew every month."""

    command = "transition date"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    day: str = ask(N_("On which day"), asked.FUTURE)
    source: str = ask(N_("Where the date comes from"))
    kind: str | None = ask(N_("What changes"), asked.CHOICE, of="transition", default=None)


@frozen(kw_only=True)
class CheckTransition(Order):
    """Say how one point of a person's transition stands."""

    command = "transition check"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    kind: str | None = ask(N_("What changes"), asked.CHOICE, of="transition", default=None)
    n: int = ask(N_("Which point"), asked.POINT, of="{person} {kind}")
    done: bool = False
    not_needed: bool = False
    again: bool = False
    what: str | None = ask(N_("What becomes of it"), asked.CHOICE, of="point", insist=True, default=None)
    why: str | None = ask(N_("Why"), max_length=500, after="what=not_needed", insist=True, default=None)
    owner: str | None = ask(
        N_("Who sees to it"), asked.OPERATOR, after="what=owner", insist=True, default=None
    )
    due: str | None = ask(N_("Due"), asked.DUE, after="what=due", insist=True, default=None)

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


@frozen(kw_only=True)
class EndTransition(Order):
    """Leave a transition behind: it has happened, or will not."""

    command = "transition end"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    why: str = ask(N_("Why"), max_length=500)
    kind: str | None = ask(N_("What changes"), asked.CHOICE, of="transition", default=None)

    def __post_init__(self) -> None:
        """Refuse an end without a reason: points may be open."""
        if not self.why:
            raise Unacceptable(_("this step needs its reason"), _("say why with --why, as in --why TEXT"))


@frozen
class ShowTransitions(Order):
    """Show a person's transitions, point by point."""

    command = "transition show"
    purpose = FOLLOW_UP

    person: str


@frozen(kw_only=True)
class ListTransitions(Order):
    """List the transitions that come within so many days, begun or not."""

    command = "transition list"
    purpose = COORDINATION

    within: int
    kind: str | None = None


@frozen(kw_only=True)
class RenewConsents(Order):
    """List what guardians have said yes to, and the youth alone must give anew at 18; ``draft`` as forms."""

    command = "transition consents"
    purpose = CONSENT

    person: str
    draft: bool = False


@frozen
class Transition:
    """One transition of one person. ``verified`` is the day the date was last asked for."""

    kind: str
    title: str
    day: str
    source: str = field(repr=False)
    verified: str | None
    begun: str
    ended: str | None
    why: str | None = field(repr=False)
    checks: tuple[Check, ...] = ()


@frozen
class TransitionsShown:
    """A person's transitions that are under way, seen from ``day``."""

    person: Named
    transitions: tuple[Transition, ...]
    day: str


@frozen
class TransitionBegun:
    """A transition has a plan; ``first`` is the first open point."""

    person: Named
    transition: Transition
    day: str


@frozen
class TransitionMoved:
    """A transition has another day, or was asked for anew; ``before`` is the day it had."""

    person: Named
    transition: Transition
    before: str


@frozen
class TransitionEnded:
    """A transition is left behind; ``open`` points were not settled."""

    person: Named
    transition: Transition
    open: int


@frozen
class TransitionChecked:
    """One point of a transition after it was changed."""

    person: Named
    kind: str
    title: str
    check: Check


@frozen
class Coming:
    """One line of the list. ``days`` is how far ahead; ``receiver`` who is to take over, ``accepted`` whether
    they have said yes; ``meeting`` the day of the joint meeting, ``met`` whether it has been.

    ``guardians``: consents of guardians that end. ``due`` points wait, ``first`` is the first of them.
    ``late``: the plan should have begun, and has not.
    """

    person: Named
    kind: str
    day: str
    days: int
    lead: str
    begun: bool
    receiver: str | None
    accepted: bool
    meeting: str | None
    met: bool
    guardians: int
    due: int
    first: str | None
    late: bool
    next: str


@frozen
class TransitionList:
    """The transitions that come, the nearest first; ``through`` is the last day looked at."""

    transitions: tuple[Coming, ...]
    day: str
    through: str


@frozen
class ToRenew:
    """A guardian's yes that ends: the code, who gave it, to whom and what."""

    code: str
    giver: str | None
    service: str
    name: str
    categories: tuple[str, ...]
