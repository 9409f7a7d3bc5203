"""Commands about warnings: a danger to or from someone."""

from typing import Annotated

import typer

from salto_cli.commands.agreed import is_meant
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Reached, Whom
from salto_cli.i18n import _
from salto_cli.models.code import WARNING, whole
from salto_cli.models.warning import AddWarning, ListWarnings, LookAtWarning, ReviewWarning, TellOfWarning
from salto_cli.usecases import warning as warnings

Code = Annotated[str | None, typer.Argument(help=_("The warning's code, as in W-004X."), metavar="W-…")]
Again = Annotated[str | None, typer.Option(help=_("The day to look at it again, as in +30d."))]
WhyUntold = Annotated[
    str | None, typer.Option("--reason", help=_("Why not: danger, investigation or another."))
]


def add(
    ctx: typer.Context,
    person: Whom = None,
    danger: Annotated[str | None, typer.Option(help=_("to (them) or from (them)."))] = None,
    kind: Annotated[
        str | None,
        typer.Option(help=_("threat, violence, weapon, exploitation, self_harm, social_control or other.")),
    ] = None,
    text: Annotated[
        str | None, typer.Option(help=_("What a colleague must know before meeting them."))
    ] = None,
    category: Annotated[str | None, typer.Option(help=_("Kind of information, as in crime."))] = None,
    source: Annotated[str | None, typer.Option(help=_("Where it comes from: own, subject, police …"))] = None,
    review: Again = None,
    told: Annotated[str | None, typer.Option(help=_("Has the person been told: yes, no or not_yet."))] = None,
    how: Reached = None,
    reason: WhyUntold = None,
) -> None:
    """Warn of a danger to or from someone, until a day when it is looked at again.

    Name no one else and no group. Text given here ends up in the shell's history; --input - does not.
    """
    desk(ctx).write(AddWarning, warnings.add, **ctx.params)


def review(
    ctx: typer.Context,
    warning: Code = None,
    still: Annotated[bool, typer.Option("--still", help=_("It still holds."))] = False,
    over: Annotated[bool, typer.Option("--over", help=_("It is over."))] = False,
    why: Annotated[str | None, typer.Option(help=_("Why, one line."))] = None,
    review_: Annotated[
        str | None, typer.Option("--review", help=_("The day to look at it again, as in +30d."))
    ] = None,
) -> None:
    """Look at a warning again: it still holds, or it is over. What was written stays."""
    at, verdict = desk(ctx), "over" if over else "still" if still else None
    given = {"warning": _sure(at, warning), "verdict": verdict, "why": why, "review": review_}
    at.write(ReviewWarning, warnings.review, **given)


def told(
    ctx: typer.Context,
    warning: Code = None,
    no: Annotated[bool, typer.Option("--no", help=_("They are not told, for a reason."))] = False,
    when: Annotated[str | None, typer.Option(help=_("When, as in: yesterday. Today if left out."))] = None,
    how: Reached = None,
    reason: WhyUntold = None,
) -> None:
    """Say that the person has been told of a warning, or why not."""
    at, answer = desk(ctx), "no" if no or reason else None
    given = {"warning": _sure(at, warning), "told": answer, "when": when, "how": how, "reason": reason}
    at.write(TellOfWarning, warnings.told, **given)


def list_(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help=_("Code, or name in a terminal."), metavar="[PERSON]")
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone's, not only yours."))] = False,
    over: Annotated[bool, typer.Option("--over", help=_("Those that are over as well."))] = False,
) -> None:
    """Show the warnings that hold, the next to be looked at again first."""
    at = desk(ctx)
    at.run(ListWarnings(at.person(person) if person else None, everyone, over), warnings.show)


def _sure(at: Desk, said: str | None) -> str | None:
    """The whole code of a warning; at a terminal its number will do, once it has been named."""
    if said is None:
        return None
    found = whole(said, WARNING, strict=not at.interactive)
    if at.interactive:
        seen = at.do(LookAtWarning(found), warnings.look).warning
        line = f"{seen.code} {seen.text} · {seen.person.line}"
        is_meant(at, said, line, _("Is this the right warning?"))
    return found
