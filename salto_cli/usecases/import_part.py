"""One part of a packed workbook on its way through the parser: counted, and refused where it is too much."""

from collections import Counter
from dataclasses import dataclass, field
from posixpath import normpath
from typing import Final
from xml.parsers import expat

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.import_ import MOST_ROWS

EXPANDED: Final = 50_000_000  # signs in all cells; 5,000 youths with 30 columns are a few million
WIDEST: Final = 400  # columns
MOST_CELLS: Final = 2_000_000
MOST_ELEMENTS: Final = 3_000_000  # of all parts; 20,000 rows with 30 columns are two million and a half
DEEPEST: Final = 100  # elements within each other
MOST_ATTRIBUTES: Final = 100  # of one element: the library compares each with each
LONGEST_FORMAT: Final = 1_000  # signs; Excel has 255
MOST_FORMATS: Final = 100_000  # of cells; Excel has 65,490


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


def beyond() -> Unacceptable:
    """What to say of a workbook that holds more than any caseload."""
    return Unacceptable(
        _("the workbook is packed beyond measure"), _("copy the rows you need into a new workbook")
    )


@dataclass(slots=True)
class Count:
    """What the workbook comes to: the signs in its cells, where each shared text counts as often as it is
    used."""

    elements: int = 0
    signs: int = 0
    shared: list[int] = field(default_factory=list)
    uses: Counter[int] = field(default_factory=Counter)

    def refuse_expanded(self) -> None:
        """Raise Unacceptable where all cells together hold more than any caseload."""
        used = sum(self.shared[at] * times for at, times in self.uses.items() if at < len(self.shared))
        if used + self.signs > EXPANDED:
            raise beyond()


@dataclass(slots=True)
class Part:
    """A part on its way through the parser: one that is counted, and stays as it is."""

    count: Count
    path: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list, repr=False)

    def anew(self, part: bytes) -> bytes:
        """The part as the library is to have it. Raises Unacceptable, and ExpatError for what is no XML."""
        if b"\0" in part:
            raise broken()  # in another alphabet than the library's it would be another text
        parser = expat.ParserCreate("UTF-8")  # as the library reads it, whatever the part says of itself
        parser.buffer_text = True
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self.text.append
        parser.StartDoctypeDeclHandler = _refuse_entities
        parser.Parse(part, True)
        return self._whole(part)

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self.count.elements += 1
        of = name.rpartition(":")[2]
        within = self.path[-1] if self.path else ""
        self.path.append(of)
        if (
            self.count.elements > MOST_ELEMENTS
            or len(self.path) > DEEPEST
            or len(attributes) > MOST_ATTRIBUTES
        ):
            raise beyond()
        self._opened(of, within, attributes)

    def _ends(self, _name: str) -> None:
        self._closed(self.path.pop())

    def _opened(self, of: str, _within: str, _attributes: dict[str, str]) -> None:
        """An element begins. Raises Unacceptable for cells in a part that is no sheet."""
        if of in {"sheetData", "si"}:
            raise broken()

    def _closed(self, of: str) -> None:
        """An element ends."""

    def _whole(self, part: bytes) -> bytes:
        return part


@dataclass(slots=True)
class Linked(Part):
    """The list of sheets, or where each of them lies: each once, or the library would read it many times."""

    seen: set[str] = field(default_factory=set)

    def _opened(self, of: str, within: str, attributes: dict[str, str]) -> None:
        Part._opened(self, of, within, attributes)
        if of == "Relationship":
            target = attributes.get("Target", "").replace("\\", "/").casefold().lstrip("/")
            self._once(normpath(target.removeprefix("xl/")))
        elif of == "sheet":
            for name, value in attributes.items():
                if name.rpartition(":")[2] == "id":
                    self._once(value)

    def _once(self, named: str) -> None:
        if named in self.seen:
            raise broken()
        self.seen.add(named)


@dataclass(slots=True)
class Formats(Part):
    """How cells are shown: the library reads through the format of each anew."""

    formats: int = 0

    def _opened(self, of: str, within: str, attributes: dict[str, str]) -> None:
        Part._opened(self, of, within, attributes)
        self.formats += of == "xf"
        if self.formats > MOST_FORMATS or len(attributes.get("formatCode", "")) > LONGEST_FORMAT:
            raise beyond()


def _refuse_entities(*_declared: object) -> None:
    raise broken()  # no program writes a document type into a workbook
