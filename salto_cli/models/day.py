"""Stored days and moments (ISO text) as they are shown, and the days between them."""

from calendar import monthrange
from datetime import date, timedelta

from salto_cli.i18n import language

WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "nb": ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
           "november", "desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip


class Year(str):
    """The year of a day that is not told: it is written as the year, and ages are counted from ``whole``."""

    whole: str

    @classmethod
    def of(cls, day: str) -> "Year":
        """The year of an ISO day."""
        made = cls(day[:4])
        made.whole = day
        return made


def spoken(iso: str) -> str:
    """A stored day or moment as it is shown, with its weekday: ``fredag 27.11.2026``; a year as it is."""
    if isinstance(iso, Year):
        return str(iso)
    day = date.fromisoformat(iso[:10])
    clock = f" {iso[11:16]}" if len(iso) > 10 else ""
    return f"{WEEKDAYS[language()][day.weekday()]} {day:%d.%m.%Y}{clock}"


def short(iso: str | None) -> str:
    """A stored day as it is shown in a table: ``27.11.2026``; empty for None, and a year as it is."""
    if isinstance(iso, Year):
        return iso
    return f"{date.fromisoformat(iso[:10]):%d.%m.%Y}" if iso else ""


def age_on(born: str, day: str) -> int:
    """Whole years on ``day``; one born on 29 February turns a year older on 1 March in common years."""
    whole = born.whole if isinstance(born, Year) else born
    birth, on = date.fromisoformat(whole[:10]), date.fromisoformat(day[:10])
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def birthday(born: str, age: int) -> str:
    """The day someone turns ``age``; one born on 29 February has it on 1 March in other years."""
    year = int(born[:4]) + age
    leap = born[5:10] == "02-29" and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return f"{year:04}-{'03-01' if leap else born[5:10]}"


def days_on(day: str, days: int) -> str:
    """The day so many days after ``day``, before it where ``days`` is negative."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(first: str, last: str) -> int:
    """Days from the day of one ISO day or moment to that of another."""
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def months_on(day: date, months: int) -> date:
    """The day so many months after ``day``, or before it; the last of a month where that one is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
