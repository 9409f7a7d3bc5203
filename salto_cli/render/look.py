"""How everything looks: one style for headings, tables, cards and signs.

Text from people always passes ``clean`` (or ``text``, which calls it): it cannot be markup and cannot
steer the terminal. A colour never stands alone: a sign and a word say the same.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from salto_cli.frozen import frozen

YES, NEEDS, NO, WARN, DOT = "✓", "○", "✗", "!", "·"
STYLES = {YES: "green", NEEDS: "yellow", NO: "red", WARN: "bold yellow"}
NARROW = 50  # columns: below this a list becomes cards


def clean(value: str) -> str:
    """``value`` without control and formatting characters; what is taken away leaves a ``·``."""
    return "".join(
        sign
        if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        else DOT
        for sign in unicodedata.normalize("NFC", value)
    )


def text(value: str | None, style: str = "") -> Text:
    """Text from a person, never read as markup."""
    return Text(clean(value or ""), style=style)


def heading(title: str, aside: str = "") -> Text:
    """A heading, with something quieter after it."""
    made = Text(clean(title), style="bold")
    if aside:
        made.append("  " + clean(aside), style="dim")
    return made


def sign(mark: str, words: str) -> Text:
    """A sign with its words, in the sign's colour."""
    return Text(f"{mark} {clean(words)}", style=STYLES.get(mark, ""))


def quiet(words: str) -> Text:
    """Something said in a low voice: a hint, an explanation."""
    return Text(clean(words), style="dim")


def pairs(rows: Iterable[tuple[str, str | Text | None]]) -> Table:
    """Labels and values, one a line; a row without a value is left out."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in rows:
        if value:
            grid.add_row(label, value if isinstance(value, Text) else text(value))
    return grid


def table(
    columns: Sequence[str | tuple[str, dict[str, object]]], rows: Iterable[Sequence[RenderableType | None]]
) -> Table:
    """A light table: a head, no frame. A column is its title, or title and Rich column options."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    for column in columns:
        title, options = (column, {}) if isinstance(column, str) else column
        made.add_column(title, **options)  # type: ignore[arg-type]  # Rich's own keyword options
    for row in rows:
        made.add_row(*(text(cell) if isinstance(cell, str) else cell for cell in row))
    return made


def block(title: str, content: RenderableType, aside: str = "") -> Group:
    """A heading with something indented below it."""
    return Group(heading(title, aside), Padding(content, (0, 0, 1, 2)))


def stack(*parts: RenderableType | None) -> Group:
    """Parts below each other; None is left out."""
    return Group(*(part for part in parts if part is not None))


def fit(made: Table, console: Console, options: ConsoleOptions) -> bool:
    """Give each column room for its longest word and share the rest; whether that fits.

    Rich itself would narrow the widest column first, also below its longest word.
    """
    least, most = zip(*(_span(column, console, options) for column in made.columns), strict=True)
    widths = list(least)
    room = options.max_width - 2 * len(widths) - sum(widths)
    if room < 0:
        return False
    while room and (needy := [n for n, width in enumerate(widths) if width < most[n]]):
        widths[min(needy, key=widths.__getitem__)] += 1
        room -= 1
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    return True


def _span(column: Column, console: Console, options: ConsoleOptions) -> tuple[int, int]:
    """The width of a column's longest word, and of its longest line."""
    endless = options.update(width=10_000)
    spans = [Measurement.get(console, endless, cell) for cell in (column.header, *column.cells)]
    most = max(span.maximum for span in spans)
    return most if column.no_wrap else max(span.minimum for span in spans), most


@frozen
class Beside:
    """Two texts on one line where both have room, else the second below the first, so far in."""

    first: Text
    second: Text
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        fits = self.first.cell_len + 2 + self.second.cell_len <= options.max_width
        yield Text("  " if fits else "\n" + " " * self.indent).join([self.first, self.second])


@frozen
class FirstThatFits:
    """The first of several tables that fits without cutting a word, each with the least width at which it is
    wanted; else what stands instead of them."""

    tables: Sequence[tuple[int, Table]]
    instead: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for least, made in self.tables:
            if options.max_width >= least and fit(made, console, options):
                yield made
                return
        yield self.instead


@frozen
class Listing:
    """Rows as a table where it fits without cutting a word, else one card a row: the first cell on top."""

    columns: Sequence[str | tuple[str, dict[str, object]]]
    rows: Sequence[Sequence[str | Text | None]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        made = table(self.columns, self.rows)
        if options.max_width >= NARROW and fit(made, console, options):
            yield made
            return
        titles = [column if isinstance(column, str) else column[0] for column in self.columns]
        for head, *rest in self.rows:
            yield head.copy() if isinstance(head, Text) else heading(head or "")
            yield Padding(pairs(zip(titles[1:], rest, strict=True)), (0, 0, 1, 2))
