"""Who knows what."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import PasswordFile, Whom
from salto_cli.commands.paper import Envelope, place, run_on_paper
from salto_cli.i18n import _
from salto_cli.models.disclosure import AskWhoKnows, WhoKnows
from salto_cli.models.publication import Made
from salto_cli.usecases import disclosure as disclosures


def who_knows(
    ctx: typer.Context,
    person: Whom = None,
    out: Annotated[str | None, typer.Option(help=_("Write a page for the youth: a PDF file."))] = None,
    password_file: PasswordFile = None,
) -> None:
    """Show who knows what about a person, since when, and why.

    Also who was refused, what stops on a birthday, and who is still to be told of a withdrawal.
    """
    at = desk(ctx)
    order = AskWhoKnows(at.whose(person), for_them=out is not None)
    if out is None:
        at.run(order, disclosures.who_knows)
        return
    path = place(at, out, ".pdf")

    def write(result: WhoKnows, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.knowing import knowing_pdf

        return (Made(path, knowing_pdf(result, envelope.password(path))),)

    run_on_paper(at, order, disclosures.who_knows, write, password_file)
