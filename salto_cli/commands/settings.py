"""Commands about the numbers of the week: how long, how many, how early."""

from typing import Annotated

import typer

from salto_cli.commands import single
from salto_cli.commands.desk import desk
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.numbers import ShowSettings, UseSettings
from salto_cli.usecases import numbers


def show(
    ctx: typer.Context,
    of: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help=_("One number, or one group, as in board; all if left out.")),
    ] = None,
) -> None:
    """Show every number of the week, with its reason and where it comes from."""
    desk(ctx).run(ShowSettings(of), numbers.show)


def use(
    ctx: typer.Context,
    own: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help=_("A file with the numbers you choose, and why (TOML).")),
    ] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help=_("Go back to the numbers that come with the program."))
    ] = False,
) -> None:
    """Choose a municipality's own numbers; every choice is kept, with its reason."""
    at = desk(ctx)
    if shipped == bool(own) and (shipped or not at.interactive):
        raise Usage(_("give one of the two: a file, or --shipped"), _("as in: salto settings use tall.toml"))
    at.run(UseSettings(None if shipped else numbers.text_of(single.file(at, own, "own"))), numbers.use)
