"""Days as people say them.

``2026-12-02``, ``02.12.2026``, ``2.12.``, ``2. desember``, ``021226``, ``i går``, ``forrige fredag``,
``uke 7``, ``fredag uke 7``, ``fredag 4.12.``, ``om 3 dager``, ``+14d``, ``ut måneden``, and the same in
English; with a clock time after it where one is known: ``i går 22:15``.

What has happened looks back, what is due looks ahead.
"""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.clock_said import MONTH, WEEKDAY, apart, refuse_clock
from salto_cli.models.date_written import as_written, plainly
from salto_cli.models.day import months_on, spoken
from salto_cli.models.part_of_day import (
    TODAYS,
    in_the_night,
    looking_back,
    refuse_night,
    without_part,
)

RELATIVE = {
    "i dag": 0, "idag": 0, "i kveld": 0, "today": 0, "tonight": 0, "nå": 0, "now": 0,
    "i går": -1, "igår": -1, "i går kveld": -1, "yesterday": -1, "last night": -1,
    "i forgårs": -2, "forgårs": -2, "the day before yesterday": -2,
    "i morgen": 1, "imorgen": 1, "tomorrow": 1,
    "i overmorgen": 2, "overmorgen": 2, "the day after tomorrow": 2,
}  # fmt: skip

DAYS_IN = dict.fromkeys(("d", "dag", "dager", "day", "days"), 1) | dict.fromkeys(
    ("u", "uke", "uka", "uker", "w", "week", "weeks"), 7
)
MONTH_UNITS = {"m", "mnd", "md", "måned", "måneder", "month", "months"}
COUNTED = {
    "en": 1,
    "ei": 1,
    "et": 1,
    "én": 1,
    "a": 1,
    "an": 1,
    "one": 1,
    "to": 2,
    "two": 2,
    "tre": 3,
    "three": 3,
}

OFFSET = re.compile(r"([+-])\s*([0-9]{1,4})\s*([^\W\d]+)")
COMING = re.compile(r"(?:om|in) (\w+) ([^\W\d]+)")
GONE = re.compile(r"(?:for )?(\w+) ([^\W\d]+) (?:siden|ago)")
WEEK = re.compile(r"(?:i |in )?(?:uke|week) ([0-9]{1,2})")
IN_WEEK = re.compile(r"([^\W\d]+)\.?,? (?:i |in )?((?:uke|week) [0-9]{1,2})")
WEEK_FIRST = re.compile(r"((?:uke|week) [0-9]{1,2}),? ([^\W\d]+)\.?")
MONTH_END: Final = frozenset(
    {
        *("ut måneden", "ut denne måneden", "slutten av måneden", "månedsslutt", "månedens slutt"),
        *("end of month", "end of the month", "the end of the month", "month end"),
    }
)


def read_day(text: str, today: date, *, ahead: bool) -> date:
    """The day that ``text`` names. ``ahead`` looks forward for a weekday, a week or a date without a year.

    A weekday may stand before the date, as in ``fredag 4.12.``, where it is the date's own.
    Raises Unacceptable, naming a valid example, where it names none, and for a time of day after it.
    """
    said = plainly(text)
    try:
        found = _named(said, today, ahead)
    except (ValueError, OverflowError):  # a day that the calendar does not have
        found = None
    if found is None or not 1900 <= found.year < 2200:
        refuse_clock(said)
        refuse_night(said, with_clock=False)
        raise Unacceptable(_("that is not a day in the calendar"), _hint(said, today, ahead))
    return found


def read_due(text: str, today: date) -> date:
    """The day by which something is to be done. Raises Unacceptable for one that has been already."""
    due = read_day(text, today, ahead=True)
    if due < today:
        raise Unacceptable(
            _("the day it is due has been already"), _("give a day to come, as in friday or +14d")
        )
    return due


def read_past(text: str, today: date) -> date:
    """The day that ``text`` names, looking back. Raises Unacceptable for a day that has not been yet."""
    found = read_day(text, today, ahead=False)
    _refuse_future(found > today)
    return found


def read_moment(text: str, now: datetime) -> str:
    """A past moment as ISO text: with the clock time where one is given, else the day alone.

    Raises Unacceptable for a moment that has not been yet.
    """
    day, clock = apart(text.strip())
    if clock is None:
        refuse_night(day, with_clock=True)
        return read_past(looking_back(day, now), now.date()).isoformat()
    hour, minute = _on_the_clock(clock)
    if night := in_the_night(day, clock, now):
        return night
    refuse_night(day, with_clock=True)
    moment = f"{read_day(day or 'i dag', now.date(), ahead=False).isoformat()}T{hour:02}:{minute:02}"
    as_in = _("say which day, as in yesterday {clock}").format(clock=moment[11:]) if not day else ""
    _refuse_future(moment > now.strftime("%Y-%m-%dT%H:%M"), as_in)
    return moment


def read_when(text: str, today: date) -> str:
    """Any moment as ISO text, past or to come: with the clock time where one is given, else the day alone.

    Raises Unacceptable where it is none.
    """
    day, clock = apart(text.strip())
    refuse_night(day, with_clock=True)
    found = read_day(day or "i dag", today, ahead=True).isoformat()
    if clock is None:
        return found
    hour, minute = _on_the_clock(clock)
    return f"{found}T{hour:02}:{minute:02}"


def read_within(text: str, today: date) -> str:
    """The last day of a span that begins today: ``30d``, ``4 uker``, or a number of days; ISO text.

    Raises Unacceptable where it is none.
    """
    span = text.strip().lstrip("+")
    try:
        return read_day(f"+{span}d" if span.isdecimal() else f"+{span}", today, ahead=True).isoformat()
    except Unacceptable:
        raise Unacceptable(_("that is not a number of days"), _("write it as in 14d or 2u")) from None


def _on_the_clock(clock: tuple[int, int]) -> tuple[int, int]:
    """Hour and minute. Raises Unacceptable where no clock shows them."""
    if clock[0] > 23 or clock[1] > 59:
        raise Unacceptable(_("there is no such time of day"), _("write it as in 22:15"))
    return clock


def _hint(said: str, today: date, ahead: bool) -> str:
    """The day that ``said`` is meant as where its last word is mistyped, and how such a day is written."""
    from salto_cli.models.near import after_near, did_you_mean, near  # a day is nearly always well spelled

    example = (
        _("write it as in 2026-12-02, 02.12.2026, friday or +14d")
        if ahead
        else _("write it as in 2026-11-02, 02.11.2026, yesterday or friday")
    )
    before, gap, last = said.rpartition(" ")
    known = [word for word in (*WEEKDAY, *RELATIVE, *MONTH, *DAYS_IN, *MONTH_UNITS) if len(word) > 3]
    for meant in (*near(said, known), *(f"{before}{gap}{word}" for word in near(last, known))):
        try:
            if _named(meant, today, ahead):
                return after_near(did_you_mean([meant]), example)
        except (ValueError, OverflowError, Unacceptable):
            continue
    return example


def _named(said: str, today: date, ahead: bool) -> date | None:
    """The day that ``said`` names, if any. Raises ValueError or OverflowError for one that never comes."""
    return (
        _relative(said, today)
        or _counted(said, today)
        or _weekday(said, today, ahead)
        or _week(said, today, ahead)
        or _month_end(said, today)
        or _dated(said, today, ahead)
        or _dated_on(said, today, ahead)
        or (_named(day, today, ahead) if (day := without_part(said)) != said else None)
    )


def _relative(said: str, today: date) -> date | None:
    days = 0 if said in TODAYS else RELATIVE.get(said)
    return None if days is None else today + timedelta(days=days)


def _counted(said: str, today: date) -> date | None:
    """So many days, weeks or months from today, in either direction."""
    offset, coming, gone = OFFSET.fullmatch(said), COMING.fullmatch(said), GONE.fullmatch(said)
    if offset:
        return _moved(today, int(offset.group(1) + offset.group(2)), offset.group(3))
    found = coming or gone
    if found is None:
        return None
    count = COUNTED.get(found.group(1)) or (int(found.group(1)) if found.group(1).isdecimal() else 0)
    return _moved(today, count if coming else -count, found.group(2)) if 0 < count < 10_000 else None


def _moved(today: date, count: int, unit: str) -> date | None:
    if unit in DAYS_IN:
        return today + timedelta(days=count * DAYS_IN[unit])
    return months_on(today, count) if unit in MONTH_UNITS else None


def _weekday(said: str, today: date, ahead: bool) -> date | None:
    """The nearest one in the direction asked; ``neste`` is the one in the week after this."""
    which, _gap, name = said.rpartition(" ")
    if name not in WEEKDAY or which not in {"", "forrige", "sist", "last", "neste", "next", "kommende"}:
        return None
    apart = (WEEKDAY[name] - today.weekday()) % 7
    if which in {"neste", "next"}:
        return today + timedelta(days=7 - today.weekday() + WEEKDAY[name])
    if which == "kommende" or (ahead and not which):
        return today + timedelta(days=apart or 7)
    return today - timedelta(days=(7 - apart) if apart else 7)


def _week(said: str, today: date, ahead: bool) -> date | None:
    """A day of a numbered week: its Monday where none is named."""
    name, week = _of_week(said)
    found = WEEK.fullmatch(week)
    if found is None or (name and name not in WEEKDAY):
        return None
    year, number, weekday = today.isocalendar().year, int(found.group(1)), WEEKDAY.get(name, 0) + 1
    this = date.fromisocalendar(year, number, weekday)
    if ahead and (this if name else date.fromisocalendar(year, number, 7)) < today:
        return date.fromisocalendar(year + 1, number, weekday)
    return date.fromisocalendar(year - 1, number, weekday) if not ahead and this > today else this


def _of_week(said: str) -> tuple[str, str]:
    """The weekday that is named beside a week, before or after it, and the week; no weekday is ""."""
    if before := IN_WEEK.fullmatch(said):
        return before.group(1), before.group(2)
    after = WEEK_FIRST.fullmatch(said)
    return (after.group(2), after.group(1)) if after else ("", said)


def _month_end(said: str, today: date) -> date | None:
    """The last day of the month that it is."""
    return today.replace(day=monthrange(today.year, today.month)[1]) if said in MONTH_END else None


def _dated(said: str, today: date, ahead: bool) -> date | None:
    """A written date; without a year, the nearest in the direction asked. Raises ValueError."""
    written = as_written(said)
    if written is None:
        return None
    day, month, year = written
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = date(today.year, month, day)
    if ahead and this < today:
        return date(today.year + 1, month, day)
    return date(today.year - 1, month, day) if not ahead and this > today else this


def _dated_on(said: str, today: date, ahead: bool) -> date | None:
    """A written date with its weekday before it. Raises ValueError, and Unacceptable for another weekday."""
    name, _gap, rest = said.partition(" ")
    name = name.rstrip(",.")
    found = _dated(rest.removeprefix("den "), today, ahead) if name in WEEKDAY else None
    if found is not None and found.weekday() != WEEKDAY[name]:
        raise Unacceptable(
            _("the weekday and the date are not the same day"),
            _("that date is {day}: write the one you mean").format(day=spoken(found.isoformat())),
        )
    return found


def _refuse_future(future: bool, hint: str = "") -> None:
    if future:
        raise Unacceptable(
            _("that has not happened yet"), hint or _("give a day that has been, as in yesterday")
        )
