"""Commands about tasks."""

from typing import Annotated

import typer

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import AgreedWith, Due, Owner
from salto_cli.i18n import _
from salto_cli.models import day_said
from salto_cli.models.code import TASK, has_check_letter, whole
from salto_cli.models.task import AddTask, CloseTask, ListTasks, LookAtTask
from salto_cli.usecases import task as tasks


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
) -> None:
    """Add something to be done for a person."""
    given = {"person": person, "text": text, "due": due, "category": category, "service": service}
    desk(ctx).write(AddTask, tasks.add, **given, owner=owner)


def list_(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help=_("Code, or name in a terminal."), metavar="[PERSON]")
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help=_("Only yours."))] = False,
    owner: Annotated[str | None, typer.Option(help=_("Only one colleague's, by name."))] = None,
    lead: Annotated[str | None, typer.Option(help=_("Only for youths whom this colleague leads."))] = None,
    due: Annotated[str | None, typer.Option(help=_("Due through this day, as in fredag or +7d."))] = None,
    closed: Annotated[bool, typer.Option("--closed", help=_("Those that are closed."))] = False,
) -> None:
    """Show tasks, the most urgent first."""
    at = desk(ctx)
    due = day_said.read_day(due, at.now.date(), ahead=True).isoformat() if due else None
    whom = at.person(person) if person else None
    at.run(ListTasks(whom, owner, lead, mine, due, closed), tasks.show)


def done(
    ctx: typer.Context,
    task: Annotated[
        str | None, typer.Argument(help=_("The task's code, as in T-118A."), metavar="T-…")
    ] = None,
    outcome: Annotated[str | None, typer.Option(help=_("How it went, one line."))] = None,
) -> None:
    """Say that a task is done, and how it went."""
    at = desk(ctx)
    at.write(CloseTask, tasks.close, task=_sure(at, task) if task else None, outcome=outcome)


def _sure(at: Desk, said: str) -> str:
    """The whole code of a task; at a terminal its number will do, once the task has been named."""
    found = whole(said, TASK, strict=not at.interactive)
    if at.interactive:
        at.say(_("Concerns: {person}").format(person=at.do(LookAtTask(found), tasks.look).line))
        if not has_check_letter(said) and not prompt.yes(_("Is this the right task?"), default=True):
            raise KeyboardInterrupt
    return found
