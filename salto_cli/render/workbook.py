"""The weekly sheets of one service as an encrypted workbook, for a service that asks for one.

It says what the paper says, in the same words. Every cell is text, in Excel's own text format, so that
nothing in it is ever taken for a formula, also when somebody edits the cell. It is made and encrypted in
memory.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from salto_cli.i18n import PAPER, speaking
from salto_cli.models.sheet_paper import ServiceSheets
from salto_cli.render.sheet_paper import words

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

TEXT: Final = 49  # Excel's number of its own text format
A4: Final = 9  # Excel's number of the paper
SIZE, LEADING = 11, 1.45  # points, and lines as a part of that
WIDTHS: Final = (26, 46, 22, 24)  # characters; together as wide as an A4 page at a size one can read
LAST: Final = len(WIDTHS) - 1
INK, DEEP, TINT = "#17252b", "#1d5461", "#eef4f4"
# Nothing that is written becomes a formula or a link, and nothing of it lies beside the file meanwhile.
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
HEAD: Final = {"bold": True, "font_color": DEEP, "bottom": 2, "bottom_color": DEEP}  # of a list
LOOKS: Final[dict[str, dict[str, object]]] = {
    "plain": {},
    "quiet": {"font_color": "#52626a", "font_size": 9},
    "strong": {"bold": True},
    "name": {"bold": True, "font_size": 20},
    "to": {"bold": True, "font_size": 13, "bottom": 2, "bottom_color": DEEP},
    "part": {"bold": True, "font_color": DEEP, "font_size": 10, "bottom": 1, "bottom_color": "#b4c4c6"},
    "ground": {"bg_color": TINT},
    "own": {"italic": True, "font_size": 13},
}

Row = Sequence[tuple[str, str]]  # cells: the look and the words; the last one takes the rest of the line


def workbook_xlsx(sheets: ServiceSheets, password: str, lang: str = PAPER) -> bytes:
    """One service's sheets, one youth a tab, as an .xlsx that only ``password`` opens.

    Agile encryption (AES-256, SHA-512, 100,000 rounds). There must be at least one sheet and a password.
    """
    assert sheets.sheets, "a service with nothing to be told gets no file"
    assert password, "a workbook without a password does not leave"
    with speaking(lang):
        said = words(sheets)
    return encrypted(_written(said, sheets), password)


def encrypted(plain: bytes, password: str) -> bytes:
    """A workbook that only ``password`` opens: agile encryption, in memory."""
    from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]  # it ships no types

    sealed = BytesIO()
    OOXMLFile(BytesIO(plain)).encrypt(unicodedata.normalize("NFC", password), sealed)
    return sealed.getvalue()


def new_book(content: BytesIO) -> "Workbook":
    """An empty workbook that is written into ``content`` when it is closed; every one is made here."""
    from xlsxwriter import Workbook

    return Workbook(content, OPTIONS)


def _written(said: dict[str, Any], sheets: ServiceSheets) -> bytes:
    content = BytesIO()
    book = new_book(content)
    # Nothing of who made it, and when is the day of the meeting.
    book.set_properties({"title": said["title"], "created": datetime.combine(sheets.on, time(12))})
    looks = _looks(book)
    for youth, sheet in zip(said["sheets"], sheets.sheets, strict=True):
        _Tab(_tab(book, sheet.code, said), looks).fill(said, youth)
    book.close()
    return content.getvalue()


def _looks(book: "Workbook") -> dict[str, Any]:
    every = {"num_format": TEXT, "text_wrap": True, "valign": "top", "font_color": INK, "font_size": SIZE}
    return {name: book.add_format({**every, **look}) for name, look in LOOKS.items()}


def _tab(book: "Workbook", code: str, said: dict[str, Any]) -> Any:
    """An empty tab, which prints on A4 as wide as the page."""
    tab = book.add_worksheet(code)
    tab.hide_gridlines(2)
    tab.set_paper(A4)
    tab.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    tab.fit_to_pages(1, 0)
    foot = f"{said['to_recipient']} · {said['labels']['return_it']} · {said['labels']['share_not']}"
    tab.set_footer(f"&L&8{foot.replace('&', '&&')}&R&8{said['checkpoint']}  &P/&N")
    for column, width in enumerate(WIDTHS):
        tab.set_column(column, column, width)
    return tab


@dataclass(slots=True)
class _Tab:
    """One youth's tab, written from the top down."""

    tab: Any
    looks: dict[str, Any] = field(repr=False)
    row: int = 0

    def fill(self, said: dict[str, Any], youth: dict[str, Any]) -> None:
        """Everything the paper says, in its order."""
        for row in _lines(said, youth):
            self._write(row)

    def _write(self, cells: Row) -> None:
        for column, (look, text) in enumerate(cells):
            if column == len(cells) - 1 and column < LAST:
                self.tab.merge_range(self.row, column, self.row, LAST, "", self.looks[look])
            self.tab.write_string(self.row, column, text, self.looks[look])
        self.tab.set_row(self.row, _height(cells))
        self.row += 1


def _height(cells: Row) -> float:
    """How high a row is, in points: Excel does not find it by itself where cells are joined."""
    return max(
        (_lines_of(n, cells) * _size(look) * LEADING for n, (look, _text) in enumerate(cells)), default=9
    )


def _lines_of(n: int, cells: Row) -> int:
    """How many lines the words of a cell take; larger letters need more room."""
    look, text = cells[n]
    width = sum(WIDTHS[n:]) if n == len(cells) - 1 else WIDTHS[n]
    return sum(1 + int(len(line) * _size(look) / SIZE) // width for line in text.split("\n"))


def _size(look: str) -> float:
    return float(str(LOOKS[look].get("font_size", SIZE)))


def _lines(said: dict[str, Any], youth: dict[str, Any]) -> Iterator[Row]:
    labels = said["labels"]
    yield [("to", said["to_recipient"])]
    yield [("quiet", f"{youth['number']} · {labels['return_it']} · {said['date']}".removeprefix(" · "))]
    yield [("name", youth["name"])]
    if youth["known_by"]:
        yield [("quiet", youth["known_by"])]
    for title, content in youth["grounds"]:
        yield [("ground", title), ("ground", "\n".join(content))]
    for title, rows in _parts(labels, youth):
        if rows:
            yield []
            yield [("part", title)]
            yield from rows
    yield []
    yield [("strong", f"{labels['share_not_stop']} {youth['told']}")]


def _parts(labels: dict[str, str], youth: dict[str, Any]) -> Iterator[tuple[str, list[Row]]]:
    """Each part with its rows, in the order of the paper; an empty one is left out by whoever writes it."""
    yield labels["wishes"], [[("quiet", each["said"]), ("own", each["text"])] for each in youth["wishes"]]
    yield labels["strengths"], [[("plain", each)] for each in youth["strengths"]]
    yield labels["asked"], [[("quiet", each["terms"]), ("strong", each["what"])] for each in youth["asked"]]
    yield labels["question"], [[("strong", youth["question"])]] if youth["question"] else []
    agreed: list[Row] = [
        [("plain", each["due"]), ("plain", each["what"]), ("plain", each["who"])] for each in youth["agreed"]
    ]
    yield labels["agreed"], agreed
    dates: list[Row] = [
        [("strong", each["when"]), ("plain", each["what"]), ("plain", each["place"])]
        for each in youth["dates"]
    ]
    yield labels["dates"], dates
    meeting: list[Row] = [
        [("strong" if warns else "quiet", title), ("strong" if warns else "plain", content)]
        for title, content, warns in youth["meeting"]
    ]
    yield labels["meeting"], meeting
