"""How wide the columns of a table become, so that no word is cut and little is broken over lines."""

from typing import Final

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.table import Column, Table

from salto_cli.render.shares import GAP, shares

LONGEST: Final = 36  # columns: for a label beside its value
SLIM: Final = 16  # columns: a text of more than three lines wants more than this


def words_fit(made: Table, console: Console, options: ConsoleOptions) -> bool:
    """Whether the longest words of all columns have room beside each other."""
    least = sum(span(column, console, options)[0] for column in made.columns)
    return least + GAP * (len(made.columns) - 1) <= options.max_width


def whole(made: Table, console: Console, options: ConsoleOptions) -> bool:
    """Whether nothing has to be broken: the longest lines of all columns have room beside each other."""
    most = sum(span(column, console, options)[1] for column in made.columns)
    return most + GAP * (len(made.columns) - 1) <= options.max_width


def broad(labels: Column, console: Console, options: ConsoleOptions) -> bool:
    """Whether labels would take more than half of the screen."""
    return span(labels, console, options)[1] > options.max_width // 2


def brief(labels: Column, console: Console, options: ConsoleOptions) -> None:
    """Break labels of which one is very long, so that no value stands far from a short one."""
    if span(labels, console, options)[1] > LONGEST:
        labels.no_wrap = False
        labels.width = max(LONGEST, span(labels, console, options)[0])


def fit(made: Table, console: Console, options: ConsoleOptions) -> bool:
    """Give each column room for its longest word and share the rest; whether that fits.

    Rich itself would narrow the widest column first, also below its longest word.
    """
    spans = [span(column, console, options) for column in made.columns]
    widths = shares(spans, options.max_width - GAP * (len(spans) - 1))
    if widths is None:
        return False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    return True


def span(column: Column, console: Console, options: ConsoleOptions) -> tuple[int, int]:
    """The width of a column's longest word, and of its longest line."""
    endless = options.update(width=10_000)
    measured = [Measurement.get(console, endless, cell) for cell in (column.header, *column.cells)]
    most = max(each.maximum for each in measured)
    return most if column.no_wrap else max(each.minimum for each in measured), most


def slim(column: Column, console: Console, options: ConsoleOptions) -> bool:
    """Whether a column has been given so little that what stands in it is read a word at a time."""
    width = column.width or options.max_width
    return width < SLIM and span(column, console, options)[1] > 3 * width
