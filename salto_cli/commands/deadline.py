"""Commands about deadlines that must not be missed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, TypeVar

import typer

from salto_cli.commands import prompt
from salto_cli.commands.agreed import is_meant
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Reached
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.code import TASK, whole
from salto_cli.models.deadline import (
    CheckPlace,
    ConfirmDeadline,
    HandOver,
    MoveDeadline,
    StopSeries,
    VerifyDeadline,
)
from salto_cli.models.task import AddTask, LookAtTask
from salto_cli.usecases import deadline as deadlines
from salto_cli.usecases import place as places
from salto_cli.usecases import task as tasks

Placed = TypeVar("Placed", AddTask, MoveDeadline)
Of = Annotated[str | None, typer.Argument(help=_("The deadline's code, as in T-118D."), metavar="T-…")]
Source = Annotated[str | None, typer.Option(help=_("Who has said the date, as in Oslo tingrett."))]


def confirm(
    ctx: typer.Context,
    task: Of = None,
    how: Reached = None,
    understood: Annotated[
        str | None, typer.Option(help=_("Whether the youth has understood day, time and place: yes or no."))
    ] = None,
    when: Annotated[
        str | None, typer.Option(help=_("When, as in: yesterday, or friday 14:30. Now if left out."))
    ] = None,
    by: Annotated[
        str | None, typer.Option(help=_("The colleague who told the youth; you if left out."))
    ] = None,
    words: Annotated[str | None, typer.Option(help=_("What the youth said, in their own words."))] = None,
) -> None:
    """Say that the youth has been told of a deadline, and has understood it.

    An e-mail never confirms, nor does a message without an answer: it is noted as an attempt.
    """
    at = desk(ctx)
    at.write(ConfirmDeadline, deadlines.confirm, **{**ctx.params, "task": meant(at, task)})


def verify(
    ctx: typer.Context,
    task: Of = None,
    source: Source = None,
    released: Annotated[
        bool, typer.Option("--released", help=_("The source allows it to be passed on."))
    ] = False,
) -> None:
    """Say that the date of a deadline has been made sure of today."""
    at = desk(ctx)
    given = {"task": meant(at, task), "source": source, "released": released or None}
    at.write(VerifyDeadline, deadlines.verify, **given)


def move(
    ctx: typer.Context,
    task: Of = None,
    due: Annotated[str | None, typer.Option(help=_("The new day, as in friday or 02.12.2026."))] = None,
    at: Annotated[str | None, typer.Option(help=_("The new clock; - takes it away."))] = None,
    place: Annotated[str | None, typer.Option(help=_("The new place; - takes it away."))] = None,
    why: Annotated[str | None, typer.Option(help=_("Why it is moved, one line."))] = None,
    source: Source = None,
    series: Annotated[
        bool, typer.Option("--series", help=_("Those after it in the series as well."))
    ] = False,
    place_anyway: Annotated[
        bool,
        typer.Option("--place-anyway", help=_("The place is meant, though the youth is not safe there.")),
    ] = False,
) -> None:
    """Move a deadline to another day, clock or place; the youth must be told again."""
    desk_ = desk(ctx)
    flags = {"series": series or None, "place_anyway": place_anyway or None}
    order = filled(desk_, MoveDeadline, {**ctx.params, **flags, "task": meant(desk_, task)})
    desk_.run(surely_placed(desk_, order, task=order.task), deadlines.move)


def stop_series(
    ctx: typer.Context,
    task: Of = None,
    outcome: Annotated[str | None, typer.Option(help=_("called_off, taken_over or mistake."))] = None,
    remark: Annotated[str | None, typer.Option(help=_("Why the series ends, one line."))] = None,
) -> None:
    """End a deadline and every one after it in its series."""
    at = desk(ctx)
    at.write(StopSeries, deadlines.stop_series, task=meant(at, task), outcome=outcome, remark=remark)


def hand(
    ctx: typer.Context,
    task: Of = None,
    to: Annotated[str | None, typer.Option(help=_("The new owner, by name."))] = None,
    deputy: Annotated[str | None, typer.Option(help=_("The new deputy, by name."))] = None,
) -> None:
    """Give a deadline another owner, another deputy, or both."""
    at = desk(ctx)
    at.write(HandOver, deadlines.hand, task=meant(at, task), to=to, deputy=deputy)


def filled(at: Desk, kind: type[Placed], given: Mapping[str, Any]) -> Placed:
    """An order from options, JSON and prompts; in a terminal the store is opened before anyone types."""
    if at.interactive:
        at.store()
    return at.fill(kind, given)


def meant(at: Desk, said: str | None) -> str | None:
    """The whole code of the deadline; at a terminal its number will do, once it has been named."""
    if said is None or not at.interactive:
        return whole(said, TASK, strict=True) if said else None
    found = at.do(LookAtTask(whole(said, TASK, strict=False)), tasks.look)
    is_meant(at, said, found.line, _("Is this the right deadline?"))
    return found.code


def surely_placed(at: Desk, order: Placed, person: str | None = None, task: str | None = None) -> Placed:
    """The order; where its place may be one that the youth must not go to, whoever sits there has said that
    it is meant. A script is refused by the work itself."""
    if not (order.place and at.interactive) or order.place_anyway:
        return order
    found = at.do(CheckPlace(order.place, person, task), places.check_place)
    if not found.unsafe:
        return order
    at.say(
        _("The youth may not be safe there: see number {n} under unsafe places in salto show.").format(
            n=found.unsafe[0]
        )
    )
    if not prompt.yes(_("Is this place meant all the same?"), default=False):
        raise Usage(_("nothing was saved"), _("choose another place with: --place"))
    return replace(order, place_anyway=True)
