"""Lists as files for a Norwegian Excel: text separated by semicolons, or an encrypted workbook.

A text that Excel would take for a formula gets an apostrophe before it; in a workbook every text is written
as text. Days are real days in a workbook, and 27.11.2026 in text.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date, datetime, time
from functools import singledispatch
from typing import TYPE_CHECKING, Any, Final

from rich.console import RenderableType

from salto_cli.frozen import frozen
from salto_cli.i18n import _, plural
from salto_cli.models.caseload import FLAGS, PROTECTED, Caseload, Line
from salto_cli.models.contact import Contacts
from salto_cli.models.day import short
from salto_cli.models.export import Exported
from salto_cli.models.task import Tasks
from salto_cli.models.words import word
from salto_cli.render.look import WARN, YES, quiet, sign, stack
from salto_cli.render.terminal import shown
from salto_cli.render.workbook import A4, HEAD, TEXT, encrypted, new_book

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # what Excel takes for the beginning of a formula
BOM: Final = "\ufeff"  # without it Excel reads æ, ø and å as two signs each
WIDEST: Final = 60  # characters of a column

Cell = str | int | None
Label = Callable[[str, str], str]  # the word for a key of a list: the policy's words lie above this floor


@frozen
class Day:
    """A cell that is a day, with its clock time where one is known."""

    iso: str | None


@frozen
class List:
    """A list on its way into a file: headings, and rows of cells."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell | Day, ...], ...] = field(repr=False)


# --- what stands in which list ----------------------------------------------------------------------------


@singledispatch
def listed(result: object, names: bool, label: Label) -> List:
    """The rows of a result; with ``names`` also who it is and what was written."""
    raise AssertionError(f"nothing lists {type(result).__name__}")


@listed.register
def _caseload(result: Caseload, names: bool, label: Label) -> List:
    who = (_("Name"), _("Born"), _("Next step")) if names else ()
    headings = (
        *(
            _("Person"),
            _("Age"),
            _("District"),
            _("Lead"),
            _("Case opened"),
            _("Last contact"),
            _("Next due"),
        ),
        *(_("Consents: yes"), _("Consents: no"), _("Consents: run out"), _("To note")),
    )
    rows = [
        (
            *(each.code, each.age, _whereabouts(each), each.lead, Day(each.opened), Day(each.last_contact)),
            Day(each.next.due if each.next else None),
            *(each.said.yes, each.said.no, each.said.expired),
            ", ".join(_(FLAGS[flag]) for flag in each.flags),
            *((each.name, Day(each.born), each.next.says if each.next else None) if names else ()),
        )
        for each in result.persons
    ]
    return List(_("Caseload"), (*headings, *who), tuple(rows))


def _whereabouts(line: Line) -> str | None:
    """The district, but of nobody whose address is protected (folkeregisterloven § 10-4)."""
    return None if PROTECTED in line.flags else line.district


@listed.register
def _tasks(result: Tasks, names: bool, label: Label) -> List:
    who = (_("Name"), _("What is to be done"), _("Outcome")) if names else ()
    headings = (
        *(
            _("Task"),
            _("Person"),
            _("Kind of deadline"),
            _("Category"),
            _("Service"),
            _("Who does it"),
            _("Due"),
        ),
        *(_("Made"), _("Closed")),
    )
    rows = [
        (
            *(each.code, each.person.code, word("deadline_kind", each.kind).label if each.deadline else None),
            *(label("category", each.category) if each.category else None, each.service, each.owner),
            *(Day(each.due), Day(each.created), Day(each.closed)),
            *((each.person.name, each.says, each.outcome) if names else ()),
        )
        for each in result.tasks
    ]
    return List(_("Tasks"), (*headings, *who), tuple(rows))


@listed.register
def _contacts(result: Contacts, names: bool, label: Label) -> List:
    who = (_("Name"), _("The youth's own words"), _("Note")) if names else ()
    headings = (
        *(_("Contact"), _("Person"), _("When"), _("Kind"), _("How"), _("Where"), _("About"), _("Logged by")),
    )
    rows = [
        (
            *(each.code, result.person.code, Day(each.happened), word("kind", each.kind).label),
            word("channel", each.channel).label if each.channel else None,
            word("arena", each.arena).label if each.arena else None,
            ", ".join(label("theme", theme) for theme in each.themes),
            each.by,
            *((result.person.name, each.own_words, each.note) if names else ()),
        )
        for each in result.contacts
    ]
    return List(_("Contacts"), (*headings, *who), tuple(rows))


# --- as a file --------------------------------------------------------------------------------------------


def as_csv(content: List) -> bytes:
    """Semicolons, a byte order mark, CRLF; no cell begins as a formula does."""
    out = io.StringIO(newline="")
    written = csv.writer(out, delimiter=";", lineterminator="\r\n")
    written.writerow([_harmless(each) for each in content.headings])
    written.writerows([[_in_text(cell) for cell in row] for row in content.rows])
    return (BOM + out.getvalue()).encode("utf-8")


def as_workbook(content: List, password: str) -> bytes:
    """A workbook that only ``password`` opens: real days, every text as text, the head frozen."""
    plain = io.BytesIO()
    book = new_book(plain)
    page = book.add_worksheet(content.title)
    head = book.add_format(HEAD)
    looks = _Looks(book)
    for at, heading in enumerate(content.headings):
        page.write_string(0, at, heading, head)
    for number, row in enumerate(content.rows, 1):
        for at, cell in enumerate(row):
            looks.write(page, number, at, cell)
    for at, width in enumerate(_widths(content)):
        page.set_column(at, at, width)
    page.freeze_panes(1, 1)
    if content.rows:
        page.autofilter(0, 0, len(content.rows), len(content.headings) - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    book.close()
    return encrypted(plain.getvalue(), password)


class _Looks:
    """How cells of each kind are written."""

    def __init__(self, book: "Workbook") -> None:
        every = {"valign": "top"}
        self.text = book.add_format({**every, "num_format": TEXT, "text_wrap": True})
        self.day = book.add_format({**every, "num_format": "dd.mm.yyyy", "align": "left"})
        self.moment = book.add_format({**every, "num_format": "dd.mm.yyyy hh:mm", "align": "left"})
        self.number = book.add_format(every)

    def write(self, page: Any, row: int, at: int, cell: Cell | Day) -> None:
        """Write one cell; an empty one is left alone."""
        match cell:
            case Day(iso=str() as iso) if len(iso) > 10:
                page.write_datetime(row, at, datetime.fromisoformat(iso[:16]), self.moment)
            case Day(iso=str() as iso):
                page.write_datetime(row, at, datetime.combine(date.fromisoformat(iso), time()), self.day)
            case int():
                page.write_number(row, at, cell, self.number)
            case str() if cell:
                page.write_string(row, at, cell, self.text)


def _widths(content: List) -> Iterator[int]:
    for at, heading in enumerate(content.headings):
        longest = max((len(_in_text(row[at])) for row in content.rows), default=0)
        yield min(max(len(heading), longest) + 3, WIDEST)


def _in_text(cell: Cell | Day) -> str:
    match cell:
        case None:
            return ""
        case Day(iso=iso):
            clock = f" {iso[11:16]}" if iso and len(iso) > 10 else ""
            return short(iso) + clock
        case int():
            return str(cell)
    return _harmless(cell)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


# --- on the screen ----------------------------------------------------------------------------------------


@shown.register
def _exported(result: Exported) -> RenderableType:
    rows = plural("{n} row", "{n} rows", result.rows)
    return stack(
        sign(YES, f"{_('Written: {path}').format(path=result.file)} · {rows}"),
        quiet(_("Codes alone: who they are stands in the store.")) if not result.names else None,
        None
        if result.encrypted
        else sign(
            WARN, _("The file is not encrypted. Keep it where only you come, and delete it afterwards.")
        ),
        quiet(_("Delete it when you are done: what is erased in the store is not erased in it."))
        if result.encrypted
        else None,
    )
