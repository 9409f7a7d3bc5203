"""Making a store of invented people."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from salto_cli.commands import passphrase
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fill import fill
from salto_cli.i18n import _, plural
from salto_cli.models.demo import DemoMade, MakeDemo
from salto_cli.usecases import demo as invented
from salto_cli.usecases import opening
from salto_cli.usecases.service import bring_starter_services


def demo(
    ctx: typer.Context,
    youths: Annotated[str | None, typer.Option(help=_("How many youths with a case (120)."))] = None,
    seed: Annotated[str | None, typer.Option(help=_("The same number gives the same people (1)."))] = None,
) -> None:
    """Make a store of invented people, to look around in.

    It lies in a temporary folder of its own unless --store says where. Without a passphrase from a file,
    a command or a descriptor, one is made up and shown once.
    """
    at = desk(ctx)
    order = fill(at, MakeDemo, {"youths": youths, "seed": seed})
    at.show(_made(at, order, _folder(at)))


def _folder(at: Desk) -> Path:
    """The place that was named, else one of its own: never the place of a real store."""
    if at.options.store:
        return at.folder
    return Path(tempfile.mkdtemp(prefix="salto-demo-")) / "store"


def _made(at: Desk, order: MakeDemo, folder: Path) -> DemoMade:
    """Make the whole demo, or nothing where something stops it in the middle."""
    given = passphrase.given(at.options)
    secret = opening.propose_passphrase() if given is None else given
    opening.look_for_room(folder)
    at.say(
        plural(
            "Making {n} invented youth with family …",
            "Making {n} invented youths with families …",
            order.youths,
        )
    )
    new = opening.prepare(folder, secret, at.world.kdf, at.world.limits)
    with opening.built(new, invented.OPERATOR, at.now.isoformat()) as store:
        bring_starter_services(store)
        made = invented.fill(store, order)
    return replace(made, folder=str(folder), passphrase=secret if given is None else None)
