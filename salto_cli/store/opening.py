"""Making a store, and opening one: it is held against what is known of it before anything is written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from salto_cli.errors import Damaged, NewerStore, OlderStore
from salto_cli.i18n import _
from salto_cli.models.secret import Unlocked
from salto_cli.store import checkpoint, high_water, keys, publication, rotation, schema, signature
from salto_cli.store import seal as seals
from salto_cli.store.cipher import PATIENCE, Connection, lock_down, open_database, told, told_as_made
from salto_cli.store.high_water import Seen
from salto_cli.store.operator import RECOVERY
from salto_cli.store.place import Place
from salto_cli.store.schema.log import ERASABLE, LOG
from salto_cli.store.seal import Outcome
from salto_cli.store.steps import STEPS, Step, climb, is_as_made, reached, record, refuse_newer
from salto_cli.store.store import Store, open_act, tampered

if TYPE_CHECKING:
    from salto_cli.store.between import Between


def create(
    place: Place,
    unlocked: Unlocked,
    operator: str,
    now: str,
    *,
    recovery_slot: str | None = None,
    steps: Sequence[Step] = STEPS,
) -> Store:
    """Make a new store in ``place`` with its first operator; the first act of its log is this one.

    Whoever opens it with the recovery code is an operator of that name, so that the log says so. The public
    keys come from the key file, which is there already.
    """
    connection = open_database(place.database, unlocked.dbk, create=True)
    store = Store(place, connection, unlocked, 1, now, len(steps))
    try:
        with told(place.database):
            connection.execute("BEGIN IMMEDIATE")
            taken = climb(connection, steps)
            act = open_act(store, "init", "upkeep")
            lock_down(connection, LOG, ERASABLE)
            record(connection, taken, now)
            _introduce(store, operator, recovery_slot)
        store.finish(act, Outcome("done"))
    except BaseException:
        connection.close()
        raise
    return store


def _introduce(store: Store, operator: str, recovery_slot: str | None) -> None:
    """Write down the store's id, its first operator, and whoever comes with the recovery code."""
    store.connection.execute(
        "INSERT INTO setting (name, value) VALUES ('store_id', ?)", (store.unlocked.store_id,)
    )
    for number, name, slot in (
        (1, operator, store.unlocked.slot),
        (RECOVERY, _("recovery code"), recovery_slot),
    ):
        store.connection.execute(
            "INSERT INTO operator (id, name, slot, added) VALUES (?, ?, ?, ?)",
            (number, name, slot, store.now),
        )
    store.keep_keys()


def open_store(
    place: Place,
    unlocked: Unlocked,
    now: str,
    *,
    steps: Sequence[Step] = STEPS,
    patience: float = PATIENCE,
    state: Path | None = None,
    between: "Between | None" = None,
) -> Store:
    """Open the store with what its key file gave; takes the schema steps it lacks.

    ``patience`` is how many seconds an act waits for another process that is writing; ``state`` is the folder
    in which this machine keeps how far it has seen each store come, None to leave that alone. ``between`` is
    what a shell keeps from line to line.

    A store is opened with a ``refusal``, and nothing is written in it, where its schema is not the program's,
    where it is older than its checkpoint or than this machine has seen it, or where it has another signing
    key of whoever opens it: it can be checked and no more.
    Raises Damaged where the database is not the one the key file belongs to, NewerStore where it was
    written by a newer program, Busy, CannotWrite.
    """
    connection, unlocked = (between.open if between else rotation.opened)(place, unlocked, patience)
    try:
        with told_as_made(place.database):
            recognise(connection, unlocked.store_id)
            refuse_newer(connection, steps)
            operator = _operator(connection, unlocked.slot)
            store = Store(place, connection, unlocked, operator, now, reached(connection))
            store.between = between
            if state:
                store.high_water = high_water.of(state, unlocked.store_id, place.folder)
            _compare(store, steps)
            if store.refusal is None:
                _take_missing(store, steps)
                if store.step >= signature.SINCE:
                    _refuse_revoked(connection, operator)
                if publication.finish_or_remove(place.folder, store) or len(unlocked.keys) > 1:
                    rotation.complete(store)
    except BaseException:
        connection.close()
        raise
    return store


@contextmanager
def as_it_is(store: Store) -> Iterator[None]:
    """Let acts be opened in a store that is older than when it was last seen: someone answers for it.

    How far it has been seen to come is only moved once all inside went well; else the store is refused as
    before. Raises Damaged, Busy or CannotWrite where it also has steps to take and cannot.
    """
    refusal, mark, store.high_water = store.refusal, store.high_water, None
    store.refusal, store.renews_checkpoint = None, False
    try:
        _take_missing(store, STEPS)
        yield
    except BaseException:
        store.refusal = refusal
        raise
    finally:
        store.high_water = mark
    store.renews_checkpoint = True
    if mark is not None:
        mark.supersede(lambda seen: _holds(store, seen))
    store.note_last()


def _take_missing(store: Store, steps: Sequence[Step]) -> None:
    if store.step < len(steps):
        from salto_cli.store.upgrade import upgrade  # a store is upgraded once, and opened every time

        upgrade(store, steps)


def recognise(connection: Connection, store_id: str) -> None:
    """Refuse a database that is no store of ours, or another store than the key file's."""
    row = connection.execute("PRAGMA application_id").fetchone()
    found = connection.execute("SELECT value FROM setting WHERE name = 'store_id'").fetchone()
    if not row or row[0] != schema.APPLICATION_ID or not found or found[0] != store_id:
        raise Damaged(
            _("the database and the key file do not belong together"),
            _("put both back from the same backup: salto backup restore"),
        )


def _operator(connection: Connection, slot: str) -> int:
    row = connection.execute("SELECT id FROM operator WHERE slot = ?", (slot,)).fetchone()
    if row is None:
        raise Damaged(
            _("the key file names an operator that the store does not know"),
            _("put both back from the same backup: salto backup restore"),
        )
    return int(row[0])


def _refuse_revoked(connection: Connection, operator: int) -> None:
    """Raise WrongPassphrase for whoever's key was taken back, with a key file from before that."""
    row = connection.execute("SELECT revoked FROM operator WHERE id = ?", (operator,)).fetchone()
    if row and row[0]:
        raise keys.taken_back()


def _compare(store: Store, steps: Sequence[Step]) -> None:
    """Hold the store against what the program makes and against its checkpoint, before anything is written.

    A checkpoint that does not name an act of this log, as it was sealed, is left as it is for ``audit
    verify``. It is read before the log is: another salto may add an act in between, and then renews it.
    """
    seen = store.high_water.all() if store.high_water else []
    try:
        found = checkpoint.read(store.place)
    except (Damaged, NewerStore):
        found, store.renews_checkpoint = None, False
    number, _seal = seals.last(store.connection)
    if found is not None:
        sealed = seals.of(store.connection, found.act)
        store.renews_checkpoint = (found.store_id, found.seal) == (store.store_id, sealed and sealed.hex())
    if not is_as_made(store.connection, steps, store.between):
        store.refusal = tampered(_("the store's tables or locks are not as salto makes them"))
    elif found is not None and found.store_id == store.store_id and found.act > number:
        store.refusal = OlderStore(
            _("the store is older than when it was last used here"),
            _("see what is missing with: salto audit verify; restore the newest: salto backup restore"),
        )
    elif not seen and store.high_water and store.high_water.beside:
        store.refusal = OlderStore(
            _("this is a copy: the store was last used in another folder, and lies there still"),
            _(
                "go on with the store; or say why in the copy: "
                'salto audit verify --store "{folder}" --accept-rollback "WHY"'
            ).format(folder=store.place.folder),
        )
    elif not all(_holds(store, each) for each in seen):
        store.refusal = OlderStore(
            _("the store is older than when it was last seen on this machine, or has gone on elsewhere"),
            _(
                "see what it holds with: salto audit verify; "
                'go on with it: salto audit verify --store "{folder}" --accept-rollback "WHY"'
            ).format(folder=store.place.folder),
        )
    elif not _has_own_key(store):
        store.refusal = tampered(_("the store has another signing key of yours than your passphrase opens"))


def _holds(store: Store, seen: Seen) -> bool:
    """Whether the act that was seen stands in this log, as it was sealed."""
    return seals.of(store.connection, seen.act) == bytes.fromhex(seen.seal)


def _has_own_key(store: Store) -> bool:
    """Whether whoever opens the store finds their own public key in it.

    A colleague who had exchanged it could sign anew what they have done, and it would still fit.
    """
    signer = store.signer
    return signer is None or signature.key_of(store.connection, store.operator) == signer.public
