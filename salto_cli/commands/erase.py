"""Commands that take away, hold still or make one what is held about someone."""

from typing import Annotated

import typer

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Person
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.erase import Erase, PreviewErasure
from salto_cli.models.merge import Merge, PreviewMerge
from salto_cli.models.restriction import Lift, Restrict, ShowRestricted

DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show what would happen, and change nothing."))]


def erase(
    ctx: typer.Context,
    person: Person = None,
    ground: Annotated[
        str | None,
        typer.Option(
            help=_("not_needed, withdrawn, objection, unlawful, wrong or duty; archive or claims forbid it.")
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Erase everything that is held about a person, for good."""
    from salto_cli.usecases import erase as erasing

    at = desk(ctx)
    order = at.fill(Erase, {"person": person, "ground": ground})
    preview = PreviewErasure(person=order.person, ground=order.ground)
    if dry_run:
        at.run(preview, erasing.preview)
        return
    if at.interactive and not at.options.yes:
        at.ask_about(at.do(preview, erasing.preview))
    _sure(at, _("This is erased for good and cannot be undone."), order.person)
    at.run(order, erasing.erase)
    erasing.remember(at.store())


def merge(
    ctx: typer.Context,
    stays: Annotated[str | None, typer.Argument(help=_("The record that stays: code, or name."))] = None,
    goes: Annotated[
        str | None, typer.Argument(help=_("The one whose code leads there from then on."))
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Make two records of one person one; a no in either stays a no."""
    from salto_cli.usecases import merge as merging

    at = desk(ctx)
    order = at.fill(Merge, {"stays": stays, "goes": goes})
    preview = PreviewMerge(stays=order.stays, goes=order.goes)
    if dry_run:
        at.run(preview, merging.preview)
        return
    if at.interactive and not at.options.yes:
        at.ask_about(at.do(preview, merging.preview))
    _sure(at, _("If these are two persons, this cannot be undone."), order.goes)
    at.run(order, merging.merge)


def restrict(
    ctx: typer.Context,
    person: Person = None,
    ground: Annotated[
        str | None, typer.Option(help=_("contested, unlawful, claims, objection or archive."))
    ] = None,
) -> None:
    """Restrict the processing about a person: stored, and no more."""
    from salto_cli.usecases import restriction

    desk(ctx).write(Restrict, restriction.restrict, person=person, ground=ground)


def lift(
    ctx: typer.Context,
    person: Person = None,
    reason: Annotated[str | None, typer.Option(help=_("Why, in one line."))] = None,
    told: Annotated[
        bool | None, typer.Option("--told", help=_("The person has been told that it will be lifted."))
    ] = None,
) -> None:
    """Lift a restriction, once the person has been told."""
    from salto_cli.usecases import restriction

    desk(ctx).write(Lift, restriction.lift, person=person, reason=reason, told=told)


def restricted(ctx: typer.Context) -> None:
    """Show whose processing is restricted, since when and why."""
    from salto_cli.usecases import restriction

    desk(ctx).run(ShowRestricted(), restriction.show)


def _sure(at: Desk, warning: str, code: str) -> None:
    """Have the code typed before what cannot be undone: a yes is given by reflex.

    Raises Usage where nobody can be asked and no --yes was given.
    """
    if at.options.yes:
        return
    if not at.interactive:
        raise Usage(
            _("this cannot be undone, so it must be confirmed"), _("look with --dry-run, then add --yes")
        )
    if not prompt.typed_back(warning, code):
        prompt.tell(_("That was not {code}.").format(code=code))
        raise KeyboardInterrupt
