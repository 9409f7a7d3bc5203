"""The doctor: looks, changes nothing, and asks for no passphrase."""

from pathlib import Path

import typer

from salto_cli.commands.desk import at_home, desk
from salto_cli.commands.fields import Backups
from salto_cli.usecases import backup, doctor


def examine(
    ctx: typer.Context,
    in_: Backups = None,
) -> None:
    """Check store, backups and machine; needs no passphrase."""
    at = desk(ctx)
    backups = at_home(in_).absolute() if in_ else backup.usual_place(at.folder)
    folder = at.folder.absolute()
    world = at.world
    patient = doctor.Patient(
        folder, backups, at.now, world.environ, Path.home(), world.limits, world.state_folder
    )
    at.show(doctor.examine(patient))
