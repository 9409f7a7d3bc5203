"""What days can be written as, each with the day that it means today: worked out by what reads them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from salto_cli.commands.help_page import Section
from salto_cli.i18n import _, language
from salto_cli.models.day import spoken
from salto_cli.models.day_said import read_moment, read_when

BACK, AHEAD = "back", "ahead"  # what has happened, and what is to come

# Each way to write a day, in bokmål and in English; every form that is read stands here (a test sees to it).
HAS_BEEN: Final = (
    ("i dag", "today"),
    ("i går", "yesterday"),
    ("i går kveld", "last night"),
    ("i morges", "this morning"),
    ("i forgårs", "the day before yesterday"),
    ("fredag", "Friday"),
    ("forrige fredag", "last Friday"),
    ("for 2 uker siden", "2 weeks ago"),
    ("-3d", "-3d"),
    ("i går 22:15", "yesterday 22:15"),
)
TO_COME: Final = (
    ("i morgen", "tomorrow"),
    ("i overmorgen", "the day after tomorrow"),
    ("fredag", "Friday"),
    ("neste fredag", "next Friday"),
    ("om 3 dager", "in 3 days"),
    ("+14d", "+14d"),
    ("+2 uker", "+2 weeks"),
    ("+3 måneder", "+3 months"),
    ("uke 7", "week 7"),
    ("fredag i uke 7", "Friday in week 7"),
    ("uke 7, fredag", "week 7, Friday"),
    ("ut måneden", "end of the month"),
    ("fredag 14:30", "Friday 14:30"),
)
WRITTEN: Final = (
    ("3.2.", "3.2."),
    ("3.2.27", "3.2.27"),
    ("03.02.2027", "03.02.2027"),
    ("030227", "030227"),
    ("3. februar", "3 February"),
    ("3. februar 2027", "February 3, 2027"),
    ("onsdag 3.2.", "Wednesday 3.2."),
    ("2027-02-03", "2027-02-03"),
)


def text() -> tuple[str, ...]:
    """What is said before the days."""
    return (
        _(
            "Write a day as you would say it, in bokmål or in English. What has happened looks back, and "
            "what is to come looks ahead. salto says back which day it has understood, with its weekday."
        ),
    )


def sections(now: datetime) -> Iterator[Section]:
    """Each form with what it means ``now``."""
    yield Section(_("What has been, as in --when and --since"), rows=tuple(_rows(HAS_BEEN, BACK, now)))
    yield Section(_("What is to come, as in --due"), rows=tuple(_rows(TO_COME, AHEAD, now)))
    yield Section(_("Dates, here as something to come"), rows=tuple(_rows(WRITTEN, AHEAD, now)))
    yield Section(
        _("Good to know"),
        text=(
            _("A birth date has its year: 17.05.2010 or 2010-05-17."),
            _(
                "A part of the day is no time of day: of last night the day alone is kept. Write the time "
                "where you know it roughly: yesterday 22:15."
            ),
            _(
                "After midnight, this evening is the evening that was. A night lies in two days: write "
                "yesterday 23:30 or today 00:30."
            ),
            _(
                "On a command line, what has a space in it needs quotation marks; in the shell and in "
                "scripts too."
            ),
        ),
    )


def _rows(forms: tuple[tuple[str, str], ...], which: str, now: datetime) -> Iterator[tuple[str, str]]:
    for bokmaal, english in forms:
        said = english if language() == "en" else bokmaal
        meant = read_moment(said, now) if which == BACK else read_when(said, now.date())
        yield said, spoken(meant)
