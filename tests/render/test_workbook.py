"""The weekly sheets as a workbook: it says what the paper says, and only its password opens it."""

import re
import zipfile
from datetime import date, time
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import msoffcrypto  # type: ignore[import-untyped]  # it ships no types
import pytest
from msoffcrypto.exceptions import InvalidKeyError  # type: ignore[import-untyped]  # it ships no types

from salto_cli.models.sheet_paper import (
    Agreed,
    Appointment,
    Basis,
    Meeting,
    OwnWords,
    ServiceSheets,
    YouthSheet,
)
from salto_cli.render.workbook import workbook_xlsx

PASSWORD = "fjell elv bjørk måke stein"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.no";"x")', "\t=1", "http://x.no", "007"]


def a_sheet(number: int = 1, text: str = "Jobb i helga") -> YouthSheet:
    return YouthSheet(
        number=number,
        code=f"P-{number:03}Z",
        sheet=f"A-{10000 + number}K",
        first_name="Åse-Birgitte",
        birth_year=2009,
        basis=(Basis("C-031L", date(2027, 1, 31), "samtykke fra ungdommen selv"),),
        categories=("jobb",),
        wishes=(OwnWords(text, date(2026, 10, 13)),),
        strengths=(text,),
        asked=(Agreed(text, "Lise", date(2026, 10, 22)),),
        question=text,
        agreed=(Agreed(text, "Siri", None),),
        dates=(Appointment(text, date(2026, 11, 4), time(14, 5), "Trosterudklubben"),),
        meeting=Meeting(text, "norsk", "", ("klubben",), ("torget",)),
        told=None,
    )


def made(*sheets: YouthSheet) -> bytes:
    return workbook_xlsx(
        ServiceSheets("Nav & Co", "nav", "nav", date(2026, 10, 15), "", "7Q4M", sheets or (a_sheet(),)),
        PASSWORD,
        "nb",
    )


def opened(content: bytes, password: str = PASSWORD) -> zipfile.ZipFile:
    """The plain workbook inside; its integrity is checked."""
    file = msoffcrypto.OfficeFile(BytesIO(content))
    file.load_key(password=password, verify_password=True)
    plain = BytesIO()
    file.decrypt(plain, verify_integrity=True)
    return zipfile.ZipFile(plain)


def texts(book: zipfile.ZipFile) -> list[str]:
    """Every text in the workbook's cells."""
    root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(each.itertext()) for each in root]


def test_only_the_password_opens_it() -> None:
    assert "«Jobb i helga»" in texts(opened(made()))
    for wrong in (PASSWORD + "x", "fjell"):
        with pytest.raises(InvalidKeyError):
            opened(made(), wrong)


def test_it_is_encrypted_as_office_does_with_aes_256() -> None:
    content = made()
    for said in (
        b'keyBits="256"',
        b'cipherAlgorithm="AES"',
        b'hashAlgorithm="SHA512"',
        b'spinCount="100000"',
    ):
        assert said in content
    assert b"Jobb i helga" not in content
    assert "Åse-Birgitte".encode() not in content


def test_each_has_a_key_of_its_own() -> None:
    assert made() != made()


def test_it_says_everything_that_the_paper_says() -> None:
    said = texts(opened(made()))
    for words in (
        "Til: Nav & Co",
        "Ark A-10001K · Lever tilbake for makulering · Torsdag 15. oktober 2026",
        "P-001Z · født 2009",
        "C-031L · gjelder til og med 31. januar 2027 · samtykke fra ungdommen selv",
        "Onsdag 4. november kl. 14.05",
        "Trosterudklubben",
        "torget",
    ):
        assert words in said
    assert any("Ikke del dette videre." in each for each in said)


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_is_ever_a_formula_a_link_or_a_number(formula: str) -> None:
    book = opened(made(a_sheet(text=formula)))
    for name in [each for each in book.namelist() if each.startswith("xl/worksheets/sheet")]:
        cells = book.read(name)
        assert b"<f>" not in cells
        assert b"<hyperlink" not in cells
        kinds = {each.get("t") for each in ElementTree.fromstring(cells).iter() if each.tag.endswith("}c")}
        assert kinds <= {"s", None}  # a shared text, or a cell without anything
    assert any(formula in each for each in texts(book))


def test_every_cell_stays_text_when_somebody_edits_it() -> None:
    book = opened(made())
    styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    formats = [each.get("numFmtId") for each in next(e for e in styles if e.tag.endswith("}cellXfs"))]
    used = set(re.findall(rb'<c r="\w+" s="(\d+)"', book.read("xl/worksheets/sheet1.xml")))
    assert {formats[int(each)] for each in used} == {"49"}  # Excel's number of its text format


def test_it_tells_neither_who_made_it_nor_when() -> None:
    book = opened(made())
    core = book.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-10-15T12:00:00Z"}
    assert {each.date_time[0] for each in book.infolist()} == {1980}


def test_it_prints_on_a4_as_wide_as_the_page_one_youth_a_tab() -> None:
    book = opened(made(*(a_sheet(number) for number in range(1, 13))))
    tabs = [each for each in book.namelist() if each.startswith("xl/worksheets/sheet")]
    assert len(tabs) == 12
    for name in tabs:
        page = book.read(name).decode()
        assert 'paperSize="9"' in page
        assert 'fitToHeight="0"' in page
        assert "Nav &amp;&amp; Co" in page  # in a footer, a lone & begins a code
    assert b'name="P-012Z"' in book.read("xl/workbook.xml")


def test_nothing_of_it_touches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made()
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_without_sheets_or_password_is_not_made() -> None:
    with pytest.raises(AssertionError):
        workbook_xlsx(ServiceSheets("Nav", "nav", "nav", date(2026, 10, 15), "", "", ()), PASSWORD)
    with pytest.raises(AssertionError):
        workbook_xlsx(ServiceSheets("Nav", "nav", "nav", date(2026, 10, 15), "", "", (a_sheet(),)), "")
