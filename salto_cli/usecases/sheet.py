"""Sheets of paper that are out: which, with whom, and what came back."""

from collections.abc import Iterable, Sequence

from salto_cli.errors import NotFound, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.day import days_between, days_on
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.sheet import (
    LOST,
    RETURNED,
    SHREDDED,
    STATES,
    UNUSED,
    KeepSheets,
    ListSheets,
    LoseSheet,
    OutSheet,
    ReturnSheets,
    SheetsListed,
    SheetsNoted,
    SheetStands,
)
from salto_cli.store import sheet as sheets
from salto_cli.store import withdrawal as withdrawals
from salto_cli.store.act import Act
from salto_cli.store.sheet import Wanted
from salto_cli.usecases import settings, sharing
from salto_cli.usecases.door import asks


def last_due(act: Act) -> str:
    """The last meeting day whose sheets should be back today."""
    return days_on(act.day, -settings.of(act).number("sheets.return_within") - 1)


def _who_they_are_about(act: Act, order: ListSheets) -> Questions:
    return [Keep(tuple(sheets.whose(act, _listed(act, order))), IDENTITY, required=False)]


@asks(_who_they_are_about)
def list_all(act: Act, order: ListSheets) -> SheetsListed:
    """The sheets that are out, or all of them; whoever may not be known of is left out."""
    last = last_due(act)
    found = [
        SheetStands(each, each.state(act.day, last), days_between(each.day, act.day))
        for each in sheets.get(act, _listed(act, order))
    ]
    found.sort(key=lambda each: STATES.index(each.state))
    return SheetsListed(act.day, settings.of(act).number("sheets.return_within"), tuple(found), all=order.all)


def _listed(act: Act, order: ListSheets) -> list[int]:
    return sheets.wanted(act, Wanted(_service(act, order.service), order.date, all=order.all))


def _service(act: Act, said: str | None) -> str | None:
    return sharing.service_named(act, said).id if said else None


def _these(act: Act, order: ReturnSheets | KeepSheets) -> list[int]:
    """The rows of the sheets an order names. Raises NotFound where none of them is out."""
    if order.sheets:
        return list(dict.fromkeys(sheets.row_of(act, each) for each in order.sheets))
    found = sheets.wanted(act, Wanted(_service(act, order.service), order.date))
    if not found:
        raise NotFound(_("no such sheet is out"), _("look with: salto sheets --all"))
    return found


def _whose_sheets(act: Act, order: ReturnSheets | KeepSheets) -> Questions:
    """Also where processing is restricted: paper that comes back is what a restriction wants."""
    persons = sheets.whose(act, _these(act, order))
    return [Keep(tuple(persons), IDENTITY, though_restricted=True)]


@asks(_whose_sheets)
def returned(act: Act, order: ReturnSheets) -> SheetsNoted:
    """Note that sheets came back, and with ``shredded`` that they are shredded.

    One that came back before is left as it is, or is now shredded. Raises WrongState for one that was never
    handed out.
    """
    on, changed, known = order.on or act.day, list[int](), list[int]()
    for row in _these(act, order):
        (each,) = sheets.get(act, [row])
        if not each.handed_out:
            raise WrongState(
                _("{sheet} was never handed out").format(sheet=each.sheet), _("look with: salto sheets --all")
            )
        what = _news(each, on, shredded=order.shredded)
        if what:
            sheets.note(act, row, **what)
        (changed if what else known).append(row)
    return _noted(act, SHREDDED if order.shredded else RETURNED, on, changed, known)


def _news(each: OutSheet, on: str, *, shredded: bool) -> dict[str, str | None]:
    """What is new about a sheet that came back on a day; nothing where all of it is known."""
    news: dict[str, str | None] = {}
    if each.returned is None:
        news = {"returned": on, "lost": None, "why": None} if each.lost else {"returned": on}
    if shredded and each.shredded is None:
        news["shredded"] = on
    return news


@asks(_whose_sheets)
def unused(act: Act, order: KeepSheets) -> SheetsNoted:
    """Note that sheets were made and never handed out: then nothing of them was given.

    Raises WrongState for one that came back or is lost: it was handed out.
    """
    changed, known = list[int](), list[int]()
    for row in _these(act, order):
        (each,) = sheets.get(act, [row])
        if each.returned or each.lost:
            raise WrongState(
                _("{sheet} was handed out: it is written down what became of it").format(sheet=each.sheet),
                _("look with: salto sheets --all"),
            )
        if each.handed_out:
            withdrawals.keep_back(act, *sheets.given_as(act, row))
        (changed if each.handed_out else known).append(row)
    return _noted(act, UNUSED, act.day, changed, known)


def _whose_sheet(act: Act, order: LoseSheet) -> Questions:
    persons = sheets.whose(act, [sheets.row_of(act, order.sheet)])
    return [Keep(tuple(persons), IDENTITY, though_restricted=True)]


@asks(_whose_sheet)
def lost(act: Act, order: LoseSheet) -> SheetsNoted:
    """Note that a sheet cannot be found. It may be a breach: what to type next says how to begin with that.

    Raises WrongState where it came back, was never handed out, or is known to be lost; Unacceptable
    without a why.
    """
    if not order.why.strip():
        raise Unacceptable(_("it is missing what is known of it"), _('as in --why "left on a bus"'))
    row = sheets.row_of(act, order.sheet)
    (each,) = sheets.get(act, [row])
    if each.returned or each.lost or not each.handed_out:
        raise WrongState(_("{sheet} is not out").format(sheet=each.sheet), _("look with: salto sheets --all"))
    sheets.note(act, row, lost=act.day, why=order.why)
    return _noted(act, LOST, act.day, [row], [], next_="salto incident start misdirected")


def _noted(
    act: Act, what: str, on: str, changed: Sequence[int], known: Iterable[int], next_: str | None = None
) -> SheetsNoted:
    left = len(sheets.out(act, act.day))
    return SheetsNoted(
        what,
        on,
        tuple(sheets.get(act, changed)),
        left,
        tuple(each.sheet for each in sheets.get(act, list(known))),
        next_ or ("salto sheets" if left else None),
    )
