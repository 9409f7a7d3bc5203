"""Reading a spreadsheet: which kind of file it is, and its sheets row by row. Nothing is understood here.

What is read comes from anywhere. Its size is looked at before it is opened, packed files are unpacked once to
count what is in them, macros are never run, and of formulas only the value that Excel last showed is read.
Python-calamine and msoffcrypto are loaded only here.
"""

import os
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from salto_cli.errors import NotFound, Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.import_ import MOST_ROWS, Sheet
from salto_cli.models.import_cell import Cell
from salto_cli.store.wholefile import cannot_write, create_private
from salto_cli.usecases.import_text import read_text

LARGEST: Final = 20_000_000  # bytes of a file; 5,000 youths with 30 columns are two million
UNPACKED: Final = 200_000_000  # bytes within a packed file
WIDEST: Final = 400  # columns
MOST_CELLS: Final = 2_000_000
PACKED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")  # the stream of a workbook behind a password
# Cells with something in them, by their place; and formulas that no program has ever worked out.
PLACED: Final = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3})([0-9]{1,7})"[^>/]*>\s*<(?:f|v|is)\b')
UNWORKED: Final = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*</c>")


@frozen
class File:
    """The bytes of a file and what it is called."""

    name: str
    content: bytes


def read_file(path: Path) -> File:
    """The file at ``path``. Raises NotFound where there is none to read, Unacceptable for a giant."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise NotFound(_("the file cannot be read"), _("look at its name, and where it lies")) from None
    if len(content) > LARGEST:
        raise Unacceptable(
            _("the file is too large for a caseload: more than {limit} MB").format(
                limit=LARGEST // 1_000_000
            ),
            _("copy the rows you need into a new workbook"),
        )
    if not content.strip():
        raise Unacceptable(_("the file is empty"), _("look at its name, and where it lies"))
    return File(path.name, content)


def is_locked(file: File) -> bool:
    """Whether the file is a workbook that opens with a password only."""
    return file.content.startswith(OLD) and LOCKED in file.content


def sheets(file: File, password: Callable[[], str]) -> tuple[Sheet, ...]:
    """Every sheet with something in it. ``password`` is asked for where the workbook is locked.

    Raises Unacceptable for what is no spreadsheet, is broken, is packed beyond measure, or does not open.
    """
    content = _unlocked(file.content, password()) if is_locked(file) else file.content
    if content.startswith(PACKED):
        _look_inside(content)
    elif not content.startswith(OLD):
        return (Sheet("", read_text(content)),)
    found = tuple(each for each in _read(content) if each.rows)
    if not found:
        raise Unacceptable(_("the workbook is empty"), _("look at its name, and where it lies"))
    return found


def _unlocked(content: bytes, password: str) -> bytes:
    """What is behind the password, in memory only. Raises Unacceptable where it does not open."""
    from msoffcrypto import OfficeFile  # type: ignore[import-untyped]  # it ships no types
    from msoffcrypto.exceptions import (  # type: ignore[import-untyped]  # it ships no types
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
        ParseError,
    )

    opened = BytesIO()
    try:
        locked = OfficeFile(BytesIO(content))
        locked.load_key(password=password, verify_password=True)
        locked.decrypt(opened)
    except (InvalidKeyError, DecryptionError):
        raise Unacceptable(
            _("the password does not open the workbook"), _("try again, or save a copy without a password")
        ) from None
    except (FileFormatError, ParseError, ValueError, OSError, KeyError):
        raise _broken() from None
    return opened.getvalue()


def _look_inside(content: bytes) -> None:
    """Unpack everything once and keep nothing of it. Raises Unacceptable for what must not be opened."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            _refuse_other(names)
            left = UNPACKED
            for name in names:
                sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
                left -= _unpacked(packed, name, left, keep=sheet)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _broken() from None


def _unpacked(packed: ZipFile, name: str, left: int, *, keep: bool) -> int:
    """How many bytes one part has; a sheet's cells are looked at. Raises Unacceptable beyond ``left``."""
    size, parts = 0, []
    with packed.open(name) as part:
        while piece := part.read(1 << 20):
            size += len(piece)
            if size > left:
                raise Unacceptable(
                    _("the workbook is packed beyond measure"),
                    _("copy the rows you need into a new workbook"),
                )
            if keep:
                parts.append(piece)
    if keep:
        _look_at_cells(b"".join(parts))
    return size


def _look_at_cells(sheet: bytes) -> None:
    """Raise Unacceptable for a sheet whose cells lie too far out, or whose formulas have no value."""
    rows = columns = 0
    for letters, row in PLACED.findall(sheet):
        rows, columns = max(rows, int(row)), max(columns, _column_number(letters))
    _refuse_giant(rows, columns)
    if UNWORKED.search(sheet):
        raise Unacceptable(
            _("the workbook holds formulas that have never been worked out"),
            _("open it in Excel, save it, and try again"),
        )


def _refuse_giant(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > WIDEST or rows * columns > MOST_CELLS:
        raise Unacceptable(
            _("a sheet is too large for a caseload: at most {rows} rows and {columns} columns").format(
                rows=MOST_ROWS, columns=WIDEST
            ),
            _("copy the rows you need into a new workbook"),
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_other(names: list[str]) -> None:
    """Raise Unacceptable for a packed file that is no spreadsheet we read."""
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Unacceptable(_("that is a document, and no spreadsheet"), _("save the table as .xlsx or .csv"))
    if "xl/workbook.bin" in names:
        raise Unacceptable(_("that kind of workbook (.xlsb) cannot be read"), _("save it as .xlsx"))
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        raise Unacceptable(_("that is no spreadsheet"), _("give a file .xlsx, .xls, .ods or .csv"))


def _read(content: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            _refuse_giant(sheet.total_height, sheet.total_width)
            rows = tuple(_cells(row) for row in sheet.to_python(skip_empty_area=False))
            yield Sheet(name, _without_tail(rows), _joined(sheet.merged_cell_ranges))
    except PasswordError:
        raise Unacceptable(
            _("the workbook opens with a password, of a kind that is not read here"),
            _("save a copy as .xlsx with the password, or without"),
        ) from None
    except (CalamineError, ValueError, OSError):
        raise _broken() from None


def _cells(row: list[Any]) -> tuple[Cell, ...]:
    return tuple(_cell(each) for each in row)


def _cell(value: Any) -> Cell:
    match value:
        case datetime():
            return value.date()
        case "":
            return None
        case str() | bool() | int() | float() | date() | None:
            return value
    return str(value)


def _without_tail(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """The rows up to the last that says something."""
    last = max((at for at, row in enumerate(rows, 1) if any(cell is not None for cell in row)), default=0)
    return rows[:last]


def _joined(ranges: "list[tuple[tuple[int, int], tuple[int, int]]] | None") -> frozenset[int]:
    """The numbers of rows with a cell that is joined with one in another row."""
    return frozenset(
        row + 1
        for (first, _left), (last, _right) in ranges or ()
        if last > first
        for row in range(first, last + 1)
    )


def _broken() -> Unacceptable:
    return Unacceptable(_("the workbook is broken"), _("open it in Excel, save it anew, and try again"))


def write_new(path: Path, content: bytes) -> None:
    """Write a new file that tells of nobody. Raises Unacceptable where there is one, CannotWrite."""
    try:
        fd = create_private(path)
    except FileExistsError:
        raise Unacceptable(
            _("there is a file already: {path}").format(path=path.name), _("choose another name")
        ) from None
    except OSError as reason:
        raise cannot_write(reason) from reason
    with os.fdopen(fd, "wb") as file:
        file.write(content)
