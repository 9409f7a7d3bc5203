"""Commands about the log."""

from typing import Annotated

import typer

from salto_cli.commands.desk import Desk, desk
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.audit import USUAL_LIMIT, ReadLog, VerifyLog
from salto_cli.usecases import audit


def log(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help=_("Only what concerns this person: code, or name."))
    ] = None,
    operator: Annotated[str | None, typer.Option(help=_("Only what this colleague did."))] = None,
    since: Annotated[str | None, typer.Option(help=_("Only since this day, as in 03.02.2026."))] = None,
    refused: Annotated[bool, typer.Option("--refused", help=_("Only what was refused."))] = False,
    limit: Annotated[str | None, typer.Option(help=_("How many acts at most; 50 if left out."))] = None,
) -> None:
    """Show who did what about whom and when, reads and refusals too."""
    at = desk(ctx)
    about = at.person(person) if person else None
    order = ReadLog(
        person=about, operator=operator, since=_day(at, since), refused=refused, limit=_number(limit)
    )
    at.run(order, audit.log)


def verify(ctx: typer.Context) -> None:
    """Check that nothing has been changed behind the log's back."""
    at = desk(ctx)
    at.show(audit.verify(at.store(), VerifyLog()))


def _day(at: Desk, said: str | None) -> str | None:
    return day.read_past(said, at.now.date()).isoformat() if said else None


def _number(said: str | None) -> int:
    if said is None:
        return USUAL_LIMIT
    if not (said.isascii() and said.isdigit() and len(said) < 7 and int(said)):
        raise Unacceptable(_("the limit is a whole number above nought"), _("write it as in --limit 200"))
    return int(said)
