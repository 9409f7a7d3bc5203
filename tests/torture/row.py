"""A row of the table: what is promised, how often it is tried, and the figures that it ends in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

Run = Callable[[int, Path], "Iterable[Figure]"]  # how many times, and an empty folder to work in


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a row ends in: what was counted, what came out, and whether that is what must."""

    what: str
    found: str
    good: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``times`` is how often it tries in full, ``quick`` how often with the tests (0: not there).

    ``number`` and ``promise`` stand in docs/trust.md; ``tools`` are programs without which the row fails.
    """

    number: int
    name: str
    promise: str
    run: Run
    times: int
    quick: int = 0
    tools: tuple[str, ...] = ()


def every(what: str, found: int, of: int) -> Figure:
    """It must be so each time, and there must have been a time."""
    return Figure(what, f"{found:,} of {of:,}", found == of and of > 0)


def none(what: str, found: int, of: int) -> Figure:
    """It must never be so, of a number of tries that is not nothing."""
    return Figure(what, f"{found:,} of {of:,}", found == 0 and of > 0)


def exactly(what: str, found: int, of: int, wanted: int) -> Figure:
    """It must be so a known number of times; a zero is a figure too."""
    return Figure(what, f"{found:,} of {of:,}", found == wanted and of > 0)


def seen(what: str, found: int, of: int) -> Figure:
    """A control: without the protection the damage must show, else the row could see none."""
    return Figure(f"control: {what}", f"{found:,} of {of:,}", found > 0)


def counted(what: str, found: int) -> Figure:
    """How much there was of something without which the row says little; there must be some."""
    return Figure(what, f"{found:,}", found > 0)


def matrix(what: str, of: int, found: dict[str, int], wanted: dict[str, int]) -> Figure:
    """How often each of several defences noticed; each must notice exactly as often as is known."""
    said = ", ".join(f"{name} {round(100 * number / of)} %" for name, number in found.items())
    return Figure(f"{what} ({of:,})", said, found == wanted and of > 0)


def within(what: str, seconds: float, limit: float) -> Figure:
    """It must not take longer than ``limit`` seconds."""
    return Figure(what, f"{_time(seconds)} (limit {_time(limit)})", seconds <= limit)


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
