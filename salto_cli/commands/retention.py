"""Commands about what has been kept as long as it may be."""

import typer

from salto_cli.commands.desk import desk
from salto_cli.models.retention import Expire, ShowDue
from salto_cli.usecases import retention


def due(ctx: typer.Context) -> None:
    """Show what has been kept as long as it may be, with the rule and what to type."""
    desk(ctx).run(ShowDue(), retention.show)


def expire(ctx: typer.Context) -> None:
    """Let go of what old questions in the log were about; the answers themselves stay."""
    desk(ctx).run(Expire(), retention.expire)
