"""A case that goes to another district's coordinator in a file, and one that comes from there."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from salto_cli.commands import prompt, single
from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk, at_home, desk
from salto_cli.commands.fields import Basis, Lead, Purposes, Reference, SharingPurpose
from salto_cli.commands.paper import place
from salto_cli.commands.where import Where
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.bundle import AcceptByReceipt, Arrived, LookInside, MakeBundle, TakeIn
from salto_cli.models.code import HANDOVER, whole
from salto_cli.models.words import Word
from salto_cli.usecases import bundle as bundles
from salto_cli.usecases import receipt as receipts
from salto_cli.usecases import receive as receiving
from salto_cli.usecases import taking_in

SUFFIX, RECEIPT = ".salto", ".receipt"
NEW = "new"  # the answer to who it is: nobody who is here


def bundle(
    ctx: typer.Context,
    handover: Annotated[
        str | None, typer.Argument(help=_("The handover's code, as in H-004S."), metavar="H-…")
    ] = None,
    to: Annotated[
        str | None, typer.Option(help=_("Whose card, where more than one is known from that service."))
    ] = None,
    out: Annotated[
        str | None, typer.Option(help=_("The file to write; name nobody in it."), metavar="FILE.salto")
    ] = None,
    purpose: SharingPurpose = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would go, and what stays and why; write nothing."))
    ] = False,
) -> None:
    """Write what may go of a case to one file for a coordinator elsewhere.

    Only their salto opens it. It is judged as anything that leaves, and noted in the register.
    """
    at = desk(ctx)
    if bool(out) == dry_run and (dry_run or not at.interactive):
        raise Usage(_("give either --out FILE or --dry-run"), _("as in --out overlevering.salto"))
    where = None if dry_run else Where(at, out, _("handover"), SUFFIX)
    given = {"handover": _code(at, handover), "to": to, "purpose_": purpose, "dry_run": dry_run or None}
    order = at.fill(MakeBundle, given, last=where.ask if where else None)
    path = where.path if where else None
    if path and _is_asked(at):
        would = bundles.make(at.store(), replace(order, dry_run=True))
        if would.inside is None:
            at.show(would)
            return
        at.ask_about(would)
        go_on(_("Write the file?"))
    at.show(bundles.make(at.store(), order, path))


def receive(
    ctx: typer.Context,
    file: Annotated[str | None, typer.Argument(help=_("The file as it came."), metavar="FILE.salto")] = None,
    match: Annotated[
        str | None, typer.Option(help=_("Who it is here, where someone like that is here already."))
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help=_("A new person, though someone similar is here."))
    ] = False,
    basis: Basis = None,
    reference: Reference = None,
    purposes: Purposes = None,
    lead: Lead = None,
    deputy: Annotated[
        str | None, typer.Option(help=_("The colleague who steps in for the dates to keep."))
    ] = None,
    us: Annotated[
        str | None,
        typer.Option("--as", help=_("Which service here you are: the consents in the file are to it.")),
    ] = None,
    receipt: Annotated[
        str | None,
        typer.Option(help=_("Write a receipt for the sender to this file."), metavar="FILE.receipt"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what the file holds; take nothing in."))
    ] = False,
) -> None:
    """Take in a case that a coordinator elsewhere has sent.

    It is shown first. Your own policy judges it again, and what may not be kept here is left out and told.
    """
    at = desk(ctx)
    content = receiving.read_file(single.file(at, file, "file"))
    given = {
        "match": match,
        "new_person": new or None,
        "basis": basis,
        "reference": reference,
        "purposes": purposes,
        "lead": lead,
        "deputy": deputy,
        "us": us,
    }
    if dry_run:
        at.show(receiving.look(at.store(), LookInside(_who(at, match)), content))
        return
    path = place(at, receipt, RECEIPT) if receipt else None
    if _is_asked(at):
        given |= _agreed(at, given, content)
    order = at.fill(TakeIn, given)
    at.show(taking_in.take_in(at.store(), order, content, path))


def by_receipt(at: Desk, handover: str | None, file: str) -> None:
    """Record the yes that a receipt is. Raises Usage where no handover is named."""
    code = _code(at, handover)
    if code is None:
        raise Usage(_("the handover is missing"), _("as in: salto handover accept H-… --receipt FILE"))
    content = receipts.read_file(at_home(file))
    at.show(receipts.accept(at.store(), AcceptByReceipt(handover=code), content))


def _agreed(at: Desk, given: dict[str, Any], content: bytes) -> dict[str, Any]:
    """In a terminal: what the file holds, then who it is here; stops unless it is to be taken in."""
    arrived = receiving.look(at.store(), LookInside(_who(at, given["match"])), content)
    at.ask_about(arrived)
    known = _known(at.masked(arrived), at.options.plain) if arrived.alike and not given["new_person"] else {}
    if known.get("match"):
        arrived = receiving.look(at.store(), LookInside(known["match"]), content)
    go_on(_("Take this in?"))
    needs = {name: getattr(arrived, name) or None for name in ("opens", "dated", "consented")}
    return {**known, **needs}


def _known(arrived: Arrived, plain: bool) -> dict[str, Any]:
    """Who of those alike it is, or nobody."""
    words = [Word(each.code, each.line, each.line) for each in arrived.alike]
    nobody = _("someone new")
    chosen = prompt.choose(_("Who is it?"), [*words, Word(NEW, nobody, nobody)], plain=plain)
    return {"new_person": True} if chosen == NEW else {"match": chosen}


def _who(at: Desk, said: str | None) -> str | None:
    return at.person(said) if said else None


def _code(at: Desk, said: str | None) -> str | None:
    return whole(said, HANDOVER, strict=not at.interactive) if said else None


def _is_asked(at: Desk) -> bool:
    return at.interactive and not at.options.json and not at.options.yes
