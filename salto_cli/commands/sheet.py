"""Sheets of paper: what is out, what came back."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.i18n import _
from salto_cli.models.sheet import KeepSheets, ListSheets, LoseSheet, ReturnSheets
from salto_cli.usecases import sheet as sheets

Numbers = Annotated[
    list[str] | None, typer.Argument(help=_("Numbers on the sheets, as in A-48213N."), metavar="A-…")
]
Service = Annotated[str | None, typer.Option(help=_("Those of one service, by id or name."))]
Date = Annotated[str | None, typer.Option(help=_("Those for the meeting on a day."))]


def list_(
    ctx: typer.Context,
    service: Service = None,
    date: Date = None,
    all_: Annotated[
        bool, typer.Option("--all", help=_("Also those that came back, are lost, or never left."))
    ] = False,
) -> None:
    """List the sheets that are out, and with whom."""
    desk(ctx).write(ListSheets, sheets.list_all, service=service, date=date, all=all_)


def returned(
    ctx: typer.Context,
    sheets_: Numbers = None,
    service: Service = None,
    date: Date = None,
    on: Annotated[str | None, typer.Option(help=_("The day they came back; today if left out."))] = None,
    shredded: Annotated[bool, typer.Option(help=_("They are shredded too."))] = False,
) -> None:
    """Note that sheets have come back.

    By the numbers on them; or with --service or --date all of that pile that are still out.
    """
    given = {"sheets": sheets_ or None, "service": service, "date": date, "on": on}
    desk(ctx).write(ReturnSheets, sheets.returned, **given, shredded=shredded)


def unused(ctx: typer.Context, sheets_: Numbers = None, service: Service = None, date: Date = None) -> None:
    """Note that sheets were made and never handed out.

    The register of who was given what then says so too.
    """
    desk(ctx).write(KeepSheets, sheets.unused, sheets=sheets_ or None, service=service, date=date)


def lost(
    ctx: typer.Context,
    sheet: Annotated[str | None, typer.Argument(help=_("The number on the sheet."), metavar="A-…")] = None,
    why: Annotated[str | None, typer.Option(help=_("What is known of where it went; name nobody."))] = None,
) -> None:
    """Note that a sheet cannot be found.

    It may be a breach that the data protection authority must hear of: salto incident start misdirected.
    """
    desk(ctx).write(LoseSheet, sheets.lost, sheet=sheet, why=why)
