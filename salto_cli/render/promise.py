"""How promises and guardians' wishes are shown."""

from collections.abc import Callable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.own_text import told
from salto_cli.models.promise import (
    MOVED,
    Promise,
    PromiseEnded,
    PromiseGiven,
    Promises,
    PromiseTold,
    Wish,
    WishRecorded,
)
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NEEDS, WARN, YES, Listing, below, heading, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.sibling import speaking
from salto_cli.render.terminal import shown
from salto_cli.render.timeline import label

WHOLE: dict[str, object] = {"no_wrap": True}


@shown.register
def _given(result: PromiseGiven) -> RenderableType:
    code = result.promise.task.code
    return stack(
        sign(YES, _("Promise {code} has been written down").format(code=code)),
        *_lines(result.promise),
        names_others(result.names),
    )


@shown.register
def _ended(result: PromiseEnded) -> RenderableType:
    ended = word("promise_ended", result.promise.ended or "").label
    said = _("Promise {code}: {ended}").format(code=result.promise.task.code, ended=ended)
    return stack(sign(YES, said), *_lines(result.promise), _to_tell(result.promise))


@shown.register
def _told(result: PromiseTold) -> RenderableType:
    said = _("They know how {code} ended").format(code=result.promise.task.code)
    return stack(sign(YES, said), *_lines(result.promise))


@shown.register
def _promises(result: Promises) -> RenderableType:
    if not result.promises:
        return quiet(_("No promise is open. Write one down with: salto promise P-…"))
    many = len(result.promises) > 1
    of_one = many and len({each.task.person for each in result.promises}) == 1
    by_one = many and len({each.task.owner for each in result.promises}) == 1
    first = result.promises[0].task
    aside = [first.person.line if of_one else "", first.owner if by_one else ""]
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("code"), WHOLE),
        (_("due"), WHOLE),
        _("promised"),
        _("about"),
        _("to"),
        _("who"),
    ]
    rows = [_row(each, result.day, about=not of_one, who=not by_one) for each in result.promises]
    title = plural("{n} promise", "{n} promises", len(rows))
    return stack(heading(title, f" {DOT} ".join(filter(None, aside))), Text(), Listing(columns, rows))


def _row(each: Promise, today: str, *, about: bool, who: bool) -> tuple[str | Text | None, ...]:
    """``about``, ``who``: whom it is about and who keeps it, where that does not stand above."""
    task = each.task
    person = f"{task.person.name} {task.person.code}" if about else None
    return task.code, _due(each, today), _what(each), person, _to(each), task.owner if who else None


def _due(each: Promise, today: str) -> Text | None:
    if each.task.due is None or each.task.closed:
        return text(day.short(each.task.closed)) if each.task.closed else None
    late = each.task.due < today
    return sign(WARN, day.short(each.task.due)) if late else text(day.short(each.task.due))


def _what(each: Promise) -> Text:
    made = text(told(each.task.text))
    if each.to_tell:
        ended = word("promise_ended", each.ended or "").label
        made.append("\n").append_text(sign(NEEDS, _("{ended}: not told yet").format(ended=ended)))
    return made


def _to(each: Promise) -> Text:
    return speaking(each.speak) if each.speak else text(_("the youth"))


def _lines(each: Promise) -> list[RenderableType]:
    """Whom it is about, what is promised, to whom, by when, by whom."""
    task = each.task
    by = _("by {day}").format(day=day.spoken(task.due)) if task.due else _("no date")
    to = text(_("to") + " ").append_text(_to(each))
    return [
        Padding(line, (0, 0, 0, 2), expand=False)
        for line in (text(task.person.line), text(f"{task.text} – {task.owner}, {by}"), to)
    ]


def _to_tell(each: Promise) -> RenderableType | None:
    if not each.to_tell:
        return None
    moved = each.ended == MOVED
    said = _("Nobody has told them that it is moved") if moved else _("Nobody has told them how it ended")
    command = f"salto promise told {each.task.code} --how {word('reached', 'call').label}"
    return stack(sign(NEEDS, said), quiet(_("Next: {command}").format(command=command)))


@shown.register
def _wish_recorded(result: WishRecorded) -> RenderableType:
    return stack(
        sign(YES, _("A guardian's wish has been written down")),
        Padding(text(result.person.line), (0, 0, 0, 2), expand=False),
        Padding(wish(result.wish, day.spoken), (0, 0, 0, 2), expand=False),
        below(speaking(result.speak)) if result.speak.language or result.speak.interpreter else None,
        quiet(_("It is theirs, and stands on no sheet.")),
    )


def wish(each: Wish, say: Callable[[str], str] = day.short) -> Text:
    """What a guardian wishes, and whose wish it is; ``say`` writes the day of it."""
    made = text(f"«{each.text}»")
    said = f"{label('category', each.category)} {DOT} {say(each.said)}"
    return made.append(f"  {each.guardian.name} {each.guardian.code} {DOT} {said}", "dim")
