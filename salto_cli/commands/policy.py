"""Commands about the policy: the rules as data. They need no store and no passphrase."""

from pathlib import Path
from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.i18n import _
from salto_cli.usecases import policy as policies

PolicyFile = Annotated[str | None, typer.Option("--policy", help=_("Another policy file (TOML)."))]


def show(ctx: typer.Context, policy: PolicyFile = None) -> None:
    """Read the rules out: who must say yes, on which law, and every closed list."""
    desk(ctx).show(policies.read_out(Path(policy) if policy else None))


def test(
    ctx: typer.Context,
    table: Annotated[str, typer.Argument(metavar="FILE", help=_("A table of scenarios (CSV)."))],
    policy: PolicyFile = None,
) -> None:
    """Run a table of scenarios through the judge; exit 0 if all agree, 9 otherwise."""
    desk(ctx).show(policies.test(Path(table), Path(policy) if policy else None))
