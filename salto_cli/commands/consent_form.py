"""Consent forms."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import PasswordFile, SharingPurpose, Whom
from salto_cli.commands.paper import Envelope, run_on_paper
from salto_cli.commands.where import Where
from salto_cli.i18n import _
from salto_cli.models.consent_form import FormIssued, IssueForm
from salto_cli.models.publication import Made
from salto_cli.usecases import consent_form as forms


def form(
    ctx: typer.Context,
    person: Whom = None,
    to: Annotated[
        list[str] | None,
        typer.Option(help=_("A service's id or name; may be repeated."), metavar="SERVICE"),
    ] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            help=_("Kind of information, as in school; may be repeated. All but the sensitive if left out."),
            metavar="WORD",
        ),
    ] = None,
    purpose: SharingPurpose = None,
    through: Annotated[
        str | None, typer.Option(help=_("Last day, included; half a year on if left out."))
    ] = None,
    out: Annotated[str | None, typer.Option(help=_("Where to write the form: a PDF file."))] = None,
    password_file: PasswordFile = None,
) -> None:
    """Print a consent form, filled in as far as it can be.

    Who must sign follows from the age and the rules. The form is in bokmål, or with --lang en in English.
    """
    at = desk(ctx)
    where = Where(at, out, _("consent-form"))
    given = {"person": person, "to": to, "category": category, "purpose_": purpose, "through": through}
    order = at.fill(IssueForm, given, last=where.ask)

    def write(result: FormIssued, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.consent_form import form_pdf

        return (Made(where.path, form_pdf(result, envelope.password(where.path))),)

    run_on_paper(at, order, forms.issue, write, password_file)
