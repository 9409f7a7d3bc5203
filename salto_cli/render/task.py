"""How tasks are shown."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.own_text import told
from salto_cli.models.task import Task, TaskAdded, TaskClosed, Tasks
from salto_cli.models.words import word
from salto_cli.render.deadline import facts, standing
from salto_cli.render.look import WARN, YES, Listing, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.objection import with_remarks
from salto_cli.render.released import stays_here
from salto_cli.render.terminal import shown


@shown.register
def _task(result: Task) -> RenderableType:
    return text(result.line)


@shown.register
def _added(result: TaskAdded) -> RenderableType:
    return stack(
        sign(YES, _added_is(result)),
        Padding(text(result.task.person.line), (0, 0, 0, 2), expand=False),
        Padding(
            facts(result.task) if result.task.deadline else step(result.task), (0, 0, 0, 2), expand=False
        ),
        names_others(result.names),
        stays_here(result.unreleased),
    )


def _added_is(result: TaskAdded) -> str:
    if result.task.deadline is None:
        return _("Task {code} has been added").format(code=result.task.code)
    if not result.series:
        return _("Deadline {code} has been added").format(code=result.task.code)
    return _("{n} deadlines have been added, {first} to {last}").format(
        n=1 + len(result.series), first=result.task.code, last=result.series[-1].code
    )


@shown.register
def _closed(result: TaskClosed) -> RenderableType:
    done = result.task
    return stack(
        sign(YES, _closed_is(done)),
        Padding(text(done.person.line), (0, 0, 0, 2), expand=False),
        Padding(text(done.says), (0, 0, 0, 2), expand=False),
        Padding(text(done.outcome, "dim"), (0, 0, 0, 2), expand=False) if done.outcome else None,
        Padding(step(result.follow_up), (0, 0, 0, 2), expand=False) if result.follow_up else None,
        Padding(_next_in_series(result.next), (0, 0, 0, 2), expand=False) if result.next else None,
        names_others(result.names),
    )


def _closed_is(done: Task) -> str:
    if done.deadline is None or done.deadline.ended is None:
        return _("Task {code} is done").format(code=done.code)
    return _("Deadline {code} is closed: {outcome}").format(
        code=done.code, outcome=word("deadline_outcome", done.deadline.ended).label
    )


def _next_in_series(task: Task) -> Text:
    clock = task.deadline.clock if task.deadline else ""
    said = _("The next one: {code}, {day}").format(code=task.code, day=day.spoken(task.due or "") + clock)
    return text(said)


@shown.register
def _listed(result: Tasks) -> RenderableType:
    if not result.tasks:
        return quiet(_("No tasks here. Add one with: salto task add P-…"))
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("code"), {"no_wrap": True}),
        (_("due"), {"no_wrap": True}),
        _("what"),
        _("person"),
        _("who"),
    ]
    return Listing(columns, [_row(each, result.day) for each in result.tasks])


def step(*tasks: Task) -> Text:
    """The same task for one person or several, in one line: what, who, by when, the codes."""
    task = tasks[0]
    due = _("by {day}").format(day=day.spoken(task.due)) if task.due else _("no date")
    made = text(_("Next: {text}").format(text=task.says))
    made.append(f" – {task.owner}, {due}")
    return made.append("  " + ", ".join(each.code for each in tasks), style="dim")


def _row(each: Task, today: str) -> tuple[str | Text | None, ...]:
    what = each.says
    if each.closed:
        outcome = told(each.outcome or "")
        ended = (
            word("deadline_outcome", each.deadline.ended).label
            if each.deadline and each.deadline.ended
            else None
        )
        what = " – ".join(part for part in (what, ended, outcome) if part)
    return (
        each.code,
        _due(each, today),
        marked(text(what), each),
        f"{each.person.name} {each.person.code}",
        each.owner,
    )


def marked(what: Text, task: Task) -> Text:
    """What a task says, how its deadline stands, that its ground is gone, and what was said against it."""
    if task.deadline and not task.closed:
        what = what.append("\n").append_text(standing(task))
    if task.groundless:
        lost = _("nothing allows it: {code} is withdrawn").format(code=task.groundless)
        what = what.append("\n").append_text(sign(WARN, lost))
    return with_remarks(what, task.objections)


def _due(each: Task, today: str) -> Text | None:
    if each.closed:
        return sign(YES, day.short(each.closed))
    if each.due is None:
        return None
    clock = each.deadline.clock if each.deadline else ""
    late = each.due < today
    return sign(WARN, day.short(each.due) + clock) if late else text(day.short(each.due) + clock)
