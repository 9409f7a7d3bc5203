"""A copy of everything that is held about a person."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import PasswordFile, Whom
from salto_cli.commands.paper import Envelope, run_on_paper
from salto_cli.commands.where import Where, person_and
from salto_cli.i18n import _
from salto_cli.models.access import AccessCopy, CopyForThem
from salto_cli.models.publication import Made
from salto_cli.usecases import access


def access_copy(
    ctx: typer.Context,
    person: Whom = None,
    out: Annotated[str | None, typer.Option(help=_("Where to write the copy: a PDF file."))] = None,
    password_file: PasswordFile = None,
) -> None:
    """Copy everything that is held about a person, for that person.

    What is also about others is left out, and the copy says so. The same is attached for machines to read.
    """
    at = desk(ctx)
    where = Where(at, out, _("copy"))

    def write(result: AccessCopy, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.access import access_pdf

        return (Made(where.path, access_pdf(result, envelope.password(where.path))),)

    run_on_paper(at, CopyForThem(person_and(where, person)), access.copy, write, password_file)
