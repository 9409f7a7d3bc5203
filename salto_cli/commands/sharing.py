"""Asking whether information may leave."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import Recipient, SharingPurpose, Whom
from salto_cli.commands.options import naming
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.day_said import read_when
from salto_cli.models.matrix import AskMatrix
from salto_cli.models.sharing import MayShare
from salto_cli.usecases import matrix as matrices
from salto_cli.usecases import sharing


def may_share(
    ctx: typer.Context,
    person: Whom = None,
    with_: Recipient = None,
    category: Annotated[
        list[str] | None,
        typer.Option(help=_("Kind of information, as in school; all ten if left out."), metavar="WORD"),
    ] = None,
    on: Annotated[
        str | None, typer.Option(help=_("On which day, as in 02.12.2026 or +14d; today if left out."))
    ] = None,
    purpose: SharingPurpose = None,
    all_: Annotated[
        bool, typer.Option("--all", help=_("Without --with: every service that has been made sure of."))
    ] = False,
) -> None:
    """Ask whether something may be shared, and why.

    Each kind of information has its own answer, with who could make it a yes and what to type for it.
    Without --with: a grid of who may know what.
    """
    at = desk(ctx)
    with naming("--on"):
        when = read_when(on, at.now.date()) if on else None
    if with_ is None:
        order = AskMatrix(at.whose(person), tuple(category or ()), when, purpose, all_)
        at.run(order, matrices.matrix)
        return
    if all_:
        raise Usage(_("--all is for the grid of all services"), _("leave --with or --all out"))
    at.run(MayShare(at.whose(person), with_, tuple(category or ()), when, purpose), sharing.may_share)
