"""The staff: each morning they read what the tool shows and do what its lines say. Nothing else tells them.

They are people: a line that is not red may lie until tomorrow, twice at most, and a day has room for so much.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from salto_cli.models import today as kinds
from salto_cli.models.today import Item, ShowToday, Today
from salto_cli.usecases import today
from tests.year.answers import ANSWERS
from tests.year.office import Office

ROOM: Final = 30  # lines that one colleague gets done in a day
LOOKS: Final = 3  # of these, looks at youths whose turn it is: short ones, but they come last
LEFT: Final = 0.2  # of the lines that are not red lie until tomorrow
AT_ONCE: Final = frozenset(
    {kinds.DEADLINE_RED, kinds.DEADLINE_NOW, kinds.RETURNED, kinds.CRISIS, kinds.UNTOLD}
)

Key = tuple[str, str, str]


@dataclass(slots=True)
class Shown:
    """What was shown when: for each code (a person's where a line has no other) and kind, the days."""

    days: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def note(self, day: str, item: Item) -> None:
        """A line has been shown."""
        self.days[item.what, item.code or item.person.code].add(day)

    def on(self, what: str, code: str) -> set[str]:
        """The days on which lines of a kind about a code were shown."""
        return self.days.get((what, code), set())


@dataclass(slots=True)
class Staff:
    """Everyone's habits: what they have left lying, what they have seen.

    ``lines`` is how many each morning of one's own has had, ``kinds`` of which kinds.
    """

    office: Office
    shown: Shown = field(default_factory=Shown)
    left: Counter[Key] = field(default_factory=Counter)
    lines: list[int] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    week: int = 0

    def morning(self, there: Sequence[str]) -> None:
        """Everyone who is there opens their day; whoever is first everyone's instead, on the first working
        day of the week and while others are away."""
        if not there:
            return
        week, away = self.office.now.isocalendar().week, len(there) < len(self.office.team)
        monday, self.week = week != self.week, week
        for who in there:
            whole = who == there[0] and (monday or away)
            self.work(who, self.read(who, whole=whole))

    def read(self, who: str, *, whole: bool) -> tuple[Item, ...]:
        """The lines of one day."""
        page: Today | None = self.office.do(who, ShowToday(all=whole), today.show(None))
        assert page is not None, "nobody is refused their day"
        if not whole:
            self.lines.append(len(page.items))
            self.kinds.update(item.what for item in page.items)
        for item in page.items:
            self.shown.note(self.office.day, item)
            self.office.note(item.what, item.person.code, item.code, item.day, item.next)
        return page.items

    def work(self, who: str, items: Sequence[Item]) -> None:
        """Do what the lines say, from the top, as far as the day goes; looks at youths come on top of it."""
        room, looks = ROOM, LOOKS
        for item in items:
            is_look = item.what == kinds.ROTATION
            if (is_look and not looks) or (not is_look and not room) or self._leaves(item):
                continue
            if ANSWERS[item.what](self.office, who, item):
                looks -= is_look
                room -= not is_look

    def _leaves(self, item: Item) -> bool:
        """Whether a line lies until tomorrow."""
        if item.what in AT_ONCE:
            return False
        key = (item.what, item.code or "", item.person.code)
        if self.left[key] < 2 and self.office.dice.chance(LEFT):
            self.left[key] += 1
            return True
        self.left[key] = 0
        return False
