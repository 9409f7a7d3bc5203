"""Counts."""

import typer

from salto_cli.commands.desk import desk
from salto_cli.models.count import CountCases
from salto_cli.usecases import count as counts


def count(ctx: typer.Context) -> None:
    """Count open cases and contacts; nobody can be recognised in it."""
    desk(ctx).run(CountCases(), counts.count)
