"""Changes in a youth's life that must be prepared: turning 18, a new school, a release, a new district."""

from typing import Annotated

import typer

from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import PasswordFile, Whom
from salto_cli.commands.options import naming
from salto_cli.commands.points import (
    Again,
    Done,
    Draft,
    Due,
    NotNeeded,
    Sees,
    WhyNot,
    of_one_plan,
    run_with_forms,
)
from salto_cli.commands.understand import choice
from salto_cli.i18n import _
from salto_cli.models.caseload import read_days
from salto_cli.models.transition import (
    EndTransition,
    ListTransitions,
    MoveTransition,
    RenewConsents,
    ShowTransitions,
    StartTransition,
)
from salto_cli.usecases import renewal
from salto_cli.usecases import transition as transitions

WITHIN = "180d"  # what the list looks at where nothing is said: half a year (practice 10.6)
Kind = Annotated[
    str | None,
    typer.Option(help=_("What changes: 18, school, release, district, aftercare."), metavar="KIND"),
]
Day = Annotated[str | None, typer.Option(help=_("On which day, as in 02.12.2026; a birthday needs none."))]
Source = Annotated[str | None, typer.Option(help=_("Where the date comes from."))]


def list_(
    ctx: typer.Context,
    within: Annotated[str, typer.Option(help=_("How far ahead to look, as in 180d or 26u."))] = WITHIN,
    kind: Kind = None,
) -> None:
    """List the changes that come: who, when, who takes over, and what is due now."""
    at = desk(ctx)
    with naming("--within"):
        ahead = read_days(within) or 0
    order = ListTransitions(within=ahead, kind=_kind(at, kind))
    at.run(order, transitions.list_all)


def start(
    ctx: typer.Context,
    person: Whom = None,
    kind: Kind = None,
    day: Day = None,
    source: Source = None,
    owner: Sees = None,
) -> None:
    """Begin the plan for a change: each point gets an owner and a day."""
    desk(ctx).write(StartTransition, transitions.start, **ctx.params)


def show(
    ctx: typer.Context,
    person: Whom = None,
) -> None:
    """Show a person's plans, point by point."""
    at = desk(ctx)
    at.run(ShowTransitions(at.whose(person)), transitions.show)


def check(
    ctx: typer.Context,
    person: Whom = None,
    n: Annotated[str | None, typer.Argument(help=_("Number in the list."), metavar="N")] = None,
    kind: Kind = None,
    done: Done = False,
    not_needed: NotNeeded = False,
    again: Again = False,
    why: WhyNot = None,
    owner: Sees = None,
    due: Due = None,
) -> None:
    """Settle a point of a plan, or give it another owner or day."""
    at = desk(ctx)
    at.run(of_one_plan(at, ctx.params), transitions.check)


def date(
    ctx: typer.Context,
    person: Whom = None,
    day: Day = None,
    source: Source = None,
    kind: Kind = None,
) -> None:
    """Say on which day it happens, as you were told today; what is open gets its days anew."""
    desk(ctx).write(MoveTransition, transitions.move, **ctx.params)


def end(
    ctx: typer.Context,
    person: Whom = None,
    why: WhyNot = None,
    kind: Kind = None,
) -> None:
    """Leave a plan behind: it has happened, or will not."""
    desk(ctx).write(EndTransition, transitions.end, **ctx.params)


def consents(
    ctx: typer.Context,
    person: Whom = None,
    draft: Draft = None,
    password_file: PasswordFile = None,
) -> None:
    """List the guardians' consents that the youth alone must give anew at 18, and print forms for them."""
    at = desk(ctx)
    order = RenewConsents(person=at.person(person), draft=draft is not None)
    run_with_forms(at, order, renewal.at_18, draft, password_file)


def _kind(at: Desk, said: str | None) -> str | None:
    return None if said is None else choice(at, "transition", said, _("What changes")).key
