"""Withdrawals, and telling those who must know of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from salto_cli.commands import prompt
from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Channel, PasswordFile, Reached, Said
from salto_cli.commands.fill import fill
from salto_cli.commands.paper import Envelope, place, run_on_paper
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.code import STATEMENT, whole
from salto_cli.models.publication import Made
from salto_cli.models.statement import LookStatement
from salto_cli.models.withdrawal import ConsentWithdrawn, Told, WithdrawConsent
from salto_cli.usecases import withdrawal as withdrawals

Code = Annotated[str | None, typer.Argument(help=_("The consent's code, as in C-031L."), metavar="C-…")]


def withdraw(
    ctx: typer.Context,
    statement: Code = None,
    said: Said = None,
    channel: Channel = None,
    reason: Annotated[str | None, typer.Option(help=_("The reason, if one was given."))] = None,
    not_handed_out: Annotated[
        list[str] | None,
        typer.Option(help=_("A sheet that has not been handed out; may be repeated."), metavar="D-…"),
    ] = None,
    receipt: Annotated[str | None, typer.Option(help=_("Write a receipt for the youth: a PDF file."))] = None,
    out: Annotated[
        str | None, typer.Option(help=_("Write the messages to the recipients into this folder, as PDF."))
    ] = None,
    password_file: PasswordFile = None,
) -> None:
    """Withdraw a consent; it stops at once.

    What follows is done: handovers are called off, tasks marked, sheets listed that must not be handed out,
    and a message drafted to each who was given something. The consent stays in the history. Text given here
    ends up in the shell's history; --input - does not.
    """
    at = desk(ctx)
    _papers(at, receipt, out)  # a place that will not do is refused before anyone is asked anything
    given = {"statement": statement, "said": said, "channel": channel, "reason": reason}
    order = fill(at, WithdrawConsent, {**given, "not_handed_out": not_handed_out})
    order = replace(order, statement=whole(order.statement, STATEMENT, strict=not at.interactive))
    if _make_sure(at, order.statement) and not receipt:
        receipt = prompt.line(_("A receipt for the youth, as a PDF file"), optional=True) or None
    write = _papers(at, receipt, out)
    if write:
        run_on_paper(at, order, withdrawals.withdraw, write, password_file)
    else:
        at.run(order, withdrawals.withdraw)


def told(
    ctx: typer.Context,
    statement: Code = None,
    to: Annotated[
        str | None, typer.Option(help=_("The service's id, or the guardian's code."), metavar="RECIPIENT")
    ] = None,
    channel: Reached = None,
    when: Annotated[
        str | None, typer.Option(help=_("When, as in: yesterday, or friday 14:30. Now if left out."))
    ] = None,
    answer: Annotated[str | None, typer.Option(help=_("What they do with what they have."))] = None,
) -> None:
    """Say that a recipient has been told of a withdrawal.

    Until then the withdrawal stands in: salto today.
    """
    at = desk(ctx)
    given = {"statement": statement, "to": to, "channel": channel, "when": when, "answer": answer}
    order = fill(at, Told, given)
    order = replace(order, statement=whole(order.statement, STATEMENT, strict=not at.interactive))
    at.run(order, withdrawals.told)


def _papers(
    at: Desk, receipt: str | None, out: str | None
) -> Callable[[ConsentWithdrawn, Envelope], tuple[Made, ...]] | None:
    """What writes the receipt and the messages; None where neither was asked for."""
    if receipt is None and out is None:
        return None
    to = place(at, receipt, ".pdf") if receipt is not None else None
    folder = _folder(at, out) if out is not None else None

    def write(result: ConsentWithdrawn, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.letter import letter_pdf, receipt_pdf

        made = [Made(to, receipt_pdf(result, envelope.password(to)))] if to else []
        for each in result.notices if folder else ():
            path = (folder or Path()) / f"{result.statement.code}-{each.recipient}.pdf"
            made.append(Made(path, letter_pdf(result, each, envelope.password(path))))
        return tuple(made)

    return write


def _folder(at: Desk, said: str) -> Path:
    """Where the messages may lie. Raises Unacceptable for the name of one file: there may be several."""
    if said.casefold().endswith(".pdf"):
        raise Unacceptable(
            _("--out is the folder for the messages, and this names a file"), _("name it as in: --out brev")
        )
    return place(at, said)


def _make_sure(at: Desk, statement: str) -> bool:
    """In a terminal: name the person and the consent, and stop unless the answer is yes. Whether it asked."""
    if not at.interactive or at.options.json or at.options.yes:
        return False
    at.ask_about(at.do(LookStatement(statement), withdrawals.look))
    go_on(_("Withdraw it?"))
    return True
