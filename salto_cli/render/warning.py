"""How warnings are shown: the danger first, then until when, and whether the person knows."""

from collections.abc import Callable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.own_text import told
from salto_cli.models.warning import (
    NO,
    YES,
    Caution,
    Told,
    WarningAdded,
    WarningReviewed,
    Warnings,
    WarningTold,
)
from salto_cli.models.words import word
from salto_cli.render import look
from salto_cli.render.look import DOT, NEEDS, WARN, heading, pairs, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.terminal import shown
from salto_cli.render.timeline import label


@shown.register
def _added(result: WarningAdded) -> RenderableType:
    return stack(
        sign(look.YES, _("Warning {code} has been added").format(code=result.warning.code)),
        _whole(result.warning),
        _untold(result.warning),
        names_others(result.names),
    )


@shown.register
def _reviewed(result: WarningReviewed) -> RenderableType:
    done = result.warning
    said = _("Warning {code} is over") if done.review is None else _("Warning {code} still holds")
    return stack(sign(look.YES, said.format(code=done.code)), _whole(done), _untold(done))


@shown.register
def _told(result: WarningTold) -> RenderableType:
    said = (
        _("It stands that they know of {code}")
        if result.warning.told.told == YES
        else _("It stands why they are not told of {code}")
    )
    return stack(sign(look.YES, said.format(code=result.warning.code)), _whole(result.warning))


@shown.register
def _list(result: Warnings) -> RenderableType:
    head = heading(_("Warnings"), result.person.line if result.person else "")
    if not result.warnings:
        return stack(head, text(_("No warning holds here.")))
    each_ = [
        stack(
            Text(),
            None if result.person else heading(each.person.name, each.person.code),
            _whole(each, result.day, named=False),
        )
        for each in result.warnings
    ]
    return stack(head, *each_)


def _whole(each: Caution, today: str | None = None, *, named: bool = True) -> RenderableType:
    """One warning: its danger, text and days, and every time it was looked at again.

    ``today`` is the day from which a list is seen; without it, it is what has just been written.
    """
    say = day.spoken if today is None else day.short
    reviews = [
        (
            day.short(one.day),
            text(f"{word('warning_review', one.verdict).label} – {told(one.why)} {DOT} {one.by}"),
        )
        for one in each.reviews
    ]
    return Padding(
        stack(
            text(each.person.line) if named else None,
            danger(each, today, say),
            pairs(
                [
                    (_("category"), label("category", each.category)),
                    (_("source"), word("source", each.source).label),
                    (_("noted"), f"{say(each.since)} {DOT} {each.by}"),
                    (_("told"), _knows(each.told, say)),
                    *reviews,
                ]
            ),
        ),
        (0, 0, 0, 2),
        expand=False,
    )


def danger(each: Caution, today: str | None = None, say: Callable[[str], str] = day.short) -> Text:
    """The danger in a line or two, as it stands at the top of a page and before someone is met."""
    made = sign(WARN, each.line) if each.review else text(each.line, "dim")
    late = today is not None and each.review is not None and each.review < today
    again = _("look again {day}").format(day=say(each.review)) if each.review else _("over")
    code = f" {DOT} {each.code}" if today else ""  # of what has just been written it stands above
    return made.append(f" {DOT} {again}", "bold red" if late else "dim").append(code, "dim")


def _knows(told: Told, say: Callable[[str], str]) -> str:
    if told.told == YES:
        how = word("reached", told.how or "").label
        return _("yes, {day}, {how}").format(day=say(told.day or ""), how=how)
    if told.told == NO:
        return _("no: {reason}").format(reason=word("not_told", told.reason or "").label)
    return _("not yet")


def _untold(each: Caution) -> RenderableType | None:
    if each.told.told in {YES, NO}:
        return None
    return stack(
        sign(NEEDS, _("They do not know yet: tell them, or say why not")),
        quiet(_("Next: {command}").format(command=f"salto warning told {each.code} --how meeting")),
    )
