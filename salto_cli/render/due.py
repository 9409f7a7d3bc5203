"""How deadlines are shown by day, and that a card, a list or a calendar has been made."""

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import N_, _, plural
from salto_cli.models import day
from salto_cli.models.due import CalendarWritten, CardPrinted, Due, WeekPrinted
from salto_cli.models.task import Task
from salto_cli.render.deadline import command, standing
from salto_cli.render.look import NO, WARN, YES, heading, quiet, sign, stack, text
from salto_cli.render.task_table import TaskTable
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
        TaskTable(
            [(_title(name), tasks) for name, tasks in result.groups],
            when=_when,
            what=_what,
            stands=lambda each: standing(each) if each.deadline else None,
            who=_who,
        ),
        Text(),
        quiet(_next(first, result.day)) if first else None,
    )


def _next(first: Task, today: str) -> str:
    """What to type about the first that nobody has confirmed: once its day has passed, how it went."""
    if (first.due or today) < today:
        return _("Its day has passed; say how it went: salto task done {code}").format(code=first.code)
    return _("Next: {command}").format(command=command(first))


def _title(name: str) -> Text:
    return sign(NO, _(TITLES[name])) if name == "red" else text(_(TITLES[name]), "bold")


def _what(task: Task) -> Text:
    made = text(task.says)
    if task.deadline and task.deadline.unverified:
        made.append("\n").append_text(sign(WARN, _("make sure of the date")))
    return made


def _who(task: Task) -> str:
    """Owner and deputy, by the first name: ``Siri (Karim)``."""
    deputy = f" ({_first(task.deadline.deputy)})" if task.deadline else ""
    return f"{_first(task.owner)}{deputy}"


def _first(name: str) -> str:
    return name.split()[0]


def _when(task: Task) -> list[Text]:
    """The weekday in three letters and the date, and the clock: ``fre 27.11.2026``, ``09:00``."""
    weekday = day.spoken(task.due or "").split()[0][:3]
    clock = task.deadline.clock.strip() if task.deadline else ""
    return [text(f"{weekday} {day.short(task.due)}"), *([text(clock)] if clock else [])]


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
        quiet(_("Lock it away when it is printed, and shred it when the week is over.")),
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
        quiet(_("It holds codes, days and times only. What each is about: salto due")),
    )
