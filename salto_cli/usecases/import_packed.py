"""Looking through a packed workbook before the library reads it.

The library makes room for a sheet as large as its farthest cell, and ends the whole program where there is
no memory left. So everything is unpacked once and counted, by a parser that takes time in proportion to the
file; what is no XML, or is too much, is refused. What was looked through is packed anew, and the library is
given that: of a file with two tables of contents, it could read the other. Of other kinds of workbook (.xls,
.xlsb, .ods) nothing of the sort can be counted beforehand: they are refused, with what to do.
"""

import re
import struct
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as NotDeflated

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.import_ import MOST_ROWS

UNPACKED: Final = 100_000_000  # bytes within a packed file
EXPANDED: Final = 50_000_000  # signs in all cells; 5,000 youths with 30 columns are a few million
MOST_PARTS: Final = 5_000  # sheets, pictures and what belongs to them
WIDEST: Final = 400  # columns
MOST_CELLS: Final = 2_000_000
MOST_ELEMENTS: Final = 3_000_000  # of all parts; 20,000 rows with 30 columns are two million and a half
DEEPEST: Final = 100  # elements within each other
MOST_ATTRIBUTES: Final = 100  # of one element: the library compares each with each
PLACE: Final = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
NUMBER: Final = re.compile(r"[0-9]{1,7}")
# What the libraries say of a damaged file: each of these was seen by damaging one.
DAMAGED: Final = (
    BadZipFile, NotDeflated, expat.ExpatError, struct.error, EOFError, LookupError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip
OTHERS: Final = {"xl/workbook.bin": ".xlsb", "content.xml": ".ods"}  # what tells workbooks of other kinds


def look_inside(content: bytes) -> bytes:
    """Unpack everything once and count it; the parts that the library reads, packed anew.

    Raises Unacceptable for what must not be opened.
    """
    anew = BytesIO()
    try:
        with ZipFile(BytesIO(content)) as packed, ZipFile(anew, "w", ZIP_STORED) as kept:
            names = packed.namelist()
            if len(names) > MOST_PARTS:
                raise _beyond()
            _refuse_other(names)
            cells, left = _Cells(), UNPACKED
            for name in names:
                part = _unpacked(packed, name, left)
                left -= len(part)
                if _is_read(name.lower(), part):
                    _Part(cells).look(part)
                    kept.writestr(name, part)
            cells.refuse_expanded()
    except DAMAGED:
        raise broken() from None
    return anew.getvalue()


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


def other_kind(kind: str) -> Unacceptable:
    """What to say of a workbook of a kind that is not read, such as ``.xls``."""
    return Unacceptable(
        _("workbooks of the kind {kind} are not read").format(kind=kind),
        _("open it in Excel or LibreOffice, choose Save As, and save it as .xlsx"),
    )


def _beyond() -> Unacceptable:
    return Unacceptable(
        _("the workbook is packed beyond measure"), _("copy the rows you need into a new workbook")
    )


def _unpacked(packed: ZipFile, name: str, left: int) -> bytes:
    """One part. Raises Unacceptable beyond ``left`` bytes, and where it is packed as Excel never does."""
    if packed.getinfo(name).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise broken()
    with packed.open(name) as part:
        content = part.read(left + 1)
    if len(content) > left:
        raise _beyond()
    return content


def _is_read(name: str, part: bytes) -> bool:
    """Whether the library may read this part: a sheet may lie anywhere, under any name."""
    if b"sheetData" in part or name.endswith(".rels"):
        return True
    return name.startswith("xl/") and name.endswith(".xml")


def _refuse_other(names: list[str]) -> None:
    """Raise Unacceptable for a packed file that is no spreadsheet we read."""
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Unacceptable(_("that is a document, and no spreadsheet"), _("save the table as .xlsx or .csv"))
    for name, kind in OTHERS.items():
        if name in names:
            raise other_kind(kind)
    if "xl/workbook.xml" not in names:
        raise Unacceptable(_("that is no spreadsheet"), _("give a file .xlsx or .csv"))
    if len({name.lower() for name in names}) != len(names):
        raise broken()  # of two parts with one name, the library could read the other


@dataclass(slots=True)
class _Cells:
    """What the cells of the workbook come to: the signs in them, where each shared text counts as often as it
    is used."""

    elements: int = 0
    shared: list[int] = field(default_factory=list)
    uses: Counter[int] = field(default_factory=Counter)

    def refuse_expanded(self) -> None:
        """Raise Unacceptable where all cells together hold more than any caseload."""
        used = sum(self.shared[at] * times for at, times in self.uses.items() if at < len(self.shared))
        if used > EXPANDED:
            raise _beyond()


@dataclass(slots=True)
class _Part:
    """One part of the workbook on its way through the parser."""

    cells: _Cells
    depth: int = 0
    rows: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    shares: bool = False
    holds: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list, repr=False)
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
        self.cells.elements += 1
        self.depth += 1
        if self.cells.elements > MOST_ELEMENTS or self.depth > DEEPEST or len(attributes) > MOST_ATTRIBUTES:
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
