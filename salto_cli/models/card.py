"""Cards: what is public about a colleague's keys, so that a case goes to their salto and to no other."""

from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import SHARING, Order

DIGITS: Final = 30  # of a fingerprint: about 100 bits, in six groups of five


@frozen
class Card:
    """One colleague's public half: ``store`` and ``slot`` are random ids, the keys 32 bytes each, all in hex.

    ``fingerprint`` is six groups of five digits over slot and keys: read out on the phone and compared.
    ``made`` is the day the card was written.
    """

    name: str
    store: str
    slot: str
    seal_key: str
    sign_key: str
    made: str
    fingerprint: str


@frozen
class Known:
    """A colleague elsewhere whose card was compared; ``service`` is theirs, by its id here.

    ``row`` is its place in the store; ``forgotten`` is when the card was put away.
    """

    row: int
    name: str
    store: str
    seal_key: str
    sign_key: str
    fingerprint: str
    service: str
    service_name: str
    known: str
    forgotten: str | None


# --- orders -------------------------------------------------------------------------------------------


@frozen
class ShowOwnCard(Order):
    """Show what others need to send a case to whoever asks."""

    command = "operator key"
    purpose = SHARING


@frozen
class LookAtCard(Order):
    """Read a colleague's card before it is taken in."""

    command = "operator know"
    purpose = SHARING


@frozen(kw_only=True)
class KnowCard(Order):
    """Take in a colleague's card, once its fingerprint has been compared.

    ``older``: also one that was made before the card of theirs that is known, and takes its place.
    """

    command = "operator know"
    purpose = SHARING

    fingerprint: str = ask(N_("The digits, as they were read out to you"))
    service: str = ask(N_("Which service they work at"), asked.SERVICE)
    older: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no fingerprint at all."""
        if len(digits(self.fingerprint)) != DIGITS:
            raise Unacceptable(
                _("a fingerprint has thirty digits"), _("write it as it was read out: six groups of five")
            )


@frozen
class ListCards(Order):
    """List the colleagues elsewhere whose cards are known."""

    command = "operator known"
    purpose = SHARING


@frozen(kw_only=True)
class ForgetCard(Order):
    """Put a colleague's card away: nothing goes there any more, and nothing is taken in from there."""

    command = "operator forget"
    purpose = SHARING

    name: str = ask(N_("Whose card"))


# --- results ------------------------------------------------------------------------------------------


@frozen
class OwnCard:
    """The card of whoever asks, and where it was written, if anywhere."""

    card: Card
    file: str | None = None


@frozen
class CardKnown:
    """A colleague's card has been taken in; ``renewed``: it takes the place of an older one of theirs."""

    name: str
    service: str
    service_name: str
    fingerprint: str
    renewed: bool


@frozen
class Cards:
    """The colleagues elsewhere whose cards are known, by name."""

    cards: tuple[Known, ...]


@frozen
class CardForgotten:
    """A colleague's card has been put away."""

    name: str
    service_name: str


def digits(said: str) -> str:
    """The digits of a fingerprint, however they were grouped."""
    return "".join(sign for sign in said if sign.isascii() and sign.isdigit())
