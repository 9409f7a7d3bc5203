"""When what is spoken of in a meeting, in minutes from its beginning, and on the clock if that is known."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from salto_cli.frozen import frozen
from salto_cli.models.prepare import ANONYMOUSLY, CASES, PARTS, WITH_EVERYONE, Part, Span
from salto_cli.models.settings import Settings


@frozen
class Timetable:
    """The parts of one meeting. ``cases`` counts those of each room, ``unnamed`` those asked without a name.

    ``begins`` is the day, with the clock where it is known. Every case has the longer of the two times where
    all of them have room for it, else the shorter (settings: meeting.per_case).
    """

    numbers: Settings
    cases: Sequence[int]
    unnamed: int
    begins: str

    @property
    def per_case(self) -> int:
        """Minutes for each case."""
        usual, shorter = self.numbers.numbers("meeting.per_case")
        wanted = usual * (sum(self.cases) + self.unnamed)
        fixed = sum(self._fixed(part) for part in PARTS)
        return usual if fixed + wanted <= self.numbers.number("meeting.minutes") else shorter

    @property
    def minutes(self) -> int:
        """How long it takes in all."""
        return sum(self._length(part) for part in PARTS)

    @property
    def over(self) -> int:
        """Minutes more than a meeting lasts."""
        return max(0, self.minutes - self.numbers.number("meeting.minutes"))

    def parts(self) -> tuple[Part, ...]:
        """The parts that take any time, in their order."""
        return tuple(
            Part(each, self.span(self._start(each), self._length(each)), each in WITH_EVERYONE)
            for each in PARTS
            if self._length(each)
        )

    def room(self, n: int) -> Span:
        """When the cases of room ``n`` are spoken of."""
        start = self._start(CASES) + self.per_case * sum(self.cases[:n])
        return self.span(start, self.per_case * self.cases[n])

    def presence(self, rooms: Iterable[int]) -> tuple[Span, ...]:
        """When a service is there that is in these rooms: with everyone at first, then room by room."""
        spans = [(each.span.start, each.span.end) for each in self.parts() if each.everyone]
        spans += [(self.room(n).start, self.room(n).end) for n in rooms]
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            if joined and joined[-1][1] == start:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return tuple(self.span(start, end - start) for start, end in joined)

    def span(self, start: int, length: int) -> Span:
        """From one minute on, so many minutes."""
        return Span(start, start + length, self._clock(start), self._clock(start + length))

    def _clock(self, minute: int) -> str | None:
        if "T" not in self.begins:
            return None
        return f"{datetime.fromisoformat(self.begins) + timedelta(minutes=minute):%H:%M}"

    def _fixed(self, part: str) -> int:
        return 0 if part in {ANONYMOUSLY, CASES} else self.numbers.number(f"meeting.part.{part}")

    def _length(self, part: str) -> int:
        if part == CASES:
            return self.per_case * sum(self.cases)
        return self.per_case * self.unnamed if part == ANONYMOUSLY else self._fixed(part)

    def _start(self, part: str) -> int:
        return sum(self._length(each) for each in PARTS[: PARTS.index(part)])
