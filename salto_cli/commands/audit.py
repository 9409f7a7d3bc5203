"""Commands about the log."""

from typing import Annotated

import typer

from salto_cli.commands import single
from salto_cli.commands.desk import Desk, at_home, desk
from salto_cli.commands.fields import Whom
from salto_cli.commands.options import past
from salto_cli.commands.where import Where, person_and
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models.audit import (
    USUAL_LIMIT,
    AcceptRollback,
    ExportLog,
    ReadLog,
    ReportOn,
    ReviewLog,
    VerifyLog,
    WhoSaw,
)
from salto_cli.models.words import Word
from salto_cli.usecases import audit


def log(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help=_("Only what concerns this person: code, or name."))
    ] = None,
    operator: Annotated[str | None, typer.Option(help=_("Only what this colleague did."))] = None,
    since: Annotated[str | None, typer.Option(help=_("Only since this day, as in 03.02.2026."))] = None,
    refused: Annotated[bool, typer.Option("--refused", help=_("Only what was refused."))] = False,
    every: Annotated[bool, typer.Option("--all", help=_("Also where a name was only looked up."))] = False,
    limit: Annotated[str | None, typer.Option(help=_("How many acts at most; 50 if left out."))] = None,
) -> None:
    """Show who did what about whom and when, reads and refusals too."""
    at = desk(ctx)
    about = at.person(person) if person else None
    order = ReadLog(
        person=about,
        operator=operator,
        since=past("--since", since, at.now.date()),
        refused=refused,
        lookups=every,
        limit=_number(limit),
    )
    at.run(order, audit.log)


def verify(
    ctx: typer.Context,
    against: Annotated[
        str | None, typer.Option(help=_("Also look for what this file, or a code from a sheet, says."))
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help=_("Try every signature, however long the log."))
    ] = False,
    accept_rollback: Annotated[
        str | None, typer.Option(help=_("Go on with a store that is older than when last seen: say why."))
    ] = None,
) -> None:
    """Check that nothing has been changed behind the log's back."""
    at = desk(ctx)
    if accept_rollback is None:
        at.show(audit.verify(at.store(), VerifyLog(against and str(at_home(against)), every)))
    else:
        at.show(audit.accept_rollback(at.store(), AcceptRollback(accept_rollback)))


def who_saw(
    ctx: typer.Context,
    person: Whom = None,
) -> None:
    """Show who has read, changed or put out something about a person, and when."""
    at = desk(ctx)
    at.run(WhoSaw(at.person(person)), audit.who_saw)


def report(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help=_("The colleague."), metavar="NAME")] = None,
    operator: Annotated[str | None, typer.Option(help=_("The colleague, named this way."))] = None,
    since: Annotated[str | None, typer.Option("--from", help=_("From this day, as in 03.02.2026."))] = None,
    until: Annotated[str | None, typer.Option("--to", help=_("Through this day."))] = None,
) -> None:
    """Show what one colleague has done, and how often."""
    at, who = desk(ctx), name or operator
    if (name and operator) or not (who or at.interactive):
        raise Usage(_("name one colleague"), _("as in: salto audit report Siri; see: salto operator list"))
    at.run(
        ReportOn(
            operator=who or single.one_of(at, None, _("Colleague"), lambda: _everyone(at), "name"),
            since=past("--from", since, at.now.date()),
            until=past("--to", until, at.now.date()),
        ),
        audit.report,
    )


def review(
    ctx: typer.Context,
    since: Annotated[str | None, typer.Option(help=_("Only since this day, as in 03.02.2026."))] = None,
) -> None:
    """Show what someone should ask a colleague about."""
    at = desk(ctx)
    at.run(ReviewLog(since=past("--since", since, at.now.date())), audit.review)


def export(
    ctx: typer.Context,
    person: Whom = None,
    out: Annotated[str | None, typer.Option(help=_("The new file."))] = None,
) -> None:
    """Write what the log has about a person, with proof, for a supervisory authority."""
    at = desk(ctx)
    where = Where(at, out, _("log"), "", ends=".json")
    at.show(audit.export(at.store(), ExportLog(person_and(where, person), str(where.path))))


def _everyone(at: Desk) -> list[Word]:
    from salto_cli.commands.asking import colleagues

    return [Word(each.name, each.name, each.name) for each in colleagues(at)]


def _number(said: str | None) -> int:
    if said is None:
        return USUAL_LIMIT
    if not (said.isascii() and said.isdigit() and len(said) < 7 and int(said)):
        raise Unacceptable(_("the limit is a whole number above nought"), _("write it as in --limit 200"))
    return int(said)
