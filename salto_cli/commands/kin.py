"""Commands about who belongs together."""

from typing import Annotated

import typer

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Person, Responsibility, RosterChecked, RosterSource, Whom
from salto_cli.i18n import _
from salto_cli.models.family import ShowFamily
from salto_cli.models.kin import LinkGuardian, LinkSiblings, Unanswered, Unlink
from salto_cli.models.words import WORDS, Word
from salto_cli.usecases import family as families
from salto_cli.usecases import kin

STOPPED = 130


def link_sibling(
    ctx: typer.Context,
    first: Person = None,
    second: Person = None,
    sort: Annotated[
        str | None, typer.Option(help=_("full, half, step or foster; none: not siblings."))
    ] = None,
) -> None:
    """Record that two are siblings, or that they are not."""
    desk(ctx).write(LinkSiblings, kin.link_siblings, first=first, second=second, sort=sort)


def link_guardian(
    ctx: typer.Context,
    child: Annotated[str | None, typer.Argument(help=_("The child: code, or name."))] = None,
    guardian: Annotated[str | None, typer.Argument(help=_("The guardian: code, or name."))] = None,
    sort: Annotated[str | None, typer.Option(help=_("parent, step, foster, verge or other."))] = None,
    responsibility: Responsibility = None,
    from_: Annotated[str | None, typer.Option("--from", help=_("First day."))] = None,
    through: Annotated[str | None, typer.Option(help=_("Last day, which counts."))] = None,
    harm: Annotated[
        bool | None, typer.Option("--harm", help=_("The guardian is a danger to this child."))
    ] = None,
    harm_reason: Annotated[
        str | None, typer.Option(help=_("Why, in one line; better with --input -."))
    ] = None,
    authority_for: Annotated[
        str | None, typer.Option(help=_("The other guardian, who has given this one a written authority."))
    ] = None,
    authority_ref: Annotated[str | None, typer.Option(help=_("Where the authority is kept."))] = None,
    roster_checked: RosterChecked = None,
    roster_source: RosterSource = None,
    change: Annotated[
        bool | None, typer.Option("--change", help=_("Instead of what is recorded about these two now."))
    ] = None,
) -> None:
    """Record a guardian of a child, and who has parental responsibility."""
    linked = desk(ctx).write(LinkGuardian, kin.link_guardian, **ctx.params)
    _ask_about(desk(ctx), linked.unanswered)


def unlink(
    ctx: typer.Context,
    first: Person = None,
    second: Person = None,
    kind: Annotated[str | None, typer.Option(help=_("guardian or sibling, where they are both."))] = None,
) -> None:
    """End the tie between two persons. It is kept as ended, not deleted."""
    desk(ctx).write(Unlink, kin.unlink, first=first, second=second, kind=kind)


def family(ctx: typer.Context, person: Whom = None) -> None:
    """Show a person's family as a tree."""
    desk(ctx).run(ShowFamily(desk(ctx).whose(person)), families.show)


def _ask_about(at: Desk, pairs: tuple[Unanswered, ...]) -> None:
    """Ask, where a person sits there, whether those with the same guardian are siblings.

    Each answer is an act of its own: the guardian is recorded already, and stays so if this is left.
    """
    if not at.interactive or at.options.json:
        return
    later = Word("", "vet ikke, spør igjen senere", "not known, ask again later")
    try:
        for pair in pairs:
            question = _("{first} and {second} are").format(first=pair.first.line, second=pair.second.line)
            sort = prompt.choose(question, [*WORDS["siblinghood"], later], plain=at.options.plain)
            if sort is not None:
                order = LinkSiblings(first=pair.first.code, second=pair.second.code, sort=sort)
                at.run(order, kin.link_siblings)
    except KeyboardInterrupt:
        at.say(_("Stopped. The guardian is recorded; the question about siblings is still open."))
        at.exit_code = STOPPED
