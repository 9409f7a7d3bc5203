"""The list of those who were erased, outside the database: so that an older backup cannot bring them back.

It lies beside the database and beside the backups as the small file ``erased``, and holds random ids, the
ground and the day, and nothing that says who it was.
"""

from collections.abc import Iterable
from pathlib import Path

from salto_cli.errors import Damaged
from salto_cli.i18n import _
from salto_cli.store.canonical import Writable, canonical, read_fields, with_digest, without_digest
from salto_cli.store.tombstone import Tombstone
from salto_cli.store.wholefile import write_whole

NAME = "erased"
FORM = 1
_DAY = r"\d{4}-\d{2}-\d{2}"


def write(folder: Path, store_id: str, erased: Iterable[Tombstone]) -> None:
    """Write the list into ``folder``, with those that stand there already. Raises CannotWrite, Damaged."""
    known = {each.person: each for each in read(folder, store_id)} | {each.person: each for each in erased}
    write_whole(folder / NAME, _to_bytes(store_id, known.values()))


def read(folder: Path, store_id: str) -> tuple[Tombstone, ...]:
    """Those listed in ``folder`` as erased from this store; none where there is no list of it.

    Raises Damaged where the list is not what was written, NewerStore.
    """
    try:
        content = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return ()
    try:
        fields = read_fields(without_digest(content, 1)[0], FORM, {"store", "erased"})
        if fields.octets("store", 16).hex() != store_id:
            return ()
        return tuple(
            Tombstone(
                int.from_bytes(each.octets("person", 8)),
                each.number("act", 1),
                each.text("day", _DAY),
                each.text("ground", "[a-z_]+"),
            )
            for each in fields.each("erased", {"person", "act", "day", "ground"})
        )
    except ValueError as reason:
        raise Damaged(
            _("the list of erased persons is damaged or has been changed"),
            _("put it back from beside another backup before anything is restored"),
        ) from reason


def carry(folder: Path, to: Path, store_id: str) -> None:
    """Lay the list in ``folder``, if there is one, into the folder ``to`` as well; needs no key.

    Raises CannotWrite, Damaged.
    """
    erased = read(folder, store_id)
    if erased:
        write(to, store_id, erased)


def _to_bytes(store_id: str, erased: Iterable[Tombstone]) -> bytes:
    listed: list[Writable] = [
        {
            "person": each.person.to_bytes(8).hex(),
            "act": each.act,
            "day": each.day,
            "ground": each.ground,
        }
        for each in sorted(erased, key=lambda each: (each.act, each.person))
    ]
    return with_digest(canonical({"form": FORM, "store": store_id, "erased": listed}))
