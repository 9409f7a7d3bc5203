"""Commands about persons."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.i18n import _
from salto_cli.models.person import Find, Register, Show
from salto_cli.usecases import find as finding
from salto_cli.usecases import person as persons


def register(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Option(help=_("Full name."))] = None,
    born: Annotated[str | None, typer.Option(help=_("Birth date, as in 17.05.2010."))] = None,
    basis: Annotated[
        str | None, typer.Option(help=_("Basis for keeping this; see: salto policy show."))
    ] = None,
    reference: Annotated[str | None, typer.Option(help=_("Reference for the basis."))] = None,
) -> None:
    """Register a person, with the basis for keeping them."""
    desk(ctx).write(Register, persons.register, name=name, born=born, basis=basis, reference=reference)


def show(ctx: typer.Context, person: Annotated[str, typer.Argument(help=_("Code, or name."))]) -> None:
    """Show what is held about a person."""
    desk(ctx).run(Show(desk(ctx).person(person)), persons.show)


def find(
    ctx: typer.Context, text: Annotated[str, typer.Argument(help=_("Part of a name, or a birth date."))]
) -> None:
    """Find persons by name, birth date, phone or code."""
    desk(ctx).run(Find(text), finding.find)
