"""How deadlines are shown by day, and that a card, a list or a calendar has been made."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import N_, _, plural
from salto_cli.models import day
from salto_cli.models.due import CalendarWritten, CardPrinted, Due, WeekPrinted
from salto_cli.models.task import Task
from salto_cli.render.deadline import SIGNS, command, confirmed_by
from salto_cli.render.look import DOT, NO, WARN, YES, Listing, heading, quiet, sign, stack, text
from salto_cli.render.terminal import shown

TITLES = {
    "red": N_("Red: nobody has made sure of it"),
    "today": N_("Today"),
    "week": N_("This week"),
    "later": N_("Later"),
}


@shown.register
def _due(result: Due) -> RenderableType:
    aside = result.of or _("everyone's")
    head = heading(_("Deadlines through {day}").format(day=day.spoken(result.through)), aside)
    if not result.deadlines:
        return stack(head, quiet(_("No deadlines here. Add one with: salto task add P-… --kind …")))
    first = next((each for each in result.deadlines if each.deadline and not each.deadline.confirmed), None)
    return stack(
        head,
        *(_group(name, tasks) for name, tasks in result.groups),
        Text(),
        quiet(_next(first, result.day)) if first else None,
    )


def _next(first: Task, today: str) -> str:
    """What to type about the first that nobody has confirmed: once its day has passed, how it went."""
    if (first.due or today) < today:
        return _("Its day has passed; say how it went: salto task done {code}").format(code=first.code)
    return _("Next: {command}").format(command=command(first))


def _group(name: str, tasks: Sequence[Task]) -> RenderableType:
    title = sign(NO, _(TITLES[name])) if name == "red" else text(_(TITLES[name]), "bold")
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("code"), {"no_wrap": True}),
        (_("when"), {"no_wrap": True}),
        _("what"),
        _("person"),
        _("who (deputy)"),
        _("confirmed received"),
    ]
    return stack(Text(), title, Listing(columns, [_row(each) for each in tasks]))


def _row(task: Task) -> tuple[str | Text | None, ...]:
    deadline = task.deadline
    assert deadline is not None, "only deadlines are due"
    confirmed = sign(SIGNS.get(deadline.state, DOT), confirmed_by(deadline))
    if deadline.unverified:
        confirmed.append("\n").append_text(sign(WARN, _("make sure of the date")))
    return (
        task.code,
        _when(task),
        task.says,
        f"{task.person.name} {task.person.code}",
        f"{_first(task.owner)} ({_first(deadline.deputy)})",
        confirmed,
    )


def _first(name: str) -> str:
    return name.split()[0]


def _when(task: Task) -> str:
    """The weekday in three letters, the date, and the clock: ``fre 27.11.2026 09:00``."""
    weekday = day.spoken(task.due or "").split()[0][:3]
    return f"{weekday} {day.short(task.due)}{task.deadline.clock if task.deadline else ''}"


@shown.register
def _card(result: CardPrinted) -> RenderableType:
    made = plural(
        "A card with {n} date has been made", "A card with {n} dates has been made", len(result.deadlines)
    )
    reserved = ", ".join(result.reserved)
    return stack(
        sign(YES, made),
        text(result.person.line),
        sign(
            WARN,
            _("what is written names someone else, and is not on the card: {codes}").format(codes=reserved),
        )
        if reserved
        else None,
        _elsewhere(result),
    )


def _elsewhere(result: CardPrinted) -> RenderableType | None:
    """Where another place must be found: the card does not say this one."""
    if not result.unsafe:
        return None
    said = _("the youth stays away from that place, so the card does not say it: {codes}. Agree on another")
    return sign(WARN, said.format(codes=", ".join(result.unsafe)))


@shown.register
def _week(result: WeekPrinted) -> RenderableType:
    made = plural(
        "A list with {n} deadline has been made",
        "A list with {n} deadlines has been made",
        len(result.deadlines),
    )
    return stack(
        sign(YES, made),
        quiet(_("lock it away when it is printed, and shred it when the week is over")),
    )


@shown.register
def _calendar(result: CalendarWritten) -> RenderableType:
    made = plural(
        "A calendar with {n} deadline has been made",
        "A calendar with {n} deadlines has been made",
        len(result.events),
    )
    return stack(
        sign(YES, made),
        quiet(_("it holds codes, days and times only: what each is about stands in salto due")),
    )
