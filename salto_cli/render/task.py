"""How tasks are shown."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.own_text import told
from salto_cli.models.task import Task, TaskAdded, TaskClosed, Tasks
from salto_cli.models.words import word
from salto_cli.render.deadline import facts, standing
from salto_cli.render.look import DOT, WARN, WORDS, YES, below, heading, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.objection import with_remarks
from salto_cli.render.released import stays_here
from salto_cli.render.task_table import TaskTable
from salto_cli.render.terminal import shown


@shown.register
def _task(result: Task) -> RenderableType:
    return text(result.line)


@shown.register
def _added(result: TaskAdded) -> RenderableType:
    return stack(
        sign(YES, _added_is(result)),
        Padding(text(result.task.person.line), (0, 0, 0, 2), expand=False),
        below(facts(result.task) if result.task.deadline else _what_when(result.task)),
        names_others(result.names),
        stays_here(result.unreleased),
    )


def _added_is(result: TaskAdded) -> str:
    if result.task.deadline is None:
        return _("Task {code} has been added").format(code=result.task.code)
    if not result.series:
        return _("Deadline {code} has been added").format(code=result.task.code)
    last = result.series[-1]
    return _("{n} deadlines have been added, {first} to {last}; the last is on {day}").format(
        n=1 + len(result.series), first=result.task.code, last=last.code, day=day.spoken(last.due or "")
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
    first, many = result.tasks[0], len(result.tasks) > 1
    of_one = many and all(each.person == first.person for each in result.tasks)
    by_one = many and all(each.owner == first.owner for each in result.tasks)
    aside = [
        first.person.line if of_one else "",
        first.owner if by_one else "",
        _late(sum(_is_late(each, result.day) for each in result.tasks)),
    ]
    made = TaskTable(
        [(None, result.tasks)],
        when=lambda each: _due(each, result.day),
        what=lambda each: _noted(text(_what(each)), each),
        stands=lambda each: standing(each) if each.deadline and not each.closed else None,
        who=lambda each: None if by_one else each.owner,
        person=not of_one,
    )
    title = (
        plural("{n} task that is done", "{n} tasks that are done", len(result.tasks))
        if first.closed
        else plural("{n} task", "{n} tasks", len(result.tasks))
    )
    return stack(heading(title, f" {DOT} ".join(filter(None, aside))), Text(), made)


def _late(count: int) -> str:
    return plural("{n} overdue", "{n} overdue", count) if count else ""


def _is_late(each: Task, today: str) -> bool:
    return not each.closed and each.due is not None and each.due < today


def step(*tasks: Task) -> Text:
    """The same task for one person or several, in one line: what, who, by when, the codes."""
    made = text(_("Next: {text}").format(text=_what_when(tasks[0]).plain))
    return made.append("  " + ", ".join(each.code for each in tasks), style="dim")


def _what_when(task: Task) -> Text:
    """What is to be done, who does it, and by when."""
    due = _("by {day}").format(day=day.spoken(task.due)) if task.due else _("no date")
    return text(f"{task.says} – {task.owner}, {due}")


def _what(each: Task) -> str:
    """What was to be done; of a closed one, how it went."""
    if not each.closed:
        return each.says
    ended = each.deadline.ended if each.deadline else None
    how = word("deadline_outcome", ended).label if ended else ""
    return " – ".join(filter(None, (each.says, how, told(each.outcome or ""))))


def marked(what: Text, task: Task) -> Text:
    """What a task says, how its deadline stands, that its ground is gone, and what was said against it."""
    if task.deadline and not task.closed:
        what = what.append("\n").append_text(standing(task))
    return _noted(what, task)


def _noted(what: Text, task: Task) -> Text:
    if task.groundless:
        lost = _("nothing allows it: {code} is withdrawn").format(code=task.groundless)
        what = what.append("\n").append_text(sign(WARN, lost))
    return with_remarks(what, task.objections)


def _due(each: Task, today: str) -> list[Text]:
    """The day with its sign, and the clock; of one that is late, that it is."""
    if each.closed:
        return [sign(YES, day.short(each.closed))]
    if each.due is None:
        return [quiet(_("no date"))]
    late = _is_late(each, today)
    clock = each.deadline.clock.strip() if each.deadline else ""
    made = [sign(WARN, day.short(each.due)) if late else text(day.short(each.due))]
    return [*made, *([text(clock)] if clock else []), *([text(_("overdue"), WORDS[WARN])] if late else [])]
