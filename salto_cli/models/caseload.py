"""The caseload: everyone with an open case, one line each, for going through them."""

import re
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models.order import COORDINATION, Order
from salto_cli.models.words import Word

LIMIT: Final = 200
MOST: Final = 10_000  # persons in one list: more than any coordinator has

PROTECTED, HANDOVER, OVERDUE, NO_CONTACT = "protected_address", "open_handover", "overdue_task", "no_contact"
CHANGE = "transition"  # a plan for turning 18, a release or another change is under way
SORTS: Final = (
    Word("name", "navn", "name"),
    Word("contact", "kontakt", "contact"),
    Word("due", "frist", "due"),
    Word("code", "kode", "code"),
)
SPAN = re.compile(r"(\d{1,4})\s*([a-zæøå]*)")
DAYS = {"": 1, "d": 1, "dag": 1, "dager": 1, "day": 1, "days": 1}
DAYS |= dict.fromkeys(("u", "uke", "uker", "w", "week", "weeks"), 7)
AGES = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


@frozen(kw_only=True)
class ShowCaseload(Order):
    """Show everyone with an open case who fits. ``ages`` is (from, through); spans are days."""

    command = "caseload"
    purpose = COORDINATION

    lead: str | None = None
    ages: tuple[int, int] | None = None
    no_contact_for: int | None = None
    consent_expiring: int | None = None
    district: str | None = None
    sort: str = "name"
    limit: int = LIMIT

    @property
    def narrowed(self) -> bool:
        """Whether only those are wanted who fit something."""
        asked = (self.lead, self.ages, self.no_contact_for, self.consent_expiring, self.district)
        return any(each is not None for each in asked)


@frozen
class NextStep:
    """The open task that comes first."""

    code: str
    text: str = field(repr=False)
    due: str | None
    owner: str

    @property
    def says(self) -> str:
        """What is to be done, in the language of the screen where the program itself wrote it."""
        from salto_cli.models.own_text import told  # a script has it as it stands in the store

        return told(self.text)


@frozen
class Said:
    """What the newest statements say, as numbers of services: statements, not judged answers.

    ``yes``: everything stands. ``partly``: some of it stands. ``no``: refused or withdrawn. ``expired``:
    it ran out. ``until`` is the last day of the first yes that runs out.
    """

    yes: int = 0
    partly: int = 0
    no: int = 0
    expired: int = 0
    until: str | None = None

    @property
    def nothing(self) -> bool:
        """Whether nobody has said anything."""
        return not (self.yes or self.partly or self.no or self.expired)


@frozen
class Line:
    """One person in the caseload, on the day it is shown."""

    code: str
    name: str
    born: str
    age: int
    lead: str
    district: str | None
    opened: str
    last_contact: str | None
    days_since: int | None
    next: NextStep | None
    said: Said
    flags: tuple[str, ...]


@frozen
class Caseload:
    """The lines that fit and are shown, and how many fit in all (``total``).

    A consent that runs out within ``soon`` days is worth a word. ``own``: it tells only of the cases of
    whoever looks, who begins none. ``narrowed``: only those were asked for who fit something.
    """

    persons: tuple[Line, ...]
    total: int
    day: str
    soon: int
    own: bool = False
    narrowed: bool = field(default=False, metadata={"json": False})


def read_days(text: str | None) -> int | None:
    """A number of days: ``14d``, ``2u``, ``14 dager``, ``14``. Raises Unacceptable for anything else."""
    if text is None:
        return None
    found = SPAN.fullmatch(text.strip().casefold())
    if not found or found.group(2) not in DAYS:
        raise Unacceptable(_("that is not a number of days"), _("write it as in 14d or 2u"))
    return int(found.group(1)) * DAYS[found.group(2)]


def read_ages(text: str | None) -> tuple[int, int] | None:
    """Ages from and through: ``12-15`` or ``16``. Raises Unacceptable for anything else."""
    if text is None:
        return None
    found = AGES.fullmatch(text.strip())
    first = int(found.group(1)) if found else 0
    last = int(found.group(2) or first) if found else -1
    if last < first:
        raise Unacceptable(_("that is not an age or a span of ages"), _("write it as in 16 or 12-15"))
    return first, last


def read_limit(text: str | None) -> int:
    """How many lines to show at most. Raises Unacceptable for what is no such number."""
    if text is None:
        return LIMIT
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST):
        raise Unacceptable(_("the limit is a whole number from 1 up"), _("write it as in --limit 50"))
    return int(text)


def read_sort(text: str | None) -> str:
    """What to sort by. Raises Unacceptable for a word that is not in the list."""
    if text is None:
        return SORTS[0].key
    found = next((each for each in SORTS if each.is_written(text)), None)
    if found is None:
        from salto_cli.models.near import instead  # the list is opened every morning

        raise Unacceptable(_("the list cannot be sorted by that"), instead(text, SORTS))
    return found.key


FLAGS: Final = {
    PROTECTED: N_("protected address"),
    HANDOVER: N_("open handover"),
    CHANGE: N_("a change is prepared"),
    OVERDUE: N_("task overdue"),
    NO_CONTACT: N_("no contact"),
}
