"""A list as lines of words, drawn without Rich, which takes as long to load and draw as all else together.

A ``Cell`` is some lines, a line some pieces, and a piece words with the style they are in. Whoever makes a
list says what stands on a screen of so many columns (``Lines``); here it is measured, broken between words,
put into columns, and written with its colours.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Final, TextIO

from salto_cli.frozen import frozen
from salto_cli.models.text import clean
from salto_cli.render.shares import GAP, shares
from salto_cli.render.signs import STYLES, TONE

Piece = tuple[str, str]
Line = tuple[Piece, ...]
Cell = tuple[Line, ...]

NOTHING: Final[Cell] = ()
FIRM: Final = "\u00a0"  # a space at which no line is broken
HANGING: Final = 2  # columns: a sign and the space after it
CODES: Final = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    TONE: "38;5;166",
    f"bold {TONE}": "1;38;5;166",
}
_SIMPLE: Final = re.compile(r"[ -\u02ff\u1e00-\u1eff]*")  # one column wide each; Vietnamese names too


@frozen
class Lines:
    """A list: what stands ``at`` so many columns, and what is read ``aloud`` in its place."""

    at: Callable[[int], Iterable[Line]]
    aloud: Callable[[], Iterable[str]]


@frozen
class Column:
    """A column of a list: its title, whether its lines stay ``whole`` and stand to the ``right``, and the
    ``least`` width at which what is broken in it can still be read well."""

    title: str
    whole: bool = False
    right: bool = False
    least: int = 0


def said(words: str, style: str = "") -> Cell:
    """A cell of words, which may be a person's: they cannot steer the terminal."""
    return tuple(((line, style),) for line in clean(words).split("\n"))


def beside(*cells: Cell) -> Cell:
    """Cells of one line each as one line."""
    return (tuple(chain.from_iterable(line for cell in cells for line in cell)),)


def below(*cells: Cell) -> Cell:
    """Cells below each other."""
    return tuple(chain.from_iterable(cells))


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int, *, airy: bool
) -> Iterator[Line] | None:
    """The lines of a table with a head, as wide as ``width`` at most; None where a word would be cut.

    ``airy``: with an empty line between rows, for those that take several.
    """
    spans = [_span(column, [row[at] for row in rows]) for at, column in enumerate(columns)]
    widths = shares(spans, width - GAP * (len(columns) - 1))
    if widths is None:
        return None
    head = [said(column.title, "dim") for column in columns]
    rights = [column.right for column in columns]
    drawn = [_row(row, widths, rights) for row in rows]
    return chain(_row(head, widths, rights), apart(drawn) if airy else chain.from_iterable(drawn))


def apart(parts: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """What belongs together, with an empty line before each but the first."""
    for n, part in enumerate(parts):
        yield from ((),) if n else ()
        yield from part


def indented(lines: Iterable[Line], by: int) -> Iterator[Line]:
    """Lines so many columns further in."""
    return (((" " * by, ""), *line) for line in lines)


def labelled(facts: Sequence[tuple[str, Cell]], width: int) -> Iterator[Line]:
    """Labels with their values beside them, or below them where a word of a value would be cut."""
    column = max(_wide(label) for label, _value in facts) + GAP
    if any(_word(line) > width - column for _label, value in facts for line in value):
        for label, value in facts:
            yield from (*said(label, "dim"), *indented(wrapped(value, width - GAP), GAP))
        return
    for label, value in facts:
        yield from _row([said(label, "dim"), value], [column - GAP, width - column], [False, False])


def wrapped(cell: Cell, width: int) -> list[Line]:
    """The lines of a cell, broken between words where they are wider; a wider word is broken itself.

    What a sign begins goes on below its first word, so that the sign stands alone to the left.
    """
    return [part for line in cell for part in (_hung(line, width) if _length(line) > width else [line])]


def flat(cell: Cell) -> str:
    """What stands in a cell as one line to be heard."""
    return ", ".join(map(_plainly, cell)).replace(FIRM, " ")


def written(lines: Iterable[Line], out: TextIO, *, coloured: bool) -> None:
    """Write lines to ``out``, with their styles where it is ``coloured``."""
    say = _in_colour if coloured else _plainly
    out.write("".join(f"{say(line).rstrip(' ')}\n" for line in lines))


def _plainly(line: Line) -> str:
    return "".join(words for words, _style in line)


def _in_colour(line: Line) -> str:
    return "".join(f"\x1b[{CODES[style]}m{words}\x1b[0m" if style else words for words, style in line)


def _row(cells: Sequence[Cell], widths: Sequence[int], rights: Sequence[bool]) -> Iterator[Line]:
    """The lines of cells beside each other."""
    parts = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for lines in zip_longest(*parts, fillvalue=()):
        made: list[Piece] = []
        gap = 0
        for line, width, right in zip(lines, widths, rights, strict=True):
            rest = width - _length(line)
            if line:
                made += ((" " * (gap + rest if right else gap), ""), *line)
                gap = 0 if right else rest
            else:
                gap += width
            gap += GAP
        yield tuple(made)


def _span(column: Column, cells: Iterable[Cell]) -> tuple[int, int]:
    """The least width of a column, by its longest word, and the most, by its longest line."""
    lines = {line for cell in cells for line in cell}  # many say the same
    most = max((_wide(column.title), *map(_length, lines)))
    if column.whole:
        return most, most
    words = max((*map(_wide, column.title.split(" ")), *map(_word, lines)))
    return max(words, min(column.least, most)), most


def _length(line: Line) -> int:
    return sum(_wide(words) for words, _style in line)


def _word(line: Line) -> int:
    """How wide the longest word is, and before it the room of a sign."""
    if _signed(line):
        return HANGING + _word(line[1:])
    return max(map(_wide, _plainly(line).split(" ")))


def _wide(words: str) -> int:
    """How many columns words take."""
    if words.isascii() or _SIMPLE.fullmatch(words):
        return len(words)
    from rich.cells import cell_len  # signs of other scripts are known there; few lists have any

    return cell_len(words)


def _hung(line: Line, width: int) -> Iterator[Line]:
    if not _signed(line) or width <= HANGING:
        return _broken(line, width)
    sign, *rest = line
    first, *more = _broken(tuple(rest), width - HANGING)
    return chain([(sign, *first)], indented(more, HANGING))


def _signed(line: Line) -> bool:
    """Whether a sign begins it, in a piece of its own."""
    return bool(line) and len(line[0][0]) == HANGING and line[0][0][0] in STYLES


def _broken(line: Line, width: int) -> Iterator[Line]:
    """A line in parts that are no wider than ``width``."""
    part: list[Piece] = []
    taken = 0
    for word in _words(line):
        for each in _folded(word, width):
            long = _length(each)
            if part and taken + 1 + long > width:
                yield tuple(part)
                part, taken = [], 0
            if part:
                _join(part, each)
                taken += 1 + long
            else:
                part, taken = list(each), long
    yield tuple(part)


def _words(line: Line) -> Iterator[Line]:
    """The words of a line, each of them one piece or several."""
    word: list[Piece] = []
    for words, style in line:
        first, *more = words.split(" ")
        word += [(first, style)] if first else []
        for each in more:
            if word:
                yield tuple(word)
            word = [(each, style)] if each else []
    if word:
        yield tuple(word)


def _folded(word: Line, width: int) -> Iterator[Line]:
    """A word as it is or, where it is wider than ``width``, in parts."""
    if _length(word) <= width:
        yield word
        return
    part = ""
    style = word[0][1]
    for sign in _plainly(word):
        if part and _wide(part + sign) > width:
            yield ((part, style),)
            part = ""
        part += sign
    yield ((part, style),)


def _join(part: list[Piece], word: Line) -> None:
    """Put a word at the end of a part, after a space: in its last piece where the style is the same."""
    (first, style), *rest = word
    if part[-1][1] == style:
        part[-1] = f"{part[-1][0]} {first}", style
    else:
        part += ((" ", ""), (first, style))
    part += rest
