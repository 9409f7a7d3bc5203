"""Commands about colleagues."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.i18n import _
from salto_cli.models.operator import AddOperator, ListOperators
from salto_cli.usecases import operator as operators


def list_(ctx: typer.Context) -> None:
    """List the colleagues who can lead a case."""
    desk(ctx).run(ListOperators(), operators.colleagues)


def add(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help=_("Full name, as colleagues know it."))] = None,
) -> None:
    """Add a colleague, who can then lead cases."""
    desk(ctx).write(AddOperator, operators.add, name=name)
