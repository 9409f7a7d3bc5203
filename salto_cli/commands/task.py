"""Commands about tasks."""

from typing import Annotated

import typer

from salto_cli.commands import codes, prompt
from salto_cli.commands.agreed import is_meant
from salto_cli.commands.deadline import filled, surely_placed
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import AgreedWith, Due, Owner
from salto_cli.commands.options import naming
from salto_cli.i18n import _
from salto_cli.models import day_said
from salto_cli.models.code import TASK, whole
from salto_cli.models.deadline import CloseDeadline
from salto_cli.models.task import AddTask, CloseTask, ListTasks, LookAtTask, Task
from salto_cli.usecases import deadline as deadlines
from salto_cli.usecases import task as tasks

OfTask = Annotated[str | None, typer.Argument(help=_("The task's code, as in T-118D."), metavar="T-…")]


def add(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help=_("Code, or name in a terminal."), metavar="PERSON")
    ] = None,
    text: Annotated[str | None, typer.Option(help=_("What is to be done, one line."))] = None,
    due: Due = None,
    category: Annotated[str | None, typer.Option(help=_("Kind of information, as in work."))] = None,
    service: AgreedWith = None,
    owner: Owner = None,
    kind: Annotated[
        str | None, typer.Option(help=_("Makes a deadline of it: court, attend, release, school_start …"))
    ] = None,
    at: Annotated[str | None, typer.Option(help=_("Clock, as in 09:30."))] = None,
    deputy: Annotated[
        str | None, typer.Option(help=_("Who sees to a deadline when its owner is away."))
    ] = None,
    place: Annotated[
        str | None, typer.Option(help=_("Where; held against where the youth is not safe."))
    ] = None,
    source: Annotated[str | None, typer.Option(help=_("Who has said the date, as in Oslo tingrett."))] = None,
    origin: Annotated[
        str | None, typer.Option(help=_("Who it comes from, as in own, subject, guardian, police."))
    ] = None,
    released: Annotated[
        bool, typer.Option("--released", help=_("The source allows it to be passed on."))
    ] = False,
    verified: Annotated[
        str | None, typer.Option(help=_("The day the date was made sure of; today if left out."))
    ] = None,
    consequence: Annotated[str | None, typer.Option(help=_("What happens if it is missed."))] = None,
    needs: Annotated[str | None, typer.Option(help=_("What it takes: travel, ID, interpreter."))] = None,
    every: Annotated[str | None, typer.Option(help=_("Makes a series: week, 14d, month."))] = None,
    through: Annotated[str | None, typer.Option(help=_("The last day of the series."))] = None,
    times: Annotated[str | None, typer.Option(help=_("How many there are in the series."))] = None,
    place_anyway: Annotated[
        bool,
        typer.Option("--place-anyway", help=_("The place is meant, though the youth is not safe there.")),
    ] = False,
) -> None:
    """Add something to be done for a person, or a deadline that must not be missed."""
    at_desk = desk(ctx)
    flags = {"place_anyway": place_anyway or None, "released": released or None}
    order = filled(at_desk, AddTask, {**ctx.params, **flags})
    at_desk.run(surely_placed(at_desk, order, person=order.person), tasks.add)


def list_(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help=_("Code, or name in a terminal."), metavar="[PERSON]")
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help=_("Only yours."))] = False,
    owner: Annotated[str | None, typer.Option(help=_("Only one colleague's, by name."))] = None,
    lead: Annotated[str | None, typer.Option(help=_("Only for youths whom this colleague leads."))] = None,
    due: Annotated[str | None, typer.Option(help=_("Due through this day, as in friday or +7d."))] = None,
    closed: Annotated[bool, typer.Option("--closed", help=_("Those that are closed."))] = False,
) -> None:
    """Show tasks, the most urgent first."""
    at = desk(ctx)
    with naming("--due"):
        due = day_said.read_day(due, at.now.date(), ahead=True).isoformat() if due else None
    whom = at.person(person) if person else None
    at.run(ListTasks(whom, owner, lead, mine, due, closed), tasks.show)


def done(
    ctx: typer.Context,
    task: OfTask = None,
    outcome: Annotated[
        str | None,
        typer.Option(help=_("How it went; of a deadline: kept, missed, called_off, taken_over or mistake.")),
    ] = None,
    remark: Annotated[str | None, typer.Option(help=_("Of a deadline: a remark, one line."))] = None,
    next_: Annotated[
        str | None, typer.Option("--next", help=_("After a missed one: what happens next."))
    ] = None,
) -> None:
    """Say that a task is done, and how it went."""
    at, given = desk(ctx), {"outcome": outcome, "remark": remark, "next": next_}
    if task is None and at.interactive:
        task = codes.chosen(at, "task", _("Task"))
    found = looked_at(at, task) if task and at.interactive else None
    code = found.code if found else whole(task, TASK, strict=True) if task else None
    if found and found.deadline:
        at.write(CloseDeadline, deadlines.close, task=code, **given)
    else:
        at.write(
            CloseTask, tasks.close, task=code, **{**given, "outcome": outcome or _how_it_went(at, found)}
        )


def _how_it_went(at: Desk, found: Task | None) -> str | None:
    """One line about how a task went, which may be left out: at a terminal, for one that is still open."""
    if found is None or found.closed or at.options.input:
        return None
    return prompt.line(_("How it went"), optional=True) or None


def looked_at(at: Desk, said: str) -> Task:
    """The task that is meant; at a terminal its number will do, once the task has been named."""
    found = at.do(LookAtTask(whole(said, TASK, strict=False)), tasks.look)
    is_meant(at, said, found.line, _("Is this the right task?"))
    return found
