"""How everything looks: one style for headings, tables, cards and signs.

Text from people always passes ``clean`` (or ``text``, which calls it): it cannot be markup and cannot
steer the terminal. A colour never stands alone: a sign and a word say the same.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

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
