"""Chance by a seed, and what all families of one demo share: the day, the numbers, the colleagues."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from salto_cli.models.demo import InventedFamily

T = TypeVar("T")


class Dice(Random):
    """Python's own generator, with words for what is wanted of it. Nothing secret is ever drawn here."""

    def chance(self, share: float) -> bool:
        """True in ``share`` of the cases."""
        return self.random() < share

    def some(self, among: Sequence[T], least: int, most: int) -> list[T]:
        """Between ``least`` and ``most`` different ones, in the order they have in ``among``."""
        wanted = min(self.randint(least, most), len(among))
        return [among[at] for at in sorted(self.sample(range(len(among)), wanted))]

    def weighed(self, weights: Mapping[T, int]) -> T:
        """One of the keys, as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]


@dataclass(slots=True)
class Making:
    """A demo while it is being made: its chance, its day, and the next number for each kind of code.

    ``identities`` are the national identity numbers that are given away.
    """

    dice: Dice
    today: date
    colleagues: tuple[int, ...]
    numbers: Counter[str] = field(default_factory=Counter)
    identities: set[str] = field(default_factory=set)

    def id(self) -> int:
        """An id as the store has them: random, so that it says nothing."""
        return self.dice.getrandbits(62) | 1

    def number(self, table: str) -> int:
        """The next number in ``table``."""
        self.numbers[table] += 1
        return self.numbers[table]

    def ago(self, days: int) -> str:
        """The day that many days back, or ahead where it is negative."""
        return (self.today - timedelta(days=days)).isoformat()

    def years_ago(self, years: int, days: int = 0) -> date:
        """The day ``years`` years and then ``days`` days back; 29 February becomes the 28th."""
        day = self.today
        year = day.year - years
        leap = (day.month, day.day) == (2, 29)
        return day.replace(year=year, day=28 if leap else day.day) - timedelta(days=days)

    def moment(self, days: int) -> str:
        """A moment on that day, at an hour when coordinators and outreach workers are at work."""
        hour, minute = self.dice.randint(9, 21), self.dice.randrange(0, 60, 5)
        return f"{self.ago(days)}T{hour:02}:{minute:02}"


@dataclass(slots=True)
class Draft:
    """A family on the drawing board: rows by table."""

    cases: dict[int, str] = field(default_factory=dict)
    kin: list[int] = field(default_factory=list)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, row: int, **values: Any) -> int:
        """Put down one row; returns its id."""
        self.rows[table].append({"id": row, **values})
        return row

    def change(self, table: str, row: int, **values: Any) -> None:
        """Put something else down in a row that is there."""
        next(each for each in self.rows[table] if each["id"] == row).update(values)

    @property
    def family(self) -> InventedFamily:
        """The family as it will be put into the store."""
        return InventedFamily(self.cases, tuple(self.kin), self.rows)
