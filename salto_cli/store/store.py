"""The open store: one connection, one operator, one act at a time."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from salto_cli import __version__
from salto_cli.errors import CannotWrite, Changed, Damaged, SaltoError
from salto_cli.i18n import _
from salto_cli.models.secret import Unlocked
from salto_cli.store import checkpoint, keyfile, keys, rotation, signature
from salto_cli.store import seal as seals
from salto_cli.store.act import Act
from salto_cli.store.checkpoint import Checkpoint
from salto_cli.store.cipher import Connection, told, told_as_made
from salto_cli.store.high_water import HighWater
from salto_cli.store.place import Place
from salto_cli.store.schema.log import LOG_KEYS
from salto_cli.store.seal import Outcome
from salto_cli.store.signature import Signer

if TYPE_CHECKING:
    from salto_cli.store.attempt import Attempt
    from salto_cli.store.between import Between

# Whether the log has a row beyond the last act that was sealed; each answer comes from an index.
_BEYOND = "SELECT EXISTS (SELECT 1 FROM act WHERE id > ?1)" + "".join(
    f" OR EXISTS (SELECT 1 FROM {table} WHERE act > ?1)" for table in LOG_KEYS
)
_SIGNED_BEYOND = f"{_BEYOND} OR EXISTS (SELECT 1 FROM signature WHERE act > ?1)"


@dataclass(slots=True, eq=False, repr=False)
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
    between: "Between | None" = None
    refusal: SaltoError | None = None
    _changed: bool = False
    _together: bool = False
    # What was refused or failed among acts that are committed at once.
    _attempts: "list[Attempt]" = field(default_factory=list, repr=False)

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
        """Let go of the database; in a shell, the next line may have it as it is."""
        if self.refusal is not None or self.between is None or not self.between.keep(self.connection):
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
                if not self._together:
                    self.connection.execute("BEGIN IMMEDIATE")
                return open_act(self, command, purpose)
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
                if self._together:
                    if outcome.result != "done":
                        from salto_cli.store import attempt  # only several acts at once need it

                        self._attempts.append(attempt.of(act, outcome))
                    return
                self.connection.execute("COMMIT")
        except BaseException:
            self.abandon()
            raise
        self.saved = self.saved or self._changed
        self._changed = False
        self._note(Checkpoint(self.store_id, act.number, sealed.hex(), act.now, self.step))

    @contextmanager
    def together(self, after: int, *, undone: bool = False) -> Iterator[None]:
        """Commit every act within at the end and at once, or with ``undone`` none of them: a rehearsal.

        ``after`` is the number of the act that looked. Raises Changed where another has come since, Busy
        where another terminal writes; whatever is raised within, none of the acts has ever been, but for what
        was refused: that it was tried stays in the log. What hinders that is raised from what was raised.
        """
        owed = len(self._attempts)
        try:
            with told_as_made(self.place.database):
                self.connection.execute("BEGIN IMMEDIATE")
            if seals.last(self.connection)[0] != after:
                raise Changed(
                    _("someone has written to the store in the meantime: nothing was saved"), _("try again")
                )
            self._together = True
            yield
            if not undone:
                with told(self.place.database):
                    self.connection.execute("COMMIT")
        except BaseException as error:
            self._together = False
            self.abandon()
            self._keep_attempts(error)
            raise
        self._together = False
        if undone:
            self.abandon()
            self._keep_attempts()
            return
        del self._attempts[owed:]
        self.saved, self._changed = True, False
        self.note_last()

    def _keep_attempts(self, error: BaseException | None = None) -> None:
        """Write down alone what was refused among acts that have been rolled back, for ``error`` or as told.

        What hinders it is raised and says that error too; what is not written down yet is still owed.
        """
        while self._attempts:
            try:
                self._keep_attempt(self._attempts[0])
            except SaltoError as hindered:
                if isinstance(error, SaltoError):
                    said = _("{error}; that it was tried could not be written down: {hindered}")
                    hindered.message = said.format(error=error.message, hindered=hindered.message)
                raise hindered from error
            del self._attempts[0]

    def _keep_attempt(self, each: "Attempt") -> None:
        act = self.begin(each.command, each.purpose)
        for judged in each.judged:
            act.write_down(judged)
        self.finish(act, each.outcome)

    def note_last(self) -> None:
        """Write down how far the log has come, as after each act."""
        number, sealed = seals.last(self.connection)
        self._note(Checkpoint(self.store_id, number, sealed.hex(), self.now, self.step))

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
                self.high_water.write(last.act, last.seal)

    def keep_keys(self) -> None:
        """Write down the public signing keys of the operators who are in the key file."""
        signer = self.signer
        if signer is not None:
            slots = keyfile.read(keys.read_keys(self.place.folder)).slots
            known = {slot.id: slot.sign_key.hex() for slot in slots}
            signature.keep_keys(self.connection, known | {signer.slot: signer.public})

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
    def undoable(self, act: Act) -> Iterator[None]:
        """Run the work of ``act`` so that it can be undone alone, leaving act and judgements standing."""
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
        self._changed = self.connection.total_changes - act.rehearsed > before
        self.connection.execute("RELEASE work")


def open_act(store: Store, command: str, purpose: str) -> Act:
    """Open an act in the transaction that is open. Raises Damaged where the log goes on past its last act."""
    number, _before = seals.last(store.connection)
    beyond = store.connection.execute(
        _BEYOND if store.step < signature.SINCE else _SIGNED_BEYOND, (number,)
    ).fetchone()
    if beyond and beyond[0]:
        raise tampered(_("the log holds something that no act of salto's has written"))
    store.connection.execute(
        "INSERT INTO act (id, at, operator, command, purpose, version, step) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number + 1, store.now, store.operator, command, purpose, __version__, store.step),
    )
    return Act(store.connection, number + 1, store.now, store.operator, store.step)


def tampered(message: str) -> Damaged:
    """What to say of a store in which something was changed past the program."""
    return Damaged(message, _("nothing was written; see what it is with: salto audit verify"))
