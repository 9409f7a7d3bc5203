"""Commands for when something has gone wrong."""

from typing import Annotated

import typer

from salto_cli.commands import noted
from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import NoteFile, NoteFrom
from salto_cli.commands.where import Where
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.incident import (
    Close,
    Drafted,
    IncidentChanged,
    ListIncidents,
    Note,
    ShowIncident,
    Start,
    StepDone,
)
from salto_cli.usecases import incident

Number = Annotated[str | None, typer.Argument(help=_("The incident's number."), metavar="NUMBER")]
ByName = Annotated[bool, typer.Option("--list", help=_("Name everyone whose records were there."))]


def start(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(help=_("theft, loss, misdirected, malware, snooping or other."))
    ] = None,
    known: Annotated[
        str | None, typer.Option(help=_("When it became known, as in yesterday 19:10; now if left out."))
    ] = None,
    list_: ByName = False,
) -> None:
    """Say that something has gone wrong, and get the steps with their hours."""
    at = desk(ctx)
    at.write(Start, incident.start(at.folder), kind=kind, known=known, list_=list_)


def show(ctx: typer.Context, number: Number = None, list_: ByName = False) -> None:
    """Show an incident, its clock and its steps."""
    at = desk(ctx)
    at.write(ShowIncident, incident.show(at.folder), number=_number(number), list_=list_)


def list_(ctx: typer.Context) -> None:
    """List incidents, the newest first."""
    desk(ctx).run(ListIncidents(), incident.list_all)


def done(
    ctx: typer.Context,
    number: Number = None,
    step: Annotated[str | None, typer.Argument(help=_("The step's number."), metavar="STEP")] = None,
) -> None:
    """Say that a step has been done."""
    desk(ctx).write(StepDone, incident.done, number=_number(number), step=_number(step))


def note(
    ctx: typer.Context,
    number: Number = None,
    note: NoteFrom = None,
    note_file: NoteFile = None,
) -> None:
    """Write down what was found out; name nobody.

    The text is asked for, or comes from standard input or a file; it is never an argument.
    """
    at = desk(ctx)
    at.write(Note, incident.note, number=number, text=noted.given(at, note, note_file))


def draft(
    ctx: typer.Context,
    number: Number = None,
    to: Annotated[str | None, typer.Option(help=_("The new file; nothing is ever overwritten."))] = None,
) -> None:
    """Write a draft to the data protection authority to a file; no names."""
    from salto_cli.render.incident import letter
    from salto_cli.usecases.opening import write_secret

    at = desk(ctx)
    where = Where(at, to, _("draft"), "", "--to", ".txt")
    order = at.fill(ShowIncident, {"number": _number(number)}, last=where.ask)
    path = where.path.absolute()
    shown = at.found(order, incident.show(at.folder))
    write_secret(path, letter(shown))
    at.show(Drafted(shown.incident.number, str(path)))


def close(
    ctx: typer.Context,
    number: Number = None,
    reported: Annotated[
        bool | None,
        typer.Option("--reported/--not-reported", help=_("Whether the authority was told.")),
    ] = None,
    reason: Annotated[str | None, typer.Option(help=_("Why, in one line; name nobody."))] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help=_("Also while steps are yet to be done."))] = False,
) -> None:
    """Close an incident, with whether it was reported and why."""
    at = desk(ctx)
    given: dict[str, object] = {"number": _number(number), "reported": reported, "reason": reason}
    if at.interactive and not anyway:
        given["number"], anyway = _seen(at, given["number"])
    at.write(Close, incident.close, **given, anyway=anyway)


def _seen(at: Desk, number: object) -> tuple[int, bool]:
    """Which incident is to be closed, and whether it is although steps are left: they are shown, and asked
    about before anything is typed."""
    order = at.fill(ShowIncident, {"number": number})
    found = at.do(order, incident.show(at.folder))
    left = found.incident.undone
    if not left or found.incident.closed:
        return order.number, False
    at.ask_about(IncidentChanged(found.now, found.incident))
    go_on(_("{steps}. Close it all the same?").format(steps=incident.steps_left(left)))
    return order.number, True


def _number(said: str | None) -> int | None:
    """The number that was said, None where none was. Raises Usage for what is none."""
    if said is None:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 8):
        raise Usage(_("incidents and steps go by their numbers"), _("see them with: salto incident list"))
    return int(said)
