"""Sheets of paper on the screen: what is out, pile by pile, and what came back."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.sheet import (
    COMING,
    LOST,
    OUT,
    OVERDUE,
    RETURNED,
    SHREDDED,
    UNUSED,
    OutSheet,
    SheetsListed,
    SheetsNoted,
    SheetStands,
)
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NEEDS, NO, WARN, YES, Listing, heading, quiet, sign, stack, text
from salto_cli.render.terminal import shown

SIGNS = {OVERDUE: WARN, OUT: NEEDS, COMING: DOT, LOST: NO, RETURNED: YES, SHREDDED: YES, UNUSED: DOT}


@shown.register
def _listed(result: SheetsListed) -> RenderableType:
    if not result.sheets:
        said = _("No sheet was ever made here.") if result.all else _("No sheet is out.")
        return text(said)
    piles = groupby(
        sorted(result.sheets, key=lambda each: (each.sheet.day, each.sheet.name)),
        key=lambda each: (each.sheet.day, each.sheet.name),
    )
    late = sum(1 for each in result.sheets if each.state == OVERDUE)
    return stack(
        heading(plural("{n} sheet", "{n} sheets", len(result.sheets))),
        sign(WARN, plural("{n} should have been back", "{n} should have been back", late)) if late else None,
        *(_pile(name, on, list(found)) for (on, name), found in piles),
        *_what_next(result),
    )


def _pile(name: str, on: str, found: Sequence[SheetStands]) -> RenderableType:
    """The sheets of one service for one meeting."""
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("sheet"), {"no_wrap": True}),
        _("about"),
        _("state"),
    ]
    rows = [(each.sheet.sheet, _about(each.sheet), _state(each)) for each in found]
    listing = Padding(Listing(columns, rows), (0, 0, 0, 2))
    return stack(Text(), heading(name, _("for {day}").format(day=day.spoken(on))), listing)


def _about(each: OutSheet) -> Text:
    return text(each.person.name).append(f"  {each.person.code}", style="dim")


def _state(each: SheetStands) -> Text:
    label = word("sheet", each.state).label
    match each.state:
        case "overdue" | "out":
            ago = plural("{n} day", "{n} days", each.days)
            said = f"{label}, {ago}" if each.days else label
        case "lost":
            said = f"{label} {day.short(each.sheet.lost)}: {each.sheet.why or ''}"
        case "returned":
            said = f"{label} {day.short(each.sheet.returned)}"
        case "shredded":
            said = f"{label} {day.short(each.sheet.shredded)}"
        case _:
            said = label
    return sign(SIGNS[each.state], said)


def _what_next(result: SheetsListed) -> Iterator[RenderableType]:
    out = [each for each in result.sheets if each.state in {OUT, OVERDUE}]
    if out:
        first = min(out, key=lambda each: each.sheet.day).sheet
        yield Text()
        command = f"salto sheets returned --service {first.service} --date {first.day} --shredded"
        yield quiet(_("Next: {command}").format(command=command))


@shown.register
def _noted(result: SheetsNoted) -> RenderableType:
    parts: list[RenderableType] = [_said(result.what, result.day, each) for each in result.sheets]
    parts += [quiet(_("{sheet}: nothing new").format(sheet=each)) for each in result.known]
    left = plural("{n} sheet is still out", "{n} sheets are still out", result.left)
    parts.append(quiet(left if result.left else _("No sheet is out.")))
    if result.what == LOST and result.next:
        parts.append(sign(WARN, _("It may be a breach. Begin with: {command}").format(command=result.next)))
    return stack(*parts)


def _said(what: str, on: str, each: OutSheet) -> RenderableType:
    """One sheet and what became of it, with whom it is about and who had it."""
    mark = NO if what == LOST else YES
    label = word("sheet", what).label
    said = _("{sheet} {state} {day}").format(sheet=each.sheet, state=label, day=day.spoken(on))
    return stack(sign(mark, said), Padding(text(f"{each.person.line} {DOT} {each.name}"), (0, 0, 0, 2)))
