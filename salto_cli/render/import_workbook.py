"""Workbooks beside an import: a reason for each bad row, and an empty one to fill in. Neither names
anybody."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.import_ import Fault
from salto_cli.models.import_column import COLUMNS, CONSENT, FREE_TEXT, Column
from salto_cli.models.word import Word
from salto_cli.models.words import WORDS
from salto_cli.names import spoken
from salto_cli.render.workbook import HEAD, TEXT, new_book

if TYPE_CHECKING:
    from collections.abc import Callable

HEADING: Final = {**HEAD, "text_wrap": True}
# Headings for what has a longer name elsewhere.
SHORT: Final = {
    "name": N_("name"),
    "born": N_("born"),
    "national_id": N_("national id"),
    "phone": N_("phone"),
    "sort": N_("sort"),
    "responsibility": N_("responsibility"),
    "called": N_("called"),
    "home_district": N_("home district"),
    "stay_district": N_("stay district"),
    "lead_district": N_("responsible district"),
    "basis": N_("basis for keeping this"),
    "reference": N_("reference"),
    "purposes": N_("purposes"),
    "safe_contact": N_("safe contact"),
    "siblings": N_("siblings"),
}
ROWS: Final = 500  # rows with a drop-down
LEFT_OUT: Final = {"first_name", "last_name", "consent", FREE_TEXT}
LONGEST_LIST: Final = 255  # signs that Excel takes in a drop-down


def error_workbook(faults: Iterable[Fault]) -> bytes:
    """A row for each fault: row, column, what is wrong («Feil»), what to do. Nothing of what stood there."""
    content = BytesIO()
    book = new_book(content)
    page = book.add_worksheet(_("Faults"))
    plain, head = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format(HEADING)
    for at, (title, width) in enumerate(
        ((_("Row"), 8), (_("Column"), 9), (_("Fault"), 52), (_("What to do"), 52))
    ):
        page.write_string(0, at, title, head)
        page.set_column(at, at, width)
    for row, each in enumerate(faults, 1):
        page.write_number(row, 0, each.row, plain)
        for at, words in enumerate((each.column, each.reason, each.hint), 1):
            page.write_string(row, at, words, plain)
    page.freeze_panes(1, 0)
    book.close()
    return content.getvalue()


def template(choices: "Callable[[str], tuple[Word, ...]]") -> bytes:
    """An empty workbook: a page of headings with drop-downs for closed lists, and a page that explains them.

    ``choices`` gives the words of a list; policy lists are the municipality's own.
    """
    content = BytesIO()
    book = new_book(content)
    page, explained = book.add_worksheet(_("Youths")), book.add_worksheet(_("Explanation"))
    head, cell = book.add_format(HEADING), book.add_format({"num_format": TEXT})
    quiet = book.add_format({"text_wrap": True, "valign": "top"})
    columns = [each for each in COLUMNS.values() if each.key not in LEFT_OUT and each.guardian < 3]
    for at, title in enumerate((_("Heading"), _("What to write"))):
        explained.write_string(0, at, title, head)
    explained.set_column(0, 0, 34)
    explained.set_column(1, 1, 80)
    for at, column in enumerate(columns):
        title = heading_of(column)
        page.write_string(0, at, title, head)
        page.set_column(at, at, max(14, len(title) + 2), cell)
        _drop_down(page, at, column, choices)
        explained.write_string(at + 1, 0, title, quiet)
        explained.write_string(at + 1, 1, told_of(column, choices), quiet)
    page.freeze_panes(1, 1)
    explained.write_string(len(columns) + 2, 0, _("The file is not encrypted"), head)
    explained.write_string(
        len(columns) + 2, 1, _("Keep it where only you come, and delete it when it has been taken in."), quiet
    )
    book.close()
    return content.getvalue()


def heading_of(column: Column) -> str:
    """The heading in the template: one that the program knows again."""
    if column.guardian:
        return f"{_('Guardian')} {column.guardian} {_(SHORT[column.part])}"
    short = _(SHORT[column.key]) if column.key in SHORT else _(column.label)
    return short[:1].upper() + short[1:]


def _drop_down(page: Any, at: int, column: Column, choices: "Callable[[str], tuple[Word, ...]]") -> None:
    words = _words(column, choices)
    if words and len(",".join(words)) <= LONGEST_LIST:
        page.data_validation(1, at, ROWS, at, {"validate": "list", "source": words})


def _words(column: Column, choices: "Callable[[str], tuple[Word, ...]]") -> list[str]:
    """What may be written, where the list is closed."""
    if column.kind == asked.YES_NO:
        return [_("yes"), _("no")]
    if column.kind == asked.DISTRICT:
        return [each.label for each in WORDS["district"]]
    closed = column.kind == asked.CHOICE
    return [each.label for each in choices(column.of)] if closed else []


def told_of(column: Column, choices: "Callable[[str], tuple[Word, ...]]") -> str:
    """What belongs in a column, in one or two sentences."""
    if column.key in CONSENT:
        return _(
            "A consent is recorded only where to whom, about what, by whom, when and how are all filled in."
        )
    match column.kind:
        case asked.BIRTH:
            return _("As in 17.05.2010.")
        case asked.IDENTITY_NUMBER:
            return _("Eleven digits. Leave it out where you do not need it.")
        case asked.OPERATOR:
            return spoken(_("A colleague who is registered here; see: salto operator list"))
        case asked.CHOICES:
            return _("One or several, with commas: {words}").format(
                words=", ".join(each.label for each in choices(column.of))
            )
    words = _words(column, choices)
    if words:
        return _("One of: {words}").format(words=", ".join(words))
    if column.key == "siblings":
        return _("The full names of siblings who have a row of their own, with commas between.")
    if column.guardian and column.part == "name":
        return _("A guardian is registered where the birth date or identity number is filled in as well.")
    return ""
