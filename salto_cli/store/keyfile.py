"""``keys.json`` as it lies on disk: one line of canonical JSON, its MAC, and a digest (docs/format.md).

It names nobody: slots have random ids, and who owns a slot is written inside the encrypted database.
The form has room for several operators and for two epochs of the database key during a rotation.
"""

import hashlib
import hmac

from salto_cli.errors import Damaged
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.secret import Kdf
from salto_cli.store.canonical import (
    Fields,
    Malformed,
    Writable,
    canonical,
    read_fields,
    with_digest,
    without_digest,
)

FORM = 1
OPERATOR, RECOVERY = "operator", "recovery"
SALT, STORE_ID, SLOT_ID, PUBLIC, MAC = 16, 16, 8, 32, 32  # bytes
BUNDLE = 12 + 64 + 16  # nonce, two secrets of 32 bytes, tag
SEALED = 32 + 32 + 16  # HPKE's encapsulated key, the database key, tag

_FILE = {"store", "epoch", "slots"}
_SLOT = {"id", "kind", "kdf", "salt", "seal_key", "sign_key", "bundle", "sealed"}


@frozen
class Sealed:
    """The database key of one epoch, sealed to one slot."""

    epoch: int
    box: bytes


@frozen
class Slot:
    """One way to open the store: an operator's passphrase, or the recovery code. All of it is public."""

    id: str
    kind: str
    kdf: Kdf
    salt: bytes
    seal_key: bytes
    sign_key: bytes
    bundle: bytes
    sealed: tuple[Sealed, ...]

    def header(self, store_id: str) -> bytes:
        """What the bundle's encryption binds itself to: all of the slot but bundle and seals."""
        return canonical({"form": FORM, "store": store_id, **_header(self)})


@frozen
class KeyFile:
    """A whole key file. ``epoch`` is the newest one, and the one whose key makes the MAC."""

    store_id: str
    epoch: int
    slots: tuple[Slot, ...]


def write(keyfile: KeyFile, mac_key: bytes) -> bytes:
    """The bytes of ``keys.json``."""
    line = canonical(
        {
            "form": FORM,
            "store": keyfile.store_id,
            "epoch": keyfile.epoch,
            "slots": [_slot(slot) for slot in keyfile.slots],
        }
    )
    return with_digest(line, _mac(line, mac_key))


def read(content: bytes) -> KeyFile:
    """What ``content`` holds, all but the MAC checked; needs no key.

    Raises:
        Damaged: not in canonical form, or changed since it was written.
        NewerStore: of a form that this program does not know.
    """
    try:
        line, mac = without_digest(content, 2)
        bytes.fromhex(mac.decode("ascii"))
        fields = read_fields(line, FORM, _FILE)
        return _keyfile(fields)
    except ValueError as reason:
        raise damaged() from reason


def refuse_wrong_mac(content: bytes, mac_key: bytes) -> None:
    """Raise Damaged unless the MAC in ``content`` was made with ``mac_key``."""
    line, mac = without_digest(content, 2)
    if not hmac.compare_digest(mac, _mac(line, mac_key)):
        raise damaged()


def damaged() -> Damaged:
    """What to tell a person about a key file that cannot be trusted."""
    return Damaged(
        _("the key file is damaged or has been changed"),
        _("restore keys.json from a backup; keys.json.1 beside it is the version before"),
    )


def _mac(line: bytes, mac_key: bytes) -> bytes:
    return hmac.new(mac_key, line, hashlib.sha256).hexdigest().encode("ascii")


def _keyfile(fields: Fields) -> KeyFile:
    epoch = fields.number("epoch", 1)
    slots = tuple(_read_slot(slot, epoch) for slot in fields.each("slots", _SLOT))
    if not slots or len({slot.id for slot in slots}) != len(slots):
        raise Malformed("slots")
    return KeyFile(fields.octets("store", STORE_ID).hex(), epoch, slots)


def _read_slot(fields: Fields, newest: int) -> Slot:
    sealed = tuple(
        Sealed(each.number("epoch", 1), each.octets("box", SEALED))
        for each in fields.each("sealed", {"epoch", "box"})
    )
    if [each.epoch for each in sealed] not in ([newest], [newest, newest - 1]):
        raise Malformed("sealed")
    return Slot(
        id=fields.octets("id", SLOT_ID).hex(),
        kind=fields.text("kind", f"{OPERATOR}|{RECOVERY}"),
        kdf=_read_kdf(fields.one("kdf", {"name", "memory", "passes", "lanes"})),
        salt=fields.octets("salt", SALT),
        seal_key=fields.octets("seal_key", PUBLIC),
        sign_key=fields.octets("sign_key", PUBLIC),
        bundle=fields.octets("bundle", BUNDLE),
        sealed=sealed,
    )


def _read_kdf(fields: Fields) -> Kdf:
    fields.text("name", "argon2id")
    return Kdf(fields.number("memory", 1), fields.number("passes", 1), fields.number("lanes", 1))


def _header(slot: Slot) -> dict[str, Writable]:
    kdf: dict[str, Writable] = {
        "name": "argon2id",
        "memory": slot.kdf.memory,
        "passes": slot.kdf.passes,
        "lanes": slot.kdf.lanes,
    }
    return {
        "id": slot.id,
        "kind": slot.kind,
        "kdf": kdf,
        "salt": slot.salt.hex(),
        "seal_key": slot.seal_key.hex(),
        "sign_key": slot.sign_key.hex(),
    }


def _slot(slot: Slot) -> dict[str, Writable]:
    sealed: list[Writable] = [{"epoch": each.epoch, "box": each.box.hex()} for each in slot.sealed]
    return {**_header(slot), "bundle": slot.bundle.hex(), "sealed": sealed}
