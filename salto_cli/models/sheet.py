"""Sheets of paper: which are out, what came back, what is lost."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, SHARING, Order

# What has become of a sheet.
COMING, OUT, OVERDUE = "coming", "out", "overdue"
RETURNED, SHREDDED, LOST, UNUSED = "returned", "shredded", "lost", "unused"
STATES: Final = (OVERDUE, OUT, COMING, LOST, RETURNED, SHREDDED, UNUSED)


@frozen(kw_only=True)
class ListSheets(Order):
    """List the sheets that are out; of one service, of one meeting, or ``all``: also what came back."""

    command = "sheets list"
    purpose = COORDINATION

    service: str | None = ask(N_("Service"), asked.SERVICE, default=None)
    date: str | None = ask(N_("Day of the meeting"), asked.FUTURE, unseen=True, default=None)
    all: bool = False


@frozen(kw_only=True)
class _These:
    """Some sheets: by their numbers, or all that are out with one service or of one meeting."""

    sheets: tuple[str, ...] = ask(N_("Numbers on the sheets (A-…)"), asked.LINES, of="sheet", default=())
    service: str | None = ask(N_("Service"), asked.SERVICE, default=None)
    date: str | None = ask(N_("Day of the meeting"), asked.FUTURE, unseen=True, default=None)

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> tuple[str, ...]:
        """The numbers, where nothing else says which sheets are meant."""
        return () if said.get("service") or said.get("date") else ("sheets",)

    def __post_init__(self) -> None:
        """Refuse nothing at all, and two ways of naming them at once."""
        if not self.sheets and not self.service and not self.date:
            raise Unacceptable(_("no sheet is named"), _("give the numbers on them, or --service and --date"))
        if self.sheets and (self.service or self.date):
            raise Unacceptable(
                _("sheets are named by number, or by service and meeting, not both"),
                _("leave one of them out"),
            )


@frozen(kw_only=True)
class ReturnSheets(_These, Order):
    """Note that sheets have come back, ``on`` a day; ``shredded``: and are shredded."""

    command = "sheets returned"
    purpose = SHARING

    date: str | None = ask(N_("Day of the meeting"), asked.PAST, unseen=True, default=None)
    on: str | None = ask(N_("The day they came back"), asked.PAST, unseen=True, default=None)
    shredded: bool = False


@frozen(kw_only=True)
class KeepSheets(_These, Order):
    """Note that sheets were made and never handed out."""

    command = "sheets unused"
    purpose = SHARING


@frozen(kw_only=True)
class LoseSheet(Order):
    """Note that a sheet cannot be found, and why."""

    command = "sheets lost"
    purpose = SHARING

    sheet: str = ask(N_("Number on the sheet (A-…)"), asked.CODE, of="sheet")
    why: str = ask(N_("What is known of where it went (name nobody)"))


@frozen
class OutSheet:
    """One sheet: its number, whom it is about, who has it (``service``, called ``name``), for which meeting.

    ``returned``, ``shredded`` and ``lost`` are days. ``handed_out`` is false for one that was made and
    never left.
    """

    sheet: str
    person: Named
    service: str
    name: str
    day: str
    returned: str | None
    shredded: str | None
    lost: str | None
    why: str | None = field(repr=False)
    handed_out: bool = True

    def state(self, today: str, last: str) -> str:
        """What has become of it; ``last`` is the last meeting day whose sheets should be back today."""
        if not self.handed_out:
            return UNUSED
        if self.returned:
            return SHREDDED if self.shredded else RETURNED
        if self.lost:
            return LOST
        return COMING if self.day > today else OVERDUE if self.day <= last else OUT


@frozen
class SheetStands:
    """One sheet, and what has become of it (STATES); ``days`` since the meeting, below 0 before it."""

    sheet: OutSheet
    state: str
    days: int


@frozen
class SheetsListed:
    """The sheets asked for, by meeting and service. ``within``: days after the meeting to be back."""

    day: str
    within: int
    sheets: tuple[SheetStands, ...]
    all: bool = False


@frozen
class SheetsNoted:
    """The sheets about which something was written down; ``left`` are still out, also with others.

    ``known`` are the numbers of those about which it was known already. ``next`` is what to type now.
    """

    what: str
    day: str
    sheets: tuple[OutSheet, ...]
    left: int
    known: tuple[str, ...] = ()
    next: str | None = None
