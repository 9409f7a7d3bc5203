"""Cards of colleagues who have a salto of their own: the file they come in, and those that are known here."""

from salto_cli.errors import Tampered, Unacceptable
from salto_cli.i18n import _
from salto_cli.models.card import Card, Known
from salto_cli.models.text import line
from salto_cli.store.act import Act, Row
from salto_cli.store.canonical import Malformed, canonical, read_fields, with_digest, without_digest
from salto_cli.store.keyset import digits_of
from salto_cli.store.signature import Signer, is_by, message

FORM = 1  # of the file; a later one may have other fields
MAX_BYTES = 4096  # a card has under 800
_KIND = "card/1"
_KEYS = {"slot": 8, "seal_key": 32, "sign_key": 32}  # bytes
_COLUMNS = (
    "c.id, c.name, c.store, c.seal_key, c.sign_key, c.fingerprint, c.service, "
    "coalesce((SELECT s.name FROM service s WHERE s.id = c.service), c.service), c.known, c.forgotten"
)


def own(signer: Signer, name: str, seal_key: bytes, day: str) -> Card:
    """The card of whoever is working: their name, and the public halves of the keys they opened it with."""
    seal, sign = seal_key.hex(), signer.public
    return Card(name, signer.store_id, signer.slot, seal, sign, day, digits_of(signer.slot, seal, sign))


def write(card: Card, signer: Signer) -> bytes:
    """The file of a card: signed with the very key it tells of, so that nobody takes another's."""
    said = _signed(card)
    signature = signer.sign(_KIND, **said).hex()
    return with_digest(canonical({"form": FORM, "store": card.store, **said, "signature": signature}))


def read(content: bytes) -> Card:
    """The card in a file. Raises Tampered where it is none or was changed, NewerStore for a later form."""
    try:
        (only,) = without_digest(content, 1, MAX_BYTES)
        names = {"name", "store", "made", "signature", *_KEYS}
        fields = read_fields(only, FORM, names)
        slot, seal, sign = (fields.octets(name, size).hex() for name, size in _KEYS.items())
        name = fields.text("name", ".{1,200}")
        card = Card(
            name,
            fields.octets("store", 16).hex(),
            slot,
            seal,
            sign,
            fields.text("made", r"\d{4}-\d\d-\d\d"),
            digits_of(slot, seal, sign),
        )
        signed = message(_KIND, card.store, **_signed(card))
        if line(name, "name") != name or not is_by(sign, fields.octets("signature", 64), signed):
            raise Malformed("not signed with its own key")
        _refuse_weak(bytes.fromhex(seal))
    except (Malformed, Unacceptable) as reason:
        raise Tampered(
            _("this is no card, or it has been changed"),
            _("ask for it again; it is made with: salto operator key --out FILE"),
        ) from reason
    return card


def all_of(act: Act) -> list[Known]:
    """Everyone whose card is known, by name."""
    rows = act.all(
        f"SELECT {_COLUMNS} FROM colleague_card c WHERE c.forgotten IS NULL ORDER BY c.name, c.known"
    )
    return [_known(row) for row in rows]


def with_key(act: Act, sign_key: str) -> Known | None:
    """The card with this signing key: the one that holds, else the one forgotten last."""
    row = act.one(
        f"SELECT {_COLUMNS} FROM colleague_card c WHERE c.sign_key = ? "
        "ORDER BY c.forgotten IS NOT NULL, c.forgotten DESC LIMIT 1",
        sign_key,
    )
    return _known(row) if row else None


def keep(act: Act, card: Card, service: str) -> None:
    """Keep a card that has been compared."""
    act.add(
        "colleague_card",
        name=card.name,
        store=card.store,
        slot=card.slot,
        seal_key=card.seal_key,
        sign_key=card.sign_key,
        fingerprint=card.fingerprint,
        service=service,
        known=act.now,
        by=act.operator,
    )


def forget(act: Act, row: int) -> None:
    """Put a card away; it stays as history."""
    act.change("colleague_card", row, forgotten=act.now)


def _refuse_weak(seal_key: bytes) -> None:
    """Raise Malformed for a key that anyone could open what is sealed to (RFC 7748, section 6.1)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(seal_key))
    except ValueError as reason:
        raise Malformed("a key of small order") from reason


def _signed(card: Card) -> dict[str, str]:
    return {"name": card.name, "made": card.made, **{name: getattr(card, name) for name in _KEYS}}


def _known(row: Row) -> Known:
    return Known(int(row[0]), *row[1:])
