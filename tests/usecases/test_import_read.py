"""Reading spreadsheets that come from anywhere: each kind of trouble has a plain answer."""

import datetime
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from salto_cli.errors import NotFound, Unacceptable
from salto_cli.models import import_cell
from salto_cli.models.import_ import Sheet
from salto_cli.usecases import import_file
from salto_cli.usecases.import_file import File, read_file, sheets
from salto_cli.usecases.import_text import read_text
from tests.spreadsheets import AMINA, number, workbook

TODAY = datetime.date(2026, 11, 23)


def read(content: bytes, name: str = "saker.xlsx") -> tuple[Sheet, ...]:
    return sheets(File(name, content), lambda: "")


def packed(**parts: bytes) -> bytes:
    """A packed file with these parts; __ stands for a slash, and _ for a point before the last word."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), body)
    return content.getvalue()


REFUSED: dict[str, tuple[bytes, str]] = {
    "a document": (packed(word__document_xml=b"<a/>"), "that is a document, and no spreadsheet"),
    "a binary workbook": (packed(xl__workbook_bin=b"x"), "that kind of workbook (.xlsb) cannot be read"),
    "some packed file": (packed(hello=b"x"), "that is no spreadsheet"),
    "half a packed file": (packed(xl__workbook_xml=b"x" * 999)[:40], "the workbook is broken"),
    "an empty shell": (packed(xl__workbook_xml=b"<workbook/>"), "the workbook is broken"),
    "a PDF": (b"%PDF-1.7\n...", "that is a file of the kind PDF, and no spreadsheet"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "that is a file of the kind PNG, and no spreadsheet"),
    "no text": (b"Navn;F\0\1\2\3\xff", "the file is not plain text"),
    "an old file that is none": (import_file.OLD + b"\0" * 600, "the workbook is broken"),
    "broken quotes": (b'Navn;F\xf8dt\nA;"B\n', "line 2: the quotation marks do not fit together"),
    "too many lines": (b"a;b\n" * 20_001, "the file has more than 20000 rows"),
    "a cell far out": (
        packed(xl__workbook_xml=b"<a/>", xl__worksheets__sheet1_xml=b'<c r="XFD1048576"><v>1</v></c>'),
        "a sheet is too large for a caseload: at most 20000 rows and 400 columns",
    ),
    "a formula without a value": (
        packed(xl__workbook_xml=b"<a/>", xl__worksheets__sheet1_xml=b'<c r="A1"><f>A2</f></c>'),
        "the workbook holds formulas that have never been worked out",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_caseload_is_refused_in_plain_words(name: str) -> None:
    content, why = REFUSED[name]
    with pytest.raises(Unacceptable) as refused:
        read(content)
    assert refused.value.message == why


def test_what_is_packed_beyond_measure_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_file, "UNPACKED", 3_000_000)
    with pytest.raises(Unacceptable, match="packed beyond measure"):
        read(packed(xl__workbook_xml=b"<a/>", xl__worksheets__sheet1_xml=b" " * 4_000_000))


def test_a_giant_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "stor.xlsx"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(Unacceptable, match="more than 20 MB"):
        read_file(path)


@pytest.mark.parametrize("name", ["finnes-ikke.xlsx", "."])
def test_what_cannot_be_read_is_not_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        read_file(tmp_path / name)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "tom.csv").write_bytes(b" \r\n")
    with pytest.raises(Unacceptable, match="the file is empty"):
        read_file(tmp_path / "tom.csv")


def test_the_content_says_what_a_file_is_and_not_its_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "saker.xlsx", [("Navn", "Født"), ("Ola", AMINA)])
    (found,) = read(path.read_bytes(), "saker.csv")
    assert found.rows[1] == ("Ola", AMINA)


def test_of_a_formula_the_value_is_read_that_was_last_shown(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet()
    page.write_formula(0, 0, "=1+1", None, 2)
    page.write_formula(0, 1, '=CONCAT("Ola"," E")', None, "Ola E")
    book.close()
    (found,) = read((tmp_path / "a.xlsx").read_bytes())
    assert found.rows == ((2.0, "Ola E"),)


def test_rows_with_joined_cells_are_known(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet()
    page.merge_range("A1:C1", "Tittel")  # in one row: a title
    page.merge_range("A3:A4", "Mor")
    page.write(4, 0, "Far")
    book.close()
    (found,) = read((tmp_path / "a.xlsx").read_bytes())
    assert found.joined == {3, 4}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encoding_and_separator_are_found_out(encoding: str, separator: str) -> None:
    lines = [("Navn", "Bydel", "Født"), ("Åse Bjørnstad", "Østensjø", "7.5.2010")]
    text = "\r\n".join(separator.join(line) for line in lines)
    assert read_text(text.encode(encoding)) == tuple(lines)


def test_the_line_in_which_excel_names_the_separator_is_no_row_of_ours() -> None:
    assert read_text(b"sep=|\nNavn|A;B\nOla|1;2\n")[1:] == (("Navn", "A;B"), ("Ola", "1;2"))


# --- cells ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell", [datetime.date(2010, 5, 7), "2010-05-07", "7.5.2010", "07.05.10", "070510", "7. mai 2010"]
)
def test_a_birth_date_is_understood_as_it_is_written(cell: import_cell.Cell) -> None:
    assert import_cell.born(cell, TODAY) == "2010-05-07"


@pytest.mark.parametrize("cell", [41500, 41500.0, "41500"])
def test_a_day_as_excel_counts_days_is_understood(cell: import_cell.Cell) -> None:
    assert import_cell.born(cell, TODAY) == "2013-08-14"


def test_a_number_whose_zero_is_gone_is_a_day() -> None:
    assert import_cell.born(70510, TODAY) == "2010-05-07"


def test_five_digits_that_could_be_two_days_are_settled_by_the_identity_number() -> None:
    day = datetime.date(2012, 3, 12)
    with pytest.raises(Unacceptable, match="two days"):
        import_cell.born(40980, TODAY)
    assert import_cell.born(40980, TODAY, number(day)) == "2012-03-12"


@pytest.mark.parametrize("cell", [int(number(AMINA)), float(number(AMINA)), number(AMINA), number(AMINA)[1:]])
def test_an_identity_number_is_whole_again(cell: import_cell.Cell) -> None:
    assert import_cell.national_id(cell) == number(AMINA)


@pytest.mark.parametrize("cell", [123, "123456789", number(AMINA) + "0", "ja", 1.5])
def test_what_is_no_identity_number_is_refused(cell: import_cell.Cell) -> None:
    with pytest.raises(Unacceptable):
        import_cell.national_id(cell)


@pytest.mark.parametrize(
    ("cell", "name"),
    [("Bjørnstad, Åse Lill", "Åse Lill Bjørnstad"), ("Åse  Bjørnstad", "Åse Bjørnstad"), ("Åse,", "Åse")],
)
def test_the_first_name_comes_first(cell: str, name: str) -> None:
    assert import_cell.name(cell, "navn") == name


@pytest.mark.parametrize("cell", [91234567, 91234567.0, "912 34 567", "+47 912 34 567", "0047 91234567"])
def test_a_phone_number_is_kept_in_one_way(cell: import_cell.Cell) -> None:
    assert import_cell.phone(cell) == "91234567"
