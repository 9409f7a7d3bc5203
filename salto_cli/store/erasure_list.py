"""The list of those who were erased, outside the database: so that an older backup cannot bring them back.

It lies beside the database and beside the backups as the small file ``erased``, and holds random ids, the
ground and the day, and nothing that says who it was. Whoever can write to the folder can write such a file,
so each part of it is signed: the store believes those that its own coordinators have signed, and no other.
"""

from collections.abc import Iterable
from pathlib import Path

from salto_cli.errors import Damaged
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.role import COORDINATOR
from salto_cli.store.canonical import Fields, Writable, canonical, read_fields, with_digest, without_digest
from salto_cli.store.cipher import Connected
from salto_cli.store.signature import SIZE, Signer, is_by, message
from salto_cli.store.tombstone import Tombstone
from salto_cli.store.wholefile import read_small, write_whole

NAME = "erased"
FORM = 1
MOST = 1 << 24  # bytes; some 150,000 persons
_KIND = "erased/1"
_LARGEST = (1 << 62) - 1  # of the ids that the store gives
_DAY = r"\d{4}-\d{2}-\d{2}"


@frozen
class Part:
    """Some who were erased, the operator who signed that, and the signature in hex."""

    erased: tuple[Tombstone, ...]
    operator: int
    signature: str


def signed(signer: Signer, operator: int, erased: Iterable[Tombstone]) -> Part:
    """A part of the list in the name of ``operator``, who is working."""
    said = tuple(sorted(erased, key=lambda each: (each.act, each.person)))
    return Part(said, operator, signer.sign(_KIND, operator=operator, erased=_rows(said)).hex())


def is_proven(at: Connected, store_id: str, part: Part) -> bool:
    """Whether ``part`` was signed by someone whom this store knows, as a coordinator who is with us."""
    connection = at.connection
    row = connection.execute(
        "SELECT sign_key FROM operator WHERE id = ? AND role = ? AND revoked IS NULL",
        (part.operator, COORDINATOR),
    ).fetchone()
    if row is None or not row[0]:
        return False
    said = message(_KIND, store_id, operator=part.operator, erased=_rows(part.erased))
    return is_by(str(row[0]), bytes.fromhex(part.signature), said)


def write(folder: Path, store_id: str, parts: Iterable[Part]) -> None:
    """Write the list into ``folder``. Raises CannotWrite."""
    listed: list[Writable] = [
        {"erased": _rows(each.erased), "operator": each.operator, "signature": each.signature}
        for each in sorted(set(parts), key=lambda each: each.signature)
    ]
    write_whole(folder / NAME, with_digest(canonical({"form": FORM, "store": store_id, "parts": listed})))


def read(folder: Path, store_id: str) -> tuple[Part, ...]:
    """What the list in ``folder`` says of this store; nothing where there is no list of it.

    Whether the signatures hold is not asked here: for that, the store must be open.
    Raises Damaged where the list is not what was written, NewerStore.
    """
    try:
        content = read_small(folder / NAME, MOST)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as reason:
        raise _damaged() from reason
    try:
        fields = read_fields(without_digest(content, 1, MOST)[0], FORM, {"store", "parts"})
        if fields.octets("store", 16).hex() != store_id:
            return ()
        return tuple(_part(each) for each in fields.each("parts", {"erased", "operator", "signature"}))
    except ValueError as reason:
        raise _damaged() from reason


def carry(folder: Path, to: Path, store_id: str) -> None:
    """Lay the list in ``folder``, if there is one, into the folder ``to`` as well; needs no key.

    What lies there stays: which of the two is true can only be told with a key.
    Raises CannotWrite, Damaged, NewerStore.
    """
    brought = read(folder, store_id)
    there = read(to, store_id)
    if set(brought) - set(there):
        write(to, store_id, (*there, *brought))


def _part(fields: Fields) -> Part:
    return Part(
        tuple(
            Tombstone(
                each.id("person", _LARGEST),
                each.number("act", 1),
                each.text("day", _DAY),
                each.text("ground", "[a-z_]{1,40}"),
            )
            for each in fields.each("erased", {"person", "act", "day", "ground"})
        ),
        fields.number("operator"),
        fields.octets("signature", SIZE).hex(),
    )


def _rows(erased: Iterable[Tombstone]) -> list[Writable]:
    return [
        {
            "person": each.person.to_bytes(8).hex(),
            "act": each.act,
            "day": each.day,
            "ground": each.ground,
        }
        for each in erased
    ]


def _damaged() -> Damaged:
    return Damaged(
        _("the list of erased persons is damaged or has been changed"),
        _("put it back from beside another backup before anything is restored"),
    )
