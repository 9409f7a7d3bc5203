"""Looking through a packed workbook before the library reads it.

The library makes room for a sheet as large as its farthest cell, repeats what a file says is repeated, and
ends the whole program where there is no memory left. So everything is unpacked once and counted, by a parser
that takes time in proportion to the file; what is no XML, or is too much, is refused. Nothing is kept.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.import_ import MOST_ROWS

UNPACKED: Final = 200_000_000  # bytes within a packed file
EXPANDED: Final = 50_000_000  # signs in all cells; 5,000 youths with 30 columns are a few million
WIDEST: Final = 400  # columns
MOST_CELLS: Final = 2_000_000
MOST_ELEMENTS: Final = 10_000_000  # of one part
DEEPEST: Final = 100  # elements within each other
MOST_ATTRIBUTES: Final = 100  # of one element: the library compares each with each
PLACE: Final = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
NUMBER: Final = re.compile(r"[0-9]{1,7}")
FILLED: Final = frozenset({"v", "f", "is"})  # what a cell of Excel's holds something in


def look_inside(content: bytes) -> None:
    """Unpack everything once and keep nothing of it. Raises Unacceptable for what must not be opened."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            _refuse_other(names)
            cells, left = _Cells(), UNPACKED
            for name in names:
                part = _unpacked(packed, name, left)
                left -= len(part)
                if _is_read(name.lower(), part):
                    _Part(cells).look(part)
            cells.refuse_expanded()
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, expat.ExpatError):
        raise broken() from None


def refuse_giant(rows: int, columns: int) -> None:
    """Raise Unacceptable for a sheet that is larger than any caseload."""
    if rows > MOST_ROWS or columns > WIDEST or rows * columns > MOST_CELLS:
        raise Unacceptable(
            _("a sheet is too large for a caseload: at most {rows} rows and {columns} columns").format(
                rows=MOST_ROWS, columns=WIDEST
            ),
            _("copy the rows you need into a new workbook"),
        )


def broken() -> Unacceptable:
    """What to say of a workbook that cannot be read."""
    return Unacceptable(_("the workbook is broken"), _("open it in Excel, save it anew, and try again"))


def _beyond() -> Unacceptable:
    return Unacceptable(
        _("the workbook is packed beyond measure"), _("copy the rows you need into a new workbook")
    )


def _unpacked(packed: ZipFile, name: str, left: int) -> bytes:
    """One part. Raises Unacceptable beyond ``left`` bytes."""
    with packed.open(name) as part:
        content = part.read(left + 1)
    if len(content) > left:
        raise _beyond()
    return content


def _is_read(name: str, part: bytes) -> bool:
    """Whether the library may read this part: a sheet may lie anywhere, under any name."""
    if b"sheetData" in part or name == "content.xml" or name.endswith(".rels"):
        return True
    return name.startswith("xl/") and name.endswith(".xml")


def _refuse_other(names: list[str]) -> None:
    """Raise Unacceptable for a packed file that is no spreadsheet we read."""
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Unacceptable(_("that is a document, and no spreadsheet"), _("save the table as .xlsx or .csv"))
    if "xl/workbook.bin" in names:
        raise Unacceptable(_("that kind of workbook (.xlsb) cannot be read"), _("save it as .xlsx"))
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        raise Unacceptable(_("that is no spreadsheet"), _("give a file .xlsx, .xls, .ods or .csv"))
    if len({name.lower() for name in names}) != len(names):
        raise broken()  # of two parts with one name, the library could read the other


@dataclass(slots=True)
class _Cells:
    """What the cells of the workbook come to: the signs in them, where each shared text counts as often as it
    is used."""

    signs: int = 0
    shared: list[int] = field(default_factory=list)
    uses: Counter[int] = field(default_factory=Counter)

    def refuse_expanded(self) -> None:
        """Raise Unacceptable where all cells together hold more than any caseload."""
        used = sum(self.shared[at] * times for at, times in self.uses.items() if at < len(self.shared))
        if self.signs + used > EXPANDED:
            raise _beyond()


@dataclass(slots=True)
class _Part:
    """One part of the workbook on its way through the parser."""

    cells: _Cells
    elements: int = 0
    depth: int = 0
    rows: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    times_row: int = 1
    times: int = 1
    shares: bool = False
    holds: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list, repr=False)
    filled_to: int = 0
    row_signs: int = 0
    joined: int = 0

    def look(self, part: bytes) -> None:
        """Look through the part. Raises Unacceptable, and ExpatError for what is no XML."""
        if b"\0" in part:
            raise broken()  # in another alphabet than the library's it would be another text
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self.text.append
        parser.StartDoctypeDeclHandler = _refuse_entities
        parser.Parse(part, True)

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > DEEPEST or len(attributes) > MOST_ATTRIBUTES:
            raise _beyond()
        match name.rpartition(":")[2]:
            case "c":
                self._cell(attributes)
            case "v" | "f" | "is" as held:
                self._holds(held)
            case "row":
                self.row = _number(attributes["r"]) if "r" in attributes else self.row + 1
                self.column = 0
            case "si":
                self.text.clear()
            case "dimension" | "mergeCell" as of:
                self._range(of, attributes.get("ref", ""))
            case "table":
                self.row = 0
            case "table-row":
                self.times_row = _number(attributes.get("table:number-rows-repeated", "1"))
                self.column = self.filled_to = self.row_signs = 0
            case "table-cell" | "covered-table-cell":
                self._cell_of_ods(attributes)
            case "s" if "text:c" in attributes:
                self.row_signs += _number(attributes["text:c"]) * self.times

    def _ends(self, name: str) -> None:
        self.depth -= 1
        match name.rpartition(":")[2]:
            case "v" if self.shares:
                self.cells.uses[_number("".join(self.text).strip())] += 1
            case "c" if "f" in self.holds and "v" not in self.holds:
                raise Unacceptable(
                    _("the workbook holds formulas that have never been worked out"),
                    _("open it in Excel, save it, and try again"),
                )
            case "si":
                self.cells.shared.append(sum(map(len, self.text)))
            case "table-cell" | "covered-table-cell":
                self._cell_of_ods_ends()
            case "table-row":
                self._row_of_ods_ends()

    # --- Excel's ------------------------------------------------------------------------------------------

    def _cell(self, attributes: dict[str, str]) -> None:
        """A cell begins; one without a place comes after the one before."""
        self.holds.clear()
        self.shares = attributes.get("t") == "s"
        self.column += 1
        if "r" in attributes:
            self.row, self.column = _place(attributes["r"])

    def _holds(self, held: str) -> None:
        """The cell holds something: only such cells make the sheet larger."""
        self.holds.add(held)
        self.text.clear()
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        refuse_giant(self.rows, self.columns)

    def _range(self, of: str, ref: str) -> None:
        """A range that the library takes up: joined cells are counted row by row."""
        places = [_place(each)[0] for each in ref.split(":", 1)]
        if of == "mergeCell":
            self.joined += abs(places[-1] - places[0]) + 1
        if self.joined > MOST_CELLS:
            raise _beyond()

    # --- of LibreOffice -----------------------------------------------------------------------------------

    def _cell_of_ods(self, attributes: dict[str, str]) -> None:
        """A cell begins, and with it is what lies before it."""
        self.text.clear()
        self.holds = {each for each in attributes if each.endswith(("value-type", "formula"))}
        self.row_signs += sum(len(value) for value in attributes.values())
        self.times = _number(attributes.get("table:number-columns-repeated", "1"))
        self._refuse_room(self.column)

    def _cell_of_ods_ends(self) -> None:
        signs = sum(map(len, self.text))
        self.column += self.times
        self.row_signs += signs * self.times
        if signs or self.holds:
            self.filled_to = self.column
        self.text.clear()

    def _row_of_ods_ends(self) -> None:
        self.row += self.times_row
        if self.filled_to:
            self.rows, self.columns = self.row, max(self.columns, self.filled_to)
            refuse_giant(self.rows, self.columns)
            self.cells.signs += self.row_signs * self.times_row
            self.cells.refuse_expanded()

    def _refuse_room(self, columns: int) -> None:
        """Raise Unacceptable for what the library would make room for before it sees that it is empty."""
        if columns * self.times_row > MOST_CELLS:
            refuse_giant(self.times_row, columns)
            raise _beyond()


def _refuse_entities(*_declared: object) -> None:
    raise broken()  # no program writes a document type into a workbook


def _number(text: str) -> int:
    if not NUMBER.fullmatch(text):
        raise broken()
    return int(text)


def _place(text: str) -> tuple[int, int]:
    """Row and column of a place such as B7. Raises Unacceptable for anything else."""
    found = PLACE.fullmatch(text)
    if found is None:
        raise broken()
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
