"""Spreadsheets of invented people, written as Excel, Windows and others write them."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from stdnum.no import fodselsnummer
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from salto_cli.models.import_cell import Cell

HEADINGS = ("Navn", "Født", "Fødselsnummer", "Tlf", "Bydel", "Mor", "Tlf mor", "Mors fødselsdato", "Samtykke")
MONA = ("Mona Eksempel", "400 00 001", datetime.date(1980, 2, 3))


def number(born: datetime.date, series: int = 500) -> str:
    """A synthetic identity number of someone born on ``born``: the month has 80 added."""
    for each in range(series, 1000):
        digits = f"{born.day:02}{born.month + 80:02}{born.year % 100:02}{each:03}"
        one = fodselsnummer.calc_check_digit1(digits)
        two = fodselsnummer.calc_check_digit2(digits + one)
        if len(one) == len(two) == 1:
            return digits + one + two
    raise AssertionError("no number fits")


AMINA, OLA, AASE = datetime.date(2010, 5, 7), datetime.date(2011, 3, 1), datetime.date(2009, 12, 31)
YOUTHS: tuple[tuple[Cell, ...], ...] = (
    ("Eksempel, Amina", AMINA, number(AMINA), "912 34 567", "Alna", *MONA, "ja"),
    ("Ola Prøvesen", OLA, number(OLA), "+47 91234568", "Bydel Grünerløkka", *MONA, None),
    ("Åse Tøysen", AASE, number(AASE), "40000009", "Sagene", None, None, None, None),
)
TITLE: tuple[tuple[Cell, ...], ...] = (("Saksliste 2026",), ())


def workbook(path: Path, *sheets: Sequence[Sequence[Cell]], names: Sequence[str] = ("Saker",)) -> Path:
    """Write a workbook: days as days, and identity numbers as Excel keeps what is typed, as plain numbers."""
    book = Workbook(str(path))
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for name, rows in zip(names, sheets, strict=True):
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    page.write_datetime(at, column, datetime.datetime.combine(cell, datetime.time()), day)
                elif isinstance(cell, str) and len(cell) == 11 and cell.isdigit():
                    page.write_number(at, column, int(cell))
                elif isinstance(cell, str):
                    page.write_string(at, column, cell)
                elif cell is not None:
                    page.write_number(at, column, float(cell))
    book.close()
    return path


def text(path: Path, rows: Sequence[Sequence[Cell]], encoding: str, separator: str = ";") -> Path:
    """Write a file of text, days as people write them."""
    lines = [separator.join(_said(cell) for cell in row) for row in rows]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def _said(cell: Cell) -> str:
    if isinstance(cell, datetime.date):
        return f"{cell.day}.{cell.month}.{cell.year}"
    return "" if cell is None else str(cell)


def caseload(path: Path, rows: Sequence[Sequence[Cell]] = YOUTHS) -> Path:
    """The whole caseload as a workbook."""
    return workbook(path, [*TITLE, HEADINGS, *rows])


def listed(path: Path, headings: Sequence[str], *rows: Sequence[Cell]) -> Path:
    """A file of text with these headings."""
    return text(path, [headings, *rows], "utf-8-sig")
