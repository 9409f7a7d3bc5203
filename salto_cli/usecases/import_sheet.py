"""The cells of a packed workbook, and the texts they share: understood, and written anew with nothing else.

The library reads them in its own way: of a cell that holds two values it takes the last, of a text that is
begun within a text the first half, and a shared text that is empty it does not count. What it would make of
each such oddity need not be known, for it never sees one: it is given what was understood here, and what is
put together as no program writes it is refused.
"""

import re
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.usecases.import_part import MOST_CELLS, Part, beyond, broken, refuse_giant

PLACE: Final = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
NUMBER: Final = re.compile(r"[0-9]{1,7}")
SHARED: Final = "s"
INLINE: Final = "inlineStr"
TYPES: Final = frozenset({SHARED, INLINE, "str", "b", "e", "d", "n"})
BARE: Final = frozenset({"v", "f", "t"})  # what holds text and nothing else
KEPT: Final = {"\r": "&#13;"}  # a parser makes another sign of it where it stands as it is


@dataclass(slots=True)
class _Written(Part):
    """A part that is written anew. ``said`` is what has been understood, ``held`` a text on its way."""

    said: list[str] = field(default_factory=list, repr=False)
    held: list[str] = field(default_factory=list, repr=False)

    def _opened(self, of: str, within: str, _attributes: dict[str, str]) -> None:
        if within in BARE:
            raise broken()
        if of in BARE:
            self.text.clear()

    def _closed(self, of: str) -> None:
        if of == "t" and "rPh" not in self.path:  # how it is pronounced is no part of it
            self.held.append("".join(self.text))

    def _held(self) -> str:
        """The text that has just ended, and nothing is held any more."""
        held = "".join(self.held)
        self.held.clear()
        return held


@dataclass(slots=True)
class Texts(_Written):
    """The texts that cells share."""

    def _opened(self, of: str, within: str, attributes: dict[str, str]) -> None:
        _Written._opened(self, of, within, attributes)
        if of == "sheetData" or (of == "si" and self.path != ["sst", "si"]):
            raise broken()
        if of == "si":
            self.held.clear()

    def _closed(self, of: str) -> None:
        _Written._closed(self, of)
        if of == "si":
            held = self._held()
            self.count.shared.append(len(held))
            self.said.append(f"<si>{_text(held)}</si>")

    def _whole(self, _part: bytes) -> bytes:
        return f"<sst>{''.join(self.said)}</sst>".encode()


@dataclass(slots=True)
class Cells(_Written):
    """A sheet: its cells with their values, and which of them are joined."""

    rows: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    kind: str | None = None
    style: str | None = None
    values: dict[str, str] = field(default_factory=dict, repr=False)
    joined: int = 0
    ranges: list[str] = field(default_factory=list)

    def _opened(self, of: str, within: str, attributes: dict[str, str]) -> None:
        _Written._opened(self, of, within, attributes)
        match of:
            case "c" if within == "row":
                self._cell(attributes)
            case "v" | "f" | "is" if within == "c":
                self._holds(of)
            case "row" if within == "sheetData":
                self.row = _number(attributes["r"]) if "r" in attributes else self.row + 1
                self.column = 0
            case "mergeCell" if "sheetData" not in self.path:
                self._join(attributes.get("ref", ""))
            case "c" | "v" | "is" | "row" if "sheetData" in self.path:
                raise broken()

    def _closed(self, of: str) -> None:
        _Written._closed(self, of)
        within = self.path[-1] if self.path else ""
        if of in {"v", "f"} and within == "c":
            self.values[of] = "".join(self.text)
        elif of == "is" and within == "c":
            self.values[of] = self._held()
        elif of == "c" and within == "row":
            self._write()

    def _cell(self, attributes: dict[str, str]) -> None:
        """A cell begins; one without a place comes after the one before."""
        self.values.clear()
        self.kind, self.style = attributes.get("t"), attributes.get("s")
        self.column += 1
        if "r" in attributes:
            self.row, self.column = _place(attributes["r"])

    def _holds(self, of: str) -> None:
        """The cell holds something, each once: only such cells make the sheet larger."""
        if of in self.values:
            raise broken()
        self.values[of] = ""
        self.held.clear()
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        refuse_giant(self.rows, self.columns)

    def _write(self) -> None:
        """A cell has ended. Raises Unacceptable for a formula that has never been worked out."""
        if "f" in self.values and "v" not in self.values:
            raise Unacceptable(
                _("the workbook holds formulas that have never been worked out"),
                _("open it in Excel, save it, and try again"),
            )
        if self.kind is not None and self.kind not in TYPES:
            raise broken()
        place = f'r="{_letters(self.column)}{self.row}"'
        style = f' s="{_number(self.style)}"' if self.style else ""
        if "is" in self.values:
            kind, value = INLINE, f"<is>{_text(self._counted(self.values['is']))}</is>"
        elif "v" in self.values and self.kind != INLINE:
            kind, value = self.kind or "n", f"<v>{self._value(self.values['v'])}</v>"
        else:
            return
        self.said.append(f'<row r="{self.row}"><c {place}{style} t="{kind}">{value}</c></row>')

    def _value(self, value: str) -> str:
        """What stands in a cell: a number says which of the texts that are shared."""
        if self.kind != SHARED:
            return escape(self._counted(value), KEPT)
        number = _number(value.strip())
        self.count.uses[number] += 1
        return str(number)

    def _counted(self, value: str) -> str:
        self.count.signs += len(value)
        return value

    def _join(self, ref: str) -> None:
        """Joined cells, which the library takes up row by row."""
        places = [_place(each) for each in ref.split(":", 1)]
        (top, left), (bottom, right) = places[0], places[-1]
        self.joined += abs(bottom - top) + 1
        if self.joined > MOST_CELLS:
            raise beyond()
        self.ranges.append(f'<mergeCell ref="{_letters(left)}{top}:{_letters(right)}{bottom}"/>')

    def _whole(self, _part: bytes) -> bytes:
        joined = f"<mergeCells>{''.join(self.ranges)}</mergeCells>" if self.ranges else ""
        return f"<worksheet><sheetData>{''.join(self.said)}</sheetData>{joined}</worksheet>".encode()


def _text(held: str) -> str:
    return f'<t xml:space="preserve">{escape(held, KEPT)}</t>'


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
    for sign in found[1].upper():
        column = column * 26 + ord(sign) - 64
    return int(found[2]), column


def _letters(column: int) -> str:
    """The letters of a column, the first being A."""
    high, low = divmod(column - 1, 26)
    return (_letters(high) if high else "") + chr(65 + low)
