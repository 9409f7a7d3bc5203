"""How the columns of a table share the width of a screen: words stay whole, and few texts are broken."""

from collections.abc import Sequence
from typing import Final

GAP: Final = 2  # columns between those of a table


def shares(spans: Sequence[tuple[int, int]], room: int) -> list[int] | None:
    """The width of each column, of which ``spans`` has the longest word and the longest line.

    Each has room for its longest word, and the rest is shared; None where the words do not fit. Those that
    lack little get all of it, so that as few as possible are broken over lines: a name stays whole where a
    long text has to be broken anyway. What then is left goes to whichever is broken over most lines.
    ``room`` is what they have in all, without what stands between them.
    """
    widths = [least for least, _most in spans]
    most = [each for _least, each in spans]
    room -= sum(widths)
    if room < 0:
        return None
    lacks = sorted((most[n] - width, n) for n, width in enumerate(widths) if width < most[n])
    held = room // 3 if len(lacks) > 1 else 0  # for the longest text, which has to be broken first
    for lack, n in lacks[:-1]:
        if lack <= room - held:
            widths[n] += lack
            room -= lack
    while room and (needy := [n for n, width in enumerate(widths) if width < most[n]]):
        widths[max(needy, key=lambda n: most[n] / widths[n])] += 1
        room -= 1
    return widths
