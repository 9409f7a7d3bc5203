"""The weekly meeting: what each service gets."""

from typing import TYPE_CHECKING, Annotated

import typer

from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.paper import new_password
from salto_cli.commands.where import Where
from salto_cli.errors import CannotWrite
from salto_cli.i18n import _
from salto_cli.models.fleksiteam import Pack
from salto_cli.usecases import fleksiteam as meetings

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
    workbook: Annotated[
        list[str] | None,
        typer.Option(help=_("A service that wants a workbook (.xlsx) as well; once for each.")),
    ] = None,
    everyone: Annotated[
        bool, typer.Option(help=_("Everyone with an open case, not only those on the agenda."))
    ] = False,
    password_file: Annotated[
        str | None, typer.Option(help=_("File with the password for all of them (0600); needed in a script."))
    ] = None,
) -> None:
    """Make each service's encrypted sheets for the meeting.

    Each youth is judged for each service on that day. Who may not be told of is not in the file at all.
    Where the meeting is prepared, its services and its agenda are followed. In a terminal each service gets a
    password of its own, shown once.
    """
    at = desk(ctx)
    where, make = Where(at, out, _("sheets"), ""), new_password(at, password_file)
    given = {"for_": for_, "date": date, "purpose_": purpose, "told": told}
    order = at.fill(Pack, {**given, "workbook": workbook, "everyone": everyone}, last=where.ask)
    _packed(at, order, _press(where, make), new=password_file is None)


def _press(where: Where, make: "Callable[[], str]") -> "Press":
    """What makes the files in the folder that was named, each with a password of its own."""
    from salto_cli.render.fleksiteam import Press

    return Press(where.path, make)


def _packed(at: Desk, order: Pack, press: "Press", *, new: bool) -> None:
    """Make the files and show them. New passwords come last, where they are still seen, and whatever fails
    once the log knows the files."""
    try:
        at.show(press.written(at.do(order, meetings.pack, press)))
    finally:
        if new and press.passwords and at.store().saved:
            _tell(at, press)


def _tell(at: Desk, press: "Press") -> None:
    """Show each new password once, on standard error, whatever --quiet says: nobody else has it.

    Raises CannotWrite where standard error cannot take them.
    """
    lines = [f"  {name}\n    {password}" for name, password in press.passwords.items()]
    head = _("Passwords, shown only now. Give each to its service apart from the file:")
    if not at.world.put(at.world.fitted("\n".join(["", head, *lines]))):
        raise CannotWrite(
            _("the passwords could not be shown, and nobody has them"),
            _("remove the files and make them again"),
        )
