"""Reading a file of text as a spreadsheet: its encoding and its separator are found out from what it
holds."""

import csv
from collections import Counter
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.import_ import MOST_ROWS
from salto_cli.models.import_cell import Cell

SEPARATORS: Final = ";,\t|"
LOOKED_AT: Final = 25  # lines that show the separator
BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
KINDS: Final = ((b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"{\\rtf", "RTF"))
SAID: Final = "sep="  # Excel's own way to name the separator in the first line


def read_text(content: bytes) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a file of text. Raises Unacceptable for what is none, or has broken quotation marks."""
    text = decoded(content)
    lines = text.splitlines(keepends=True)
    separator = _separator(lines)
    if lines and lines[0].casefold().startswith(SAID):
        lines[0] = "\n"  # keeps its place, so that the rows keep their numbers
    rows: list[tuple[Cell, ...]] = []
    try:
        for cells in csv.reader(lines, delimiter=separator, strict=True):
            rows.append(tuple(cell.strip() or None for cell in cells))
            if len(rows) > MOST_ROWS:
                raise Unacceptable(
                    _("the file has more than {rows} rows").format(rows=MOST_ROWS), _("divide it")
                )
    except csv.Error:
        raise Unacceptable(
            _("line {line}: the quotation marks do not fit together").format(line=len(rows) + 1),
            _("look at that line"),
        ) from None
    return tuple(rows)


def decoded(content: bytes) -> str:
    """The text of a file as Excel, Windows or anything newer writes it. Raises Unacceptable for no text."""
    for begins, kind in KINDS:
        if content.startswith(begins):
            raise Unacceptable(
                _("that is a file of the kind {kind}, and no spreadsheet").format(kind=kind),
                _("give a file .xlsx or .csv"),
            )
    for encoding, mark in _encodings(content):
        try:
            text = content[mark:].decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(sign < " " and sign not in "\t\r\n" for sign in text):
            return text
    raise Unacceptable(_("the file is not plain text"), _("save it as .xlsx, or as CSV in UTF-8"))


def _encodings(content: bytes) -> list[tuple[str, int]]:
    """The encodings that it may have, the likeliest first, and how long the mark before the text is."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return [(encoding, len(mark))]
    head = content[:2000]
    if head[1::2].count(0) > len(head) // 4:
        return [("utf-16-le", 0)]
    if head[::2].count(0) > len(head) // 4:
        return [("utf-16-be", 0)]
    return [("utf-8", 0), ("cp1252", 0)]


def _separator(lines: list[str]) -> str:
    """The sign that cuts the lines into the most columns, as many in each."""
    if lines and lines[0].casefold().startswith(SAID) and len(lines[0].strip()) == len(SAID) + 1:
        return lines[0].strip()[-1]
    return max(SEPARATORS, key=lambda sign: _columns_by(sign, lines[:LOOKED_AT]))


def _columns_by(separator: str, lines: list[str]) -> int:
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
    return max((width * times for width, times in widths.items()), default=0)
