"""Commands about the board: who needs the team now, and who is to be looked at."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import Person
from salto_cli.i18n import _
from salto_cli.models.board import (
    AddToBoard,
    LeaveBoard,
    LookAtThem,
    ShowBoard,
    ShowRotation,
    SuggestBoard,
)
from salto_cli.usecases import board, board_reason


def show(
    ctx: typer.Context,
    names: Annotated[
        bool, typer.Option("--names", help=_("Names too; not for a screen that others can see."))
    ] = False,
) -> None:
    """Show who needs the team now, why, and what comes next."""
    desk(ctx).run(ShowBoard(names), board.show)


def add(
    ctx: typer.Context,
    person: Person = None,
    reason: Annotated[
        list[str] | None, typer.Option(help=_("Why now: crisis, deadline, transition, lost_contact …"))
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="TEXT", help=_("What must be in place to leave the board."))
    ] = None,
    agreed: Annotated[
        str | None, typer.Option(help=_("The day it was agreed with the youth, if it was."))
    ] = None,
    review: Annotated[str | None, typer.Option(help=_("When the reason is looked at again."))] = None,
) -> None:
    """Put someone on the board, or among those who wait for a place."""
    desk(ctx).write(
        AddToBoard, board.add, person=person, reason=reason, until=until, agreed=agreed, review=review
    )


def leave(
    ctx: typer.Context,
    person: Person = None,
    outcome: Annotated[str | None, typer.Option(help=_("What came of it, in one line."))] = None,
    review: Annotated[str | None, typer.Option(help=_("The day someone must have looked again."))] = None,
    anyway: Annotated[
        str | None, typer.Option(help=_("Why, where a reason still holds in what is recorded."))
    ] = None,
) -> None:
    """Take someone off the board, with the day someone must have looked again."""
    desk(ctx).write(LeaveBoard, board.leave, person=person, outcome=outcome, review=review, anyway=anyway)


def suggest(ctx: typer.Context) -> None:
    """Propose who should come on the board and who can leave it, each with what was found."""
    at = desk(ctx)
    suggested = at.do(SuggestBoard(), board_reason.suggest)
    at.show(suggested)
    if at.interactive and not at.options.json:
        from salto_cli.commands.board_terminal import go_through

        go_through(at, suggested)


def look(
    ctx: typer.Context,
    persons: Annotated[
        list[str] | None, typer.Argument(help=_("Codes, or names."), metavar="PERSON…")
    ] = None,
    outcome: Annotated[str | None, typer.Option(help=_("How it stands: fine, or needs something."))] = None,
) -> None:
    """Say that they were looked at today, on the board or not."""
    desk(ctx).write(LookAtThem, board.look, persons=persons, outcome=outcome)


def rotation(
    ctx: typer.Context,
    mine: Annotated[bool, typer.Option("--mine", help=_("Only your own cases."))] = False,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone, also who is not due yet."))] = False,
) -> None:
    """Show who is to be looked at, the longest ago first."""
    desk(ctx).run(ShowRotation(mine, everyone), board.rotation)
