"""The headings of a spreadsheet: on one row or two, each perhaps broken at a hyphen."""

import re
from datetime import date
from itertools import zip_longest
from typing import Final

from salto_cli.models.import_ import Sheet
from salto_cli.models.import_cell import Cell, said, without_brackets
from salto_cli.models.import_column import plain
from salto_cli.usecases.import_guess import HOW, known, likely

NAMES: Final = ("name", "first_name", "last_name")
# «Fødsels-» with «nummer» on the line below is one word; «fødsels- og personnummer» has its hyphen.
BROKEN: Final = re.compile(r"(?<=\w)-[ \t\r]*\n\s*(?!(?:og|eller|and|or)\b)(?=\w)")


def joined(heading: str) -> str:
    """A heading whose words are whole again, where a line ends within one."""
    return BROKEN.sub("", heading)


def last(sheet: Sheet, head: int) -> int:
    """The number of the last row of the headings that begin in row ``head``: that row, or the one below it.

    The row below goes on with them where something there is a heading, nobody is named, and no day and no
    number stands there.
    """
    row = sheet.rows[head] if head < len(sheet.rows) else ()
    texts = [said(cell) for cell in row if cell is not None]
    if not texts or any(_counts(cell) for cell in row):
        return head
    named = [
        said(cell)
        for heading, cell in zip(sheet.rows[head - 1], row, strict=False)
        if likely(joined(said(heading))) in NAMES
    ]
    goes_on = named and all(not each or _is_remark(each) for each in named)
    return head + 1 if goes_on and any(_is_remark(each) for each in texts) else head


def headings(sheet: Sheet, head: int, last: int) -> tuple[list[str], set[int]]:
    """Each heading on one line, and the places of those that stand in the second row alone.

    Of these nobody can see whether they belong to what stands to the left above them: «Telefon» may be the
    mother's. Where both together are a heading, that is the likelier.
    """
    above = [joined(said(cell)) for cell in sheet.rows[head - 1]]
    if last == head:
        return [_on_one_line(each) for each in above], set()
    below = [joined(said(cell)) for cell in sheet.rows[head]]
    both = list(zip_longest(above, below, fillvalue=""))
    alone = {at for at, (first, second) in enumerate(both) if second and not first}
    for at in sorted(alone):
        over = next((first for first, _second in reversed(both[:at]) if first), "")
        both[at] = (over if over and known(f"{over} {both[at][1]}") else "", both[at][1])
    return [_on_one_line(_together(*each)) for each in both], alone


def _together(first: str, second: str) -> str:
    """What two rows say of one column: the first alone where it is known, and the second is a remark."""
    if not (first and second):
        return first or second
    whole = joined(f"{first}\n{second}")
    return first if known(first) and not known(whole) else whole


def _is_remark(text: str) -> bool:
    """Whether a text below a heading is one too: in brackets, how to write it, or what a column is called."""
    alone = without_brackets(text)
    return not alone or known(alone) is not None or (len(plain(alone)) > 1 and {*plain(alone).split()} <= HOW)


def _counts(cell: Cell) -> bool:
    return isinstance(cell, bool | int | float | date) or any(sign.isdigit() for sign in said(cell))


def _on_one_line(heading: str) -> str:
    return " ".join(heading.split())
