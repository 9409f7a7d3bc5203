"""Counts: how many cases there are and how much is done, and nobody's file."""

from typing import Final

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models.order import COORDINATION, Order

FEWEST: Final = 5  # a count from 1 to 4 may be someone who can be recognised
DAYS: Final = 30
BANDS: Final = ((12, 15), (16, 17), (18, 24))
OTHER_AGE: Final = "other"
FEW, HIDDEN = "<5", "hidden"


@frozen
class CountCases(Order):
    """Count open cases, contacts and attempts."""

    command = "count"
    purpose = COORDINATION


@frozen
class Cell:
    """One count. ``count`` is None where it is from 1 to 4 (``why`` is ``<5``), or where it is kept back so
    that such a one cannot be worked out from the sum (``why`` is ``hidden``)."""

    key: str | None
    count: int | None
    why: str | None = None


@frozen
class Breakdown:
    """Counts that make up the total. ``cells`` is empty where none can be shown without giving a few away."""

    by: str
    cells: tuple[Cell, ...]
    withheld: bool = False


@frozen
class Counts:
    """Open cases on ``day``, and contacts and attempts since ``since``, both days included."""

    day: str
    since: str
    cases: Cell
    breakdowns: tuple[Breakdown, ...]
    contacts: Cell
    attempts: Cell


TITLES: Final = {"district": N_("District"), "age": N_("Age"), "lead": N_("Lead")}
