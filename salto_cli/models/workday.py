"""Working days: nobody reads their day on a Sunday, nor on a public holiday."""

from datetime import date, timedelta
from functools import cache
from typing import Final

SATURDAY: Final = 5  # date.weekday()
# Public holidays by month and day (helligdagsfredloven § 2, lov om 1. og 17. mai som høgtidsdagar § 1).
FIXED: Final = frozenset({(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)})
# The others by days from Easter Sunday: from Maundy Thursday to Whit Monday.
MOVING: Final = (-3, -2, 0, 1, 39, 49, 50)


def is_working(day: date) -> bool:
    """Whether people are at work on a day: no Saturday, no Sunday, no public holiday in Norway."""
    moving = day - easter(day.year)
    return not (day.weekday() >= SATURDAY or (day.month, day.day) in FIXED or moving.days in MOVING)


def next_working(day: date) -> date:
    """The first working day after ``day``."""
    day += timedelta(days=1)
    while not is_working(day):
        day += timedelta(days=1)
    return day


def last_working(day: date) -> date:
    """The last working day before ``day``."""
    day -= timedelta(days=1)
    while not is_working(day):
        day -= timedelta(days=1)
    return day


@cache
def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, golden = divmod(year, 100)[0], year % 19
    leaps, moon = century // 4, (century + 8) // 25
    epact = (19 * golden + century - leaps - (century - moon + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
