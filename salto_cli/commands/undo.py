"""Undoing the last thing one did."""

from typing import Annotated

import typer

from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import desk
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.undo import PreviewUndo, Undo
from salto_cli.usecases import undo as undoing


def undo(
    ctx: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would happen, and change nothing."))
    ] = False,
) -> None:
    """Undo the last thing you changed, within 24 hours.

    A new act makes up for it; nothing is taken out of the store, and the log has both. What cannot be undone
    is refused with what to type instead: a withdrawal, what has left, what was done to the store itself.
    """
    at = desk(ctx)
    if dry_run:
        at.run(PreviewUndo(), undoing.preview)
        return
    if at.options.yes:
        at.run(Undo(), undoing.undo)
        return
    if not at.interactive:
        raise Usage(_("undoing must be confirmed"), _("look with --dry-run, then add --yes"))
    shown = at.do(PreviewUndo(), undoing.preview)
    at.ask_about(shown)
    go_on(_("Undo this?"))
    at.run(Undo(act=shown.act), undoing.undo)
