"""Kin: one stored edge between two persons, sibling or guardian; both directions are derived from it."""

from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.person import Named

SIBLING: Final = "sibling"
GUARDIAN: Final = "guardian"
NOT_SIBLINGS: Final = "none"  # the answer of two who are not siblings: kept, so that nobody asks again


def two_different(one: str, other: str) -> None:
    """Raise Unacceptable where both codes are the same person's."""
    if one == other:
        raise Unacceptable(_("nobody can be linked to themselves"), _("give the codes of two persons"))


@frozen
class Edge:
    """One tie as it stands. ``child`` and ``other`` are codes; for siblings either may stand first.

    ``responsibility`` (parental, yes, no or unknown) and what follows are a guardian's; ``authority_for``
    is the guardian who has given this one a written authority. Both days are included.
    """

    kind: str
    child: str
    other: str
    sort: str
    responsibility: str | None = None
    from_: str | None = None
    through: str | None = None
    harm: bool = False
    harm_reason: str | None = None
    authority_for: str | None = None
    authority_ref: str | None = None

    def holds_on(self, day: str) -> bool:
        """Whether the tie is in force on ``day``."""
        return (self.from_ or day) <= day <= (self.through or day)

    def beyond(self, code: str) -> str:
        """The code at the other end from ``code``."""
        return self.other if code == self.child else self.child


@frozen
class Unanswered:
    """Two with the same guardian of whom nobody has said whether they are siblings; ``next`` answers it."""

    first: Named
    second: Named
    next: str


@frozen(kw_only=True)
class LinkSiblings(Order):
    """Say how two persons are siblings, or that they are not."""

    command = "link-sibling"
    purpose = FOLLOW_UP

    first: str = ask(N_("One of the two"), asked.PERSON)
    second: str = ask(N_("The other"), asked.PERSON, apart="first")
    sort: str = ask(N_("What they are to each other"), asked.CHOICE, of="siblinghood")

    def __post_init__(self) -> None:
        """Refuse a tie to oneself."""
        two_different(self.first, self.second)


@frozen(kw_only=True)
class LinkGuardian(Order):
    """Record a guardian of a child, with what decides who may consent for it (barnelova §§ 30–39)."""

    command = "link-guardian"
    purpose = FOLLOW_UP

    child: str = ask(N_("The child"), asked.PERSON)
    guardian: str = ask(N_("The guardian"), asked.PERSON, apart="child")
    sort: str = ask(N_("What the guardian is to the child"), asked.CHOICE, of="guardian")
    responsibility: str = ask(
        N_("Parental responsibility"), asked.CHOICE, of="responsibility", always=True, default="unknown"
    )
    from_: str | None = ask(N_("From which day"), asked.PAST, default=None)
    through: str | None = ask(N_("Through which day"), asked.FUTURE, default=None)
    harm: bool = ask(N_("A danger to the child"), asked.YES_NO, always=True, default=False)
    harm_reason: str | None = ask(N_("Why a danger, in one line"), always=True, after="harm", default=None)
    authority_for: str | None = ask(N_("Has a written authority from"), asked.PERSON, default=None)
    authority_ref: str | None = ask(N_("Where the authority is kept"), default=None)
    roster_checked: str | None = ask(
        N_("Parental responsibility checked on"), asked.PAST, always=True, default=None
    )
    roster_source: str | None = ask(
        N_("Checked in which register"), always=True, after="roster_checked", default=None
    )
    change: bool = ask(N_("Instead of what was recorded about the two"), asked.YES_NO, default=False)

    def __post_init__(self) -> None:
        """Refuse what does not fit together, before anything is opened."""
        two_different(self.child, self.guardian)
        if self.from_ and self.through and self.through < self.from_:
            raise Unacceptable(_("the last day is before the first"), _("look at --from and --through"))
        if self.harm_reason and not self.harm:
            raise Unacceptable(
                _("a reason is given, but no danger"), _("add --harm, or leave the reason out")
            )
        if bool(self.authority_for) != bool(self.authority_ref):
            raise Unacceptable(
                _("a written authority needs both whose it is and where it is kept"),
                _("give --authority-for P-… and --authority-ref REFERENCE"),
            )
        if self.authority_for in {self.child, self.guardian}:
            raise Unacceptable(
                _("a written authority comes from the other guardian"), _("look at --authority-for")
            )
        if bool(self.roster_checked) != bool(self.roster_source):
            raise Unacceptable(
                _("a check of parental responsibility needs both the day and the register"),
                _("as in --roster-checked today --roster-source Folkeregisteret"),
            )


@frozen(kw_only=True)
class Unlink(Order):
    """End one tie between two persons. It is kept as ended, not deleted."""

    command = "unlink"
    purpose = FOLLOW_UP

    first: str = ask(N_("One of the two"), asked.PERSON)
    second: str = ask(N_("The other"), asked.PERSON)
    kind: str | None = ask(N_("Which tie"), asked.CHOICE, of="kin", default=None)

    def __post_init__(self) -> None:
        """Refuse a tie to oneself."""
        two_different(self.first, self.second)


@frozen
class SiblingsLinked:
    """It has been recorded what two persons are to each other."""

    first: Named
    second: Named
    sort: str


@frozen
class GuardianLinked:
    """A guardian has been recorded. ``unanswered`` are pairs of the guardian's children to ask about."""

    child: Named
    guardian: Named
    edge: Edge
    roster_checked: str | None
    unanswered: tuple[Unanswered, ...]


@frozen
class Unlinked:
    """One tie has been ended. ``without_standing`` are those nothing more may be kept about.

    ``check_again`` is the child whose parental responsibility must now be checked anew, if any.
    """

    first: Named
    second: Named
    kind: str
    sort: str
    without_standing: tuple[Named, ...]
    check_again: Named | None = None
