"""The lines of the table: what was measured, against what, and whether it is fast enough."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. ``against`` is what the ratio is against; without it, seconds count."""

    what: str
    seconds: float
    against: str = ""
    floor: float = 0.0
    target: float = 0.0

    @property
    def cells(self) -> tuple[str, ...]:
        """What, how long, the ratio and against what, the target, and whether it is met."""
        if not self.against:
            verdict = self._verdict(self.seconds)
            return (
                self.what,
                _time(self.seconds),
                "",
                f"≤ {_time(self.target)}" if self.target else "",
                verdict,
            )
        ratio = self.seconds / self.floor
        shown = f"{ratio:.2f} × {self.against}"
        target = f"≤ {self.target:g} ×" if self.target else ""
        return self.what, _time(self.seconds), shown, target, self._verdict(ratio)

    def _verdict(self, measured: float) -> str:
        if not self.target:
            return ""
        return "yes" if measured <= self.target else "NO"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def table(lines: Sequence[Line]) -> str:
    """The lines as a table that is readable in a terminal and as Markdown."""
    rows = [("what", "median", "ratio", "target", "met"), *(line.cells for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    shown = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    return "\n".join([shown[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *shown[1:]])
