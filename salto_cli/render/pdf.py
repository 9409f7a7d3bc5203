"""The weekly sheets of one service as an encrypted A4 document.

The words go to typst in memory, as strings that are only ever shown, and its plain PDF goes straight on
to AES-256: no plaintext touches the disk. PDF/UA (tagged), not PDF/A, which forbids encryption.
"""

import json
import secrets
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

from salto_cli import i18n
from salto_cli.i18n import _
from salto_cli.models.sheet import Agreed, Appointment, Basis, Meeting, OwnWords, ServiceSheets, YouthSheet
from salto_cli.render.letters import printable, typesetter

TEMPLATE = Path(__file__).with_name("sheet.typ")
DOT = " · "


def sheets_pdf(sheets: ServiceSheets, password: str, lang: str = "nb") -> bytes:
    """One service's sheets, one youth a page or more, as a PDF that only ``password`` opens.

    ``lang`` (``nb`` or ``en``) is the language of the paper, whatever the screen speaks. The date inside
    is the meeting's, so the same sheets make the same pages. There must be at least one sheet and a
    password; a service without sheets gets no file at all, and that is for the caller to see to.
    """
    assert sheets.sheets, "a service with nothing to be told gets no file"
    assert password, "a sheet without a password does not leave"
    with speaking(lang):
        pages = _file(sheets)
    return encrypted(typeset(TEMPLATE, pages, sheets.on), password)


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Everything within is said in ``lang`` (``nb`` or ``en``), whatever the screen speaks."""
    before = i18n.language()
    i18n.choose(lang)
    try:
        yield
    finally:
        i18n.choose(before)


# -- what the page says ------------------------------------------------------------------------------------


def _file(sheets: ServiceSheets) -> dict[str, object]:
    """Every string on the paper, ready to show, under the names that ``sheet.typ`` uses."""
    count = len(sheets.sheets)
    return {
        "lang": i18n.language(),
        "title": _("Sheets from fleksiteam"),  # also the document's title: no service and no name in it
        "date": _sentence(_day(sheets.on)),
        "to_recipient": _("To: {service}").format(service=sheets.service),
        "checkpoint": _("Log {code}").format(code=sheets.checkpoint) if sheets.checkpoint else "",
        "labels": _labels(),
        "sheets": [_youth(sheet, sheets, count) for sheet in sheets.sheets],
    }


def _labels() -> dict[str, str]:
    return {
        "return_it": _("Return for shredding"),
        "share_not": _("Do not share on"),
        "share_not_stop": _("Do not share on."),
        "page": _("Page {x} of {y}"),
        "wishes": _("What I want"),
        "strengths": _("What works well"),
        "asked": _("What we ask of you"),
        "question": _("A question for you"),
        "agreed": _("Agreed"),
        "dates": _("Dates"),
        "meeting": _("How to get in touch and meet"),
        "what": _("What"),
        "who": _("Who"),
        "due": _("By"),
        "when": _("When"),
    }


def _youth(sheet: YouthSheet, sheets: ServiceSheets, count: int) -> dict[str, object]:
    year = sheets.on.year
    born = _("born {year}").format(year=sheet.birth_year) if sheet.birth_year else ""
    code = sheet.code if sheet.first_name else ""
    return {
        "name": sheet.first_name or sheet.code,
        "known_by": DOT.join(filter(None, (code, born))),
        "ordinal": DOT.join(
            (sheet.code, _("Sheet {number} of {count}").format(number=sheet.number, count=count))
        ),
        "grounds": _grounds(sheet, sheet.purpose or sheets.purpose),
        "wishes": [_wish(words, year) for words in sheet.wishes],
        "strengths": sheet.strengths,
        "asked": [{"what": line.what, "terms": _terms(line, year)} for line in sheet.asked],
        "question": sheet.question,
        "agreed": [_agreed(line, year) for line in sheet.agreed],
        "dates": [{"when": _when(entry, year), "what": entry.what} for entry in sheet.dates],
        "meeting": _meeting(sheet.meeting),
        "told": _told(sheet.told, year),
    }


def _grounds(sheet: YouthSheet, purpose: str) -> list[tuple[str, list[str]]]:
    lines = [
        (_("Purpose"), [purpose] if purpose else []),
        (_("Basis"), [_basis(basis) for basis in sheet.basis]),
        (_("May contain"), [", ".join(sheet.categories)] if sheet.categories else []),
    ]
    return [(title, content) for title, content in lines if content]


def _basis(basis: Basis) -> str:
    through = _("through {date}").format(date=_date(basis.through)) if basis.through else ""
    return DOT.join(filter(None, (basis.code, through, basis.reason)))


def _wish(words: OwnWords, year: int) -> dict[str, str]:
    return {
        "text": _("“{words}”").format(words=words.text),
        "said": _("said {date}").format(date=_day(words.said, year)) if words.said else "",
    }


def _terms(line: Agreed, year: int) -> str:
    due = _("by {date}").format(date=_day(line.due, year)) if line.due else ""
    return DOT.join(filter(None, (line.who, due)))


def _agreed(line: Agreed, year: int) -> dict[str, str]:
    return {"what": line.what, "who": line.who, "due": _day(line.due, year) if line.due else ""}


def _when(entry: Appointment, year: int) -> str:
    if entry.at is None:
        return _sentence(_day(entry.on, year))
    return _sentence(_("{date} at {time}").format(date=_day(entry.on, year), time=_clock(entry.at)))


def _meeting(meeting: Meeting) -> list[tuple[str, str, bool]]:
    lines = [
        (_("Contact"), meeting.contact, False),
        (_("Language"), meeting.language, False),
        (_("Interpreter"), meeting.interpreter, False),
        (_("Safe to meet"), DOT.join(meeting.safe_places), False),
        (_("Do not meet here"), DOT.join(meeting.unsafe_places), True),
    ]
    return [(title, content, warns) for title, content, warns in lines if content]


def _told(told: date | None, year: int) -> str:
    if told is None:
        return _("The youth knows about this sheet: no.")
    return _("The youth knows about this sheet: yes, {date}.").format(date=_day(told, year))


# -- dates as people say them ------------------------------------------------------------------------------


def _day(on: date, year: int | None = None) -> str:
    """The day with its weekday; the year is left out where it is ``year``, the meeting's own."""
    weekdays = (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
    )  # fmt: skip
    return _("{weekday} {date}").format(weekday=weekdays[on.weekday()], date=_date(on, year))


def _date(on: date, year: int | None = None) -> str:
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    pattern = _("{day} {month}") if on.year == year else _("{day} {month} {year}")
    return pattern.format(day=on.day, month=months[on.month - 1], year=on.year)


def _clock(at: time) -> str:
    return _("{hour:02}:{minute:02}").format(hour=at.hour, minute=at.minute)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


# -- the document ------------------------------------------------------------------------------------------


def typeset(template: Path, pages: dict[str, object], on: date) -> bytes:
    """The document that ``template`` makes of ``pages``, dated ``on``: strings for it to show, and lists and
    dictionaries of them. Raises RuntimeError, without the text, where typst cannot set it."""
    from typst import TypstError

    try:
        document = typesetter().compile(
            template.read_bytes(),
            format="pdf",
            sys_inputs={"file": json.dumps(printable(pages))},
            pdf_standards="ua-1",
            timestamp=datetime.combine(on, time(12), tzinfo=UTC),
        )
    except TypstError:
        # typst repeats the text it stumbled on; a youth's words are not for a traceback.
        raise RuntimeError("the sheet could not be typeset") from None
    assert isinstance(document, bytes)
    return document


def encrypted(document: bytes, password: str, attached: Mapping[str, bytes] | None = None) -> bytes:
    """AES-256 (revision 6), metadata too. Reading aloud stays allowed; nobody keeps the owner's password."""
    import pikepdf

    sealed = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        for name, content in (attached or {}).items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(
                pdf,
                content,
                filename=name,
                mime_type="application/json",
                description=name,
                creation_date="",
                mod_date="",
            )
        # The only thing in the clear about the content: typst's is a hash of it, so chance takes its place.
        pdf.trailer.ID = pikepdf.Array([pikepdf.String(secrets.token_bytes(16)) for _part in range(2)])
        pdf.save(
            sealed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,  # hides how many pages there are, too
            encryption=pikepdf.Encryption(
                user=unicodedata.normalize("NFC", password),  # «å» typed on macOS may be two letters
                owner=secrets.token_urlsafe(32),
                R=6,
                aes=True,
                metadata=True,
                allow=pikepdf.Permissions(
                    accessibility=True,
                    extract=False,
                    modify_annotation=False,
                    modify_assembly=False,
                    modify_form=False,
                    modify_other=False,
                ),
            ),
        )
    return sealed.getvalue()
