"""Reading a spreadsheet: which kind of file it is, and its sheets row by row. Nothing is understood here.

What is read comes from anywhere. Its size is looked at before it is opened, workbooks are unpacked once to
count what is in them (``import_packed``), other kinds than .xlsx are refused, macros are never run, and of
formulas only the value that Excel last showed is read. A workbook that is taken in is opened and decrypted
only here. What lies beside an import is written here too.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from salto_cli.errors import NotFound, Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.import_ import Sheet
from salto_cli.models.import_cell import Cell
from salto_cli.store.wholefile import cannot_write, create_private
from salto_cli.usecases.import_packed import DAMAGED, look_inside, other_kind
from salto_cli.usecases.import_part import broken, refuse_giant
from salto_cli.usecases.import_text import read_text

LARGEST: Final = 20_000_000  # bytes of a file; 5,000 youths with 30 columns are two million
PACKED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")  # the stream of a workbook behind a password


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
    """Every sheet with something in it, those that are hidden last. ``password`` is asked for where the
    workbook is locked.

    Raises Unacceptable for what is no spreadsheet, is broken, is packed beyond measure, or does not open.
    """
    content = _unlocked(file.content, password()) if is_locked(file) else file.content
    if content.startswith(OLD):
        raise other_kind(".xls")
    if not content.startswith(PACKED):
        return (Sheet("", read_text(content)),)
    parts = look_inside(content)
    found = tuple(sorted((each for each in _read(parts) if each.rows), key=lambda each: each.hidden))
    if not found:
        raise Unacceptable(_("the workbook is empty"), _("look at its name, and where it lies"))
    return found


def _unlocked(content: bytes, password: str) -> bytes:
    """What is behind the password, in memory only. Raises Unacceptable where it does not open."""
    from msoffcrypto.exceptions import (  # type: ignore[import-untyped]  # it ships no types
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
        ParseError,
    )
    from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]  # it ships no types

    opened = BytesIO()
    try:
        locked = OOXMLFile(BytesIO(content))
        locked.load_key(password=password, verify_password=True)
        locked.decrypt(opened)
    except (InvalidKeyError, DecryptionError):
        raise Unacceptable(
            _("the password does not open the workbook"), _("try again, or save a copy without a password")
        ) from None
    except (FileFormatError, ParseError, *DAMAGED):
        raise broken() from None
    return opened.getvalue()


def _read(content: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for at, each in enumerate(book.sheets_metadata):
            if each.typ != SheetTypeEnum.WorkSheet:  # a chart on a page of its own
                continue
            sheet = book.get_sheet_by_index(at)
            refuse_giant(sheet.total_height, sheet.total_width)
            rows = tuple(_cells(row) for row in sheet.to_python(skip_empty_area=False))
            hidden = each.visible != SheetVisibleEnum.Visible
            yield Sheet(each.name, _without_tail(rows), _joined(sheet.merged_cell_ranges), hidden)
    except (CalamineError, ValueError, OSError):
        raise broken() from None
    except BaseException as why:
        if type(why).__name__ != "PanicException":  # the library's own end, which is no Exception
            raise
        raise broken() from None


def _cells(row: list[Any]) -> tuple[Cell, ...]:
    return tuple(_cell(each) for each in row)


def _cell(value: Any) -> Cell:
    match value:
        case datetime():
            return value.date()
        case str() if not value.strip():
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
