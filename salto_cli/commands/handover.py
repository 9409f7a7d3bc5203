"""Handing a youth over to a service or a colleague, step by step."""

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Reached, Whom
from salto_cli.i18n import _
from salto_cli.models.code import HANDOVER, has_check_letter, whole
from salto_cli.models.handover import (
    Accept,
    Cancel,
    Close,
    Confirm,
    Decline,
    ListHandovers,
    LookAtHandover,
    Move,
    Moved,
    Offer,
    Overlap,
    Plan,
    Preview,
    ShowHandover,
)
from salto_cli.usecases import handover as handovers

if TYPE_CHECKING:
    from salto_cli.usecases.door import UseCase

M = TypeVar("M", bound=Move)
Code = Annotated[str | None, typer.Argument(help=_("The handover's code, as in H-004K."), metavar="H-…")]
By = Annotated[str | None, typer.Option(help=_("Who answered, by name."))]
When = Annotated[str | None, typer.Option(help=_("When it was said, as in: i går 14:30. Now if left out."))]
Reason = Annotated[str | None, typer.Option(help=_("Why; a decline, a close and a cancel need it."))]
Through = Annotated[str | None, typer.Option(help=_("The last day of the overlap, as in +14d."))]


def plan(
    ctx: typer.Context,
    person: Whom = None,
    to: Annotated[
        str | None, typer.Option(help=_("A service, or a colleague by name (also operator:NAME)."))
    ] = None,
    why: Annotated[str | None, typer.Option(help=_("Why now, and what the youth wants."))] = None,
    categories: Annotated[
        list[str] | None,
        typer.Option("--category", help=_("Kind of information it is about; all if left out.")),
    ] = None,
    overlap_through: Through = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only show what would go along and what would not."))
    ] = False,
) -> None:
    """Plan a handover; the sender stays responsible.

    What would go along is judged by kind of information, and what is held back is shown with the reason
    before anything is written. Text given here ends up in the shell's history; --input - does not.
    """
    at = desk(ctx)
    order = at.fill(Plan, {name: value for name, value in ctx.params.items() if name != "dry_run"})
    if dry_run:
        at.run(Preview.of(order), handovers.preview)
    else:
        _agree(at, order)
        at.run(order, handovers.plan)


def offer(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """Say that a handover has been offered to the receiver."""
    _step(ctx, Offer, handovers.offer)


def accept(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """The receiver has said yes, and is responsible from now on."""
    _step(ctx, Accept, handovers.accept)


def decline(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """The receiver has said no; the sender stays responsible."""
    _step(ctx, Decline, handovers.move)


def overlap(
    ctx: typer.Context,
    handover: Code = None,
    through: Through = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """Old and new follow up together through a day."""
    _step(ctx, Overlap, handovers.move)


def confirm(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """Say that the youth and the receiver are in contact."""
    _step(ctx, Confirm, handovers.move)


def close(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """Close a handover that was accepted; the receiver stays responsible."""
    _step(ctx, Close, handovers.move)


def cancel(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """Call off a handover that nobody has said yes to."""
    _step(ctx, Cancel, handovers.move)


def show(
    ctx: typer.Context,
    handover: Annotated[str, typer.Argument(help=_("The handover's code, as in H-004K."), metavar="H-…")],
) -> None:
    """Show a handover with every step it took, and what may go along today."""
    at = desk(ctx)
    at.run(ShowHandover(whole(handover, HANDOVER, strict=not at.interactive)), handovers.show)


def list_(
    ctx: typer.Context,
    open_: Annotated[bool, typer.Option("--open", help=_("Only those that are under way."))] = False,
) -> None:
    """List handovers, the newest first; a decline comes with its reason."""
    desk(ctx).run(ListHandovers(open_), handovers.list_all)


def _step(ctx: typer.Context, kind: type[M], usecase: "UseCase[Any, Moved]") -> None:
    """Take one step of the handover that is named; at a terminal its number will do, once it is named."""
    at = desk(ctx)
    said = ctx.params["handover"]
    at.write(kind, usecase, **{**ctx.params, "handover": _sure(at, said) if said else None})


def _sure(at: Desk, said: str) -> str:
    found = whole(said, HANDOVER, strict=not at.interactive)
    if at.interactive:
        at.say(_("Concerns: {person}").format(person=at.do(LookAtHandover(found), handovers.look).line))
        if not has_check_letter(said) and not prompt.yes(_("Is this the right handover?"), default=True):
            raise KeyboardInterrupt
    return found


def _agree(at: Desk, order: Plan) -> None:
    """In a terminal: show what would go and what is held back, and stop unless the answer is yes."""
    if at.interactive and not at.options.json and not at.options.yes:
        at.run(Preview.of(order), handovers.preview)
        if not prompt.yes(_("Plan this handover?"), default=False):
            raise KeyboardInterrupt
