"""Which rows of a long list are in view: always the one that is pointed at, and as many beside it as fit."""

from collections.abc import Sequence

from salto_cli.i18n import plural


def in_view(heights: Sequence[int], at: int, first: int, room: int) -> tuple[int, int]:
    """The first row in view and the one after the last, of rows that are so many lines high each.

    ``at`` is pointed at, ``first`` stood first until now, ``room`` is how many lines there are.
    """
    first = min(first, at)
    while first < at and sum(heights[first : at + 1]) > room:
        first += 1
    after = at + 1
    while after < len(heights) and sum(heights[first : after + 1]) <= room:
        after += 1
    while first > 0 and sum(heights[first - 1 : after]) <= room:
        first -= 1
    return first, after


def more_above(n: int) -> str:
    """How many stand above what is in view; empty for none."""
    return f"   ↑ {plural('{n} more above', '{n} more above', n)}" if n else ""


def more_below(n: int) -> str:
    """How many stand below what is in view; empty for none."""
    return f"   ↓ {plural('{n} more below', '{n} more below', n)}" if n else ""
