"""The weekly meeting: what each service gets."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salto_cli.commands import passphrase
from salto_cli.commands.desk import Desk, desk
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.fleksiteam import Pack
from salto_cli.usecases import fleksiteam as meetings
from salto_cli.usecases import opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from salto_cli.render.fleksiteam import Press


def pack(
    ctx: typer.Context,
    for_: Annotated[
        list[str] | None, typer.Option("--for", help=_("A service, by id or name; once for each."))
    ] = None,
    out: Annotated[str | None, typer.Option(help=_("The folder to put the files in."))] = None,
    date: Annotated[str | None, typer.Option(help=_("Day of the meeting; today if left out."))] = None,
    purpose: Annotated[str | None, typer.Option(help=_("Purpose; each case's own if left out."))] = None,
    told: Annotated[
        list[str] | None, typer.Option(help=_("A youth who knows of their sheet; once for each."))
    ] = None,
    password_file: Annotated[
        str | None, typer.Option(help=_("File with the password for all of them (0600); needed in a script."))
    ] = None,
) -> None:
    """Make each service's encrypted sheets for the meeting.

    Each youth is judged for each service on that day. Who may not be told of is not in the file at all. In
    a terminal each file gets a password of its own, shown once.
    """
    at = desk(ctx)
    press = _press(at, out, password_file)
    order = at.fill(Pack, {"for_": for_, "date": date, "purpose_": purpose, "told": told})
    packed = at.do(order, meetings.pack, press)
    at.show(press.written(packed))
    _tell(at, press, told=password_file is None)


def _press(at: Desk, out: str | None, password_file: str | None) -> "Press":
    """What makes the files. Raises Usage where nobody says where to, or with which password."""
    from salto_cli.render.fleksiteam import Press

    if out is None:
        raise Usage(_("--out is missing"), _("name the folder for the files, as in --out ark"))
    return Press(Path(out).expanduser(), _new_password(at, password_file))


def _new_password(at: Desk, password_file: str | None) -> "Callable[[], str]":
    """One password for every file from a file of its owner's alone, or in a terminal a new one each time."""
    if password_file is not None:
        secret = passphrase.from_file(Path(password_file))
        opening.refuse_weak(secret)
        return lambda: secret
    if not at.interactive:
        raise Usage(
            _("--password-file is missing"),
            _("a script must say which file holds the password for the sheets"),
        )
    return opening.propose_passphrase


def _tell(at: Desk, press: "Press", *, told: bool) -> None:
    """Show each new password once, on standard error, whatever --quiet says: nobody else has it."""
    if not told or not press.passwords:
        return
    lines = [f"  {name}\n      {password}" for name, password in press.passwords.items()]
    head = _("Passwords, shown only now. Give each to its service apart from the file:")
    at.world.stderr.write("\n".join(["", head, *lines, ""]))
    at.world.stderr.flush()
