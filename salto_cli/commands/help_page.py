"""How a page of help is laid out: plain text at any width from 40 columns up, and no word is ever cut."""

from collections.abc import Iterator

from salto_cli.frozen import frozen
from salto_cli.models.lines import whole_words

WIDEST = 100  # columns: longer lines are hard to read
NARROW = 60  # columns: below this texts stand under their names, where one of those is long
NAMES = 30  # columns at most for the names of a section; what is longer has a line of its own
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


@frozen
class Section:
    """A heading with what stands below it: paragraphs, rows of a name and its text, and lines to paste."""

    heading: str
    text: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()


@frozen
class Page:
    """A page of help: what it is about, in one line, and its sections."""

    title: str
    text: tuple[str, ...]
    sections: tuple[Section, ...]


def laid_out(page: Page, width: int, *, bold: bool = False) -> str:
    """The page as text, no line longer than ``width`` unless one word is. ``bold``: the headings are."""
    width = min(width, WIDEST)
    parts = ["\n".join(_heading(page.title, width, bold=bold))]
    parts += ["\n".join(_wrapped(each, width)) for each in page.text]
    parts += ["\n".join(_section(each, width, bold=bold)) for each in page.sections if _says_something(each)]
    return "\n\n".join(parts) + "\n"


def _says_something(section: Section) -> bool:
    return bool(section.text or section.rows or section.lines)


def _section(section: Section, width: int, *, bold: bool) -> Iterator[str]:
    yield from _heading(section.heading, width, bold=bold)
    for number, each in enumerate(section.text):
        yield from ([""] if number else [])
        yield from _wrapped(each, width, "  ")
    names = _room(section, width)
    for name, text in section.rows:
        yield from _row(name, text, width, names)
    for line in section.lines:
        yield from _wrapped(line, width, "  ", "      ")


def _room(section: Section, width: int) -> int:
    """Columns for the names of a section, beside their texts; 0 where each stands above its text."""
    most = min(NAMES, width * 2 // 5 - 2)
    longest = max((len(name) for name, _text in section.rows), default=0)
    if longest + 4 + max((len(text) for _name, text in section.rows), default=0) <= width:
        return longest
    if longest > most and width < NARROW:
        return 0
    return max((len(name) for name, _text in section.rows if len(name) <= most), default=0)


def _heading(text: str, width: int, *, bold: bool) -> Iterator[str]:
    for line in _wrapped(text, width):
        yield f"{BOLD}{line}{PLAIN}" if bold else line


def _row(name: str, text: str, width: int, names: int) -> Iterator[str]:
    """A name and its text beside it, or below it where ``names`` (columns) leaves no room for the name."""
    if len(name) <= names:
        yield from _wrapped(text, width, f"  {name:{names}}  ", " " * (names + 4)) or [f"  {name}"]
        return
    yield from _wrapped(name, width, "  ", "    ")
    yield from _wrapped(text, width, " " * (names + 4 if names else 6))


def _wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    return whole_words(text, width, first, first if rest is None else rest)
