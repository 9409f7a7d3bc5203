"""Today: what needs me now."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.i18n import _
from salto_cli.models.today import ShowToday
from salto_cli.usecases import today as todays


def show(
    ctx: typer.Context,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone's, not only yours."))] = False,
    operator: Annotated[str | None, typer.Option(help=_("Another colleague's, by name."))] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help=_("Every line, also those that a screen has no room for."))
    ] = False,
) -> None:
    """Show what needs you today, the most urgent first."""
    at = desk(ctx)
    at.run(ShowToday(operator, everyone, whole), todays.show(todays.backups_of(at.folder)))
