"""The agenda on paper, for whoever leads the meeting: codes and no names, and no word of anyone's
file but what was decided and everyone in the room for that case may hear."""

from collections.abc import Iterator
from datetime import date

from salto_cli.i18n import _, plural, printing
from salto_cli.models import day
from salto_cli.models.paper import Paper, Part, Points, Prose, Rows
from salto_cli.models.prepare import Agenda, Room, Since
from salto_cli.models.words import word
from salto_cli.render.paper import paper_pdf
from salto_cli.render.prepare import PARTS, STATUS, description, presence, reasons, span, who_is_in
from salto_cli.render.statement import category_names


def agenda_pdf(result: Agenda, password: str) -> bytes:
    """The agenda as an encrypted PDF, in the language of what is printed."""
    with printing():
        return paper_pdf(_paper(result), password)


def _paper(result: Agenda) -> Paper:
    return Paper(
        _("Agenda for fleksiteam"),
        " – ".join(part for part in (day.spoken(result.day), result.place) if part),
        date.fromisoformat(result.day),
        tuple(_parts(result)),
        _("For whoever leads the meeting alone. Shred it afterwards."),
    )


def _parts(result: Agenda) -> Iterator[Part]:
    yield Prose("", (_opening(result),))
    yield Rows(
        _("When"),
        (_("when"), _("what"), _("in the room")),
        tuple((span(each.span), _(PARTS[each.what]), who_is_in(each)) for each in result.parts),
        (2, 6, 3),
    )
    yield Rows(
        _("Who comes when"),
        (_("service"), _("in the room")),
        tuple((each.name, presence(each)) for each in result.guests),
        (5, 6),
    )
    yield from _what_is_due(result)
    for room in result.rooms:
        yield _room(room)
    yield Points(
        _("Without a name"),
        tuple(
            f"{each.person.code}: {description(each)}. {_fitting(each.fitting)}"
            for each in result.unnamed
            if each.put
        ),
    )
    yield _since(_("New cases"), _("opened"), result.new)
    yield _since(_("Siblings to look to"), _("look by"), result.siblings)
    yield _since(_("Off the board, by turn"), _("seen last"), result.rotation)


def _opening(result: Agenda) -> str:
    names = _("From the team: {names}").format(names=", ".join(result.colleagues))
    rule = _("Only what everyone in the room may have is said aloud.")
    rest = _("What the police have not released, and what is about others, is never said.")
    return f"{names}. {rule} {rest}"


def _what_is_due(result: Agenda) -> Iterator[Part]:
    """What was decided and what is near: codes, days and words from closed lists."""
    yield Rows(
        _("Decisions from last time"),
        (_("decision"), _("case"), _("what"), _("who"), _("due"), _("status")),
        tuple(
            (
                each.code,
                each.person.code,
                each.text if each.aloud else _("(the team alone)"),
                each.owner,
                day.short(each.due),
                _(STATUS[each.status][1]) if each.status in STATUS else each.status,
            )
            for each in result.decisions
        ),
        (3, 3, 6, 4, 3, 3),
    )
    yield Rows(
        _("Deadlines"),
        (_("day"), _("case"), _("what"), _("the youth")),
        tuple(
            (
                day.short(each.day),
                each.person.code,
                word("deadline_kind", each.kind).label,
                _("knows") if each.confirmed else _("not confirmed"),
            )
            for each in result.deadlines
        ),
        (3, 3, 5, 4),
    )


def _room(room: Room) -> Part:
    who = ", ".join(room.names) or _("the team alone")
    title = _("Room {n}: {who}").format(n=room.number, who=who)
    when = f"{title} – {span(room.span)}"
    if not room.services:
        rows = tuple((each.person.code, reasons(each)) for each in room.cases)
        return Rows(when, (_("case"), _("why")), rows, (2, 9))
    return Rows(
        when,
        (_("case"), _("why"), _("aloud"), _("only on sheets"), _("told")),
        tuple(
            (
                each.person.code,
                reasons(each),
                category_names(each.said),
                "; ".join(f"{paper.name}: {category_names(paper.categories)}" for paper in each.on_paper),
                day.short(each.told) or _("no"),
            )
            for each in room.cases
        ),
        (4, 5, 6, 8, 4),
    )


def _fitting(count: int) -> str:
    return plural("{n} in the store fits that", "{n} in the store fit that", count)


def _since(title: str, what: str, found: tuple[Since, ...]) -> Part:
    """Codes with a day, and ``what`` that day is."""
    return Points(title, tuple(f"{each.person.code} – {what} {day.short(each.day)}" for each in found))
