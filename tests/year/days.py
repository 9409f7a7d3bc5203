"""The days of the year: when there is work, and who is away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from salto_cli.usecases.invented.dice import Dice

FIRST: Final = date(2026, 1, 5)  # a Monday; the year holds Easter, July and Christmas
SATURDAY, THURSDAY, TUESDAY = 5, 3, 1
EASTER: Final = date(2026, 4, 5)
CLOSED: Final = frozenset(
    [
        *(EASTER + timedelta(days=each) for each in (-3, -2, 0, 1, 39, 49, 50)),
        *(date(2026, month, day) for month, day in ((5, 1), (5, 17), (12, 25), (12, 26))),
        date(2027, 1, 1),
    ]
)
# The weeks in which most are away, first and last day: a third of the team is there, and no meeting is held.
QUIET: Final = (
    (date(2026, 3, 30), date(2026, 4, 6)),
    (date(2026, 7, 6), date(2026, 7, 26)),
    (date(2026, 12, 23), date(2027, 1, 3)),
)
SICK: Final = 0.02  # of all working days


def weeks(number: int) -> Iterator[date]:
    """The Mondays of so many weeks."""
    return (FIRST + timedelta(weeks=each) for each in range(number))


def is_work(day: date) -> bool:
    """Whether anybody is at work on a day."""
    return day.weekday() < SATURDAY and day not in CLOSED


def is_quiet(day: date) -> bool:
    """Whether most are away."""
    return any(first <= day <= last for first, last in QUIET)


@dataclass(slots=True)
class Roster:
    """Who is at work: in the quiet weeks every third of the team by turns, else all but a few who are ill."""

    dice: Dice

    def at_work(self, day: date, team: Sequence[str]) -> list[str]:
        """Those of the team who are there that day; always somebody on a working day."""
        if not is_work(day):
            return []
        week = day.isocalendar().week
        there = [each for n, each in enumerate(team) if (n + week) % 3 == 0] if is_quiet(day) else list(team)
        well = [each for each in there if not self.dice.chance(SICK)]
        return well or list(team[:1])
