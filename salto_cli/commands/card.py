"""Commands about cards: what a colleague with a salto of their own needs, and whose cards are known here."""

from typing import Annotated

import typer

from salto_cli.commands import single
from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.paper import place
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.card import ForgetCard, KnowCard, ListCards, ShowOwnCard
from salto_cli.usecases import card as cards


def key(
    ctx: typer.Context,
    out: Annotated[
        str | None, typer.Option(help=_("Write the card to this file, to be sent."), metavar="FILE.card")
    ] = None,
) -> None:
    """Show your card: what a colleague elsewhere needs to send you a case.

    Everything on it is public. They take it in with salto operator know, once you have read out the digits.
    """
    at = desk(ctx)
    path = place(at, out, ".card") if out else None
    at.show(cards.own_card(at.store(), ShowOwnCard(), path))


def know(
    ctx: typer.Context,
    file: Annotated[str | None, typer.Argument(help=_("The card as it came."), metavar="FILE.card")] = None,
    fingerprint: Annotated[
        str | None, typer.Option(help=_("The thirty digits as they were read out to you."))
    ] = None,
    service: Annotated[
        str | None, typer.Option(help=_("The service they work at, by its id here."), metavar="SERVICE")
    ] = None,
    older: Annotated[
        bool,
        typer.Option("--older", help=_("Also where a newer card of theirs is known: this takes its place.")),
    ] = False,
) -> None:
    """Take in a colleague's card, once they have read out its digits.

    Call the number that you know from before, never one that came with the card.
    """
    at = desk(ctx)
    content = cards.read_card(single.file(at, file, "file"))
    said = fingerprint or _compared(at, content)
    order = at.fill(KnowCard, {"fingerprint": said, "service": service, "older": older})
    at.show(cards.know(at.store(), order, content))


def known(ctx: typer.Context) -> None:
    """List the colleagues elsewhere whose cards are known."""
    desk(ctx).run(ListCards(), cards.listed)


def forget(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help=_("The colleague, their service, or the fingerprint."))
    ] = None,
) -> None:
    """Put a colleague's card away: nothing goes there, and nothing is taken in from there."""
    desk(ctx).write(ForgetCard, cards.forget, name=name)


def _compared(at: Desk, content: bytes) -> str:
    """In a terminal: the digits, shown, and a yes to their being the ones that were read out."""
    if not at.interactive:
        raise Usage(
            _("--fingerprint is missing"), _("have it read out on the phone, and write it as it was said")
        )
    card = cards.look(at.store(), content)
    at.say(_("The card of {name}:").format(name=card.name) + f"\n\n    {card.fingerprint}\n")
    go_on(_("Have they read out these digits to you, and are they the same?"))
    return card.fingerprint
