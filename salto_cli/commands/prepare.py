"""Before the weekly meeting: the agenda, and telling the youths."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import PasswordFile, Whom
from salto_cli.commands.paper import Envelope, place, run_on_paper
from salto_cli.i18n import _
from salto_cli.models.forewarned import TellBefore, Telling
from salto_cli.models.prepare import Agenda, PrepareMeeting
from salto_cli.models.publication import Made
from salto_cli.usecases import forewarned
from salto_cli.usecases import prepare as meetings


def prepare(
    ctx: typer.Context,
    date: Annotated[str | None, typer.Option(help=_("Day of the meeting, as in thursday 18:00."))] = None,
    services: Annotated[
        list[str] | None,
        typer.Option(help=_("The services that come, by id or name; commas between."), metavar="SERVICES"),
    ] = None,
    colleague: Annotated[
        list[str] | None, typer.Option(help=_("A colleague who comes; you, where none is named."))
    ] = None,
    anonymous: Annotated[
        list[str] | None,
        typer.Option(help=_("A case to put to everyone without a name; once for each."), metavar="PERSON"),
    ] = None,
    where: Annotated[str | None, typer.Option("--place", help=_("Where the meeting is."))] = None,
    out: Annotated[
        str | None, typer.Option(help=_("Write the agenda for whoever leads the meeting: a PDF file."))
    ] = None,
    password_file: PasswordFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show it, and save nothing."))] = False,
) -> None:
    """Prepare a meeting: who is in the room for which case, and what stands in the way.

    What may be said is what everyone present may have that day. Each case gets the services that together may
    hear most; cases with the same ones come after each other. Prepare again as often as needed.
    """
    at = desk(ctx)
    path = place(at, out, ".pdf") if out is not None else None
    given = {"date": date, "services": services, "colleague": colleague, "anonymous": anonymous}
    order = at.fill(PrepareMeeting, {**given, "place": where, "dry_run": dry_run or None})

    def write(result: Agenda, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.prepare_paper import agenda_pdf

        return (Made(path, agenda_pdf(result, envelope.password(path))),) if path else ()

    if path is None:
        at.run(order, meetings.prepare)
    else:
        run_on_paper(at, order, meetings.prepare, write, password_file)


def tell(
    ctx: typer.Context,
    person: Whom = None,
    date: Annotated[str | None, typer.Option(help=_("Day of the meeting, as in thursday."))] = None,
    how: Annotated[
        str | None, typer.Option(help=_("Note that the youth has been told: met, call, message, online."))
    ] = None,
    out: Annotated[
        str | None, typer.Option(help=_("Write it for the youth to take along: a PDF file."))
    ] = None,
    password_file: PasswordFile = None,
) -> None:
    """Say what a meeting will tell whom about a youth, and note that they have been told.

    What each service may have is judged anew. Where that becomes more after the youth was told, they have
    not been told of it.
    """
    at = desk(ctx)
    path = place(at, out, ".pdf") if out is not None else None
    order = at.fill(TellBefore, {"person": person, "date": date, "how": how})

    def write(result: Telling, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.forewarned import telling_pdf

        return (Made(path, telling_pdf(result, envelope.password(path))),) if path else ()

    if path is None:
        at.run(order, forewarned.tell)
    else:
        run_on_paper(at, order, forewarned.tell, write, password_file)
