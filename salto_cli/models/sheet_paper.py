"""What one service is given on paper at one fleksiteam meeting.

Only what may be said stands here: the judge has spoken before one of these is made, and the renderer
prints every field and decides nothing. There is no place for free-text history, for other persons or
for police information. A youth with nothing allowed is not among the sheets and leaves no number open.
"""

from dataclasses import field
from datetime import date, time

from salto_cli.frozen import frozen


@frozen
class Basis:
    """One statement a sheet rests on: its code, the last day it holds, and the judge's reason in words.

    ``code`` is empty for a ground that no statement carries; ``through`` is ``None`` where no end is set.
    """

    code: str
    through: date | None
    reason: str


@frozen
class OwnWords:
    """What the youth wants, in the youth's own words, and the day it was said."""

    text: str = field(repr=False)
    said: date | None


@frozen
class Agreed:
    """One line of the agreement, or of what is asked of the recipient: what, who, and by when."""

    what: str = field(repr=False)
    who: str = field(repr=False)
    due: date | None


@frozen
class Appointment:
    """A date in the recipient's own field; ``at`` is local time, ``None`` for the whole day.

    ``place`` is empty where none is known, or none that may be said: never one the youth stays away from.
    """

    what: str = field(repr=False)
    on: date
    at: time | None = None
    place: str = field(default="", repr=False)


@frozen
class Meeting:
    """How to reach and meet the youth safely. Whatever is empty is left off the sheet."""

    contact: str = field(default="", repr=False)
    language: str = ""
    interpreter: str = field(default="", repr=False)
    safe_places: tuple[str, ...] = field(default=(), repr=False)
    unsafe_places: tuple[str, ...] = field(default=(), repr=False)


@frozen
class YouthSheet:
    """One youth, one recipient: everything this service may have about this youth on that day.

    ``number`` counts within this service's file only; ``sheet`` is the number by which it is ticked off when
    it comes back. ``first_name`` is the one agreed with the youth, empty where only the code is. ``told`` is
    the day the youth got to know of the sheet, ``None`` if not. ``categories`` and ``purpose`` are labels in
    the reader's language, never keys; an empty purpose is the whole file's.
    """

    number: int
    code: str
    first_name: str = field(default="", repr=False)
    birth_year: int | None = field(default=None, repr=False)
    basis: tuple[Basis, ...] = ()
    categories: tuple[str, ...] = ()
    purpose: str = ""
    wishes: tuple[OwnWords, ...] = ()
    strengths: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[Agreed, ...] = ()
    question: str = field(default="", repr=False)
    agreed: tuple[Agreed, ...] = ()
    dates: tuple[Appointment, ...] = ()
    meeting: Meeting = Meeting()
    told: date | None = None
    sheet: str = ""


@frozen
class ServiceSheets:
    """The whole file for one service at the meeting on one day.

    ``purpose`` is a label in the reader's language. ``checkpoint`` is the short code of the store's last
    seal, so that paper and log can be held against each other.

    Raises ``ValueError`` if the sheets are not numbered 1, 2, 3 …: a gap would tell that someone is missing.
    """

    service: str
    service_id: str
    sector: str
    on: date
    purpose: str
    checkpoint: str
    sheets: tuple[YouthSheet, ...]

    def __post_init__(self) -> None:
        if any(sheet.number != place for place, sheet in enumerate(self.sheets, start=1)):
            raise ValueError("the sheets of one service are numbered 1, 2, 3 … without a gap")
