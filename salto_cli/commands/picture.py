"""Pictures in the terminal: when there was contact, and how much each colleague carries."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import Whom
from salto_cli.i18n import _
from salto_cli.models.heat import ShowHeat, ShowStrip
from salto_cli.models.workload import ShowWorkload
from salto_cli.usecases import heat
from salto_cli.usecases import workload as workloads

Weeks = Annotated[str | None, typer.Option(help=_("How many weeks back; 12 if left out."))]


def contact(ctx: typer.Context, person: Whom = None, weeks: Weeks = None) -> None:
    """Show a youth's contacts as a picture, weeks by days."""
    at = desk(ctx)
    known = {"person": at.whose(person)} if person is not None else {}
    at.run(at.fill(ShowStrip, {"weeks": weeks}, known=known), heat.strip)


def caseload(
    ctx: typer.Context,
    operator: Annotated[str | None, typer.Option(help=_("Another colleague's cases, by name."))] = None,
    all_: Annotated[bool, typer.Option("--all", help=_("Everyone's cases."))] = False,
    weeks: Weeks = None,
) -> None:
    """Show your cases as a picture, contacts week by week; who was seen longest ago comes first."""
    desk(ctx).write(ShowHeat, heat.caseload, operator=operator, all=all_, weeks=weeks)


def workload(ctx: typer.Context) -> None:
    """Show how much each colleague carries; no youth is named."""
    desk(ctx).run(ShowWorkload(), workloads.show)
