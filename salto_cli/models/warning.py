"""Warning notes: a danger to or from someone, until a day when it is looked at again.

Every warning has a day for that, and says whether the person knows. Old texts stay: a warning is added to,
never rewritten. No one else is named in one, and there is no list of groups.
"""

from collections.abc import Collection, Mapping
from dataclasses import field

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order
from salto_cli.models.words import word

TO, FROM = "to", "from"
YES, NO, NOT_YET = "yes", "no", "not_yet"
STILL, OVER = "still", "over"


@frozen(kw_only=True)
class AddWarning(Order):
    """Warn of a danger to or from someone, until the day ``review``."""

    command = "warning add"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    danger: str = ask(N_("A danger to them, or from them"), asked.CHOICE, of="danger")
    kind: str = ask(N_("What kind"), asked.CHOICE, of="warning")
    text: str = ask(N_("What a colleague must know"), max_length=500)
    category: str = ask(N_("Category"), asked.CHOICE, of="category")
    source: str = ask(N_("Where it comes from"), asked.CHOICE, of="source")
    review: str = ask(N_("Look at it again on"), asked.DUE)
    told: str = ask(N_("Has the person been told"), asked.CHOICE, of="warning_told", default=NOT_YET)
    how: str | None = ask(
        N_("How they were told"), asked.CHOICE, of="reached", after="told=yes", insist=True, default=None
    )
    reason: str | None = ask(
        N_("Why they are not told"), asked.CHOICE, of="not_told", after="told=no", insist=True, default=None
    )

    def __post_init__(self) -> None:
        """Refuse what does not fit together."""
        refuse_untold(
            self.told,
            self.how,
            self.reason,
            _("as in --told yes --how meeting, or --told no --reason danger"),
        )


@frozen(kw_only=True)
class ReviewWarning(Order):
    """Look at a warning again: it still holds, until another day, or it is over."""

    command = "warning review"
    purpose = FOLLOW_UP

    warning: str = ask(N_("Warning"), asked.CODE, of="warning")
    verdict: str = ask(N_("Does it still hold"), asked.CHOICE, of="warning_review")
    why: str = ask(N_("Why"))
    review: str | None = ask(
        N_("Look at it again on"), asked.DUE, after="verdict=still", insist=True, default=None
    )

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """What still holds is looked at again."""
        return ("review",) if said.get("verdict") == STILL else ()

    def __post_init__(self) -> None:
        """Refuse a warning that would stand for ever, and a day for one that is over."""
        if (self.verdict == STILL) != bool(self.review):
            raise Unacceptable(
                _("a warning that holds has a day to look at it again, one that is over has none"),
                _("as in --still --review +30d, or --over"),
            )


@frozen(kw_only=True)
class TellOfWarning(Order):
    """Say that the person has been told of a warning, or why not."""

    command = "warning told"
    purpose = FOLLOW_UP

    warning: str = ask(N_("Warning"), asked.CODE, of="warning")
    told: str = ask(N_("Has the person been told"), asked.CHOICE, of="warning_answer", default=YES)
    when: str | None = ask(N_("When"), asked.PAST, default=None)
    how: str | None = ask(
        N_("How they were told"), asked.CHOICE, of="reached", after="told=yes", insist=True, default=None
    )
    reason: str | None = ask(
        N_("Why they are not told"), asked.CHOICE, of="not_told", after="told=no", insist=True, default=None
    )

    def __post_init__(self) -> None:
        """Refuse what does not fit together."""
        refuse_untold(self.told, self.how, self.reason, _("as in --how meeting, or --no --reason danger"))


@frozen
class LookAtWarning(Order):
    """Name a warning and its person before something is said of it."""

    command = "look"
    purpose = FOLLOW_UP

    warning: str


@frozen
class ListWarnings(Order):
    """Show the warnings that hold: one person's, one's own cases' or everyone's; ``over``: past ones too."""

    command = "warnings"
    purpose = COORDINATION

    person: str | None = None
    all: bool = False
    over: bool = False


@frozen
class Told:
    """Whether the person knows: ``told`` yes, no or not_yet; ``how`` or ``reason`` as keys of their lists."""

    told: str = NOT_YET
    day: str | None = None
    how: str | None = None
    reason: str | None = None


@frozen
class Review:
    """One time that a warning was looked at again; ``review`` is the next, None where it is over."""

    day: str
    by: str
    verdict: str
    why: str = field(repr=False)
    review: str | None


@frozen
class Caution:
    """One warning as it stands: ``review`` is the day it is looked at again, None where it is over."""

    code: str
    person: Named
    danger: str
    kind: str
    category: str
    text: str = field(repr=False)
    source: str
    since: str
    by: str
    review: str | None
    told: Told
    reviews: tuple[Review, ...] = ()

    @property
    def line(self) -> str:
        """As it is said before someone is met: the danger and its kind first."""
        return f"{self.which}, {word('warning', self.kind).label}: {self.text}"

    @property
    def which(self) -> str:
        """Whether it is a danger to them, or from them."""
        return _("Danger to them") if self.danger == TO else _("Danger from them")


@frozen
class WarningAdded:
    """A warning has been added; ``names`` are the others whom its text names."""

    warning: Caution
    names: tuple[Named, ...] = ()


@frozen
class WarningReviewed:
    """A warning has been looked at again."""

    warning: Caution


@frozen
class WarningTold:
    """The person has been told of a warning, or there is a reason not to."""

    warning: Caution


@frozen
class Warnings:
    """Warnings, the ones to be looked at first on top; ``day`` is the day they are seen from."""

    day: str
    warnings: tuple[Caution, ...]
    person: Named | None = None


def refuse_untold(told: str, how: str | None, reason: str | None, hint: str) -> None:
    """Raise Unacceptable, with ``hint``, where it does not say how the person was told, or why not."""
    if (told == YES) != bool(how) or (told == NO) != bool(reason):
        raise Unacceptable(_("whoever was told was told in some way, and whoever was not has a reason"), hint)
