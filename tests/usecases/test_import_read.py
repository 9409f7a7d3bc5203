"""Reading spreadsheets that come from anywhere: each kind of trouble has a plain answer."""

import datetime
import random
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]  # it ships no types
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from salto_cli.errors import NotFound, Unacceptable
from salto_cli.models import import_cell
from salto_cli.models.import_ import Sheet
from salto_cli.usecases import import_file, import_packed
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


ROW = b'<worksheet><sheetData><row r="1">%s</row></sheetData></worksheet>'
REFUSED: dict[str, tuple[bytes, str]] = {
    "a document": (packed(word__document_xml=b"<a/>"), "that is a document, and no spreadsheet"),
    "a binary workbook": (packed(xl__workbook_bin=b"x"), "workbooks of the kind .xlsb are not read"),
    "a workbook of LibreOffice's": (packed(content_xml=b"<a/>"), "workbooks of the kind .ods are not read"),
    "an old workbook": (import_file.OLD + b"\0" * 600, "workbooks of the kind .xls are not read"),
    "some packed file": (packed(hello=b"x"), "that is no spreadsheet"),
    "half a packed file": (packed(xl__workbook_xml=b"x" * 999)[:40], "the workbook is broken"),
    "an empty shell": (packed(xl__workbook_xml=b"<workbook/>"), "the workbook is broken"),
    "a PDF": (b"%PDF-1.7\n...", "that is a file of the kind PDF, and no spreadsheet"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "that is a file of the kind PNG, and no spreadsheet"),
    "no text": (b"Navn;F\0\1\2\3\xff", "the file is not plain text"),
    "an old file that is locked, and none": (
        import_file.OLD + b"\0" * 600 + import_file.LOCKED,
        "the workbook is broken",
    ),
    "broken quotes": (b'Navn;F\xf8dt\nA;"B\n', "line 2: the quotation marks do not fit together"),
    "too many lines": (b"a;b\n" * 20_001, "the file has more than 20000 rows"),
    "a cell far out": (
        packed(xl__workbook_xml=b"<a/>", xl__worksheets__sheet1_xml=ROW % b'<c r="XFD1048576"><v>1</v></c>'),
        "a sheet is too large for a caseload: at most 20000 rows and 400 columns",
    ),
    "a formula without a value": (
        packed(xl__workbook_xml=b"<a/>", xl__worksheets__sheet1_xml=ROW % b'<c r="A1"><f>A2</f></c>'),
        "the workbook holds formulas that have never been worked out",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_caseload_is_refused_in_plain_words(name: str) -> None:
    content, why = REFUSED[name]
    with pytest.raises(Unacceptable) as refused:
        read(content)
    assert refused.value.message == why


BROKEN, TOO_LARGE = (
    "the workbook is broken",
    "a sheet is too large for a caseload: at most 20000 rows and 400 columns",
)
BEYOND = "the workbook is packed beyond measure"
# What would end the whole program, fill the memory, or never be done, if the library were given it.
HOSTILE: dict[str, tuple[bytes, str]] = {
    "a cell far out, in single quotes": (ROW % b"<c r='XFD1048576'><v>1</v></c>", TOO_LARGE),
    "a cell far out by another name": (ROW % b'<x:c xmlns:x="a" r="XFD9"><x:v>1</x:v></x:c>', TOO_LARGE),
    "a cell far out, in small letters": (ROW % b'<c r="xfd1048576"><v>1</v></c>', TOO_LARGE),
    "cells without a place": (ROW % (b"<c><v>1</v></c>" * 401), TOO_LARGE),
    "rows without a number": (
        b"<sheetData>%s</sheetData>" % (b"<row><c><v>1</v></c></row>" * 20_001), TOO_LARGE
    ),
    "a row far down": (b'<sheetData><row r="1048576"><c><v>1</v></c></row></sheetData>', TOO_LARGE),
    "a place that is none": (ROW % b'<c r="AAAAAAA1"><v>1</v></c>', BROKEN),
    "a row beyond all rows": (ROW % b'<c r="A99999999999999"/>', BROKEN),
    "row nought": (ROW % b'<c r="A0"><v>1</v></c>', BROKEN),
    "cells that never end": (b"<sheetData>" + b"<c " * 300_000, BROKEN),
    "formulas that never end": (b"<sheetData>" + b"<f " * 300_000, BROKEN),
    "elements within elements": (b"<sheetData>" + b"<x>" * 300_000, BEYOND),
    "cells within cells": (ROW % b"<c><c><v>1</v></c></c>", BROKEN),
    "values within values": (ROW % b'<c t="s"><v>1<v>0</v></v></c>', BROKEN),
    "two values of one cell": (ROW % b'<c t="s"><v>0</v><v>1</v></c>', BROKEN),
    "something within a value": (ROW % b'<c t="s"><v>1<f/>0</v></c>', BROKEN),
    "a kind of cell that is none": (ROW % b'<c t="x"><v>0</v></c>', BROKEN),
    "a cell outside a row": (b"<sheetData><c><v>1</v></c></sheetData>", BROKEN),
    "more attributes than anyone reads": (
        ROW % (b"<c %s/>" % b" ".join(b'a%d="1"' % n for n in range(50_000))), BEYOND
    ),
    "cells joined over and over": (
        b"<worksheet>%s<sheetData/></worksheet>" % (b'<mergeCell ref="A1:A1048576"/>' * 9), BEYOND
    ),
    "entities": (b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>', BROKEN),
    "another alphabet": ("\ufeff<sheetData/>".encode("utf-16-le"), BROKEN),
}  # fmt: skip


@pytest.mark.parametrize("part", ["xl__worksheets__sheet1_xml", "elsewhere__sheet_bin"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_harm_whoever_reads_it_is_refused_before(name: str, part: str) -> None:
    sheet, why = HOSTILE[name]
    if b"sheetData" not in sheet and part.startswith("elsewhere"):
        pytest.skip("the library does not take it for a sheet")
    begun = time.process_time()
    with pytest.raises(Unacceptable) as refused:
        import_packed.look_inside(packed(xl__workbook_xml=b"<a/>", **{part: sheet}))
    assert refused.value.message == why
    assert time.process_time() - begun < 5


def test_a_long_text_in_forty_thousand_cells_is_counted_as_often() -> None:
    cells = b"".join(
        b'<row r="%d">%s</row>' % (row, b'<c t="s"><v>0</v></c>' * 20) for row in range(1, 2_001)
    )
    parts = {
        "xl__worksheets__sheet1_xml": b"<sheetData>%s</sheetData>" % cells,
        "xl__sharedStrings_xml": b"<sst><si><t>%s</t></si></sst>" % (b"x" * 100_000),
    }
    for order in (parts, dict(reversed(parts.items()))):
        with pytest.raises(Unacceptable, match=BEYOND):
            import_packed.look_inside(packed(xl__workbook_xml=b"<a/>", **order))


def shared(texts: bytes, cells: bytes, **more: bytes) -> bytes:
    """A workbook of one sheet with these cells and these texts that they share."""
    plain, content = BytesIO(), BytesIO()
    book = Workbook(plain)
    book.add_worksheet().write_string(0, 0, "Navn")
    book.close()
    own = {"xl/sharedStrings.xml": b"<sst>%s</sst>" % texts, "xl/worksheets/sheet1.xml": ROW % cells}
    with zipfile.ZipFile(plain) as written, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in more.items():
            made.writestr(name, body)
        for name in written.namelist():
            made.writestr(name, own.get(name, written.read(name)))
    return content.getvalue()


LONG = b"x" * 1_000_000
FIRST = b'<c t="s"><v>0</v></c>' * 300
# Each makes the library find a long text where another is counted, or none.
DISGUISED: dict[str, tuple[bytes, bytes, dict[str, bytes]]] = {
    "plainly": (b"<si><t>%s</t></si>" % LONG, FIRST, {}),
    "a value within a text": (b"<si><t>%s</t><v/></si>" % LONG, FIRST, {}),
    "a string within a text": (b"<si><r><t>%s</t></r><is/></si>" % LONG, FIRST, {}),
    "a text within a text": (b"<si><t>%s</t><si/></si>" % LONG, FIRST, {}),
    "texts of another part": (
        b"<si><t>%s</t></si>" % LONG, FIRST, {"xl/a.xml": b"<sst><si><t>x</t></si></sst>"}
    ),
    "a sign that is written as its number": (
        b"<si><t>a</t></si>" * 10 + b"<si><t>%s</t></si>" % LONG, b'<c t="s"><v>1&#48;</v></c>' * 300, {}
    ),
    "a sheet among the texts": (b"<si><t>%s</t></si><sheetData/>" % LONG, FIRST, {}),
}  # fmt: skip


@pytest.mark.parametrize("how", DISGUISED)
def test_a_long_text_in_many_cells_is_counted_however_it_is_disguised(how: str) -> None:
    texts, cells, more = DISGUISED[how]
    with pytest.raises(Unacceptable) as refused:
        read(shared(texts, cells, **more))
    assert refused.value.message in {BEYOND, BROKEN}


def test_a_text_has_the_number_that_was_counted_though_empty_ones_come_before() -> None:
    (found,) = read(shared(b"<si/><si></si><si><t>Navn</t></si>", b'<c t="s"><v>2</v></c>'))
    assert found.rows == (("Navn",),)


def test_how_a_text_is_pronounced_is_no_part_of_it() -> None:
    texts = b"<si><r><t>Na</t></r>\n <r><t>vn &amp; mer</t></r><rPh><t>x</t></rPh></si>"
    (found,) = read(shared(texts, b'<c t="s"><v>0</v></c><c t="inlineStr"><is><t>F&lt;dt</t></is></c>'))
    assert found.rows == (("Navn & mer", "F<dt"),)


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("xl/workbook.xml", b'<a xmlns:r="r"><sheet r:id="r1"/><sheet r:id="r1"/></a>'),
        (
            "xl/_rels/workbook.xml.rels",
            b'<a><Relationship Target="worksheets/sheet1.xml"/>'
            b'<Relationship Target="/xl/worksheets\\x/../Sheet1.xml"/></a>',
        ),
        ("xl/styles.xml", b'<a><numFmt formatCode="%s"/></a>' % (b"0" * 100_000)),
        ("xl/styles.xml", b"<a>%s</a>" % (b"<xf/>" * 100_001)),
        ("xl/styles.xml", b"<a><sheetData/></a>"),
    ],
)
def test_what_the_library_would_read_over_and_over_is_refused(part: str, body: bytes) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, each in {"xl/workbook.xml": b"<a/>", part: body}.items():
            made.writestr(name, each)
    with pytest.raises(Unacceptable) as refused:
        import_packed.look_inside(content.getvalue())
    assert refused.value.message in {BEYOND, BROKEN}


def test_of_two_parts_with_one_name_none_is_read() -> None:
    twice = packed(
        xl__workbook_xml=b"<a/>", XL__worksheets__sheet1_xml=b"<a/>", xl__worksheets__sheet1_xml=b"<b/>"
    )
    with pytest.raises(Unacceptable, match=BROKEN):
        import_packed.look_inside(twice)


def damaged(content: bytes, seed: int) -> bytes:
    """The content with some of it changed, taken out or said twice."""
    chance, bytes_ = random.Random(seed), bytearray(content)
    for _time in range(chance.choice((1, 3, 20))):
        at, length = chance.randrange(len(bytes_)), chance.randrange(1, 60)
        bytes_[at : at + length] = chance.choice(
            (b"", b"\xff" * length, bytes(length), bytes_[at : at + length] * 2)
        )
    return bytes(bytes_)


@pytest.mark.parametrize("is_locked", [False, True])
def test_a_damaged_workbook_is_refused_in_plain_words_however_it_is_damaged(
    tmp_path: Path, is_locked: bool
) -> None:
    content = workbook(tmp_path / "saker.xlsx", [("Navn", "Født"), ("Ola", AMINA)] * 20).read_bytes()
    if is_locked:
        sealed = BytesIO()
        OOXMLFile(BytesIO(content)).encrypt("", sealed)
        content = sealed.getvalue()
    for seed in range(150):
        try:
            read(damaged(content, seed))
        except Unacceptable:
            continue


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_excel_never_packs_is_not_unpacked(packing: int) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", packing) as made:
        made.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(Unacceptable, match=BROKEN):
        import_packed.look_inside(content.getvalue())


def test_the_library_is_given_what_was_looked_through(tmp_path: Path) -> None:
    content = workbook(tmp_path / "saker.xlsx", [("Navn", "Født")]).read_bytes()
    with zipfile.ZipFile(BytesIO(import_packed.look_inside(content))) as kept:
        assert "xl/worksheets/sheet1.xml" in kept.namelist()
        assert not any(each.startswith("docProps") for each in kept.namelist())


def test_a_hidden_sheet_comes_last_and_is_known(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "a.xlsx"))
    old, new = book.add_worksheet("Arkiv"), book.add_worksheet("Saker")
    for page in (old, new):
        page.write(0, 0, "Navn")
    new.activate()
    old.hide()
    book.close()
    found = read((tmp_path / "a.xlsx").read_bytes())
    assert [(each.name, each.hidden) for each in found] == [("Saker", False), ("Arkiv", True)]


def test_where_the_library_ends_itself_the_workbook_is_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ended = type("PanicException", (BaseException,), {})

    def end(_content: object) -> None:
        raise ended

    monkeypatch.setattr(
        "python_calamine.CalamineWorkbook", type("Book", (), {"from_filelike": staticmethod(end)})
    )
    content = workbook(tmp_path / "saker.xlsx", [("Navn",)]).read_bytes()
    with pytest.raises(Unacceptable, match=BROKEN):
        read(content)


def test_what_is_packed_beyond_measure_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_packed, "UNPACKED", 3_000_000)
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
