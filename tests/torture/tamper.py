"""Row 5: history is changed by someone who has the key, and who notices. The exact figures, the zeros too.

The log has three colleagues who take turns; Kari is the one who wants to change it. She has the database
key, as every colleague has, and her own signing key, but not the others'. Each attack is measured against
four defences: the chain with the state held against it; that and signatures; that and the last seal kept
elsewhere at the end of the log (a backup's manifest, a sheet's footer); and the same kept only halfway.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from salto_cli.models.person import Show
from salto_cli.store import audit_check
from salto_cli.store import seal as seals
from salto_cli.store.act import current_mark
from salto_cli.store.cipher import Connection
from salto_cli.store.seal import Outcome
from salto_cli.store.signature import Signer
from salto_cli.store.steps import STEPS
from salto_cli.usecases import page
from salto_cli.usecases.door import perform
from tests.fixtures import Salto
from tests.store.forger import unlocked
from tests.torture import forging, stores
from tests.torture.forging import Anchor, Attack, Field, Signers
from tests.torture.row import Figure, Row, every, exactly, matrix

ANNA, BO, KARI = "Anna Kollega", "Bo Kollega", 1
# Acts: of all kinds, then looks alone, which leave no rows behind, then Kari's own after the last anchor.
MIXED, READS, AFTER = 60, 30, 10
FEW = 1_000  # fields; where fewer are tried, the log has a third of that


@dataclass(frozen=True, slots=True)
class Log:
    """A log to be attacked: where its acts begin, who did which, two anchors, and everyone's keys."""

    first: int
    by: dict[int, int]
    reads: frozenset[int]
    end: Anchor
    halfway: Anchor
    last: int
    colleagues: dict[int, Salto]

    @property
    def signers(self) -> Signers:
        """Everyone's signing key, by their number in the store."""
        return {who: _signer(opened) for who, opened in self.colleagues.items()}

    def own(self, *, reads: bool | None = None) -> list[int]:
        """Kari's acts; her looks alone, or all but those."""
        return [at for at, who in self.by.items() if who == KARI and reads in {None, at in self.reads}]

    @property
    def kari(self) -> Signers:
        """The one signing key that Kari has."""
        return {KARI: self.signers[KARI]}


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Every attack at every place; of the fields of the log, ``times`` of them."""
    salto = stores.a_store(scratch)
    log = _lived(salto, 1 if times >= FEW else 3)
    with unlocked(salto) as connection:
        yield from _outsider(connection, log, times)
        for attack in ATTACKS:
            yield _measured(connection, log, attack)
    yield from _in_their_names(salto, log, scratch)


def _outsider(connection: Connection, log: Log, times: int) -> Iterator[Figure]:
    all_of_them = [each for each in forging.fields(connection) if log.first <= _act_of(each) <= log.end.act]
    chosen = random.sample(all_of_them, min(times, len(all_of_them)))
    found = [forging.noticed(connection, _put_in(each), log.end, log.halfway) for each in chosen]
    what = "someone who seals nothing anew changes any field of any row"
    missed = sum(each[0] == "signature" and each[1] != "act" for each in chosen)
    caught = sum(each.chain for each in found)
    yield exactly(
        f"{what} – chain (all but the signature's own fields)", caught, len(chosen), len(chosen) - missed
    )
    caught = sum(each.signatures for each in found)
    yield exactly(f"{what} – and signatures", caught, len(chosen), len(chosen))


def _put_in(field: Field) -> Attack:
    """Something else stands in that field."""
    return lambda connection: forging.change(connection, *field)


def _act_of(field: Field) -> int:
    table, _column, row, names = field
    return int(str(row[names.index(forging.column_of(table))]))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of attack: the places where it is tried, what is done there, and how often each defence notices.

    ``wanted`` is by log and place: chain, signatures, anchor at the end, anchor halfway.
    """

    what: str
    places: Callable[[Log], list[int]]
    done: Callable[[Log, int], Attack]
    wanted: Callable[[Log, int], tuple[bool, bool, bool, bool]]


def _measured(connection: Connection, log: Log, kind: Kind) -> Figure:
    places = kind.places(log)
    found = [forging.noticed(connection, kind.done(log, at), log.end, log.halfway) for at in places]
    wanted = [kind.wanted(log, at) for at in places]
    names = ("chain", "signatures", "anchor_at_the_end", "anchor_halfway")
    return matrix(
        kind.what,
        len(places),
        {name.replace("_", " "): sum(getattr(each, name) for each in found) for name in names},
        {name.replace("_", " "): sum(each[at] for each in wanted) for at, name in enumerate(names)},
    )


# --- what Kari does ------------------------------------------------------------------------------------


def _edit(log: Log, at: int, signers: Signers) -> Attack:
    """Another purpose stands in the act, everything after it is sealed anew, and signed as far as one can."""

    def attack(connection: Connection) -> None:
        connection.execute("UPDATE act SET purpose = 'x' WHERE id = ?", (at,))
        forging.chain_again(connection, at)
        forging.sign_again(connection, at, signers)

    return attack


def _delete(log: Log, at: int) -> Attack:
    """The act has never been: those after it move up by one."""

    def attack(connection: Connection) -> None:
        forging.remove(connection, at)
        forging.move(connection, at, -1)
        forging.chain_again(connection, at)
        forging.sign_again(connection, at, log.kari)

    return attack


def _insert(log: Log, at: int) -> Attack:
    """Anna has looked at someone just after this act, it now says."""

    def attack(connection: Connection) -> None:
        anna = next(who for who in log.signers if who != KARI)
        forging.move(connection, at, 1)
        forging.copy_act(connection, max(log.reads & set(range(at + 1))), at + 1, anna)
        forging.chain_again(connection, at + 1)
        forging.sign_again(connection, at + 1, log.kari)

    return attack


def _cut(log: Log, at: int) -> Attack:
    """Nothing has been done since this act."""

    def attack(connection: Connection) -> None:
        for number in range(at + 1, log.last + 1):
            forging.remove(connection, number)

    return attack


def _is_last_of_kari(log: Log, at: int) -> bool:
    """Whether nobody else has acted since."""
    return all(who == KARI for number, who in log.by.items() if number >= at)


ATTACKS = (
    Kind(
        "insider edits any act and seals anew, without signing",
        lambda log: list(log.by),
        lambda log, at: _edit(log, at, {}),
        lambda log, at: (False, True, True, at <= log.halfway.act),
    ),
    Kind(
        "insider edits an act of her own, seals and signs anew",
        lambda log: log.own(),
        lambda log, at: _edit(log, at, log.kari),
        lambda log, at: (False, not _is_last_of_kari(log, at), True, at <= log.halfway.act),
    ),
    Kind(
        "insider takes out a look of her own, seals and signs anew",
        lambda log: log.own(reads=True),
        _delete,
        lambda log, at: (False, not _is_last_of_kari(log, at), True, at <= log.halfway.act),
    ),
    Kind(
        "insider takes out something she wrote, seals and signs anew",
        lambda log: log.own(reads=False),
        _delete,
        lambda _log, _at: (True, True, True, True),
    ),
    Kind(
        "insider puts in a look by Anna, seals and signs anew",
        lambda log: list(log.by),
        _insert,
        lambda log, at: (False, True, at < log.end.act, at < log.halfway.act),
    ),
    Kind(
        "insider cuts the last k acts off",
        lambda log: list(range(max(set(log.by) - log.reads), log.end.act)),
        _cut,
        lambda log, at: (False, False, True, False),
    ),
    Kind(
        "insider drops own looks after the last anchor",
        lambda log: list(range(log.end.act, log.last)),
        _cut,
        lambda _log, _at: (False, False, False, False),
    ),
    Kind(
        "all collude: any act edited, all sealed and signed anew",
        lambda log: list(log.by),
        lambda log, at: _edit(log, at, log.signers),
        lambda log, at: (False, False, True, at <= log.halfway.act),
    ),
)


def _in_their_names(salto: Salto, log: Log, scratch: Path) -> Iterator[Figure]:
    """Kari puts her own public key in everyone's row, and seals and signs the whole log anew."""
    copy = stores.copied(salto, scratch / "in-their-names")
    kari = log.kari[KARI]
    with unlocked(copy) as connection:
        connection.execute("UPDATE operator SET sign_key = ? WHERE slot IS NOT NULL", (kari.public,))
        for table, row, act in connection.execute(
            "SELECT tbl, row, max(act) FROM mark WHERE tbl = 'operator' GROUP BY row"
        ).fetchall():
            made = current_mark(connection, table, row, len(STEPS))
            connection.execute(
                "UPDATE mark SET mark = ? WHERE tbl = ? AND row = ? AND act = ?", (made, table, row, act)
            )
        everyone = [row[0] for row in connection.execute("SELECT id FROM operator").fetchall()]
        forging.chain_again(connection, 1)
        forging.sign_again(connection, 1, dict.fromkeys(everyone, kari))
        told = sum(
            each.what not in forging.BESIDE | forging.LOCKS for each in audit_check.check(connection).findings
        )
    yield exactly(
        "insider puts her key in everyone's row and signs in their names: told by her own check",
        min(told, 1),
        1,
        1,
    )
    others = [
        Salto(copy.folder, opened.unlocked, copy.now) for who, opened in log.colleagues.items() if who != KARI
    ]
    refused = sum(other("find", "ungdom").code == 30 for other in others)
    yield every("the same, told to each colleague when they next open the store", refused, len(others))


# --- the log that is attacked --------------------------------------------------------------------------


def _lived(salto: Salto, part: int) -> Log:
    """Ninety acts by three colleagues in turn (or a ``part`` of them), and ten more by Kari."""
    colleagues = _colleagues(salto)
    by: dict[int, int] = {}
    reads: set[int] = set()
    anchors: list[Anchor] = []
    for number in range((MIXED + READS) // part):
        who, opened = colleagues[number % len(colleagues)]
        reading = number >= MIXED // part or number // len(colleagues) % 2 == 0
        anchors.append(_act(opened, reading=reading))
        by[anchors[-1].act] = who
        reads |= {anchors[-1].act} if reading else set()
    for _more in range(AFTER):
        last = _act(salto, reading=True).act
    return Log(
        next(iter(by)),
        by,
        frozenset(reads),
        anchors[-1],
        anchors[len(anchors) // 2 - 1],
        last,
        dict(colleagues),
    )


def _act(opened: Salto, *, reading: bool) -> Anchor:
    """One act of a colleague's, and its seal."""
    store = opened.store()
    if reading:
        perform(store, Show(stores.FIRST), page.show)
    else:
        stores.act(store, 2)
    act, seal = seals.last(store.connection)
    store.close()
    return Anchor(act, seal)


def _colleagues(salto: Salto) -> list[tuple[int, Salto]]:
    """Kari, Anna and Bo, each with a signing key of their own: the number in the store, and their salto."""
    assert salto.unlocked is not None
    found = [(KARI, salto)]
    for name in (ANNA, BO):
        secret, slot = Ed25519PrivateKey.generate(), random.randbytes(8).hex()
        store = salto.store()
        act = store.begin("operator add", "upkeep")
        public = secret.public_key().public_bytes_raw().hex()
        act.run(
            "INSERT INTO operator (name, slot, added, sign_key) VALUES (?, ?, ?, ?)",
            name,
            slot,
            act.now,
            public,
        )
        store.finish(act, Outcome("done"))
        row = store.connection.execute("SELECT id FROM operator WHERE slot = ?", (slot,)).fetchone()
        store.close()
        own = replace(salto.unlocked, slot=slot, signing_key=secret.private_bytes_raw())
        found.append((int(row[0] if row else 0), Salto(salto.folder, own, salto.now)))
    return found


def _signer(opened: Salto) -> Signer:
    assert opened.unlocked is not None
    return Signer(opened.unlocked.store_id, opened.unlocked.slot, opened.unlocked.signing_key)


ROW = Row(
    5,
    "tamper",
    "who changes history is found; what nothing can find is said",
    run,
    times=1 << 20,
    quick=150,
)
