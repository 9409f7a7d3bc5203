"""How everything looks: one style for headings, tables, cards and signs.

Text from people always passes ``clean`` (or ``text``, which calls it): it cannot be markup and cannot
steer the terminal. A colour never stands alone: a sign and a word say the same.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from salto_cli.frozen import frozen
from salto_cli.i18n import language
from salto_cli.models.text import clean as clean  # every renderer takes it from here
from salto_cli.names import spoken
from salto_cli.render import signs
from salto_cli.render.screen import is_plain
from salto_cli.render.widths import brief, broad, fit, slim, whole, words_fit

# Every renderer takes them from here; what is drawn without Rich, from where they stand.
YES, NEEDS, NO, WARN, DOT = signs.YES, signs.NEEDS, signs.NO, signs.WARN, signs.DOT
STYLES, WORDS, NARROW = signs.STYLES, signs.WORDS, signs.NARROW
ColumnOf = str | tuple[str, dict[str, object]]  # its title, or title and Rich column options
_OF_POLICY: Final = re.compile(r"--(category|purpose) ([a-z_]+(?:,[a-z_]+)*)(?![\w-])")


def text(value: str | None, style: str = "") -> Text:
    """Text from a person, never read as markup."""
    return Text(clean(value or ""), style=style)


def heading(title: str, aside: str = "") -> Text:
    """A heading, with something quieter after it."""
    made = Text().append(clean(typed(title)), "bold")
    return made.append("  " + clean(typed(aside)), "dim") if aside else made


def of_person(line: str) -> Text:
    """A heading that says who it is about, as everywhere: ``Name, b. 2009, P-017Z``; the name stands out."""
    name, comma, rest = clean(line).partition(", ")
    return Text().append(name, "bold").append(comma + rest, "dim")


def sign(mark: str, words: str) -> Text:
    """A sign in its colour with its words: in bold where it warns."""
    made = Text().append(f"{mark} ", STYLES.get(mark, ""))
    return made.append(clean(typed(words)), WORDS.get(mark, ""))


def flag(mark: str, words: str) -> Text:
    """A sentence after a sign that alone has the colour: several of them below each other stay calm."""
    return Text().append(mark, STYLES.get(mark, "")).append(f" {clean(typed(words))}")


def quiet(words: str) -> Text:
    """Something said in a low voice: a hint, an explanation."""
    return Text(clean(typed(words)), style="dim")


def typed(words: str) -> str:
    """Our own words with the commands in them as they are typed in the chosen language."""
    if "salto " not in words or language() == "en":
        return words
    return _OF_POLICY.sub(_in_bokmaal, spoken(words))


def quoted(path: str) -> str:
    """A path as it is pasted into a command line: between quotation marks where it has a blank in it."""
    return f'"{path}"' if " " in path else path


def _in_bokmaal(found: re.Match[str]) -> str:
    """Categories or purposes of the policy in force behind their option, as it calls them in bokmål."""
    from salto_cli.consent.policy import in_force

    option, keys = found.groups()
    terms = in_force().categories if option == "category" else in_force().purposes
    said = ",".join(terms[key].nb if key in terms else key for key in keys.split(","))
    return f'--{option} "{said}"' if " " in said else f"--{option} {said}"


class Rows(Table):
    """A table; read aloud, a line for each cell: its title, a colon, and what it says."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if is_plain(console):
            yield from _aloud(self, console, options)
        else:
            yield from super().__rich_console__(console, options)


class Pairs(Rows):
    """Labels with their values beside them, or below them where a word would have to be broken."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not is_plain(console) and self.columns and options.max_width >= NARROW:
            brief(self.columns[0], console, options)
        if is_plain(console) or not self.columns or words_fit(self, console, options):
            free = self.columns and self.columns[0].width is None
            if free and not whole(self, console, options) and broad(self.columns[0], console, options):
                self.columns[0].no_wrap = False  # rather a label on two lines than a value on five
                fit(self, console, options)
            yield from super().__rich_console__(console, options)
            return
        labels, values = (list(column.cells) for column in self.columns)
        for label, value in zip(labels, values, strict=True):
            said = text(label, "dim") if isinstance(label, str) else label
            if isinstance(said, Text) and isinstance(value, Text):
                yield Beside(said, value, indent=2)  # what is short needs no line of its own
            else:
                yield from (said, Padding(value, (0, 0, 0, 2), expand=False))


class Branches(Tree):
    """A tree; read aloud, a line for each branch, and what hangs on it below."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not is_plain(console):
            yield from super().__rich_console__(console, options)
            return
        yield self.label
        for each in self.children:
            yield Text()
            yield each.label
            yield from (Text(_flat(leaf.label, console, options)) for leaf in each.children)


@frozen
class Seen:
    """What is for the eye, as a bar or what signs stand for; ``aloud`` is read in its place, or nothing."""

    what: RenderableType
    aloud: RenderableType | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not is_plain(console):
            yield self.what
        elif self.aloud is not None:
            yield self.aloud

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.what)


class Framed(Panel):
    """Something in a frame that must not be overlooked; read aloud, without the frame."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if is_plain(console):
            yield self.renderable
        else:
            yield from super().__rich_console__(console, options)


def pairs(rows: Iterable[tuple[str, RenderableType | None]]) -> Table:
    """Labels and values, one a line; a row without a value is left out."""
    grid = Pairs.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in rows:
        if value:
            grid.add_row(label, text(value) if isinstance(value, str) else value)
    return grid


def table(columns: Sequence[ColumnOf], rows: Iterable[Sequence[RenderableType | None]]) -> Table:
    """A light table: a head, no frame. A column is its title, or title and Rich column options."""
    made = Rows(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    for column in columns:
        title, options = (column, {}) if isinstance(column, str) else column
        made.add_column(title, **options)  # type: ignore[arg-type]  # Rich's own keyword options
    for row in rows:
        made.add_row(*(text(cell) if isinstance(cell, str) else cell for cell in row))
    return made


def block(title: str, content: RenderableType, aside: str = "") -> Group:
    """A heading with something indented below it."""
    return Group(heading(title, aside), Padding(content, (0, 0, 1, 2)))


def below(what: RenderableType) -> Padding:
    """What belongs to the line above it: a little further in."""
    return Padding(what, (0, 0, 0, 2), expand=False)


def stack(*parts: RenderableType | None) -> Group:
    """Parts below each other; None is left out."""
    return Group(*(part for part in parts if part is not None))


def _aloud(made: Table, console: Console, options: ConsoleOptions) -> RenderResult:
    """A table line by line. Without titles, the first cell of two is the title of the other."""
    if made.show_header:
        yield Text()
    titles = [_flat(column.header, console, options) for column in made.columns]
    for row in zip(*(column.cells for column in made.columns), strict=True):
        cells = [_flat(cell, console, options) for cell in row]
        if made.show_header:
            said = [
                f"{title}: {cell}" if title else cell
                for title, cell in zip(titles, cells, strict=True)
                if cell
            ]
            yield from (Text(each) for each in (*said, ""))
        elif cells[0] in (*STYLES, DOT):  # a sign belongs to what stands beside it
            yield Text(" ".join(cells))
        else:
            yield Text(": ".join(filter(None, cells)) if len(cells) == 2 else ", ".join(filter(None, cells)))


def _flat(cell: RenderableType, console: Console, options: ConsoleOptions) -> str:
    """What stands in a cell as one line; a command has a line of its own, as it is typed."""
    drawn = "".join(piece.text for piece in console.render(cell, options))
    said = (line.strip().removeprefix(f"{DOT} ") for line in drawn.splitlines())  # commas part the lines
    lines = [line for line in said if line]
    return "".join(line + _between(line, after) for line, after in zip_longest(lines, lines[1:]))


def _between(line: str, after: str | None) -> str:
    """What parts a line of a cell from the next where it is read aloud."""
    if after is None:
        return ""
    if line.startswith("salto ") and after.startswith("salto "):
        return "\n"
    return " " if line.endswith((".", "?", ":")) else ", "


@frozen
class Beside:
    """Two texts on one line where both have room, else the second below the first, so far in."""

    first: Text
    second: Text
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if is_plain(console):
            yield from (self.first, self.second)
            return
        fits = self.first.cell_len + 2 + self.second.cell_len <= options.max_width
        if fits:
            yield Text("  ").join([self.first, self.second])
            return
        first, *rest = self.first.wrap(console, max(options.max_width - self.indent, 1))
        yield first
        for line in (*rest, self.second):
            yield Padding(line, (0, 0, 0, self.indent), expand=False)


@frozen
class FirstThatFits:
    """The first of several tables that fits without cutting a word, each with the least width at which it is
    wanted; else what stands instead of them."""

    tables: Sequence[tuple[int, Table]]
    instead: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for least, made in () if is_plain(console) else self.tables:
            if options.max_width >= least and fit(made, console, options):
                yield made
                return
        yield self.instead


@frozen
class Listing:
    """Rows as a table where it can be read, else one card a row: the first cell on top.

    It can where no word is cut, and no text stands in a column so slim that it becomes a column of words; on
    a narrow screen, where no line is broken at all. A column that is empty in every row is left out.
    ``airy``: with a blank line below the titles and between rows, where each takes several lines.
    """

    columns: Sequence[ColumnOf]
    rows: Sequence[Sequence[RenderableType | None]]
    airy: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        kept = [n for n in range(len(self.columns)) if not n or any(row[n] for row in self.rows)]
        columns = [self.columns[n] for n in kept]
        rows = [[row[n] for n in kept] for row in self.rows]
        made = table(columns, rows)
        made.padding = (0, 2, int(self.airy), 0)
        if is_plain(console) or whole(made, console, options) or self._read(made, console, options):
            yield made
            return
        titles = [column if isinstance(column, str) else column[0] for column in columns]
        for n, (head, *rest) in enumerate(rows):
            if n:
                yield Text()
            yield _topping(head)
            yield Padding(pairs(zip(titles[1:], rest, strict=True)), (0, 0, 0, 2))

    def _read(self, made: Table, console: Console, options: ConsoleOptions) -> bool:
        fits = options.max_width >= NARROW and fit(made, console, options)
        return fits and not any(slim(column, console, options) for column in made.columns)


def _topping(head: RenderableType | None) -> RenderableType:
    """The first cell as it stands on top of a card: in bold, or as far as it says itself."""
    if not isinstance(head, Text):
        return heading(head) if isinstance(head, str) else head or Text()
    if any(span.style == "bold" for span in head.spans):
        return head
    made = head.copy()
    made.stylize_before("bold")
    return made
