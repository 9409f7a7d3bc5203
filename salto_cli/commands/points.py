"""What handovers and transitions share: which point of a checklist is meant, and forms for new consents."""

from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk
from salto_cli.commands.paper import Envelope, place, run_on_paper
from salto_cli.i18n import _
from salto_cli.models.checklist import Check
from salto_cli.models.code import HANDOVER, is_of
from salto_cli.models.handover import ShowHandover
from salto_cli.models.order import Order
from salto_cli.models.publication import Made
from salto_cli.models.renewal import Renewal
from salto_cli.models.transition import CheckTransition, ShowTransitions
from salto_cli.models.words import Word, word
from salto_cli.usecases import handover as handovers
from salto_cli.usecases import transition as transitions
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


def of_one_plan(at: Desk, given: dict[str, Any]) -> CheckTransition:
    """The order to settle a point of a plan; at a terminal it is asked which, where there are several."""
    if not at.interactive:
        return at.fill(CheckTransition, given)
    person, kind = at.person(given["person"]), given["kind"]
    plans = at.do(ShowTransitions(person), transitions.show).transitions
    if kind is None and plans:
        words = [Word(each.kind, each.title, each.title) for each in plans]
        alone = plans[0].kind if len(plans) == 1 else None
        kind = alone or prompt.choose(_("Which plan"), words, plain=at.options.plain)
    return at.fill(CheckTransition, {**given, "kind": kind}, known={"person": person})


def chosen(at: Desk, of: str, label: str, *, typed: str = "") -> str:
    """The number of a point: of the handover that ``of`` names, or of the person's plan of a kind.

    They stand in their order, so that the number typed is the point's own; the first that is open is pointed
    at. Where there is no list, the number is typed. Raises Back.
    """
    points = _points(at, of)
    words = [_shown(each) for each in points]
    if not words:
        return prompt.line(label, default=typed, back=True)
    first = next((str(each.n) for each in points if each.open), "")
    return str(prompt.choose(label, words, default=typed or first, back=True, plain=at.options.plain))


def _shown(each: Check) -> Word:
    shown = each.text if each.open else f"{each.text} · {word('check', each.state).label}"
    return Word(str(each.n), shown, shown)


def _points(at: Desk, of: str) -> tuple[Check, ...]:
    code, _gap, kind = of.partition(" ")
    if is_of(code, HANDOVER):
        return at.do(ShowHandover(code), handovers.show).checks
    plans = at.do(ShowTransitions(code), transitions.show).transitions
    return next((each.checks for each in plans if each.kind == kind), ())


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
