"""A part of the day in what people say: ``i kveld``, ``i morges``, ``fredag ettermiddag``, ``i natt``.

It names the day and is no time of day: what is kept is the day alone, and whoever wrote it is told. A night
lies in two days: without a time of day it names neither.
"""

import re
from datetime import datetime, timedelta
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.clock_said import WEEKDAY
from salto_cli.models.date_written import plainly

NOON: Final = 12
NIGHT_ENDS: Final = 4  # o'clock: until then the evening that someone speaks of is the one that was

# The parts of today, with the hour at which each begins: before it, it has not happened yet.
TODAYS: Final = {
    "i morges": NIGHT_ENDS, "imorges": NIGHT_ENDS, "this morning": NIGHT_ENDS, "i formiddag": 6,
    "i ettermiddag": NOON, "this afternoon": NOON,
    "i kveld": 16, "ikveld": 16, "this evening": 16, "tonight": 16,
}  # fmt: skip
NIGHTS: Final = frozenset(("i natt", "inatt", "i natta", "last night", "during the night"))
PARTED: Final = frozenset(
    {
        *("i dag", "idag", "i går", "igår", "i forgårs", "forgårs", "i morgen", "imorgen"),
        *("today", "yesterday", "tomorrow"),
    }
)
PART: Final = re.compile(
    r" (?:tidlig|morgen|morges|formiddag|ettermiddag|kveld|early|morning|afternoon|evening)$"
)
NIGHT: Final = re.compile(r"\b(?:i?natt[ae]?|(?<!last )nights?)\b")  # «last night» is the evening


def without_part(said: str) -> str:
    """A weekday or another name of a day without the part of it, as in ``torsdag kveld``; else as it is."""
    named = PART.sub("", said)
    return named if named.split()[-1:] and (named.split()[-1] in WEEKDAY or named in PARTED) else said


def names_part(text: str) -> bool:
    """Whether ``text`` is a day with a part of it, and no time of day: something is said that is not kept."""
    said = plainly(text)
    return said in TODAYS or said in NIGHTS or without_part(said) != said


def looking_back(text: str, now: datetime) -> str:
    """The day that a part of today is, for whoever tells ``now`` of what has been; else ``text`` as it is.

    After midnight ``i kveld`` is the evening that was. Raises Unacceptable for a part that has not begun.
    """
    said = plainly(text)
    if said not in TODAYS:
        return text
    if now.hour < NIGHT_ENDS:
        return "i går"
    if now.hour < TODAYS[said]:
        raise Unacceptable(_("that has not happened yet"), _("give a day that has been, as in yesterday"))
    return "i dag"


def in_the_night(text: str, clock: tuple[int, int], now: datetime) -> str | None:
    """The moment with this time of day in the night that ``text`` names, as ISO text; None where it names
    none. It is the latest that has been; after midnight the same holds of ``i kveld``."""
    said = plainly(text)
    if said == "last night" and clock[0] >= NOON:
        return None  # the evening of yesterday, however late it is now
    if said not in NIGHTS and not (said in TODAYS and now.hour < NIGHT_ENDS):
        return None
    moment = now.replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)
    found = moment if moment <= now else moment - timedelta(days=1)
    return found.strftime("%Y-%m-%dT%H:%M")


def refuse_night(text: str, *, with_clock: bool) -> None:
    """Raise Unacceptable where a night is named, saying how it is written: ``with_clock`` where a time of day
    may be."""
    if not NIGHT.search(plainly(text)):
        return
    raise Unacceptable(
        _("a night lies in two days"),
        _("write the day and the time, as in yesterday 23:30 or today 00:30")
        if with_clock
        else _("say which of them, as in yesterday or today"),
    )
