"""Commands about backups. None opens the store, and only ``verify`` may ask for a passphrase."""

from pathlib import Path
from typing import Annotated

import typer

from salto_cli.commands.desk import Desk, desk, no_store
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.usecases import backup, opening

Place = Annotated[str | None, typer.Option("--in", help=_("Where the backups are, if not beside the store."))]


def create(
    ctx: typer.Context,
    to: Annotated[
        str | None,
        typer.Option(help=_("Where the backup goes, if not beside the store; another disk is best.")),
    ] = None,
) -> None:
    """Make a backup of the store; needs no passphrase."""
    at = desk(ctx)
    if not opening.is_store(at.folder):
        raise no_store(at.folder)
    made = backup.create(at.folder, _place(at, to), at.now)
    if at.options.json or not at.options.quiet:
        at.show(made)


def verify(
    ctx: typer.Context,
    which: Annotated[
        str | None, typer.Argument(help=_("The backup: its folder or its name; the newest if left out."))
    ] = None,
    keyless: Annotated[
        bool, typer.Option("--keyless", help=_("Check the files alone; asks for no passphrase."))
    ] = False,
    in_: Place = None,
) -> None:
    """Check that a backup is whole and would restore."""
    at = desk(ctx)
    at.show(backup.verify(backup.named(which, _place(at, in_)), None if keyless else _keys(at)))


def restore(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(help=_("The backup: its folder or its name."))],
    to: Annotated[str | None, typer.Option(help=_("The new folder; nothing is ever overwritten."))] = None,
    in_: Place = None,
) -> None:
    """Put a backup back, into a new folder."""
    at = desk(ctx)
    if to is None:
        raise Usage(_("--to is missing"), _("say which new folder the store goes into: --to FOLDER"))
    at.show(backup.restore(backup.named(which, _place(at, in_)), Path(to).expanduser().absolute()))


def list_(ctx: typer.Context, in_: Place = None) -> None:
    """List the backups, the newest first."""
    at = desk(ctx)
    at.show(backup.list_all(_place(at, in_)))


def _place(at: Desk, given: str | None) -> Path:
    return Path(given).expanduser().absolute() if given else backup.usual_place(at.folder)


def _keys(at: Desk) -> backup.Keys:
    from salto_cli.commands.unlock import open_keys

    return lambda folder: open_keys(at, folder)
