"""Looking at siblings: who is due and why, and what a look has found.

Practice 5: siblings inherit conflicts and are seen by nobody. A look is at the sibling in their own right,
and never a field in someone else's file.
"""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order

# Why someone is due (practice 5.2). The first four are read out of another's file; the rest are their own.
CASE_OPENED, INCIDENT, CUSTODY, DANGER = "case_opened", "incident", "custody", "danger"
BIRTHDAY, RECHECK, ASKED_FOR = "birthday", "recheck", "asked_for"
OF_ANOTHER: Final = frozenset({CASE_OPENED, INCIDENT, CUSTODY, DANGER})

FINE, WORRY, UNKNOWN, NOT_ASKED = "fine", "worry", "unknown", "not_asked"
OK, WATCH, OFFER_GIVEN, OWN_CASE = "ok", "watch", "offer_given", "own_case"
CONCERN_REPORT, REFUSED = "concern_report", "refused"
YES, NOT_NOW, NO = "yes", "not_now", "no"
GUARDIAN, SUBJECT, NOBODY = "guardian", "subject", "nobody"
SCHOOL_CHANGE, SERIOUS = "school_change", "serious_incident"

AREAS: Final = ("school", "home", "leisure", "safety")
# The kind of information that each answer is (the policy's categories): the basis must cover it.
CATEGORY: Final[Mapping[str, str]] = {
    "school": "school",
    "home": "family",
    "leisure": "leisure",
    "safety": "crime",
}
# Outcomes that say nothing of how the sibling is: the others are a note about a child, and need a case.
WITHOUT_CASE: Final = frozenset({OK, OWN_CASE, REFUSED})


@frozen
class ShowSiblings(Order):
    """Show who is due for a look by ``within`` days ahead: of one's own cases, or of everyone's (``all``)."""

    command = "siblings"
    purpose = COORDINATION

    all: bool = False
    within: int | None = None


@frozen(kw_only=True)
class RecordTrigger(Order):
    """Say that someone should be looked at, and by when. There is no free text: it would be about another."""

    command = "sibling trigger"
    purpose = FOLLOW_UP

    person: str = ask(N_("Sibling"), asked.PERSON)
    why: str = ask(N_("Why"), asked.CHOICE, of="trigger")
    by_day: str | None = ask(N_("Look by"), asked.DUE, default=None)

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """A change of school has a first day, before which someone must have looked (practice 5.2)."""
        return ("by_day",) if said.get("why") == SCHOOL_CHANGE else ()


@frozen(kw_only=True)
class LookAtOwn(Order):
    """See whether a sibling has a case of their own, before anyone answers what could not be kept."""

    command = "look"
    purpose = FOLLOW_UP

    person: str


@frozen(kw_only=True)
class RecordLook(Order):
    """Record a look at a sibling. Answers, wish and offer need a case of their own (docs/decisions/0012)."""

    command = "sibling check"
    purpose = FOLLOW_UP

    person: str = ask(N_("Sibling"), asked.PERSON)
    asked_first: str = ask(N_("Who was asked first"), asked.CHOICE, of="look_asked")
    school: str = ask(
        N_("School: thriving, there every day"), asked.CHOICE, of="sibling_look", default=NOT_ASKED
    )
    home: str = ask(N_("Home: sleep, safe, room, tasks"), asked.CHOICE, of="sibling_look", default=NOT_ASKED)
    leisure: str = ask(N_("Leisure: activity, way there"), asked.CHOICE, of="sibling_look", default=NOT_ASKED)
    safety: str = ask(
        N_("Safety: threats, places, online"), asked.CHOICE, of="sibling_look", default=NOT_ASKED
    )
    wish: str | None = ask(N_("What would help, in their own words"), default=None)
    wish_category: str | None = ask(
        N_("What the wish is about"), asked.CHOICE, of="category", after="wish", insist=True, default=None
    )
    offer: str | None = ask(N_("What was offered"), default=None)
    offer_category: str | None = ask(
        N_("What the offer is about"), asked.CHOICE, of="category", after="offer", insist=True, default=None
    )
    answer: str | None = ask(
        N_("What they said to it"), asked.CHOICE, of="offer_answer", after="offer", insist=True, default=None
    )
    outcome: str = ask(N_("Outcome of the look"), asked.CHOICE, of="look_outcome")
    next: str | None = ask(N_("Next time"), asked.DUE, default=None)
    trusted: str | None = ask(N_("Who they talk to next time"), asked.OPERATOR, default=None)

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """«Not now» is asked again on a day that was agreed."""
        return ("next",) if said.get("answer") == NOT_NOW else ()

    def __post_init__(self) -> None:
        """Refuse what does not fit together."""
        if bool(self.offer) != bool(self.answer) or bool(self.offer) != bool(self.offer_category):
            raise Unacceptable(
                _("an offer has three parts: what, what it is about, and what they said to it"),
                _('as in --offer "samtale med helsesykepleier" --offer-category health --answer not_now'),
            )
        if self.wish and not self.wish_category:
            raise Unacceptable(_("a wish has a category"), _("name it, as in --wish-category leisure"))
        if self.outcome == OFFER_GIVEN and not self.offer:
            raise Unacceptable(
                _("an offer was given, and nothing says which"), _('say it, as in --offer "…"')
            )
        if self.answer == NOT_NOW and not self.next:
            raise Unacceptable(
                _("«not now» needs a day to ask again"),
                _("agree on one, as in --next +35d; the same person asks"),
            )
        if self.outcome == REFUSED and (self.offer or self.wish or self.answers):
            raise Unacceptable(
                _("where guardians said no, nothing else is recorded"), _("leave the answers out")
            )

    @property
    def answers(self) -> dict[str, str]:
        """What was found out, by area; what was not asked is left out."""
        said = {"school": self.school, "home": self.home, "leisure": self.leisure, "safety": self.safety}
        return {area: answer for area, answer in said.items() if answer != NOT_ASKED}

    @property
    def needs_case(self) -> bool:
        """Whether this is more than that someone looked, and when they look again."""
        return bool(self.answers or self.wish or self.offer or self.outcome not in WITHOUT_CASE)

    @property
    def categories(self) -> frozenset[str]:
        """The kinds of information that the answers are; the sibling's own basis must cover them."""
        found = {CATEGORY[area] for area in self.answers}
        found |= {each for each in (self.wish_category, self.offer_category) if each}
        return frozenset(found | ({"child_welfare"} if self.outcome == CONCERN_REPORT else set()))


@frozen
class Speak:
    """A guardian to speak with, and in which language."""

    person: Named
    language: str | None
    interpreter: bool


@frozen
class Due:
    """One who is due for a look by the day ``by``; ``days`` ahead, below 0 past.

    ``why`` and ``older`` are told where the older one's file may be read; ``last`` is the last look.
    """

    person: Named
    by: str
    days: int
    why: str | None
    older: Named | None
    last: str | None
    trusted: str | None
    guardians: tuple[Speak, ...]
    own_case: bool
    next: str


@frozen
class Siblings:
    """Who is due for a look, the most urgent first, seen from ``day``, as far ahead as ``through``."""

    day: str
    through: str
    all: bool
    siblings: tuple[Due, ...]


@frozen
class Looked:
    """One look that was made. Without a case of their own only the day, the outcome and the next day."""

    day: str
    by: str
    outcome: str
    asked: str
    next: str
    trusted: str
    answers: dict[str, str] = field(default_factory=dict, repr=False)
    offer: str | None = field(default=None, repr=False)
    answer: str | None = None


@frozen
class LookRecorded:
    """A look has been recorded. ``own_case``: there is a case, so the answers were kept.

    ``age`` decides who is asked first: the guardians, and the youth from 15.
    """

    person: Named
    look: Looked
    own_case: bool
    age: int
    wish: str | None = field(default=None, repr=False)


@frozen
class TriggerRecorded:
    """Someone will look by ``by``. ``why`` is None where there is no case, and only the day was kept."""

    person: Named
    by: str
    why: str | None


@frozen
class OwnCase:
    """Whether there is a case of their own, and so whether answers could be kept."""

    person: Named
    own_case: bool
