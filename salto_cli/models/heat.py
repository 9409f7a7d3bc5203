"""When there was contact, as a picture: one youth by weeks and days, or the caseload by weeks."""

from collections.abc import Mapping
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order

FEWEST: Final = 2  # weeks in one picture
MOST: Final = 52


def _refuse(weeks: int | None) -> None:
    """Raise Unacceptable for fewer or more weeks than a picture can show."""
    if weeks is not None and not FEWEST <= weeks <= MOST:
        raise Unacceptable(
            _("a picture shows from {fewest} to {most} weeks").format(fewest=FEWEST, most=MOST),
            _("as in --weeks 12"),
        )


@frozen(kw_only=True)
class ShowStrip(Order):
    """Show one youth's contacts, day by day."""

    command = "picture contact"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    weeks: int | None = ask(N_("Weeks"), asked.NUMBER, default=None)

    def __post_init__(self) -> None:
        """Refuse a number of weeks that no picture can show."""
        _refuse(self.weeks)


@frozen(kw_only=True)
class ShowHeat(Order):
    """Show the caseload's contacts, week by week: the operator's own cases, another's, or ``all``."""

    command = "picture caseload"
    purpose = COORDINATION

    operator: str | None = None
    weeks: int | None = ask(N_("Weeks"), asked.NUMBER, default=None)
    all: bool = False

    def __post_init__(self) -> None:
        """Refuse a number of weeks that no picture can show."""
        _refuse(self.weeks)


@frozen
class Count:
    """How many contacts there were, and how many attempts without an answer."""

    contacts: int = 0
    attempts: int = 0


NONE: Final = Count()


@frozen
class Strip:
    """One youth's contacts from ``first`` (a Monday) through ``day``. ``days`` has those with something.

    ``last`` is the last day of contact, also one before ``first``.
    """

    person: Named
    first: str
    day: str
    weeks: int
    days: Mapping[str, Count]
    last: str | None


@frozen
class Row:
    """One youth of the caseload: the counts of each week, the oldest first."""

    person: Named
    weeks: tuple[Count, ...]
    last: str | None


@frozen
class Heat:
    """The caseload by weeks from ``first`` (a Monday) through ``day``; who was seen longest ago comes first.

    ``of`` is whose cases they are, None for everyone's.
    """

    of: str | None
    first: str
    day: str
    weeks: int
    youths: tuple[Row, ...]
