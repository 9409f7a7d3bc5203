"""The open store: one connection, one operator, one act at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from salto_cli import __version__
from salto_cli.errors import CannotWrite, Damaged, NewerStore, OlderStore, SaltoError
from salto_cli.i18n import _
from salto_cli.models.secret import Unlocked
from salto_cli.store import checkpoint, keyfile, keys, publication, rotation, schema, signature
from salto_cli.store import seal as seals
from salto_cli.store.act import Act, current_mark
from salto_cli.store.checkpoint import Checkpoint
from salto_cli.store.cipher import (
    PATIENCE,
    Connection,
    let_build,
    lock_down,
    open_database,
    told,
    told_as_made,
)
from salto_cli.store.high_water import HighWater, Seen
from salto_cli.store.marks import MARKED, key
from salto_cli.store.place import Place
from salto_cli.store.schema.log import ERASABLE, LOG, LOG_KEYS
from salto_cli.store.seal import Outcome
from salto_cli.store.signature import Signer
from salto_cli.store.steps import STEPS, Step, climb, is_as_made, reached, record, refuse_newer

# Whether the log has a row beyond the last act that was sealed; each answer comes from an index.
_BEYOND = "SELECT EXISTS (SELECT 1 FROM act WHERE id > ?1)" + "".join(
    f" OR EXISTS (SELECT 1 FROM {table} WHERE act > ?1)" for table in LOG_KEYS
)
_SIGNED_BEYOND = f"{_BEYOND} OR EXISTS (SELECT 1 FROM signature WHERE act > ?1)"


@dataclass(slots=True)
class Store:
    """A store that has been unlocked. ``now`` is the moment this program was started, ISO with offset.

    ``saved`` turns true with the first act that changed something and was committed. ``refusal`` is why no
    act can be opened in it: what was found when it was opened, and what only a check can still look at.
    """

    place: Place
    connection: Connection = field(repr=False)
    unlocked: Unlocked = field(repr=False)
    operator: int
    now: str
    step: int
    saved: bool = False
    renews_checkpoint: bool = True
    high_water: HighWater | None = None
    refusal: SaltoError | None = None
    _changed: bool = False

    @property
    def store_id(self) -> str:
        """The store's random id, in hex."""
        return self.unlocked.store_id

    @property
    def signer(self) -> Signer | None:
        """Whoever is working, as acts are signed; None in a store of a step that knows no signatures."""
        if self.step < signature.SINCE:
            return None
        return Signer(self.store_id, self.unlocked.slot, self.unlocked.signing_key)

    @property
    def acting(self) -> bool:
        """Whether an act is open; where the database itself failed, it has been rolled back already."""
        return self.connection.in_transaction

    @contextmanager
    def told(self) -> Iterator[None]:
        """What SQLite says went wrong inside becomes what a person can be told, and the act is undone.

        On a full disk SQLite may undo one statement alone, and half a judgement would be left to be sealed.
        """
        try:
            with told(self.place.database):
                yield
        except (CannotWrite, Damaged):
            self.abandon()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()

    def begin(self, command: str, purpose: str) -> Act:
        """Begin a transaction and open an act in it.

        Raises Busy where another terminal writes, Damaged or OlderStore where nothing may be added to it.
        """
        if self.refusal is not None:
            raise self.refusal
        try:
            return self._begun(command, purpose)
        except Damaged:
            if not rotation.renew(self):  # a colleague has exchanged the key since this was opened
                raise
        return self._begun(command, purpose)

    def _begun(self, command: str, purpose: str) -> Act:
        try:
            with told_as_made(self.place.database):
                self.connection.execute("BEGIN IMMEDIATE")
                return _open_act(self, command, purpose)
        except BaseException:
            self.abandon()
            raise

    def finish(self, act: Act, outcome: Outcome) -> None:
        """Close the act, commit, and renew the checkpoint beside the database.

        Raises Busy, CannotWrite or Damaged where that cannot be done; the act has then never been.
        """
        try:
            with told(self.place.database):
                sealed = act.close(outcome, self.signer)
                self.connection.execute("COMMIT")
        except BaseException:
            self.abandon()
            raise
        self.saved = self.saved or self._changed
        self._changed = False
        self._note(Checkpoint(self.store_id, act.number, sealed.hex(), act.now, self.step))

    def _note(self, last: Checkpoint) -> None:
        """Write down how far the log has come, beside the store and on this machine.

        The act stands already: a note that cannot be written stays one act behind, no more.
        """
        if self.renews_checkpoint:
            signer = self.signer
            with suppress(CannotWrite):
                checkpoint.write(self.place, checkpoint.signed_by(signer, last) if signer else last)
        if self.high_water is not None:
            with suppress(CannotWrite):
                self.high_water.write(Seen(last.act, last.seal))

    def take_as_it_is(self) -> None:
        """Let acts be opened in a store that is older than when it was last seen: someone answers for it.

        Raises Damaged, Busy or CannotWrite where it also has steps to take and cannot.
        """
        self.refusal = None
        self.renews_checkpoint = True
        if self.step < len(STEPS):
            _upgrade(self, STEPS)

    def stands(self, act: Act) -> bool:
        """Whether an act was committed, whatever interrupted us just after."""
        row = self.connection.execute("SELECT 1 FROM outcome WHERE act = ?", (act.number,)).fetchone()
        return row is not None

    def abandon(self) -> None:
        """Roll everything back, as if the act had never been opened."""
        self._changed = False
        if self.acting:
            self.connection.execute("ROLLBACK")

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Keep others from writing while a store in which no act may be opened is checked."""
        with told(self.place.database):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.abandon()

    @contextmanager
    def undoable(self) -> Iterator[None]:
        """Run the work of an act so that it can be undone alone, leaving act and judgements standing."""
        self.connection.execute("SAVEPOINT work")
        before = self.connection.total_changes
        try:
            with told(self.place.database):
                yield
        except BaseException:
            if self.acting:
                self.connection.execute("ROLLBACK TO work")
                self.connection.execute("RELEASE work")
            raise
        self._changed = self.connection.total_changes > before
        self.connection.execute("RELEASE work")


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
            act = _open_act(store, "init", "upkeep")
            lock_down(connection, LOG, ERASABLE)
            record(connection, taken, now)
            connection.execute(
                "INSERT INTO setting (name, value) VALUES ('store_id', ?)", (unlocked.store_id,)
            )
            for number, name, slot in ((1, operator, unlocked.slot), (0, _("recovery code"), recovery_slot)):
                connection.execute(
                    "INSERT INTO operator (id, name, slot, added) VALUES (?, ?, ?, ?)",
                    (number, name, slot, now),
                )
            _keep_keys(store)
        store.finish(act, Outcome("done"))
    except BaseException:
        connection.close()
        raise
    return store


def open_store(
    place: Place,
    unlocked: Unlocked,
    now: str,
    *,
    steps: Sequence[Step] = STEPS,
    patience: float = PATIENCE,
    state: Path | None = None,
) -> Store:
    """Open the store with what its key file gave; takes the schema steps it lacks.

    ``patience`` is how many seconds an act waits for another process that is writing; ``state`` is the folder
    in which this machine keeps how far it has seen each store come, None to leave that alone.

    A store is opened with a ``refusal``, and nothing is written in it, where its schema is not the program's,
    where it is older than its checkpoint or than this machine has seen it, or where it has another signing
    key of whoever opens it: it can be checked and no more.
    Raises Damaged where the database is not the one the key file belongs to, NewerStore where it was
    written by a newer program, Busy, CannotWrite.
    """
    connection, unlocked = rotation.opened(place, unlocked, patience)
    try:
        with told_as_made(place.database):
            recognise(connection, unlocked.store_id)
            refuse_newer(connection, steps)
            operator = _operator(connection, unlocked.slot)
            store = Store(place, connection, unlocked, operator, now, reached(connection))
            store.high_water = HighWater(state, unlocked.store_id) if state else None
            _compare(store, steps)
            if store.refusal is None:
                if store.step < len(steps):
                    _upgrade(store, steps)
                if store.step >= signature.SINCE:
                    _refuse_revoked(connection, operator)
                if publication.finish_or_remove(place.folder, connection) or len(unlocked.keys) > 1:
                    rotation.finish(store)
    except BaseException:
        connection.close()
        raise
    return store


def _refuse_revoked(connection: Connection, operator: int) -> None:
    """Raise WrongPassphrase for whoever's key was taken back, with a key file from before that."""
    row = connection.execute("SELECT revoked FROM operator WHERE id = ?", (operator,)).fetchone()
    if row and row[0]:
        raise keys.taken_back()


def _open_act(store: Store, command: str, purpose: str) -> Act:
    number, _before = seals.last(store.connection)
    beyond = store.connection.execute(
        _BEYOND if store.step < signature.SINCE else _SIGNED_BEYOND, (number,)
    ).fetchone()
    if beyond and beyond[0]:
        raise _tampered(_("the log holds something that no act of salto's has written"))
    store.connection.execute(
        "INSERT INTO act (id, at, operator, command, purpose, version, step) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number + 1, store.now, store.operator, command, purpose, __version__, store.step),
    )
    return Act(store.connection, number + 1, store.now, store.operator, store.step)


def _compare(store: Store, steps: Sequence[Step]) -> None:
    """Hold the store against what the program makes and against its checkpoint, before anything is written.

    A checkpoint that does not name an act of this log, as it was sealed, is left as it is for ``audit
    verify``. It is read before the log is: another salto may add an act in between, and then renews it.
    """
    seen = store.high_water.read() if store.high_water else None
    try:
        found = checkpoint.read(store.place)
    except (Damaged, NewerStore):
        found, store.renews_checkpoint = None, False
    number, _seal = seals.last(store.connection)
    if found is not None:
        sealed = seals.of(store.connection, found.act)
        store.renews_checkpoint = (found.store_id, found.seal) == (store.store_id, sealed and sealed.hex())
    if not is_as_made(store.connection, steps):
        store.refusal = _tampered(_("the store's tables or locks are not as salto makes them"))
    elif found is not None and found.store_id == store.store_id and found.act > number:
        store.refusal = OlderStore(
            _("the store is older than when it was last used here"),
            _("see what is missing with: salto audit verify; restore the newest: salto backup restore"),
        )
    elif seen is not None and seals.of(store.connection, seen.act) != bytes.fromhex(seen.seal):
        store.refusal = OlderStore(
            _("the store is older than when it was last seen on this machine, or has gone on elsewhere"),
            _('see what it holds with: salto audit verify; go on with it: --accept-rollback "WHY"'),
        )
    elif not _has_own_key(store):
        store.refusal = _tampered(_("the store has another signing key of yours than your passphrase opens"))


def _has_own_key(store: Store) -> bool:
    """Whether whoever opens the store finds their own public key in it.

    A colleague who had exchanged it could sign anew what they have done, and it would still fit.
    """
    signer = store.signer
    return signer is None or signature.key_of(store.connection, store.operator) == signer.public


def _keep_keys(store: Store) -> None:
    """Write down the public signing keys of the operators who are in the key file."""
    signer = store.signer
    if signer is not None:
        slots = keyfile.read(keys.read_keys(store.place.folder)).slots
        known = {slot.id: slot.sign_key.hex() for slot in slots}
        signature.keep_keys(store.connection, known | {signer.slot: signer.public})


def _tampered(message: str) -> Damaged:
    return Damaged(message, _("nothing was written; see what it is with: salto audit verify"))


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
        raise Damaged(_("the key file names an operator that the store does not know"))
    return int(row[0])


def _upgrade(store: Store, steps: Sequence[Step]) -> None:
    """Take the missing steps in one transaction, as an act that re-marks every table they changed."""
    from salto_cli.store import state_check  # a store is upgraded once, and opened every time

    before = store.step
    store.connection.execute("BEGIN IMMEDIATE")
    try:
        again = [table for table in MARKED if _is_marked_anew(table, before, len(steps))]
        if again and state_check.check(store.connection)[1]:
            # Marking what was changed past the program would vouch for it.
            raise Damaged(
                _("the store is not what its log says, and cannot be brought to this version"),
                _("restore a backup with: salto backup restore"),
            )
        let_build(store.connection)
        taken = climb(store.connection, steps)
        lock_down(store.connection, LOG, ERASABLE)
        store.step = len(steps)
        act = _open_act(store, "upgrade", "upkeep")
        record(store.connection, taken, store.now)
        if before < signature.SINCE:
            _keep_keys(store)
        for table in again:
            _mark_again(act, table)
        store.finish(act, Outcome("done"))
    except BaseException:
        store.abandon()
        raise


def _is_marked_anew(table: str, before: int, after: int) -> bool:
    """Whether a step between ``before`` and ``after`` changes what the marks of a known table cover."""
    by_step = MARKED[table]
    return min(by_step) <= before and any(before < number <= after for number in by_step)


def _mark_again(act: Act, table: str) -> None:
    """Mark every row of ``table`` that this act has not written; those it has are marked when it closes."""
    rows = act.all(
        f"SELECT {key(table)} FROM {table} EXCEPT SELECT row FROM touch WHERE act = ? AND tbl = '{table}'",
        act.number,
    )
    for (row,) in rows:
        act.run(
            "INSERT INTO mark (tbl, row, act, mark) VALUES (?, ?, ?, ?)",
            table,
            row,
            act.number,
            current_mark(act.connection, table, row, act.step),
        )
