"""The caseload."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import Ages, District, LedBy
from salto_cli.commands.options import naming
from salto_cli.i18n import _
from salto_cli.models.caseload import ShowCaseload, read_ages, read_days, read_limit, read_sort
from salto_cli.usecases import caseload as caseloads


def show(
    ctx: typer.Context,
    lead: LedBy = None,
    age: Ages = None,
    no_contact_for: Annotated[
        str | None, typer.Option(help=_("Only those without contact for so long, as in 14d."))
    ] = None,
    consent_expiring: Annotated[
        str | None, typer.Option(help=_("Only those with a consent that runs out within, as in 30d."))
    ] = None,
    district: District = None,
    sort: Annotated[str | None, typer.Option(help=_("name, contact, due or code."))] = None,
    limit: Annotated[str | None, typer.Option(help=_("How many at most; 200 if left out."))] = None,
) -> None:
    """Show everyone with an open case, one line each.

    Attempts without answer are no contact. What services have been granted is told as it was said; whether
    something may be shared is answered by: salto may-share
    """
    with naming("--no-contact-for"):
        silent = read_days(no_contact_for)
    with naming("--consent-expiring"):
        expiring = read_days(consent_expiring)
    with naming("--age"):
        ages = read_ages(age)
    with naming("--sort"):
        by = read_sort(sort)
    with naming("--limit"):
        most = read_limit(limit)
    at = desk(ctx)
    order = ShowCaseload(
        lead=lead,
        ages=ages,
        no_contact_for=silent,
        consent_expiring=expiring,
        district=at.district(district),
        sort=by,
        limit=most,
    )
    at.run(order, caseloads.show)
