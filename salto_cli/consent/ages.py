"""Ages and calendar months, counted the way the policy says.

Nothing in Norwegian law says when someone born on 29 February turns a year older in a year without that
day. ``feb28`` chooses 28 February, otherwise it is 1 March (the cautious default).
"""

from calendar import isleap, monthrange
from datetime import date, timedelta
from functools import lru_cache


def born_on_leap_day(birth: date) -> bool:
    """Whether the birthday is missing in most years."""
    return birth.month == 2 and birth.day == 29


def age_on(birth: date, day: date, feb28: bool = False) -> int:
    """Whole years from ``birth`` to ``day``; the birthday itself counts from midnight."""
    years = day.year - birth.year
    if (day.month, day.day) >= (birth.month, birth.day):
        return years
    # (3, 1) is after (2, 29), so 1 March needs no case of its own.
    if feb28 and born_on_leap_day(birth) and (day.month, day.day) == (2, 28) and not isleap(day.year):
        return years
    return years - 1


@lru_cache(maxsize=1024)
def last_day(said: date, months: int) -> date:
    """The last day of a period of whole months that begins on ``said``: the day before the same date
    ``months`` later; where that month is too short, the day before its last day (29 February gives 27
    February, consent rules 2.1)."""
    years, month = divmod(said.month - 1 + months, 12)
    year = said.year + years
    if year > date.max.year:
        return date.max
    day = min(said.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)
