"""Commands about the catalogue of services."""

from pathlib import Path
from typing import Annotated, Any

import typer

from salto_cli.commands import single
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.understand import understand
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import Asked
from salto_cli.models.service import (
    AddService,
    FindServices,
    ImportServices,
    ListServices,
    ShowService,
    VerifyService,
)
from salto_cli.models.text import line
from salto_cli.usecases import service as services
from salto_cli.usecases.service_file import decoded

LARGEST = 1_000_000  # bytes: some thousand services
SECTOR = Asked(N_("Sector"), asked.CHOICE, "service_sector")
AGE = Asked(N_("Age"), asked.NUMBER)
DISTRICT = Asked(N_("District"), asked.DISTRICT)

Sector = Annotated[str | None, typer.Option(help=_("Only this sector, as in skole or nav."))]
Age = Annotated[str | None, typer.Option(help=_("Only those for someone of this age."))]
Named = Annotated[str | None, typer.Argument(help=_("Id, or the beginning of the name."))]
Contact = Annotated[
    str | None, typer.Option(help=_("How to reach it: a phone, an address; not one employee."))
]


def list_(
    ctx: typer.Context,
    sector: Sector = None,
    age: Age = None,
    district: Annotated[str | None, typer.Option(help=_("Only this district."))] = None,
    verified: Annotated[
        bool | None,
        typer.Option("--verified/--stale", help=_("Only those verified within half a year, or not.")),
    ] = None,
) -> None:
    """List the services in the catalogue."""
    at = desk(ctx)
    narrowed = {"sector": _typed(at, SECTOR, sector), "age": _typed(at, AGE, age)}
    order = ListServices(**narrowed, district=_typed(at, DISTRICT, district), fresh=verified)
    at.run(order, services.list_services)


def find(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Argument(help=_("Words from name, organisation or what it offers."))
    ] = None,
    age: Age = None,
    sector: Sector = None,
) -> None:
    """Find services by a word in name, organisation or what they offer."""
    at = desk(ctx)
    order = FindServices(
        text=at.words(text, _("Look for")), age=_typed(at, AGE, age), sector=_typed(at, SECTOR, sector)
    )
    at.run(order, services.find_services)


def show(
    ctx: typer.Context,
    service: Named = None,
) -> None:
    """Show all that is known of one service."""
    at = desk(ctx)
    at.run(ShowService(single.text(at, service, _("Service"), "service")), services.show_service)


def add(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Option(help=_("Name of the service."))] = None,
    sector: Annotated[
        str | None, typer.Option(help=_("Sector: decides what it may be given; without one, nothing."))
    ] = None,
    kind: Annotated[str | None, typer.Option(help=_("What it offers, as in fritid or helse."))] = None,
    organisation: Annotated[str | None, typer.Option(help=_("Part of which organisation."))] = None,
    private: Annotated[
        bool | None, typer.Option("--private/--public", help=_("Private or voluntary, or public."))
    ] = None,
    age_min: Annotated[str | None, typer.Option(help=_("From which age."))] = None,
    age_max: Annotated[str | None, typer.Option(help=_("Through which age."))] = None,
    district: Annotated[str | None, typer.Option(help=_("District."))] = None,
    unit: Annotated[str | None, typer.Option(help=_("Unit, where a consent must name one."))] = None,
    contact: Contact = None,
    id_: Annotated[str | None, typer.Option("--id", help=_("Id; made from the name if not given."))] = None,
) -> None:
    """Add a service to the catalogue."""
    given = {name.rstrip("_"): value for name, value in ctx.params.items()}
    desk(ctx).write(AddService, services.add_service, **given)


def verify(ctx: typer.Context, service: Named = None, contact: Contact = None) -> None:
    """Say that you have made sure of a service today."""
    desk(ctx).write(VerifyService, services.verify_service, service=service, contact=contact)


def import_(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(help=_("A CSV file with the columns id, name, policy_sector …"))
    ] = None,
    origin: Annotated[str | None, typer.Option(help=_("Where it comes from; else the file's name."))] = None,
    renamed: Annotated[
        bool, typer.Option("--renamed", help=_("The services that change their names are the same units."))
    ] = False,
) -> None:
    """Bring in a file of services, all of it or nothing."""
    at = desk(ctx)
    path = single.file(at, file, "file")
    source = line(origin or path.name, _("Origin")) + f", {at.now.date().isoformat()}"
    at.run(ImportServices(_text_in(path), source, renamed), services.import_services)


def _typed(at: Desk, how: Asked, said: str | None) -> Any:
    """What was typed, understood; None where nothing was."""
    return None if said is None else understand(at, how, said)


def _text_in(path: Path) -> str:
    """What a file holds. Raises Usage where it cannot be read, Unacceptable where it is no such file."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError:
        raise Usage(_("the file cannot be read"), _("give the path of a CSV file")) from None
    if len(raw) > LARGEST:
        raise Unacceptable(_("the file is too large for a catalogue of services"), _("divide it"))
    return decoded(raw)
