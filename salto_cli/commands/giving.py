"""Giving something out: on consent, or without it as a legal act."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Recipient, SharingPurpose
from salto_cli.commands.paper import Envelope, place, run_on_paper
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.giving import DocumentGiving, GivenOut, GiveOut
from salto_cli.usecases import giving, ground

if TYPE_CHECKING:
    from salto_cli.models.publication import Made


def share(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(help=_("Code, or name in a terminal."), metavar="PERSON")
    ] = None,
    with_: Recipient = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            help=_("Kind of information, as in school; all that may go if left out."), metavar="WORD"
        ),
    ] = None,
    item: Annotated[
        list[str] | None,
        typer.Option(help=_("A contact or task, by its code; may be repeated."), metavar="CODE"),
    ] = None,
    purpose: SharingPurpose = None,
    necessary: Annotated[
        bool, typer.Option("--necessary", help=_("A guardian must know this; the finding is asked for."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would go, and what stays and why; give nothing."))
    ] = False,
    out: Annotated[
        str | None, typer.Option(help=_("Write it to this file (PDF), encrypted."), metavar="FILE.pdf")
    ] = None,
    password_file: Annotated[
        str | None, typer.Option(help=_("File with the password for it (0600); needed in a script."))
    ] = None,
    basis: Annotated[
        str | None,
        typer.Option(help=_("Without consent, on this basis; see: salto policy show."), metavar="WORD"),
    ] = None,
    urgent: Annotated[
        bool, typer.Option("--urgent", help=_("Give now, and write down today what it rested on."))
    ] = False,
    offence: Annotated[str | None, typer.Option(help=_("Which crime can be averted."))] = None,
    avertable: Annotated[
        bool | None, typer.Option("--avertable/--not-avertable", help=_("Whether it can still be averted."))
    ] = None,
    reidentifiable: Annotated[
        bool | None,
        typer.Option("--recognisable/--not-recognisable", help=_("Whether anyone can tell who it is.")),
    ] = None,
    order: Annotated[str | None, typer.Option(help=_("The order's own reference."))] = None,
    approved_by: Annotated[str | None, typer.Option(help=_("The leader who has approved."))] = None,
    approved: Annotated[str | None, typer.Option(help=_("When the leader approved, as in today."))] = None,
    consent: Annotated[
        str | None, typer.Option(help=_("Whether consent was sought: refused, impossible …"))
    ] = None,
    told: Annotated[
        str | None, typer.Option(help=_("Whether the person was told: yes, or no and why."))
    ] = None,
    review: Annotated[str | None, typer.Option(help=_("Look at it again on this day."))] = None,
) -> None:
    """Give something about a person to a service, now; it is judged and noted.

    What was assessed, and a message in your own words, is asked for in a terminal or comes with --input: it
    is no text for a command line. A basis is for one person, one recipient and named kinds of information.
    """
    at = desk(ctx)
    given = {
        "person": person,
        "with_": with_,
        "category": category,
        "item": item,
        "purpose_": purpose,
        "dry_run": dry_run or None,
        "on_file": bool(out) or None,
        "basis": basis,
        "urgent": urgent or None,
        "offence": offence,
        "avertable": avertable,
        "reidentifiable": reidentifiable,
        "order_": order,
        "approved_by": approved_by,
        "approved": approved,
        "consent": consent,
        "told": told,
        "review": review,
        "wanted": _wanted(at, basis, urgent=urgent) + (("necessary",) if necessary else ()),
    }
    if out is None:
        at.run(_agreed(at, given), giving.give)
    else:
        _on_paper(at, given, out, password_file)


def document(
    ctx: typer.Context,
    disclosure: Annotated[
        str | None, typer.Argument(help=_("The disclosure's code, as in D-009F."), metavar="D-…")
    ] = None,
    consent: Annotated[
        str | None, typer.Option(help=_("Whether consent was sought: refused, impossible …"))
    ] = None,
    told: Annotated[
        str | None, typer.Option(help=_("Whether the person was told: yes, or no and why."))
    ] = None,
) -> None:
    """Write down what an urgent sharing without consent rested on.

    What was assessed is asked for in a terminal or comes with --input: it is no text for a command line.
    """
    desk(ctx).write(DocumentGiving, ground.document, disclosure=disclosure, consent=consent, told=told)


def _wanted(at: Desk, basis: str | None, *, urgent: bool) -> tuple[str, ...]:
    """What a terminal asks for; a script is told by the rules what is missing."""
    if basis is None or not at.interactive:
        return ()
    at.store()
    return ("category", *ground.fields_of(basis, urgent))


def _agreed(at: Desk, given: Mapping[str, object]) -> GiveOut:
    """The order; in a terminal first show what goes and what stays, and stop unless the answer is yes.

    Where nothing may go it stays a dry run, which says so.
    """
    person = given["person"]
    known = {"person": at.whose(person)} if at.interactive and isinstance(person, str) else {}
    order = at.fill(GiveOut, given, known=known)
    if at.interactive and not (order.dry_run or at.options.json or at.options.yes):
        would = at.do(replace(order, dry_run=True), giving.give)
        if not would.lines:
            return replace(order, dry_run=True)  # there is nothing to say yes to
        at.ask_about(would)
        go_on(_("Give this?"))
    return order


def _on_paper(at: Desk, given: Mapping[str, object], out: str, password_file: str | None) -> None:
    """Give it out in an encrypted file. Raises Usage for a dry run, which makes none."""
    path = place(at, out, ".pdf")
    if given["dry_run"]:
        raise Usage(_("--dry-run gives nothing, so there is no file"), _("leave out one of the two"))
    order = _agreed(at, given)
    if order.dry_run:
        at.run(order, giving.give)
        return

    def write(result: GivenOut, envelope: Envelope) -> "tuple[Made, ...]":
        from salto_cli.render.giving import on_paper

        return on_paper(result, path, envelope.password(path))

    run_on_paper(at, order, giving.give, write, password_file)
