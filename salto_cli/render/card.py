"""How cards are shown: the digits large and in groups, since they are read out on the phone."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.card import CardForgotten, CardKnown, Cards, OwnCard
from salto_cli.render.look import YES, Listing, heading, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _own(result: OwnCard) -> RenderableType:
    return stack(
        heading(_("Your card"), result.card.name),
        Text(),
        digits(result.card.fingerprint),
        Text(),
        sign(YES, _("Written: {file}").format(file=result.file)) if result.file else None,
        quiet(_("Send the card, and read these digits out on the phone. Everything on it is public."))
        if result.file
        else quiet(_("To write it to a file that can be sent: salto operator key --out FILE.card")),
    )


@shown.register
def _known(result: CardKnown) -> RenderableType:
    said = _("The new card of {name} is known") if result.renewed else _("The card of {name} is known")
    return stack(
        sign(YES, said.format(name=result.name)),
        pairs([(_("works at"), result.service_name), (_("digits"), result.fingerprint)]),
        quiet(_("Cases can go to them in a file, and be taken in from them.")),
    )


@shown.register
def _cards(result: Cards) -> RenderableType:
    if not result.cards:
        return stack(
            text(_("No card of anyone elsewhere is known.")),
            quiet(_("Take one in with: salto operator know FILE.card")),
        )
    rows = [
        (heading(each.name), each.service_name, _halves(each.fingerprint), day.short(each.known))
        for each in result.cards
    ]
    wide: dict[str, object] = {"no_wrap": True}
    return Listing((_("name"), _("works at"), (_("digits"), wide), (_("known since"), wide)), rows)


@shown.register
def _forgotten(result: CardForgotten) -> RenderableType:
    return stack(
        sign(YES, _("The card of {name} has been put away").format(name=result.name)),
        quiet(
            _("Nothing goes to {service} in a file, or comes from there, by it.").format(
                service=result.service_name
            )
        ),
    )


def digits(fingerprint: str) -> RenderableType:
    """The groups, three on a line."""
    return Padding(Text(_halves(fingerprint), style="bold"), (0, 0, 0, 4), expand=False)


def _halves(fingerprint: str) -> str:
    groups = fingerprint.split(" ")
    return "\n".join("  ".join(part) for part in _in_threes(groups))


def _in_threes(groups: list[str]) -> Iterable[list[str]]:
    return (groups[at : at + 3] for at in range(0, len(groups), 3))
