"""How the board is shown: by code, for it may hang on a wall; names only where they were asked for."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import stay as reasons
from salto_cli.models.board import (
    Board,
    Finding,
    LeftBoard,
    LookedAt,
    Proposal,
    PutOnBoard,
    Rotation,
    Suggested,
    Unseen,
)
from salto_cli.models.named import Named
from salto_cli.models.words import word
from salto_cli.render.board_table import places
from salto_cli.render.look import (
    DOT,
    NEEDS,
    NO,
    YES,
    Listing,
    heading,
    quiet,
    sign,
    stack,
    text,
)
from salto_cli.render.terminal import shown

MOST = 20  # lines of the rotation at once: a meeting, or a lead, gets through fewer
FIRM: dict[str, object] = {"no_wrap": True}


@shown.register
def _board(result: Board) -> RenderableType:
    aside = [
        _("{n} of {size} on the board").format(n=len(result.places), size=result.size),
        plural("{n} waits", "{n} wait", len(result.waiting)),
        plural("{n} outside", "{n} outside", result.outside),
    ]
    if result.oldest:
        weeks = day.days_between(result.oldest, result.day) // 7
        if weeks:
            aside.append(plural("the longest unseen: {n} week", "the longest unseen: {n} weeks", weeks))
    return stack(
        heading(_("The board, {day}").format(day=day.spoken(result.day)), f" {DOT} ".join(aside)),
        Text(),
        places(result.places, result)
        if result.places
        else quiet(_("Nobody is on the board. See who should be with: salto board suggest")),
        *_waiting(result),
        *_with_names(result),
    )


def _with_names(result: Board) -> Sequence[RenderableType]:
    """How to see the names, where there are some and they are left out."""
    if result.names or not result.places:
        return ()
    return (Text(), quiet(_("With names: {command}").format(command="salto board --names")))


def _waiting(result: Board) -> Sequence[RenderableType]:
    if not result.waiting:
        return ()
    title = plural("{n} waits for a place", "{n} wait for a place", len(result.waiting))
    return (Text(), heading(title, _("the most urgent first")), places(result.waiting, result))


def _reasons(keys: Sequence[str]) -> list[Text]:
    return [text(word("board_reason", key).label) for key in keys]


def _lines(parts: Sequence[Text]) -> Text:
    return Text("\n").join(parts)


# --- what was done --------------------------------------------------------------------------------------


@shown.register
def _put(result: PutOnBoard) -> RenderableType:
    who = result.person.line
    if result.place is not None:
        head = sign(NEEDS, _("The board is full: {person} waits for a place").format(person=who))
        aside = _("number {n} of those who wait; {size} fit on the board").format(
            n=result.place, size=result.size
        )
        return stack(head, _indented(quiet(aside)), _indented(_why(result)))
    said = (
        _("On the board already, written down anew: {person}")
        if result.already
        else _("On the board: {person}")
    )
    return stack(sign(YES, said.format(person=who)), _indented(_why(result)))


def _why(result: PutOnBoard) -> Text:
    parts = [
        ", ".join(word("board_reason", key).label for key in result.reasons),
        _("until: {what}").format(what=result.until),
        _("agreed {day}").format(day=day.spoken(result.said)) if result.said else "",
        _("see by {day}").format(day=day.spoken(result.review)) if result.review else "",
    ]
    return quiet(f" {DOT} ".join(filter(None, parts)))


@shown.register
def _left(result: LeftBoard) -> RenderableType:
    by = _("someone looks again by {day}").format(day=day.spoken(result.review))
    return stack(
        sign(YES, _("Off the board: {person}").format(person=result.person.line)),
        _indented(quiet(by)),
        *(sign(YES, _("Has a place now: {person}").format(person=each.line)) for each in result.came_on),
    )


@shown.register
def _looked(result: LookedAt) -> RenderableType:
    head = plural("{n} looked at today", "{n} looked at today", len(result.persons))
    outcome = word("look", result.outcome).label
    fine = result.outcome == reasons.FINE
    first = result.persons[0].code if result.persons else ""
    return stack(
        sign(YES, f"{head}: {outcome}"),
        *(_indented(text(each.line)) for each in result.persons),
        None if fine else quiet(_("Next: {command}").format(command=f"salto board add {first}")),
    )


def _indented(what: RenderableType) -> RenderableType:
    return Padding(what, (0, 0, 0, 2), expand=False)


# --- proposals and rotation -----------------------------------------------------------------------------


@shown.register
def _suggested(result: Suggested) -> RenderableType:
    if not result.on and not result.off:
        return sign(YES, _("The board is as what is recorded says: nobody to put on, nobody to take off."))
    free = plural("{n} place is free", "{n} places are free", result.free)
    parts: list[RenderableType] = [
        heading(_("For the board, {day}").format(day=day.spoken(result.day)), free)
    ]
    if result.on:
        title = plural("{n} should come on", "{n} should come on", len(result.on))
        rows = [_proposal(each, result.day) for each in result.on]
        parts += [Text(), heading(title), Listing([_("who"), _("found")], rows)]
        parts += [Text(), quiet(_('Put on with: salto board add P-… --reason … --until "…"'))]
    if result.off:
        title = plural("{n} has no reason left", "{n} have no reason left", len(result.off))
        rows = [(_who(each.person), _lines(_reasons(each.reasons))) for each in result.off]
        parts += [Text(), heading(title), Listing([_("who"), _("stood there for")], rows)]
        parts += [Text(), quiet(_('Take off with: salto board leave P-… --outcome "…" --review DAY'))]
    return stack(*parts)


def _proposal(each: Proposal, today: str) -> tuple[Text, Text]:
    who = _who(each.person)
    if each.waiting:
        who.append("\n").append_text(quiet(_("waits already")))
    return who, _lines([_found(finding, today) for finding in each.findings])


def _who(person: Named) -> Text:
    return text(person.name).append(f", {person.code}", style="dim")


def _found(each: Finding, today: str) -> Text:
    """The reason, and what stands in the records for it."""
    said = [each.code or "", day.short(each.day), _distance(each, today)]
    if each.count:
        said.append(plural("{n} attempt without answer", "{n} attempts without answer", each.count))
    return text(word("board_reason", each.reason).label).append(
        f"  {f' {DOT} '.join(filter(None, said))}", style="dim"
    )


def _distance(each: Finding, today: str) -> str:
    if not each.day:
        return _("never") if each.reason == reasons.LOST_CONTACT else ""
    days = day.days_between(today, each.day)
    if days > 0:
        return plural("in {n} day", "in {n} days", days)
    return plural("{n} day ago", "{n} days ago", -days) if days else _("today")


@shown.register
def _rotation(result: Rotation) -> RenderableType:
    outside = plural("{n} outside", "{n} outside", result.outside)
    within = plural("each within {n} week", "each within {n} weeks", result.weeks)
    head = heading(_("To be looked at"), f"{outside} {DOT} {within}")
    if not result.persons:
        return stack(head, Text(), quiet(_("Nobody has an open case.")))
    shown_now = result.persons if result.all else result.persons[:MOST]
    rest = len(result.persons) - len(shown_now)
    columns: list[str | tuple[str, dict[str, object]]] = [
        _("who"),
        _("lead"),
        (_("last in view"), FIRM),
        (_("look by"), FIRM),
    ]
    return stack(
        head,
        Text(),
        Listing(columns, [_unseen(each) for each in shown_now]),
        quiet(f"{plural('and {n} more', 'and {n} more', rest)}: salto board rotation --all")
        if rest
        else None,
        Text(),
        quiet(_("Looked at: salto board look P-… P-…")),
    )


def _unseen(each: Unseen) -> tuple[Text, str, str, Text]:
    by = day.short(each.due)
    return _who(each.person), each.lead, day.short(each.seen), sign(NO, by) if each.late else text(by)
