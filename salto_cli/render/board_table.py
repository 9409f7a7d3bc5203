"""The places on the board below each other: who, why they stand there, what comes next, who may be told."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language
from salto_cli.models import day
from salto_cli.models.board import Board, Place
from salto_cli.models.words import word
from salto_cli.render.look import NEEDS, WARN, ColumnOf, Listing, quiet, sign, text


def places(shown: Sequence[Place], result: Board) -> RenderableType:
    """A row for each place; by code, with the name below it only where names were asked for."""
    columns: list[ColumnOf] = [(_("who"), {"no_wrap": True}), _("why"), _("next"), _("may be told")]
    return Listing(columns, [_row(each, result) for each in shown], airy=True)


def _row(each: Place, result: Board) -> Sequence[Text]:
    who = [text(each.person.code, "bold"), *([text(each.person.name)] if result.names else [])]
    why = [text(word("board_reason", key).label) for key in each.reasons]
    return (
        _lines([*who, quiet(each.lead), *_since(each, result.day)]),
        _lines([*why, quiet(_("until: {what}").format(what=each.until)), _agreed(each)]),
        _next(each, result.day),
        _told(each),
    )


def _since(each: Place, today: str) -> list[Text]:
    """Since when, and by when the reason is looked at again; late with the sign of it."""
    made = [quiet(_("since {day}").format(day=day.short(each.since)))]
    if each.review:
        by = _("see by {day}").format(day=day.short(each.review))
        made.append(sign(WARN, by) if each.review < today else quiet(by))
    return made


def _agreed(each: Place) -> Text:
    if each.agreed:
        return quiet(_("agreed {day}").format(day=day.short(each.agreed)))
    return sign(NEEDS, _("not agreed with the youth"))


def _next(each: Place, today: str) -> Text:
    if each.next is None:
        return sign(WARN, _("nothing is planned"))
    who = each.next.owner
    if each.next.due is None:
        return _lines([text(each.next.says), quiet(f"{who}, {_('no date')}")])
    by = f"{who}, {day.short(each.next.due)}"
    late = each.next.due < today
    return _lines([text(each.next.says), sign(WARN, by) if late else quiet(by)])


def _told(each: Place) -> Text:
    """The kinds of service that may have something about the youth today."""
    sectors = in_force().sectors
    kinds = dict.fromkeys(
        sectors[told.sector].label(language()) if told.sector in sectors else told.name
        for told in each.audience
    )
    return _lines([text(kind) for kind in kinds]) if kinds else quiet(_("nobody"))


def _lines(parts: Sequence[Text]) -> Text:
    return Text("\n").join(parts)
