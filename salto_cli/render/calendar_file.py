"""Deadlines as an iCalendar file (RFC 5545), as little of it as it takes.

A calendar is copied to telephones and to whoever runs them. So it holds the codes of person and task, the
day and the clock, and not one word of what it is about.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from salto_cli.models.due import CalendarWritten, Event

ZONE: Final = "Europe/Oslo"
HOUR: Final = timedelta(hours=1)  # how long an appointment is shown to last; nobody has said
# The rule for Norway since 1996: the last Sundays of March and October (RFC 5545 3.6.5 wants it in the file).
_ZONE: Final = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
)
LONGEST: Final = 75  # octets of a line without its end (3.1); nothing here comes near


def calendar_file(result: CalendarWritten) -> bytes:
    """The file, its lines ended as the standard wants. The same deadline keeps its UID, so that it moves in
    the calendar where it was moved here."""
    made = datetime.fromisoformat(result.now).astimezone(UTC)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//salto//deadlines//NO", "CALSCALE:GREGORIAN", *_ZONE]
    for event in result.events:
        lines += _event(event, made)
    lines.append("END:VCALENDAR")
    assert all(line.isascii() and len(line) <= LONGEST for line in lines), "a code, a day or a clock"
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _event(event: Event, made: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.task}@salto.invalid"
    yield f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{event.moved}"
    yield from _when(event)
    yield f"SUMMARY:{event.person} {event.task}"
    yield "CLASS:CONFIDENTIAL"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    """From when to when: an hour where there is a clock, else the whole day (the end is not part of it)."""
    if event.at is None:
        day = date.fromisoformat(event.due)
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
        return
    start = datetime.fromisoformat(f"{event.due}T{event.at}")
    yield f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={ZONE}:{start + HOUR:%Y%m%dT%H%M%S}"
