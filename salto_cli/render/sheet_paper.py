"""The weekly sheets of one service as an encrypted A4 document."""

from datetime import date, time
from pathlib import Path

from salto_cli.i18n import PAPER, _, language, speaking
from salto_cli.models.day import MONTHS, WEEKDAYS
from salto_cli.models.sheet_paper import (
    Agreed,
    Appointment,
    Basis,
    Meeting,
    OwnWords,
    ServiceSheets,
    YouthSheet,
)
from salto_cli.render.pdf import encrypted, typeset

TEMPLATE = Path(__file__).with_name("sheet_paper.typ")
DOT = " · "


def sheets_pdf(sheets: ServiceSheets, password: str, lang: str = PAPER) -> bytes:
    """One service's sheets, one youth a page or more, as a PDF that only ``password`` opens.

    ``lang`` (``nb`` or ``en``) is the language of the paper, whatever the screen speaks. The date inside
    is the meeting's, so the same sheets make the same pages. There must be at least one sheet and a
    password; a service without sheets gets no file at all, and that is for the caller to see to.
    """
    assert sheets.sheets, "a service with nothing to be told gets no file"
    assert password, "a sheet without a password does not leave"
    with speaking(lang):
        pages = words(sheets)
    return encrypted(typeset(TEMPLATE, pages, sheets.on), password)


# -- what the page says ------------------------------------------------------------------------------------


def words(sheets: ServiceSheets) -> dict[str, object]:
    """Every string on the paper, ready to show, under the names that ``sheet_paper.typ`` uses.

    Said in the language that is being spoken.
    """
    count = len(sheets.sheets)
    return {
        "lang": language(),
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
        "number": _("Sheet {number}").format(number=sheet.sheet) if sheet.sheet else "",
        "grounds": _grounds(sheet, sheet.purpose or sheets.purpose),
        "wishes": [_wish(said, year) for said in sheet.wishes],
        "strengths": sheet.strengths,
        "asked": [{"what": line.what, "terms": _terms(line, year)} for line in sheet.asked],
        "question": sheet.question,
        "agreed": [_agreed(line, year) for line in sheet.agreed],
        "dates": [
            {"when": _when(entry, year), "what": entry.what, "place": entry.place} for entry in sheet.dates
        ],
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
    who = _("our contact: {name}").format(name=line.who) if line.who else ""
    return DOT.join(filter(None, (who, due)))


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
    """Where nobody has noted it, the paper does not answer for the youth: it says to ask first."""
    if told is None:
        return _("We have not noted that the youth knows about it: ask us before you bring it up.")
    return _("The youth knows about this sheet: yes, {date}.").format(date=_day(told, year))


# -- dates as people say them ------------------------------------------------------------------------------


def _day(on: date, year: int | None = None) -> str:
    """The day with its weekday; the year is left out where it is ``year``, the meeting's own."""
    weekday = WEEKDAYS[language()][on.weekday()]
    return _("{weekday} {date}").format(weekday=weekday, date=_date(on, year))


def _date(on: date, year: int | None = None) -> str:
    pattern = _("{day} {month}") if on.year == year else _("{day} {month} {year}")
    return pattern.format(day=on.day, month=MONTHS[language()][on.month - 1], year=on.year)


def _clock(at: time) -> str:
    return _("{hour:02}:{minute:02}").format(hour=at.hour, minute=at.minute)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
