"""Who knows what."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.i18n import _
from salto_cli.models.disclosure import AskWhoKnows
from salto_cli.usecases import disclosure as disclosures


def who_knows(
    ctx: typer.Context, person: Annotated[str, typer.Argument(help=_("Code, or name."), metavar="PERSON")]
) -> None:
    """Show who has been given what about a person, and when."""
    desk(ctx).run(AskWhoKnows(desk(ctx).person(person)), disclosures.who_knows)
