"""Objections."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import Channel, Said, Whom
from salto_cli.i18n import _
from salto_cli.models.objection import ObjectTo
from salto_cli.usecases import objection as objections


def object_to(
    ctx: typer.Context,
    person: Whom = None,
    about: Annotated[
        str | None,
        typer.Option(help=_("A contact or a task, or a number from salto show."), metavar="K-…|T-…|NUMBER"),
    ] = None,
    text: Annotated[str | None, typer.Option(help=_("What they say, in their own words."))] = None,
    by: Annotated[str | None, typer.Option(help=_("Who says it: subject or guardian."))] = None,
    said: Said = None,
    channel: Channel = None,
) -> None:
    """Record what a youth says against something that is written.

    It stands beside that text and shows wherever the text shows. Text given here ends up in the shell's
    history; --input - does not.
    """
    given = {"person": person, "about": about, "text": text, "by": by, "said": said, "channel": channel}
    desk(ctx).write(ObjectTo, objections.object_to, **given)
