"""Did each act's colleague close it, with a key that was theirs then? Changes nothing."""

from collections.abc import Iterator
from typing import Final

from salto_cli.errors import SaltoError
from salto_cli.models import finding
from salto_cli.models.finding import Finding
from salto_cli.store import keyfile, keys, signature
from salto_cli.store.cipher import Connection
from salto_cli.store.place import Place
from salto_cli.store.steps import reached

# The commands that give a key: each key of a colleague's came with one of them.
GIVES_A_KEY: Final = ("init", "upgrade", "operator add", "rekey")


def check(connection: Connection, before: int, place: Place, tried: int) -> Iterator[Finding]:
    """What is wrong with signatures and keys in acts below ``before``, of the store in ``place``.

    Signatures up to the act ``tried`` are left alone.
    """
    if reached(connection) >= signature.SINCE:
        yield from _signatures(connection, before, tried)
        yield from _given(connection, before)
        yield from _in_key_file(connection, place)


def since(connection: Connection) -> int:
    """The act from which on every act must be signed; 1 in a store that never knew acts without.

    Acts without are from before an upgrade that brought signatures, and there is no other way to have them:
    what an act says of its own step is not asked, since whoever takes the signatures off can say so too.
    """
    row = connection.execute(
        "SELECT m.act, a.command FROM mark m JOIN act a ON a.id = m.act "
        "WHERE m.tbl = 'schema_step' AND m.row = ? ORDER BY m.act LIMIT 1",
        (signature.SINCE,),
    ).fetchone()
    return int(row[0]) if row and row[1] == "upgrade" else 1


def unsigned(connection: Connection, before: int) -> int:
    """How many acts are from before acts were signed: the chain alone vouches for them."""
    first = since(connection) if reached(connection) >= signature.SINCE else before
    row = connection.execute("SELECT count(*) FROM act WHERE id < ?", (min(before, first),)).fetchone()
    return int(row[0]) if row else 0


def _signatures(connection: Connection, before: int, tried: int) -> Iterator[Finding]:
    """Every act since signatures began is signed by the operator it names, with the key that was theirs.

    Once a newer key of a colleague's has signed, an older one of theirs signs nothing more.
    """
    store_id, first = _store_id(connection), since(connection)
    used: dict[int, int] = {}  # by operator: which of their keys signed last, 0 being the newest
    for number, operator, seal, by, signed, public in connection.execute(
        "SELECT a.id, a.operator, e.seal, s.operator, s.signature, o.sign_key FROM act a "
        "JOIN outcome e ON e.act = a.id LEFT JOIN signature s ON s.act = a.id "
        "LEFT JOIN operator o ON o.id = a.operator WHERE a.id < ? ORDER BY a.id",
        (before,),
    ):
        if number <= tried or (number < first and signed is None):
            continue
        message = signature.of_act(store_id, number, bytes(seal))
        key = signature.which(public or "", bytes(signed or b""), message) if by == operator else None
        if key is None or key > used.get(operator, key):
            yield Finding(finding.SIGNATURE, int(number))
        else:
            used[operator] = key


def _given(connection: Connection, before: int) -> Iterator[Finding]:
    """Each colleague has no more keys than acts gave them."""
    gives = ", ".join(f"'{command}'" for command in GIVES_A_KEY)
    for public, times, last in connection.execute(
        "SELECT o.sign_key, (SELECT count(*) FROM mark m JOIN act a ON a.id = m.act "
        f"WHERE m.tbl = 'operator' AND m.row = o.id AND m.act < ?1 AND a.command IN ({gives})), "
        "(SELECT max(m.act) FROM mark m WHERE m.tbl = 'operator' AND m.row = o.id AND m.act < ?1) "
        "FROM operator o WHERE o.sign_key IS NOT NULL",
        (before,),
    ).fetchall():
        if len(str(public).split()) > times and last is not None:
            yield Finding(finding.KEY, int(last), "operator")


def _in_key_file(connection: Connection, place: Place) -> Iterator[Finding]:
    """The newest key of each colleague, and of the recovery code, is the one of their slot in the key file.

    A key file that cannot be read is told wherever the store is opened; a slot that one of the two does not
    know is on its way, or was taken back.
    """
    try:
        slots = {each.id: each.sign_key.hex() for each in keyfile.read(keys.read_keys(place.folder)).slots}
    except SaltoError:
        return
    for slot, public in connection.execute(
        "SELECT slot, sign_key FROM operator WHERE slot IS NOT NULL ORDER BY id"
    ).fetchall():
        if slot in slots and str(public or "").split()[:1] != [slots[slot]]:
            yield Finding(finding.KEY, None, "operator")


def _store_id(connection: Connection) -> str:
    row = connection.execute("SELECT value FROM setting WHERE name = 'store_id'").fetchone()
    return str(row[0]) if row else ""
