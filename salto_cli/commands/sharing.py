"""Asking whether information may leave."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.i18n import _
from salto_cli.models.day import read_when
from salto_cli.models.sharing import MayShare
from salto_cli.usecases import sharing


def may_share(
    ctx: typer.Context,
    person: Annotated[str, typer.Argument(help=_("Code, or name."), metavar="PERSON")],
    with_: Annotated[
        str,
        typer.Option(
            "--with", help=_("The service's id; for a guardian, the guardian's code."), metavar="RECIPIENT"
        ),
    ],
    category: Annotated[
        list[str] | None,
        typer.Option(help=_("Kind of information, as in school; all ten if left out."), metavar="WORD"),
    ] = None,
    on: Annotated[
        str | None, typer.Option(help=_("On which day, as in 02.12.2026 or +14d; today if left out."))
    ] = None,
    purpose: Annotated[
        str | None, typer.Option(help=_("For which purpose; the case's own if left out."))
    ] = None,
) -> None:
    """Ask whether something may be shared, and why.

    Each kind of information has its own answer, with who could make it a yes and what to type for it.
    """
    at = desk(ctx)
    when = read_when(on, at.now.date()) if on else None
    at.run(MayShare(at.person(person), with_, tuple(category or ()), when, purpose), sharing.may_share)
