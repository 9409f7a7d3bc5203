"""Days as people say them, and birthdays as the law counts them.

``2026-12-02``, ``02.12.2026``, ``2.12.``, ``i går``, ``yesterday``, ``fredag``, ``+14d``; with a clock time
after it where one is known: ``i går 22:15``. What has happened looks back, what is due looks ahead.
"""

import re
from datetime import date, datetime, timedelta

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _, language

RELATIVE = {
    "i dag": 0, "idag": 0, "today": 0, "nå": 0, "now": 0,
    "i går": -1, "igår": -1, "yesterday": -1,
    "i forgårs": -2, "forgårs": -2,
    "i morgen": 1, "imorgen": 1, "tomorrow": 1,
    "i overmorgen": 2, "overmorgen": 2,
}  # fmt: skip
WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT = {
    **{name[:3].casefold(): n for names in WEEKDAYS.values() for n, name in enumerate(names)},
    **{name.casefold(): n for names in WEEKDAYS.values() for n, name in enumerate(names)},
}
UNITS = {
    "d": 1,
    "dag": 1,
    "dager": 1,
    "day": 1,
    "days": 1,
    "u": 7,
    "uke": 7,
    "uker": 7,
    "w": 7,
    "week": 7,
    "weeks": 7,
}
NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(\d{2}|\d{4})?")
OFFSET = re.compile(r"([+-])\s*(\d{1,4})\s*(\w+)")
CLOCK = re.compile(r"(?:^|[\sT]+)(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})$")


def read_day(text: str, today: date, *, ahead: bool) -> date:
    """The day that ``text`` names. ``ahead`` looks forward for a weekday or a date without a year.

    Raises Unacceptable, naming a valid example, where it names none.
    """
    said = " ".join(text.casefold().split())
    found = _relative(said, today) or _weekday(said, today, ahead) or _numeric(said, today, ahead)
    if found is None:
        raise _no_such_day()
    return found


def read_moment(text: str, now: datetime) -> str:
    """A past moment as ISO text: with the clock time where one is given, else the day alone.

    Raises Unacceptable for a moment that has not been yet.
    """
    clock = CLOCK.search(text)
    if clock and ":" in clock.group(0) or (clock and "." in clock.group(0) and clock.start()):
        hour, minute = int(clock.group(1)), int(clock.group(2))
        if hour > 23 or minute > 59:
            raise Unacceptable(_("there is no such time of day"), _("write it as in 22:15"))
        day = read_day(text[: clock.start()].strip() or "i dag", now.date(), ahead=False)
        moment = f"{day.isoformat()}T{hour:02}:{minute:02}"
        _refuse_future(moment > now.strftime("%Y-%m-%dT%H:%M"))
        return moment
    day = read_day(text, now.date(), ahead=False)
    _refuse_future(day > now.date())
    return day.isoformat()


def spoken(iso: str) -> str:
    """A stored day or moment as it is shown, with its weekday: ``fredag 27.11.2026``."""
    day = date.fromisoformat(iso[:10])
    clock = f" {iso[11:16]}" if len(iso) > 10 else ""
    return f"{WEEKDAYS[language()][day.weekday()]} {day:%d.%m.%Y}{clock}"


def short(iso: str | None) -> str:
    """A stored day as it is shown in a table: ``27.11.2026``; empty for None."""
    return f"{date.fromisoformat(iso[:10]):%d.%m.%Y}" if iso else ""


def age_on(born: str, day: str) -> int:
    """Whole years on ``day``; one born on 29 February turns a year older on 1 March in common years."""
    birth, on = date.fromisoformat(born[:10]), date.fromisoformat(day[:10])
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _relative(said: str, today: date) -> date | None:
    if said in RELATIVE:
        return today + timedelta(days=RELATIVE[said])
    offset = OFFSET.fullmatch(said)
    if offset and offset.group(3) in UNITS:
        days = int(offset.group(2)) * UNITS[offset.group(3)]
        return today + timedelta(days=days if offset.group(1) == "+" else -days)
    return None


def _weekday(said: str, today: date, ahead: bool) -> date | None:
    if said not in SHORT:
        return None
    apart = (SHORT[said] - today.weekday()) % 7
    if ahead:
        return today + timedelta(days=apart or 7)
    return today - timedelta(days=(7 - apart) if apart else 7)


def _numeric(said: str, today: date, ahead: bool) -> date | None:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
            return date.fromisoformat(said)
        found = NUMERIC.fullmatch(said)
        if found is None:
            return None
        day, month, year = int(found.group(1)), int(found.group(2)), found.group(3)
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this = date(today.year, month, day)
        if ahead and this < today:
            return date(today.year + 1, month, day)
        return date(today.year - 1, month, day) if not ahead and this > today else this
    except ValueError:
        return None


def _no_such_day() -> Unacceptable:
    return Unacceptable(
        _("that is not a day in the calendar"),
        _("write it as in 2026-12-02, 02.12.2026, i går, fredag or +14d"),
    )


def _refuse_future(future: bool) -> None:
    if future:
        raise Unacceptable(_("that has not happened yet"), _("give a day that has been, as in i går"))
