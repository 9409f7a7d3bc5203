"""Handing a youth over to a service or a colleague, step by step."""

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from salto_cli.commands import codes
from salto_cli.commands.agreed import go_on, is_meant
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import PasswordFile, Reached, Whom
from salto_cli.commands.points import Again, Done, Draft, Due, NotNeeded, Sees, WhyNot, run_with_forms
from salto_cli.i18n import _
from salto_cli.models.aftercheck import VerifyHandover
from salto_cli.models.code import HANDOVER, whole
from salto_cli.models.handover import (
    CheckHandover,
    HandoverConsents,
    ListHandovers,
    LookAtHandover,
    Plan,
    Preview,
    ShowHandover,
)
from salto_cli.models.handover_step import (
    Accept,
    Cancel,
    Close,
    Confirm,
    Decline,
    LookAtStep,
    Move,
    Offer,
    Overlap,
    Return,
)
from salto_cli.models.order import Order
from salto_cli.usecases import aftercheck, checklist, renewal
from salto_cli.usecases import handover as handovers
from salto_cli.usecases import handover_step as steps

if TYPE_CHECKING:
    from salto_cli.usecases.door import UseCase

OrderT = TypeVar("OrderT", bound=Order)
Code = Annotated[str | None, typer.Argument(help=_("The handover's code, as in H-004S."), metavar="H-…")]
By = Annotated[str | None, typer.Option(help=_("Who answered, by name."))]
When = Annotated[
    str | None, typer.Option(help=_("When it was said, as in: yesterday 14:30. Now if left out."))
]
Reason = Annotated[str | None, typer.Option(help=_("Why, in one line."))]
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
    type_: Annotated[
        str | None,
        typer.Option(
            "--type", help=_("Why: 18, school, release, district, service, colleague."), metavar="KIND"
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(help=_("The day it happens; the birthday for 18, four weeks on if left out.")),
    ] = None,
    source: Annotated[str | None, typer.Option(help=_("Where that date comes from."))] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only show what would go along and what would not."))
    ] = False,
) -> None:
    """Plan a handover; the sender stays responsible.

    What would go along is judged by kind of information, and what is held back is shown with the reason
    before anything is written. The handover gets a checklist; each point has an owner and a day. Text given
    here ends up in the shell's history; --input - does not.
    """
    at = desk(ctx)
    said = {name.rstrip("_"): value for name, value in ctx.params.items() if name != "dry_run"}
    order = at.fill(Plan, said)
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
    _step(ctx, Offer, steps.offer)


def accept(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
    receipt: Annotated[
        str | None,
        typer.Option(
            help=_("The receipt that came back for a case sent in a file: it says who, and how."),
            metavar="FILE.receipt",
        ),
    ] = None,
) -> None:
    """The receiver has said yes, and is responsible from now on."""
    if receipt:
        from salto_cli.commands.bundle import by_receipt  # what is in files is loaded for files alone

        by_receipt(desk(ctx), handover, receipt)
    else:
        _step(ctx, Accept, steps.accept)


def decline(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """The receiver has said no; the sender stays responsible."""
    _step(ctx, Decline, steps.move)


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
    _step(ctx, Overlap, steps.move)


def confirm(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """Say that the youth and the receiver are in contact."""
    _step(ctx, Confirm, steps.move)


def return_(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """Bring a case back that was accepted; whoever had it is responsible again."""
    _step(ctx, Return, steps.move)


def close(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help=_("Also while points that must be settled are open."))
    ] = False,
) -> None:
    """Close a handover that was accepted; the receiver stays responsible."""
    _step(ctx, Close, steps.move)


def cancel(
    ctx: typer.Context,
    handover: Code = None,
    by: By = None,
    when: When = None,
    channel: Reached = None,
    reason: Reason = None,
) -> None:
    """Call off a handover that nobody has said yes to."""
    _step(ctx, Cancel, steps.move)


def check(
    ctx: typer.Context,
    handover: Code = None,
    n: Annotated[str | None, typer.Argument(help=_("Number in the list."), metavar="N")] = None,
    done: Done = False,
    not_needed: NotNeeded = False,
    again: Again = False,
    why: WhyNot = None,
    owner: Sees = None,
    due: Due = None,
) -> None:
    """Settle a point of a handover's checklist, or give it another owner or day."""
    _about(ctx, CheckHandover, checklist.check)


def verify(
    ctx: typer.Context,
    handover: Code = None,
    whom: Annotated[
        str | None, typer.Option("--with", help=_("Who was asked: youth or receiver."), metavar="WHOM")
    ] = None,
    contact: Annotated[str | None, typer.Option(help=_("Whether they are in contact: yes or no."))] = None,
    by: By = None,
    channel: Reached = None,
    day: Annotated[str | None, typer.Option(help=_("When they were asked; today if left out."))] = None,
    remark: Annotated[str | None, typer.Option(help=_("What else they said, in short."))] = None,
) -> None:
    """Say whether youth and receiver are in contact; a no brings the case back."""
    _about(ctx, VerifyHandover, aftercheck.verify)


def consents(
    ctx: typer.Context,
    handover: Code = None,
    draft: Draft = None,
    password_file: PasswordFile = None,
) -> None:
    """List what others may have and the receiver may not, and print forms for it."""
    at = desk(ctx)
    code = whole(_meant(at, handover), HANDOVER, strict=not at.interactive)
    run_with_forms(at, HandoverConsents(code, draft is not None), renewal.for_receiver, draft, password_file)


def show(
    ctx: typer.Context,
    handover: Code = None,
) -> None:
    """Show a handover with every step it took, and what may go along today."""
    at = desk(ctx)
    at.run(ShowHandover(whole(_meant(at, handover), HANDOVER, strict=not at.interactive)), handovers.show)


def list_(
    ctx: typer.Context,
    open_: Annotated[bool, typer.Option("--open", help=_("Only those that are under way."))] = False,
) -> None:
    """List handovers, the newest first; a decline comes with its reason."""
    desk(ctx).run(ListHandovers(open_), handovers.list_all)


def _step(ctx: typer.Context, kind: type[Move], usecase: "UseCase[Any, Any]") -> None:
    """Take one step of the handover that is named; at a terminal its number will do, once it is named.

    There a step that does not fit is refused before anyone has typed what belongs to it.
    """
    at, given = desk(ctx), {name: value for name, value in ctx.params.items() if name != "receipt"}
    if at.interactive:
        code = _which(at, given.get("handover"))
        anyway = bool(given.get("anyway"))
        at.do(LookAtStep(handover=code, action=kind.action, anyway=anyway), steps.look_at_step)
        at.run(at.fill(kind, given, known={"handover": code}), usecase)
    else:
        at.write(kind, usecase, **given)


def _which(at: Desk, said: str | None) -> str:
    return _sure(at, said) if said is not None else codes.chosen(at, "handover", _("Handover"))


def _about(ctx: typer.Context, kind: type[OrderT], usecase: "UseCase[Any, Any]") -> None:
    """Write what is no step of the handover that is named; at a terminal its number will do, once named."""
    at = desk(ctx)
    said = ctx.params["handover"]
    at.write(kind, usecase, **{**ctx.params, "handover": _sure(at, said) if said else None})


def _meant(at: Desk, said: str | None) -> str:
    return codes.meant(at, said, "handover, also past", _("Handover"), "handover")


def _sure(at: Desk, said: str) -> str:
    found = whole(said, HANDOVER, strict=not at.interactive)
    if at.interactive:
        line = at.do(LookAtHandover(found), handovers.look).line
        is_meant(at, said, line, _("Is this the right handover?"))
    return found


def _agree(at: Desk, order: Plan) -> None:
    """In a terminal: show what would go and what is held back, and stop unless the answer is yes."""
    if at.interactive and not at.options.json and not at.options.yes:
        at.ask_about(at.do(Preview.of(order), handovers.preview))
        go_on(_("Plan this handover?"))
