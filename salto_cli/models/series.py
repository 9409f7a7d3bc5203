"""The days of a series: every week, every two weeks, every month, through a day or so many times."""

import re
from datetime import date, timedelta
from typing import Final

from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models.day import months_on
from salto_cli.models.day_said import DAYS_IN, MONTH_UNITS

MOST: Final = 60  # tasks in one series: a year of weeks, with some to spare
SPAN: Final = re.compile(r"([0-9]{0,3})\s*([^\W\d]+)")


def days(first: str, every: str, through: str | None, times: int | None) -> tuple[str, ...]:
    """The ISO days of a series that begins on ``first``; ``times`` counts the first as well.

    Raises Usage where nothing or both say when it ends, Unacceptable for a span that is none, a series of
    one, or one that is too long.
    """
    if (through is None) == (times is None):
        raise Usage(
            _("a series ends on a day or after so many times"),
            _("give --through DATE or --times N, one of them"),
        )
    count, months = _span(every)
    start = date.fromisoformat(first)
    found: list[str] = []
    for n in range(MOST + 1):
        day = months_on(start, n * count) if months else start + timedelta(days=n * count)
        if (through is not None and day.isoformat() > through) or (times is not None and n >= times):
            break
        found.append(day.isoformat())
    if not 1 < len(found) <= MOST:
        raise Unacceptable(
            _("a series has 2 to {most} days").format(most=MOST),
            _("as in --every week --times 8, or --every 14d --through 30.06.2027"),
        )
    return tuple(found)


def _span(said: str) -> tuple[int, bool]:
    """How many days, or months (then True), lie between two of a series."""
    found = SPAN.fullmatch(said.strip().casefold())
    unit = found.group(2) if found else ""
    count = int(found.group(1) or 1) if found else 0
    if not count or (unit not in DAYS_IN and unit not in MONTH_UNITS):
        raise Unacceptable(
            _("that is not a span of days, weeks or months"), _("write it as in --every week, 14d or month")
        )
    return (count, True) if unit in MONTH_UNITS else (count * DAYS_IN[unit], False)
