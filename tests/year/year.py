"""The year itself: day after day, and what is looked at when each week ends."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from tests.year.days import FIRST, THURSDAY, TUESDAY, Roster, is_quiet, is_work, weeks
from tests.year.life import FOR, Life
from tests.year.office import Office, opened
from tests.year.staff import Staff
from tests.year.table import Table

MORNING, PREPARED, PACKED, NOON, MET, EVENING = (
    time(8, 15),
    time(9, 30),
    time(11),
    time(12),
    time(13),
    time(17),
)


@dataclass(slots=True)
class Year:
    """A year that is being lived; ``first`` is its first day, for what was so before it."""

    office: Office
    staff: Staff
    life: Life
    table: Table
    first: str = field(default=FIRST.isoformat())

    @classmethod
    def of(cls, office: Office, youths: int) -> "Year":
        """A year in an office."""
        return cls(office, Staff(office), Life(office, youths / FOR), Table(office))


Check = Callable[[Year], None]


def lived(
    folder: Path,
    number: int,
    youths: int,
    seed: int,
    *,
    week_ended: Callable[[Year], None],
    packed: Callable[[Year], None],
    evening: Callable[[Year], None] | None = None,
    breaking: Callable[[Year], None] | None = None,
) -> Year:
    """Live so many weeks in a new store in ``folder``; returns the year.

    ``packed`` is called when sheets have just been made, ``week_ended`` on each Sunday night. ``breaking``
    may change the year before it begins: the controls do.
    """
    with opened(folder, youths, seed, datetime.combine(FIRST, time(7))) as office:
        year = Year.of(office, youths)
        roster: Final = Roster(office.dice)
        if breaking:
            breaking(year)
        for monday in weeks(number):
            for each in range(7):
                _day(year, roster, monday + timedelta(days=each), packed)
                if evening:
                    evening(year)
            week_ended(year)
        return year


def _day(year: Year, roster: Roster, day: date, packed: Callable[[Year], None]) -> None:
    office = year.office
    office.at(datetime.combine(day, MORNING))
    there = roster.at_work(day, office.team)
    year.staff.morning(there)
    if there and not is_quiet(day):
        _the_meeting(year, there, day, packed)
    office.at(datetime.combine(day, EVENING))
    year.life.day(there)


def _the_meeting(year: Year, there: list[str], day: date, packed: Callable[[Year], None]) -> None:
    """Prepared on Tuesday and held on Thursday, unless the Thursday is nobody's."""
    office, thursday = year.office, day + timedelta(days=2)
    if day.weekday() == TUESDAY and is_work(thursday) and not is_quiet(thursday):
        office.at(datetime.combine(day, PREPARED))
        year.table.tuesday(there[0], there)
    if day.weekday() == THURSDAY and year.table.agenda and year.table.agenda.day == day.isoformat():
        office.at(datetime.combine(day, PACKED))
        year.table.pack(there[0])
        packed(year)
        office.at(datetime.combine(day, MET))
        year.table.thursday(there[0])
