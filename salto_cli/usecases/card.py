"""Cards: whom a case can be sent to, and from whom one is taken in. What they hold is public."""

from pathlib import Path

from salto_cli.consent.policy import in_force
from salto_cli.errors import NotFound, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.card import (
    Card,
    CardForgotten,
    CardKnown,
    Cards,
    ForgetCard,
    KnowCard,
    Known,
    ListCards,
    LookAtCard,
    OwnCard,
    ShowOwnCard,
    digits,
)
from salto_cli.models.publication import Made
from salto_cli.models.text import fold
from salto_cli.store import card as cards
from salto_cli.store import operator as operators
from salto_cli.store import slot
from salto_cli.store.act import Act
from salto_cli.store.signature import Signer
from salto_cli.store.store import Store
from salto_cli.store.wholefile import read_small
from salto_cli.usecases import sharing
from salto_cli.usecases.door import UseCase, asks, nothing, perform


def own_card(store: Store, order: ShowOwnCard, out: Path | None = None) -> OwnCard:
    """The card of whoever works here, written to ``out`` where one is named.

    Raises WrongState for whoever opened the store with the recovery code: that is nobody's own key.
    """
    signer = own_key(store)

    def work(act: Act, _order: ShowOwnCard) -> OwnCard:
        name = operators.name_of(act, act.operator)
        seal_key = slot.public_seal_key(store.unlocked.seal_secret)
        return OwnCard(cards.own(signer, name, seal_key, act.day), out.name if out else None)

    def publish(result: OwnCard) -> tuple[Made, ...]:
        return (Made(out, cards.write(result.card, signer)),) if out else ()

    return perform(store, order, UseCase(nothing, work), publish)


def own_key(store: Store) -> Signer:
    """What whoever works here signs with. Raises WrongState where it is the recovery code's."""
    if store.signer is None or store.operator == operators.RECOVERY or not store.unlocked.seal_secret:
        raise WrongState(
            _("the recovery code is nobody's own key"), _("open the store with your own passphrase")
        )
    return store.signer


def look(store: Store, content: bytes) -> Card:
    """What a card says, before it is taken in. Raises Tampered, NewerStore."""

    def work(_act: Act, _order: LookAtCard) -> Card:
        return cards.read(content)

    return perform(store, LookAtCard(), UseCase(nothing, work))


def know(store: Store, order: KnowCard, content: bytes) -> CardKnown:
    """Take in a card, in the place of an older one of the same colleague.

    Raises Unacceptable where the digits that were read out are not the card's, WrongState for one's own, and
    for an older card with another key: the newer would be let go of for one that may be lost or stolen.
    """

    def work(act: Act, order: KnowCard) -> CardKnown:
        card = cards.read(content)
        if digits(order.fingerprint) != digits(card.fingerprint):
            raise Unacceptable(
                _("these are not the digits of this card"),
                _("do not use the card: ask for a new one, and call the number that you know from before"),
            )
        if card.store == store.store_id:
            raise WrongState(
                _("that card is from this very store"), _("colleagues here: salto operator list")
            )
        if not order.older:
            _refuse_older(act, card)
        return _keep(act, card, order.service)

    return perform(store, order, UseCase(nothing, work))


def newer_known(act: Act, card: Card) -> Known | None:
    """The card of the same colleague, with another key, that is newer than this one: it was known after this
    one was made, or after this one's key was put away here. None where there is none."""
    before = cards.with_key(act, card.sign_key)
    let_go = before is not None and before.forgotten is not None
    others = [
        each for each in cards.all_of(act) if _is_of_the_same(each, card) and each.sign_key != card.sign_key
    ]
    return next((each for each in others if let_go or card.made < each.known[:10]), None)


def _refuse_older(act: Act, card: Card) -> None:
    newer = newer_known(act, card)
    if newer is not None:
        raise WrongState(
            _("this card of {name} is older than the one that is known, since {day}").format(
                name=card.name, day=day.short(newer.known)
            ),
            _(
                "ask them on the phone which key they have now; if it is this one after all, add --older; "
                "see who is known with: salto operator known"
            ),
        )


def _keep(act: Act, card: Card, said: str) -> CardKnown:
    service = sharing.service_named(act, said)
    sector = in_force().sectors.get(service.sector or "")
    if sector is None or not sector.unit:
        raise Unacceptable(
            _("a case goes in a file to another district's coordinator only"),
            _("name their service; add it with: salto service add --sector bydel --district …"),
        )
    before = [each for each in cards.all_of(act) if _is_of_the_same(each, card)]
    for each in before:
        cards.forget(act, each.row)
    cards.keep(act, card, service.id)
    return CardKnown(card.name, service.id, service.name, card.fingerprint, bool(before))


def _is_of_the_same(known: Known, card: Card) -> bool:
    """Whether a card is of the same colleague: by their key, or by store and name where the key is a new one.

    Whoever has a new key has let go of the old one, or lost it: nothing is to go there, or come from there.
    """
    same = (known.store, fold(known.name)) == (card.store, fold(card.name))
    return known.sign_key == card.sign_key or same


@asks(nothing)
def listed(act: Act, _order: ListCards) -> Cards:
    """Everyone elsewhere whose card is known."""
    return Cards(tuple(cards.all_of(act)))


@asks(nothing)
def forget(act: Act, order: ForgetCard) -> CardForgotten:
    """Put a card away. Raises NotFound where none, or more than one, goes by that name."""
    found = named(act, order.name)
    cards.forget(act, found.row)
    return CardForgotten(found.name, found.service_name)


def named(act: Act, said: str) -> Known:
    """The card that ``said`` names: a colleague's whole name, a service's id, or the fingerprint.

    Raises NotFound where it names none, or more than one.
    """
    wanted = fold(said).strip()
    found = [
        each
        for each in cards.all_of(act)
        if wanted in {fold(each.name), each.service} or digits(said) == digits(each.fingerprint)
    ]
    if len(found) != 1:
        raise NotFound(
            _("no one colleague elsewhere is known by that"),
            _("see who is with: salto operator known; take in a card with: salto operator know FILE"),
        )
    return found[0]


def read_card(path: Path) -> bytes:
    """The bytes of a card as it came. Raises NotFound."""
    return read_file(path, cards.MAX_BYTES)


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file that came from elsewhere, at most ``most`` and one more.

    Raises NotFound where there is none that can be read.
    """
    try:
        return read_small(path, most)
    except OSError:
        raise NotFound(_("the file cannot be read"), _("look at its name, and where it lies")) from None
