"""A case from another salto before any of it is kept: opened from the outside in, judged by our own policy.

Nothing that a file says is believed before the signature of a sender whose card was compared holds over all
of it; each refusal has its own sentence, and is in the log as an attempt.
"""

from datetime import UTC, datetime
from pathlib import Path

from salto_cli.errors import NotFound, Unacceptable, WrongState
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.bundle import Arrived, LookInside
from salto_cli.models.bundle_inside import Inside
from salto_cli.models.card import Known
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.trait import CONTACT_DETAILS
from salto_cli.store import bundle as bundles
from salto_cli.store import bundle_content, slot, transfer
from salto_cli.store import card as cards
from salto_cli.store import case as cases
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.bundle import Header
from salto_cli.store.store import Store
from salto_cli.usecases import card as card_of
from salto_cli.usecases import judged_again, settings
from salto_cli.usecases.door import UseCase, perform

IDENTITY_KIND = CONTACT_DETAILS  # the kind of information that says who someone is
DAY = 24 * 60 * 60  # seconds
AHEAD = 60 * 60  # seconds that the sender's clock may be ahead of ours


@frozen
class Opened:
    """A file that has been found to be what it says: whose card signed it, and all that it holds."""

    header: Header
    card: Known
    inside: Inside

    @property
    def sent(self) -> str:
        """When it was made, as an ISO moment in UTC."""
        return datetime.fromtimestamp(self.header.created, UTC).isoformat()


def read_file(path: Path) -> bytes:
    """The bytes of a file as it came, and of a giant no more than shows that it is one. Raises NotFound."""
    return card_of.read_file(path, bundles.MOST)


def look(store: Store, order: LookInside, content: bytes) -> Arrived:
    """What a file holds and how it would be taken in; nothing is kept of it.

    Raises as ``opened``.
    """
    seen: list[Opened] = []

    def questions(act: Act, order: LookInside) -> Questions:
        seen.append(opened(act, store, content))
        found = candidates(act, seen[0], order.match)
        return [Keep(tuple(found), IDENTITY, required=False)] if found else []

    def work(act: Act, order: LookInside) -> Arrived:
        return _arrived(act, seen[0], order.match)

    return perform(store, order, UseCase(questions, work))


def opened(act: Act, store: Store, content: bytes) -> Opened:
    """The file, opened. In this order, each with its own sentence, raises:

    Unacceptable for a giant, or for another's; NewerStore for a later form; NotFound for a sender whose card
    is not known, or was put away; Tampered for any change; WrongState for one that is too old, or taken in.
    """
    header = bundles.look(content)
    card = _sender(act, header)
    bundles.refuse_changed(content, header)
    secret = store.unlocked.seal_secret
    if not secret or header.receiver != slot.public_seal_key(secret).hex():
        raise Unacceptable(
            _("this case was sent to somebody else, or to a key that you had before"),
            _("give the sender your card as it is now: salto operator key --out FILE"),
        )
    _refuse_old(act, header)
    if transfer.is_taken(act, header.bundle):
        raise WrongState(_("this file has been taken in already"), _("see who is here with: salto caseload"))
    inside = bundle_content.read(bundles.unseal(content, secret))
    if (inside.bundle, inside.sender, inside.receiver) != (header.bundle, header.sender, header.receiver):
        raise bundles.damaged()
    _refuse_ahead(act, header, inside)
    return Opened(header, card, inside)


def _sender(act: Act, header: Header) -> Known:
    card = cards.with_key(act, header.sender)
    if card is None:
        raise NotFound(
            _("the sender is not known here"),
            _("ask for their card, compare it on the phone, and type: salto operator know FILE"),
        )
    if card.forgotten:
        raise NotFound(
            _("the sender's card has been put away here"),
            _("ask for a new card, compare it on the phone, and type: salto operator know FILE"),
        )
    if card.store != header.store:
        raise bundles.damaged()
    return card


def _refuse_old(act: Act, header: Header) -> None:
    days = settings.of(act).number("bundle.valid_days")
    age = datetime.fromisoformat(act.now).timestamp() - header.created
    if age > days * DAY:
        raise WrongState(
            _("this file is older than {n} days").format(n=days),
            _("ask the sender for a new one: what may be known can have changed since"),
        )
    if age < -AHEAD:
        raise _dated_ahead()


def _refuse_ahead(act: Act, header: Header, inside: Inside) -> None:
    """Raise WrongState for what was said or judged later than now, or than the file was made: nobody can
    have said it, and it would count for more than whatever is said until then."""
    now = datetime.fromisoformat(act.now)
    made = datetime.fromtimestamp(header.created, now.tzinfo)
    last = min(now, made).isoformat()
    days = (inside.on, inside.heard, *(each.said for each in inside.statements))
    if any(each > last[: len(each)] for each in days):
        raise _dated_ahead()


def _dated_ahead() -> WrongState:
    return WrongState(
        _("this file is dated in the future"), _("compare the clock of your machine with the sender's")
    )


# --- who it is here ---------------------------------------------------------------------------------------


def candidates(act: Act, file: Opened, match: str | None) -> list[int]:
    """The ids of who it is, or may be, here: who was said; else whom the number or an earlier file tells.

    Raises WrongState where who was said cannot be the one: born another day, or with another number.
    """
    whose = file.inside.whose
    if match:
        return [persons.id_of(act, match)]
    certain = persons.with_number(act, whose.national_id) if whose.national_id else None
    before = transfer.whose(act, file.card.sign_key, whose.code)
    if certain is not None:
        return [certain]
    alike = persons.alike(act, whose.full_name, whose.born, None) if whose.full_name else []
    return list(dict.fromkeys([*([before] if before else []), *alike]))


def is_certain(act: Act, file: Opened, found: int) -> bool:
    """Whether the identity number says who it is."""
    number = file.inside.whose.national_id
    return bool(number) and persons.with_number(act, number) == found


def refuse_another(act: Act, file: Opened, person: int) -> None:
    """Raise WrongState where a person who is here cannot be whom the file is about."""
    whose, here = file.inside.whose, persons.get(act, person)
    number = bool(whose.national_id and here.national_id) and whose.national_id != here.national_id
    if number or not here.born.startswith(whose.born):
        raise WrongState(
            _("{code} is someone else: the birth date or the identity number is another").format(
                code=here.code
            ),
            _("if that is a mistake here, correct it first: salto edit {code}").format(code=here.code),
        )


def _arrived(act: Act, file: Opened, match: str | None) -> Arrived:
    found = candidates(act, file, match)
    named = list(persons.named(act, found).values()) if found else []
    certain = bool(found) and (match is not None or is_certain(act, file, found[0]))
    if certain:
        refuse_another(act, file, found[0])
    opens = not certain or not cases.is_open(act, found[0])
    return Arrived(
        sender=file.card.name,
        service=file.card.service_name,
        sent=file.sent,
        inside=file.inside,
        match=named[0] if certain and named else None,
        alike=() if certain else tuple(named),
        opens=opens,
        left_out=tuple(judged_again.not_shared(act, file.inside, found[0] if certain else None)),
    )
