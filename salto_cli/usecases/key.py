"""Who can open the store: a key given, exchanged or taken back, and a new key for the store itself.

Each is one act. Its key file is made inside it and comes into its place after the commit, so that the log
knows the digest of every key file there ever was, and a crash is finished by the next opening.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from salto_cli.errors import Unacceptable, WrongPassphrase, WrongState
from salto_cli.i18n import _
from salto_cli.models.colleague import Operator
from salto_cli.models.operator import (
    AddOperator,
    ChangePassphrase,
    Colleague,
    OperatorAdded,
    OperatorRevoked,
    PassphraseChanged,
    RecoveryTested,
    Rekey,
    Rekeyed,
    RevokeOperator,
    TestRecovery,
)
from salto_cli.models.order import Order
from salto_cli.models.publication import Made, Publish
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.secret import LOW_KDF, Kdf, Limits
from salto_cli.store import keyfile, keys, keyset, passphrase, recovery, rotation
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.kdf import normalised
from salto_cli.store.keyfile import KeyFile, Slot
from salto_cli.store.keyset import Rotation
from salto_cli.store.slot import make_slot
from salto_cli.store.store import Store
from salto_cli.usecases.door import UseCase, nothing, perform
from salto_cli.usecases.operator import leaving, listed_in, newcomer

OrderT = TypeVar("OrderT", bound=Order)
Result = TypeVar("Result")

RECOVERY_TEST = TestRecovery.command


def add_with_key(store: Store, order: AddOperator, secret: str, kdf: Kdf, limits: Limits) -> OperatorAdded:
    """Add a colleague who opens the store with ``secret``, or give that to one who has no key.

    A role that is not said stays what it is; a newcomer is a coordinator.
    With the recovery code also to one who has forgotten their passphrase: the key they had is then taken out.
    Raises Unacceptable for a weak passphrase or one that opens the store already, WrongState.
    """
    refuse_unfit(store, secret, limits)
    new, _bundle = make_slot(
        store.store_id, keyfile.OPERATOR, normalised(secret), _as_ours(store, kdf), limits
    )
    turned = _Turn(store, new)

    def work(act: Act, order: AddOperator) -> OperatorAdded:
        found = _whoever(act, order)
        if found.has_key:
            turned.key(act, without=found.slot)
        operators.give_key(act, found.id, new.id, new.sign_key.hex())
        role = order.role or found.role
        operators.give_role(act, found.id, role)
        return OperatorAdded(found.name, role, has_key=True, fingerprint=keyset.fingerprint(new))

    def widened(file: KeyFile) -> bytes:
        return keyset.with_slot(file, store.unlocked, new)

    return turned.perform(order, UseCase(nothing, work), _exchanged(store, widened))


def change_passphrase(
    store: Store, order: ChangePassphrase, secret: str, kdf: Kdf, limits: Limits
) -> PassphraseChanged:
    """Let whoever works open the store with ``secret``, and no longer with what they typed until now.

    An old copy of the key file still opens with the old one; ``rekey`` is what makes that useless.
    Raises Unacceptable as ``add_with_key``, WrongState for whoever came with the recovery code.
    """
    if opened_by_code(store):
        raise WrongState(
            _("the recovery code is not a passphrase"),
            _("say whose passphrase is forgotten: salto operator add NAME --with-key"),
        )
    refuse_unfit(store, secret, limits)
    new, bundle = make_slot(
        store.store_id,
        keyfile.OPERATOR,
        normalised(secret),
        kdf,
        limits,
        known_as=store.unlocked.slot,
        sign_secret=store.unlocked.signing_key,
    )

    def work(act: Act, _order: ChangePassphrase) -> PassphraseChanged:
        return PassphraseChanged(operators.name_of(act, act.operator), keyset.fingerprint(new))

    def changed(file: KeyFile) -> bytes:
        return keyset.with_slot(file, store.unlocked, new)

    done = perform(store, order, UseCase(nothing, work), _exchanged(store, changed))
    keyset.forget_before(store.place.folder)
    store.unlocked = replace(store.unlocked, seal_secret=bundle.seal_secret)
    return done


def opened_by_code(store: Store) -> bool:
    """Whether whoever works came in with the recovery code, which is nobody's passphrase."""
    return store.operator == operators.RECOVERY


def replace_forgotten(
    store: Store, whose: Colleague, secret: str, kdf: Kdf, limits: Limits
) -> PassphraseChanged:
    """Let a colleague who has forgotten their passphrase open the store with ``secret``; their role stays.

    It is logged as a key that the recovery code gave. Raises Unacceptable and WrongState as ``add_with_key``.
    """
    done = add_with_key(store, AddOperator(name=whose.name, role=whose.role), secret, kdf, limits)
    return PassphraseChanged(done.name, done.fingerprint or "", by_code=True)


def revoke(store: Store, order: RevokeOperator) -> OperatorRevoked:
    """Take a colleague's key back, and give the store a new one that theirs does not open.

    Raises WrongState for oneself and for the last coordinator with a key, Busy and CannotWrite as
    ``rotation.complete``.
    """
    turned = _Turn(store)

    def work(act: Act, order: RevokeOperator) -> OperatorRevoked:
        found = leaving(act, order.name)
        if found.has_key:
            turned.key(act, without=found.slot)
        operators.take_back(act, found.id)
        return OperatorRevoked(found.name, found.has_key, tuple(persons.named(act).values()))

    return turned.perform(order, UseCase(_whoever_they_lead, work))


def rekey(store: Store, order: Rekey, code: str, kdf: Kdf, limits: Limits) -> Rekeyed:
    """Give the store a new key; with a recovery ``code`` also a new recovery slot, and the old one goes.

    Raises Busy and CannotWrite as ``rotation.complete``.
    """
    if order.recovery and store.operator == operators.RECOVERY:
        raise WrongState(
            _("you have opened the store with the code that would go"),
            _("first give yourself a passphrase: salto operator add NAME --with-key"),
        )
    new = _recovery_slot(store, code, kdf, limits) if order.recovery else None
    turned = _Turn(store, new)

    def work(act: Act, order: Rekey) -> Rekeyed:
        before = operators.by_id(act, operators.RECOVERY)
        turned.key(act, without=before.slot if new else None)
        if new:
            operators.give_key(act, before.id, new.id, new.sign_key.hex())
        now = listed_in(act, keyset.known(store.place.folder))
        staying = tuple(each for each in now.operators if each.has_key)
        code_print = keyset.fingerprint(new) if new else now.recovery or ""
        return Rekeyed(store.unlocked.epoch + 1, staying, order.recovery, code_print)

    return turned.perform(order, UseCase(nothing, work))


def try_recovery(store: Store, order: TestRecovery, code: str, limits: Limits) -> RecoveryTested:
    """Say whether the recovery ``code`` opens all that the operator's passphrase opens; the try is logged.

    Raises Unacceptable for a typing error, before anything is logged, and WrongPassphrase.
    """
    recovery.read_recovery_code(code)

    def work(act: Act, _order: TestRecovery) -> RecoveryTested:
        opened = keys.unlock_with_recovery(store.place.folder, code, limits)
        if opened.keys != store.unlocked.keys:
            raise WrongPassphrase(
                _("this recovery code does not open the store"),
                _("see whether the paper is for another store"),
            )
        return RecoveryTested(True, act.now, tested(act))

    return perform(store, order, UseCase(nothing, work))


def refuse_slip(code: str) -> None:
    """Raise Unacceptable where ``code`` cannot be a recovery code as it stands on the paper."""
    recovery.read_recovery_code(code)


def tested(act: Act) -> str | None:
    """When the recovery code was last proven to open the store, as an ISO moment; None for never."""
    return operators.last_time(act, RECOVERY_TEST)


def new_code() -> str:
    """A new recovery code, to be shown before it opens anything."""
    return recovery.make_recovery_code()


def refuse_unfit(store: Store, secret: str, limits: Limits) -> None:
    """Raise Unacceptable, with the reason, for a passphrase that is weak or that opens the store already."""
    passphrase.strength(secret)
    file = keyfile.read(keys.read_keys(store.place.folder))
    if keys.fits(file, normalised(secret), limits):
        raise Unacceptable(
            _("this passphrase opens the store already"), _("everyone needs one of their own; choose another")
        )


def _recovery_slot(store: Store, code: str, kdf: Kdf, limits: Limits) -> Slot:
    secret = recovery.read_recovery_code(code).encode("ascii")
    return make_slot(store.store_id, keyfile.RECOVERY, secret, _as_ours(store, kdf), limits)[0]


def _as_ours(store: Store, usual: Kdf) -> Kdf:
    """The usual cost of a try, or the low one on a machine where whoever works has chosen that."""
    known = keyset.known(store.place.folder)
    own = next((each.kdf for each in known if each.slot == store.unlocked.slot), usual)
    return own if own == LOW_KDF else usual


class _Turn:
    """One act in which the store may get a new key: what it needs is known only inside it."""

    __slots__ = ("_new", "_phases", "_store")

    def __init__(self, store: Store, new: Slot | None = None) -> None:
        self._store, self._new, self._phases = store, new, list[Rotation]()

    def key(self, act: Act, *, without: str | None) -> None:
        """Make the next key, which the slot ``without`` does not get, and log both files of the rotation."""
        file = keyset.current(self._store.place.folder, self._store.unlocked)
        made = keyset.rotated(file, self._store.unlocked, without={without} if without else (), new=self._new)
        keyset.log_final(act, made)
        self._phases.append(made)

    def perform(
        self,
        order: OrderT,
        usecase: UseCase[OrderT, Result],
        otherwise: Publish[Result] | None = None,
    ) -> Result:
        """Perform the order; where it made a new key, give it to the database. Else publish ``otherwise``."""

        def both(result: Result) -> tuple[Made, ...]:
            if not self._phases:
                return otherwise(result) if otherwise else ()
            return (Made(self._store.place.keys, self._phases[0].both, replaces=True),)

        done = perform(self._store, order, usecase, both)
        if self._phases:
            rotation.complete(self._store)
        return done


def _exchanged(store: Store, change: Callable[[KeyFile], bytes]) -> Publish[object]:
    """Publishes the key file as it is after ``change``, read under the write lock of the act."""

    def made(_result: object) -> tuple[Made, ...]:
        content = change(keyset.current(store.place.folder, store.unlocked))
        keyset.keep_before(store.place.folder)
        return (Made(store.place.keys, content, replaces=True),)

    return made


def _whoever(act: Act, order: AddOperator) -> Operator:
    """Who gets the key: someone new, one who comes back, or one who has none yet."""
    known = next((each for each in operators.all_of(act) if each.is_called(order.name)), None)
    if known is None:
        return newcomer(act, order)
    if known.has_key and act.operator != operators.RECOVERY:
        raise WrongState(
            _("that colleague has a key already"),
            _("is the passphrase forgotten? salto operator revoke NAME, then add NAME --with-key again"),
        )
    return known


def _whoever_they_lead(act: Act, order: RevokeOperator) -> Questions:
    led = operators.led_by(act, operators.named(act, order.name).id)
    return [Keep(led, IDENTITY, required=False)] if led else []
