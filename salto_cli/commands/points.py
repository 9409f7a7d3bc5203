"""What handovers and transitions share: how a point of a checklist is settled, and forms for new consents."""

from pathlib import Path
from typing import Annotated, TypeVar

import typer

from salto_cli.commands.desk import Desk
from salto_cli.commands.paper import Envelope, place, run_on_paper
from salto_cli.i18n import _
from salto_cli.models.order import Order
from salto_cli.models.publication import Made
from salto_cli.models.renewal import Renewal
from salto_cli.usecases.door import UseCase

OrderT = TypeVar("OrderT", bound=Order)
Done = Annotated[bool, typer.Option("--done", help=_("It has been seen to."))]
NotNeeded = Annotated[bool, typer.Option("--not-needed", help=_("It is not needed; say why."))]
Again = Annotated[bool, typer.Option("--again", help=_("It is open again."))]
WhyNot = Annotated[str | None, typer.Option(help=_("Why, or how it went."))]
Sees = Annotated[str | None, typer.Option(help=_("The colleague who sees to it."))]
Due = Annotated[str | None, typer.Option(help=_("Due, as in friday, +14d or 02.12.2026."))]
Draft = Annotated[
    str | None,
    typer.Option(help=_("Write the forms to sign into this folder, one PDF each."), metavar="FOLDER"),
]


def run_with_forms(
    at: Desk, order: OrderT, usecase: UseCase[OrderT, Renewal], draft: str | None, password_file: str | None
) -> None:
    """Show what is to be given anew; with ``draft`` also write each form into that folder."""
    if draft is None:
        at.run(order, usecase)
        return
    folder = place(at, draft)

    def write(result: Renewal, envelope: Envelope) -> tuple[Made, ...]:
        return _papers(result, folder, envelope)

    run_on_paper(at, order, usecase, write, password_file)


def _papers(result: Renewal, folder: Path, envelope: Envelope) -> tuple[Made, ...]:
    """Each form as a file of its own, named by the form's number alone."""
    from salto_cli.render.consent_form import form_pdf

    made = []
    for form in result.forms:
        path = folder / f"{form.form.number}.pdf"
        made.append(Made(path, form_pdf(form, envelope.password(path))))
    return tuple(made)
