"""A plain paper for a person to take along: a title, whom it is about, and parts one below the other.

Every text is ready to show, in the reader's language; the renderer prints it and decides nothing.
"""

from dataclasses import field
from datetime import date
from typing import TypeAlias

from salto_cli.frozen import frozen


@frozen
class Prose:
    """Paragraphs below a heading; without one, an introduction."""

    heading: str
    lines: tuple[str, ...] = field(repr=False)


@frozen
class Points:
    """A list with a dot before each line."""

    heading: str
    lines: tuple[str, ...] = field(repr=False)


@frozen
class Rows:
    """A table. ``widths`` are shares of the line, one a column; the first column is set in bold."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    widths: tuple[int, ...]


@frozen
class Boxes:
    """Boxes to tick, each with its text and a quieter explanation. ``choices``: what stands beside the boxes
    of one line, such as yes and no; an empty one has a single box."""

    heading: str
    lines: tuple[tuple[str, str], ...] = field(repr=False)
    choices: tuple[str, ...] = ()


@frozen
class Blanks:
    """Lines to fill in by hand: what each is for; ``dated`` ones have room for a date."""

    heading: str
    lines: tuple[str, ...] = field(repr=False)
    dated: bool = True


Part: TypeAlias = Prose | Points | Rows | Boxes | Blanks


@frozen
class Paper:
    """One paper. ``whom`` is the line below the title; ``foot`` stands at the bottom of every page."""

    title: str
    whom: str = field(repr=False)
    on: date
    parts: tuple[Part, ...]
    foot: str
