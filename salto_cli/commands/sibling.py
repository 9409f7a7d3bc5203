"""Commands about siblings: who is due for a look, and what a look found."""

from typing import Annotated

import typer

from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Whom
from salto_cli.commands.options import naming
from salto_cli.i18n import _
from salto_cli.models.caseload import read_days
from salto_cli.models.sibling import LookAtOwn, RecordLook, RecordTrigger, ShowSiblings
from salto_cli.usecases import sibling

Found = Annotated[str | None, typer.Option(help=_("fine, worry, unknown or not_asked."))]


def show(
    ctx: typer.Context,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone's, not only yours."))] = False,
    within: Annotated[str | None, typer.Option(help=_("How far ahead, as in 30d."))] = None,
) -> None:
    """Show which siblings are due for a look, by when and why."""
    with naming("--within"):
        ahead = read_days(within)
    desk(ctx).run(ShowSiblings(everyone, ahead), sibling.show)


def trigger(
    ctx: typer.Context,
    person: Whom = None,
    why: Annotated[
        str | None,
        typer.Option(help=_("seen_there, school_change, guardian_worry, concern or serious_incident.")),
    ] = None,
    by_day: Annotated[
        str | None, typer.Option(help=_("Look by this day; for a change of school, the first day."))
    ] = None,
) -> None:
    """Say that someone should look at a sibling, and by when."""
    desk(ctx).write(RecordTrigger, sibling.trigger, **ctx.params)


def check(
    ctx: typer.Context,
    person: Whom = None,
    asked_first: Annotated[
        str | None,
        typer.Option(
            "--asked-first", "--asked", help=_("Who was asked first: guardian, subject, both or nobody.")
        ),
    ] = None,
    school: Found = None,
    home: Found = None,
    leisure: Found = None,
    safety: Found = None,
    wish: Annotated[str | None, typer.Option(help=_("What would help, in their own words."))] = None,
    wish_category: Annotated[
        str | None, typer.Option(help=_("What the wish is about, as in leisure."))
    ] = None,
    offer: Annotated[str | None, typer.Option(help=_("What was offered."))] = None,
    offer_category: Annotated[
        str | None, typer.Option(help=_("What the offer is about, as in health."))
    ] = None,
    answer: Annotated[str | None, typer.Option(help=_("What they said to it: yes, not_now or no."))] = None,
    outcome: Annotated[
        str | None,
        typer.Option(help=_("ok, watch, offer_given, own_case, concern_report or refused.")),
    ] = None,
    next_: Annotated[
        str | None, typer.Option("--next", help=_("The day to look again; by the outcome if left out."))
    ] = None,
    trusted: Annotated[
        str | None, typer.Option(help=_("Who they talk to next time; you if left out."))
    ] = None,
) -> None:
    """Record a look at a sibling: how they are, what they wish for, and when to look again.

    Without a case of their own only that someone looked, how it ended and the next day are kept. Text given
    here ends up in the shell's history; --input - does not.
    """
    at, said = desk(ctx), {name.rstrip("_"): value for name, value in ctx.params.items()}
    at.write(RecordLook, sibling.check, **{**said, **_own(at, person)})


def _own(at: Desk, person: str | None) -> dict[str, str]:
    """Whose look it is; at a terminal it is said beforehand when answers could not be kept."""
    if not at.interactive or person is None:
        return {"person": person} if person else {}
    found = at.do(LookAtOwn(person=at.whose(person)), sibling.look_at_own)
    if not found.own_case:
        at.say(
            _("There is no case of their own: only that you looked, how it ended and the next day are kept.")
        )
    return {"person": found.person.code}
