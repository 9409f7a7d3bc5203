"""The weekly sheet on paper: what a recipient can open, read and copy, and what a finder cannot."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from salto_cli import i18n
from salto_cli.models.sheet_paper import (
    Agreed,
    Appointment,
    Basis,
    Meeting,
    OwnWords,
    ServiceSheets,
    YouthSheet,
)
from salto_cli.render.letters import UNREADABLE
from salto_cli.render.sheet_paper import TEMPLATE, sheets_pdf

PASSWORD = "fjell elv bjørk måke stein"
MEETING_DAY = date(2026, 10, 15)
EMPTY = YouthSheet(number=1, code="P-001B")
INJECTIONS = [
    '#read("/etc/passwd")',
    "*x* _y_ $z$ @ref <label>",
    "#{1+1} #let x = 2 #x",
    "[/] [bold]x[/bold]",
    "`raw` \\ \\u{41} // comment /* x */ -- ~ ...",
    "= Heading",
    '{"json": 1}',
    "{who} {0} %s",
]


@pytest.fixture(scope="module", autouse=True)
def bokmal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """This noun's bokmål, compiled apart from every other noun's; the screen itself speaks English."""
    locale = tmp_path_factory.mktemp("locale")
    (locale / "nb" / "LC_MESSAGES").mkdir(parents=True)
    source = i18n.LOCALE / "nb" / "sheet.po"
    with source.open("rb") as po, (locale / "nb" / "LC_MESSAGES" / "salto.mo").open("wb") as mo:
        write_mo(mo, read_po(po, locale="nb"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(i18n, "LOCALE", locale)
        patch.setattr(i18n, "_language", "en")
        patch.setattr(i18n, "_catalogue", NullTranslations())
        yield


def a_sheet(number: int = 1) -> YouthSheet:
    return YouthSheet(
        number=number,
        code=f"P-{number:03}Z",
        first_name="Åse",
        birth_year=2009,
        basis=(Basis("C-031L", date(2027, 1, 31), "samtykke fra ungdommen selv"),),
        categories=("jobb", "bolig"),
        wishes=(OwnWords("Jobb i helga og et sted å bo.", date(2026, 10, 13)),),
        strengths=("møter presis", "flink med folk"),
        asked=(Agreed("Bestill time til kartlegging", "Lise", date(2026, 10, 22)),),
        question="Hvem blir fast kontakt etter nyttår?",
        agreed=(Agreed("Boligsøknad fylles ut", "Lise og Siri", date(2027, 1, 4)),),
        dates=(Appointment("Fellesmøte på klubben", date(2026, 11, 4), time(14, 5)),),
        meeting=Meeting("SMS via Siri", "norsk", "somali for mor", ("klubben", "biblioteket"), ("torget",)),
        told=date(2026, 10, 13),
    )


def a_file(*sheets: YouthSheet, service: str = "Jobbhuset Øst") -> ServiceSheets:
    return ServiceSheets(
        service, "jobbhuset", "nav", MEETING_DAY, "jobb og bolig", "7Q4M-2K9F", sheets or (a_sheet(),)
    )


def opened(pdf: bytes, password: str = PASSWORD) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf), password=password)


def pages(pdf: bytes) -> list[str]:
    """What copying each page gives, without the spaces and line ends that depend on the layout."""
    reader = PdfReader(BytesIO(pdf), password=PASSWORD)
    return [squeezed(page.extract_text()) for page in reader.pages]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def read(*sheets: YouthSheet, lang: str = "nb") -> str:
    return "".join(pages(sheets_pdf(a_file(*sheets), PASSWORD, lang)))


# -- who can open it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["", "fjell", PASSWORD.upper(), PASSWORD + " "])
def test_a_wrong_password_opens_nothing(wrong: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        opened(sheets_pdf(a_file(), PASSWORD), wrong)


def test_the_password_opens_it_as_a_reader_and_not_as_an_owner() -> None:
    with opened(sheets_pdf(a_file(), PASSWORD)) as pdf:
        assert pdf.user_password_matched
        assert not pdf.owner_password_matched


def test_a_password_typed_with_loose_rings_and_dots_is_the_same_password() -> None:
    loose = sheets_pdf(a_file(), unicodedata.normalize("NFD", "blåbærsyltetøy"))
    assert len(opened(loose, "blåbærsyltetøy").pages) == 1


def test_it_is_aes_256_revision_6_and_the_metadata_are_encrypted_too() -> None:
    with opened(sheets_pdf(a_file(), PASSWORD)) as pdf:
        lock = pdf.encryption
        assert (lock.R, lock.V, lock.bits) == (6, 5, 256)
        methods = {lock.stream_method, lock.string_method, lock.file_method}
        assert {str(method).rpartition(".")[2] for method in methods} == {"aesv3"}
        assert pdf.trailer.Encrypt.get("/EncryptMetadata", True)


def test_it_may_be_read_aloud_and_printed_and_nothing_else() -> None:
    with opened(sheets_pdf(a_file(), PASSWORD)) as pdf:
        allowed = {name for name, yes in pdf.allow._asdict().items() if yes}
    assert allowed == {"accessibility", "print_highres", "print_lowres"}


def test_no_word_of_it_stands_in_the_clear() -> None:
    pdf = sheets_pdf(a_file(), PASSWORD)
    canaries = (
        "Åse",
        "P-001Z",
        "C-031L",
        "Jobbhuset",
        "jobbhuset",
        "fleksiteam",
        "Ark fra",
        "7Q4M",
        PASSWORD,
    )
    for canary in canaries:
        for coding in ("utf-8", "utf-16-be", "utf-16-le", "latin-1"):
            assert canary.encode(coding) not in pdf
            assert canary.encode(coding).hex().upper().encode() not in pdf.upper()


def test_nothing_in_the_clear_tells_two_equal_files_from_two_different_ones() -> None:
    first, second = (PdfReader(BytesIO(sheets_pdf(a_file(), PASSWORD))) for _ in range(2))
    assert first.trailer["/ID"] != second.trailer["/ID"]


def test_the_title_and_the_metadata_name_no_one() -> None:
    with opened(sheets_pdf(a_file(), PASSWORD)) as pdf:
        assert str(pdf.docinfo.Title) == "Ark fra fleksiteam"
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode() + str(dict(pdf.docinfo.items()))
    assert not [word for word in ("Åse", "P-001Z", "Jobbhuset", "jobbhuset") if word in metadata]


def test_no_file_is_written_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(place, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    beside = set(TEMPLATE.parent.glob("*.*"))
    sheets_pdf(a_file(), PASSWORD)
    assert list(tmp_path.iterdir()) == []
    assert set(TEMPLATE.parent.glob("*.*")) == beside


# -- what there must be ------------------------------------------------------------------------------------


def test_a_service_with_nothing_to_be_told_gets_no_file() -> None:
    with pytest.raises(AssertionError, match="gets no file"):
        sheets_pdf(replace(a_file(), sheets=()), PASSWORD)


def test_no_sheet_leaves_without_a_password() -> None:
    with pytest.raises(AssertionError, match="without a password"):
        sheets_pdf(a_file(), "")


@pytest.mark.parametrize("numbers", [(2,), (1, 3), (0, 1), (1, 1)])
def test_a_gap_in_the_numbers_would_tell_that_someone_is_missing(numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="without a gap"):
        a_file(*map(a_sheet, numbers))


def test_what_is_personal_stays_out_of_the_repr() -> None:
    shown = repr(a_file())
    personal = (
        "Åse",
        "2009",
        "Jobb i helga",
        "møter presis",
        "Bestill",
        "Lise",
        "Hvem blir",
        "Felles",
        "torget",
    )
    assert not [text for text in personal if text in shown]


# -- what it says ------------------------------------------------------------------------------------------


def test_every_line_that_was_given_stands_on_the_paper() -> None:
    text = read(a_sheet())
    for line in (
        "Til: Jobbhuset Øst", "Åse", "P-001Z · født 2009", "P-001Z · Ark 1 av 1", "Torsdag 15. oktober 2026",
        "jobb og bolig", "C-031L · gjelder til og med 31. januar 2027 · samtykke fra ungdommen selv",
        "jobb, bolig", "«Jobb i helga og et sted å bo.»", "sagt tirsdag 13. oktober",
        "møter presis", "flink med folk", "Bestill time til kartlegging", "Lise · innen torsdag 22. oktober",
        "Hvem blir fast kontakt etter nyttår?", "Boligsøknad fylles ut", "Lise og Siri",
        "mandag 4. januar 2027",
        "Onsdag 4. november kl. 14.05", "Fellesmøte på klubben", "SMS via Siri", "norsk", "somali for mor",
        "klubben · biblioteket", "Ikke møt her", "torget", "Lever tilbake for makulering", "Ikke del videre",
        "Logg 7Q4M-2K9F", "Ungdommen vet om dette arket: ja, tirsdag 13. oktober.", "Side 1 av 1",
    ):  # fmt: skip
        assert squeezed(line) in text, line


def test_own_words_and_strengths_come_before_what_is_asked_and_agreed() -> None:
    text = read(a_sheet())
    lines = (
        "Jobb i helga",
        "møter presis",
        "Bestill time",
        "Hvem blir fast",
        "Boligsøknad",
        "Fellesmøte",
        "SMS via",
    )
    places = [text.index(squeezed(line)) for line in lines]
    assert places == sorted(places)


def test_whether_the_youth_knows_is_not_told_where_nobody_has_said_so() -> None:
    assert "Ungdommenvet" not in read(replace(a_sheet(), told=None))


def test_a_youth_without_an_agreed_name_is_named_by_the_code_alone() -> None:
    text = read(replace(a_sheet(), first_name="", birth_year=None))
    assert "Åse" not in text
    assert "født" not in text
    assert text.count("P-001Z") == 2


def test_what_there_is_none_of_leaves_no_heading() -> None:
    text = read(EMPTY)
    headings = (
        "Det jeg vil",
        "Det som fungerer",
        "Vi ber dere om",
        "Spørsmål",
        "Avtalt",
        "Datoer",
        "Slik tar",
        "Grunnlag",
    )
    assert not [heading for heading in headings if squeezed(heading).lower() in text.lower()]
    assert "Ikkedeldettevidere." in text


def test_every_part_of_the_sheet_can_be_left_out_alone() -> None:
    for part in fields(YouthSheet):
        if part.name not in {"number", "code"}:
            without = replace(a_sheet(), **{part.name: getattr(EMPTY, part.name)})
            assert len(pages(sheets_pdf(a_file(without), PASSWORD))) == 1, part.name


def test_the_paper_speaks_english_when_asked_and_the_screen_keeps_its_own_language() -> None:
    before = i18n.language()
    text = read(a_sheet(), lang="en")
    for line in (
        "To: Jobbhuset Øst",
        "Thursday 15 October 2026",
        "Wednesday 4 November at 14:05",
        "Page 1 of 1",
    ):
        assert squeezed(line) in text
    assert "Ungdommen" not in text
    assert i18n.language() == before


def test_the_screen_keeps_its_language_when_the_paper_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salto_cli.render.sheet_paper.words", lambda sheets: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sheets_pdf(a_file(), PASSWORD)
    assert i18n.language() == "en"


# -- how it lies on the page -------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3, 21])
def test_each_youth_has_a_page_and_each_page_its_recipient(count: int) -> None:
    printed = pages(sheets_pdf(a_file(*map(a_sheet, range(1, count + 1))), PASSWORD))
    assert len(printed) == count
    for number, page in enumerate(printed, start=1):
        assert f"Side{number}av{count}" in page
        assert f"Ark{number}av{count}" in page
        assert [code for n in range(1, count + 1) if (code := f"P-{n:03}Z") in page] == [f"P-{number:03}Z"]
        assert "JobbhusetØst" in page


def test_a_long_sheet_goes_on_to_a_page_that_tells_whose_it_is() -> None:
    long = replace(a_sheet(), agreed=tuple(Agreed(f"Avtale {n}", "Lise", MEETING_DAY) for n in range(40)))
    printed = pages(sheets_pdf(a_file(long, a_sheet(2)), PASSWORD))
    assert len(printed) == 3
    assert "P-001Z" in printed[1]
    assert "JobbhusetØst" in printed[1]
    assert "Avtale39" in printed[1]
    assert "P-002Z" not in printed[1]
    assert "Side3av3" in printed[2]


def test_a_word_longer_than_the_line_is_broken_and_copied_whole() -> None:
    word = "Å" * 100
    assert word in read(replace(a_sheet(), first_name=word, strengths=(word,)))


def test_it_is_tagged_and_says_its_language() -> None:
    for lang in ("nb", "en"):
        with opened(sheets_pdf(a_file(), PASSWORD, lang)) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.Lang == lang
            assert "/StructTreeRoot" in pdf.Root


def test_the_same_sheets_make_the_same_pages_dated_at_the_meeting() -> None:
    with opened(sheets_pdf(a_file(), PASSWORD)) as first, opened(sheets_pdf(a_file(), PASSWORD)) as second:
        plain = [page.Contents.read_bytes() for page in first.pages]
        assert plain == [page.Contents.read_bytes() for page in second.pages]
        assert first.docinfo.CreationDate == second.docinfo.CreationDate
        assert str(first.docinfo.CreationDate).startswith(
            datetime(2026, 10, 15, 12, tzinfo=UTC).strftime("D:%Y%m%d%H")
        )


# -- letters -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", INJECTIONS)
def test_markup_comes_out_as_it_was_written(text: str) -> None:
    everywhere = YouthSheet(
        number=1, code=text, first_name=text, basis=(Basis(text, None, text),), categories=(text,),
        wishes=(OwnWords(text, None),), strengths=(text,), asked=(Agreed(text, text, None),), question=text,
        agreed=(Agreed(text, text, None),), dates=(Appointment(text, MEETING_DAY),),
        meeting=Meeting(text, text, text, (text,), (text,)),
    )  # fmt: skip
    assert read(everywhere).count(squeezed(text)) >= 17


def test_loose_rings_and_dots_come_out_as_one_letter() -> None:
    assert "Bjørg-ÅseærligÄö" in read(replace(EMPTY, first_name="Bjørg-A\u030ase ærlig A\u0308o\u0308"))


def test_an_emoji_comes_out_as_its_name_since_no_font_has_it() -> None:
    text = read(replace(EMPTY, strengths=("glad 🙂 i 👍🏽 fotball ❤️ og 🇳🇴",)))
    assert squeezed("glad [slightly smiling face] i [thumbs up sign] fotball ❤") in text
    assert "[n][o]" in text


def test_a_letter_that_no_font_has_shows_that_it_was_there() -> None:
    assert f"navn{UNREADABLE * 2}" in read(replace(EMPTY, strengths=("navn ትግ",)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=60))
def test_whatever_is_typed_there_is_a_sheet(text: str) -> None:
    sheet = replace(EMPTY, wishes=(OwnWords(text, None),), question=text, strengths=(text,))
    assert pages(sheets_pdf(a_file(sheet), PASSWORD))
