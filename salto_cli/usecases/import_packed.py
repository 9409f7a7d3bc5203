"""Looking through a packed workbook before the library reads it.

The library makes room for a sheet as large as its farthest cell, and ends the whole program where there is
no memory left. So everything that it reads is unpacked once and counted, by a parser that takes time in
proportion to the file; what is no XML, or is too much, is refused. What was understood is packed anew
(``import_sheet``), and the library is given that alone: of a file with two tables of contents, it could read
the other. Of other kinds of workbook (.xls, .xlsb, .ods) nothing of the sort can be counted beforehand: they
are refused, with what to do.
"""

import struct
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as NotDeflated

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.usecases.import_part import Count, Formats, Linked, Part, beyond, broken
from salto_cli.usecases.import_sheet import Cells, Texts

UNPACKED: Final = 100_000_000  # bytes within a packed file
MOST_PARTS: Final = 5_000  # sheets, pictures and what belongs to them
# What the libraries say of a damaged file: each of these was seen by damaging one.
DAMAGED: Final = (
    BadZipFile, NotDeflated, expat.ExpatError, struct.error, EOFError, LookupError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip
OTHERS: Final = {"xl/workbook.bin": ".xlsb", "content.xml": ".ods"}  # what tells workbooks of other kinds
# What the library reads beside the sheets; a chart on a page of its own it looks for, and finds empty.
READ: Final[dict[str, type[Part]]] = {
    "_rels/.rels": Part,
    "xl/_rels/workbook.xml.rels": Linked,
    "xl/workbook.xml": Linked,
    "xl/styles.xml": Formats,
    "xl/sharedstrings.xml": Texts,
}
PAGES: Final = ("xl/chartsheets/sheet", "xl/dialogsheets/sheet")


def look_inside(content: bytes) -> bytes:
    """Unpack everything once and count it; the parts that the library reads, packed anew.

    Raises Unacceptable for what must not be opened.
    """
    anew = BytesIO()
    try:
        with ZipFile(BytesIO(content)) as packed, ZipFile(anew, "w", ZIP_STORED) as kept:
            names = packed.namelist()
            if len(names) > MOST_PARTS:
                raise beyond()
            _refuse_other(names)
            count, left = Count(), UNPACKED
            for name in names:
                part = _unpacked(packed, name, left)
                left -= len(part)
                kind = _kind(name.lower(), part)
                if kind is not None:
                    kept.writestr(name, kind(count).anew(part))
            count.refuse_expanded()
    except DAMAGED:
        raise broken() from None
    return anew.getvalue()


def other_kind(kind: str) -> Unacceptable:
    """What to say of a workbook of a kind that is not read, such as ``.xls``."""
    return Unacceptable(
        _("workbooks of the kind {kind} are not read").format(kind=kind),
        _("open it in Excel or LibreOffice, choose Save As, and save it as .xlsx"),
    )


def _unpacked(packed: ZipFile, name: str, left: int) -> bytes:
    """One part. Raises Unacceptable beyond ``left`` bytes, and where it is packed as Excel never does."""
    if packed.getinfo(name).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise broken()
    with packed.open(name) as part:
        content = part.read(left + 1)
    if len(content) > left:
        raise beyond()
    return content


def _kind(name: str, part: bytes) -> type[Part] | None:
    """How a part is looked through; None for one that the library is not given.

    A sheet may lie anywhere, under any name.
    """
    if name in READ:
        return READ[name]
    if b"sheetData" in part or (name.startswith("xl/worksheets/") and name.endswith(".xml")):
        return Cells
    return Part if name.startswith(PAGES) else None


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
