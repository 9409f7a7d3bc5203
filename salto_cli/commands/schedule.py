"""A nightly backup, written down for the machine's own scheduler. Needs no passphrase and no store."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from salto_cli.commands.desk import Desk, at_home, desk
from salto_cli.i18n import _
from salto_cli.usecases import backup, schedule


def print_(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(help=_("cron, systemd, windows or launchd; this machine's own if left out.")),
    ] = None,
    to: Annotated[str | None, typer.Option(help=_("Where the backups go, if not beside the store."))] = None,
    also: Annotated[
        str | None, typer.Option(help=_("A second folder, on another disk, which gets a copy."))
    ] = None,
    at: Annotated[
        str | None, typer.Option(help=_("When, by this machine's clock; 02:00 if left out."))
    ] = None,
) -> None:
    """Print a nightly backup for the machine's scheduler; installs nothing."""
    here = desk(ctx)
    words = _command(here, to, also)
    given = {"--store": here.options.store, "--to": to, "--also": also, "--at": at}
    asked = [word for option, value in given.items() if value for word in (option, value)]
    when = at or schedule.USUAL_TIME
    made = schedule.write_down(kind or schedule.usual_kind(), words, when, here.now.date(), asked)
    if here.options.json:
        here.show(made)
        return
    from salto_cli.render.schedule import as_file

    if also and not at_home(also).is_dir():
        here.say(_("The folder for the second copy is not there yet: make it, or no second copy is made."))

    here.world.stdout.write(as_file(made))
    for line in () if here.options.quiet else made.steps:
        here.world.tell(line, whole=True)


def _command(at: Desk, to: str | None, also: str | None) -> list[str]:
    """The words that make a backup and thin the old ones out, with every path in full."""
    place = at_home(to).absolute() if to else backup.usual_place(at.folder)
    second = ["--also", str(at_home(also).absolute())] if also else []
    store = ["--store", str(at.folder.absolute())]
    return [*_program(), "backup", "create", "--prune", "--quiet", *store, "--to", str(place), *second]


def _program() -> list[str]:
    """How salto is started on this machine, whatever the scheduler's own PATH is."""
    beside = Path(sys.executable).with_name("salto.exe" if sys.platform == "win32" else "salto")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "salto_cli"]
