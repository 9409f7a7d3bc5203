"""Consents and refusals."""

from typing import Annotated

import typer

from salto_cli.commands.desk import desk
from salto_cli.commands.fields import Heard, Said, Whom
from salto_cli.commands.granting import granted
from salto_cli.commands.options import naming
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.day_said import read_within
from salto_cli.models.statement import (
    GrantConsent,
    ListExpiring,
    ListStatements,
    RefuseConsent,
)
from salto_cli.usecases import statement as statements

By = Annotated[
    str | None,
    typer.Option(help=_("Who says it: subject, guardian:P-… or barnevern_care."), metavar="GIVER"),
]
Giver = Annotated[str | None, typer.Option(help=_("The guardian's code, where --by is guardian."))]
To = Annotated[
    list[str] | None,
    typer.Option(help=_("A service's id, or a guardian's code; may be repeated."), metavar="SERVICE"),
]
Category = Annotated[
    list[str] | None,
    typer.Option(help=_("Kind of information, as in school; may be repeated."), metavar="WORD"),
]
Pair = Annotated[
    list[str] | None,
    typer.Option(
        help=_("One service with one kind of information; replaces --to and --category."),
        metavar="SERVICE:CATEGORY",
    ),
]
Form = Annotated[str | None, typer.Option(help=_("How: written or oral."))]
NotedBy = Annotated[str | None, typer.Option(help=_("Who noted it; an oral consent needs it."))]
Unit = Annotated[str | None, typer.Option(help=_("Which unit; another district must be named."))]
Remark = Annotated[str | None, typer.Option(help=_("A short remark."))]


def grant(
    ctx: typer.Context,
    person: Whom = None,
    by: By = None,
    giver: Giver = None,
    to: To = None,
    category: Category = None,
    pair: Pair = None,
    purpose: Annotated[str | None, typer.Option(help=_("For which purpose; for all if left out."))] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", help=_("First day, as in 02.12.2026; when it is said if left out.")),
    ] = None,
    through: Annotated[
        str | None, typer.Option(help=_("Last day, included; a consent holds for twelve months at most."))
    ] = None,
    said: Said = None,
    form: Form = None,
    noted_by: NotedBy = None,
    informed: Annotated[
        bool | None,
        typer.Option("--informed/--not-informed", help=_("Told what, to whom, why, and how to withdraw.")),
    ] = None,
    pressure: Annotated[
        bool | None,
        typer.Option("--pressure/--no-pressure", help=_("Under pressure, or as a condition for help.")),
    ] = None,
    language: Annotated[str | None, typer.Option(help=_("The language it was explained in."))] = None,
    interpreter: Annotated[
        str | None, typer.Option(help=_("Interpreter: none, qualified, other or child."))
    ] = None,
    explicit: Annotated[
        bool | None,
        typer.Option(
            "--explicit/--not-explicit", help=_("Health, substance use and crime were named explicitly.")
        ),
    ] = None,
    form_file: Annotated[
        str | None, typer.Option(help=_("The signed form; only its SHA-256 is kept, not the file."))
    ] = None,
    form_number: Annotated[
        str | None,
        typer.Option(help=_("The number at the foot of the form; what was signed is held against it.")),
    ] = None,
    heard: Heard = None,
    unit: Unit = None,
    remark: Remark = None,
) -> None:
    """Record a consent.

    What is not said counts against it: without --informed it does not hold. Text given here ends up in
    the shell's history; --input - does not.
    """
    given = {
        "person": person,
        **_speaker(by, giver),
        "to": to,
        "category": category,
        "pair": pair,
        "purpose_": purpose,
        "from_": from_,
        "through": through,
        "said": said,
        "form": form,
        "noted_by": noted_by,
        "informed": informed,
        "pressure": pressure,
        "language": language,
        "interpreter": interpreter,
        "explicit": explicit,
        "form_file": form_file,
        "form_number": form_number,
        "heard": heard,
        "unit": unit,
        "remark": remark,
    }
    at = desk(ctx)
    at.run(granted(at, GrantConsent, given), statements.grant)


def refuse(
    ctx: typer.Context,
    person: Whom = None,
    by: By = None,
    giver: Giver = None,
    to: To = None,
    category: Category = None,
    pair: Pair = None,
    said: Said = None,
    form: Form = None,
    noted_by: NotedBy = None,
    heard: Heard = None,
    unit: Unit = None,
    remark: Remark = None,
) -> None:
    """Record a refusal.

    Without services it covers all of them; without kinds of information, all of those. Text
    given here ends up in the shell's history; --input - does not.
    """
    given = {
        "person": person,
        **_speaker(by, giver),
        "to": to,
        "category": category,
        "pair": pair,
        "said": said,
        "form": form,
        "noted_by": noted_by,
        "heard": heard,
        "unit": unit,
        "remark": remark,
    }
    desk(ctx).write(RefuseConsent, statements.refuse, **given)


def consents(
    ctx: typer.Context,
    person: Whom = None,
    all_: Annotated[
        bool, typer.Option("--all", help=_("Also what is withdrawn, has lapsed or has been replaced."))
    ] = False,
    expiring: Annotated[
        str | None,
        typer.Option(help=_("Across the caseload: what lapses within a time, as in 30d."), metavar="TIME"),
    ] = None,
) -> None:
    """Show who has said what, or what lapses soon.

    These are statements. Whether something may be shared is another question: salto may-share.
    """
    at = desk(ctx)
    if not expiring and (person or at.interactive):
        at.run(ListStatements(at.whose(person), all=all_), statements.listed)
    elif expiring and not person:
        with naming("--expiring"):
            within = read_within(expiring, at.now.date())
        at.run(ListExpiring(within), statements.expiring)
    else:
        raise Usage(_("say either whose consents, or --expiring"), _("as in: salto consents --expiring 30d"))


def _speaker(by: str | None, giver: str | None) -> dict[str, str | None]:
    """``guardian:P-003X`` says both as what and who."""
    kind, colon, code_ = (by or "").partition(":")
    return {"by": kind or None, "giver": code_ if colon else giver}
