"""Commands that open and close cases."""

from typing import Annotated

import typer

from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Basis, Coordinator, Lead, LeadDistrict, Person, Purposes, Reference
from salto_cli.i18n import _
from salto_cli.models.case import CloseCase, LookAtCase, OpenCase
from salto_cli.usecases import case as cases


def open_case(
    ctx: typer.Context,
    person: Person = None,
    basis: Basis = None,
    reference: Reference = None,
    purposes: Purposes = None,
    lead: Lead = None,
    lead_district: LeadDistrict = None,
    coordinator: Coordinator = None,
) -> None:
    """Open a case for someone who is here already."""
    desk(ctx).write(OpenCase, cases.open_case, **ctx.params)


def close_case(
    ctx: typer.Context,
    person: Person = None,
    outcome: Annotated[
        str | None,
        typer.Option(help=_("goals_met, own_wish, moved, other_service, no_contact or mistake.")),
    ] = None,
    deadlines_to: Annotated[
        str | None, typer.Option(help=_("Who minds the deadlines that are open, from now on."))
    ] = None,
) -> None:
    """Close a case, with how it ended, and the tasks that are open in it."""
    at = desk(ctx)
    at.run(_surely_closed(at, at.fill(CloseCase, ctx.params)), cases.close_case)


def _surely_closed(at: Desk, order: CloseCase) -> CloseCase:
    """The order, once whoever sits there has seen what is closed with it and said yes."""
    if at.interactive and not at.options.yes:
        seen = at.do(LookAtCase(order.person), cases.look_at)
        if seen.tasks and not at.options.json:
            at.ask_about(seen)
        go_on(_("Close the case of {person}?").format(person=seen.person.line))
    return order
