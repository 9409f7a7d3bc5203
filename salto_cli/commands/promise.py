"""Commands about promises, and what guardians wish for a child."""

from typing import Annotated

import typer

from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Due, Whom
from salto_cli.commands.task import looked_at
from salto_cli.i18n import _
from salto_cli.models.code import TASK, whole
from salto_cli.models.promise import EndPromise, GivePromise, ListPromises, RecordWish, TellOfPromise
from salto_cli.usecases import promise as promises

Code = Annotated[str | None, typer.Argument(help=_("The promise's code, as in T-118D."), metavar="T-…")]


def add(
    ctx: typer.Context,
    person: Whom = None,
    text: Annotated[str | None, typer.Option(help=_("What is promised, one line."))] = None,
    to: Annotated[
        str | None, typer.Option(help=_("To which guardian, by code; to the youth if left out."))
    ] = None,
    due: Due = None,
    category: Annotated[str | None, typer.Option(help=_("Kind of information, as in work."))] = None,
    owner: Annotated[str | None, typer.Option(help=_("Who keeps it; you if left out."))] = None,
    deputy: Annotated[
        str | None, typer.Option(help=_("Who keeps it when the owner is away; makes a deadline of it."))
    ] = None,
) -> None:
    """Write down a promise to a youth or a guardian: a task that someone is told the end of."""
    desk(ctx).write(GivePromise, promises.give, **ctx.params)


def done(
    ctx: typer.Context,
    promise: Code = None,
    outcome: Annotated[str | None, typer.Option(help=_("kept, moved or cancelled."))] = None,
    due: Annotated[str | None, typer.Option(help=_("The new day, where it is moved."))] = None,
    told: Annotated[
        str | None, typer.Option(help=_("How they were told: meeting, call, message …; not yet if left out."))
    ] = None,
) -> None:
    """Say how a promise ended, and how whoever it was given to was told."""
    at = desk(ctx)
    given = {"promise": _whole(at, promise), "outcome": outcome, "due": due, "told": told}
    at.write(EndPromise, promises.end, **given)


def told(
    ctx: typer.Context,
    promise: Code = None,
    how: Annotated[str | None, typer.Option(help=_("How: meeting, call, email, letter, message."))] = None,
) -> None:
    """Say that whoever a promise was given to knows how it ended."""
    at = desk(ctx)
    at.write(TellOfPromise, promises.told, promise=_whole(at, promise), how=how)


def list_(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help=_("Code, or name in a terminal."), metavar="[PERSON]")
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone's, not only yours."))] = False,
) -> None:
    """Show promises that are open, and those whose end nobody has been told."""
    at = desk(ctx)
    at.run(ListPromises(at.person(person) if person else None, everyone), promises.show)


def wish(
    ctx: typer.Context,
    guardian: Annotated[
        str | None, typer.Argument(help=_("The guardian: code, or name."), metavar="GUARDIAN")
    ] = None,
    about: Annotated[str | None, typer.Option(help=_("About which child: code, or name."))] = None,
    text: Annotated[str | None, typer.Option(help=_("What they wish, in their own words."))] = None,
    category: Annotated[str | None, typer.Option(help=_("Kind of information, as in school."))] = None,
    said: Annotated[str | None, typer.Option(help=_("When, as in: yesterday. Today if left out."))] = None,
) -> None:
    """Record what a guardian wishes for a child.

    Text given here ends up in the shell's history; --input - does not.
    """
    desk(ctx).write(RecordWish, promises.wish, **ctx.params)


def _whole(at: Desk, said: str | None) -> str | None:
    """The promise's code; at a terminal it is named first, with whom it is about."""
    if not said or not at.interactive:
        return whole(said, TASK, strict=True) if said else None
    return looked_at(at, said).code
