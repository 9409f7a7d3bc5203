"""Hearing the child."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import Heard, Whom
from salto_cli.i18n import _
from salto_cli.models.hearing import RecordHearing
from salto_cli.usecases import hearing


def heard(
    ctx: typer.Context,
    person: Whom = None,
    when: Annotated[
        str | None, typer.Option(help=_("When, as in: yesterday, or friday 14:30. Today if left out."))
    ] = None,
    by: Annotated[str | None, typer.Option(help=_("Who heard the child."))] = None,
    view: Heard = None,
) -> None:
    """Record that a child was heard.

    Text given here ends up in the shell's history; --input - does not.
    """
    desk(ctx).write(RecordHearing, hearing.record, person=person, when=when, by=by, view=view)
