"""Operators: colleagues who lead cases. One who also opens the store has a key of their own."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models.asked import CHOICE, OPERATOR
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import OVERSIGHT, UPKEEP, Order
from salto_cli.models.role import COORDINATOR


@frozen
class Colleague:
    """A colleague as listed: ``you`` is whoever asks. ``fingerprint`` is of their key, if they have one."""

    name: str
    has_key: bool
    you: bool
    role: str
    fingerprint: str | None
    since: str
    revoked: str | None


# --- orders -------------------------------------------------------------------------------------------


@frozen
class ListOperators(Order):
    """List the colleagues who can lead a case, and who can open the store."""

    command = "operator list"
    purpose = UPKEEP


@frozen(kw_only=True)
class AddOperator(Order):
    """Add a colleague, who can then lead cases; with a key also open the store.

    ``role`` left out: the one that a colleague who is known has, and a coordinator's for a newcomer.
    """

    command = "operator add"
    purpose = UPKEEP

    name: str = ask(N_("The colleague's name"))
    role: str | None = ask(N_("What they may do"), CHOICE, of="role", insist=True, default=None)


@frozen(kw_only=True)
class ChangeRole(Order):
    """Change what a colleague may do."""

    command = "operator role"
    purpose = UPKEEP

    name: str = ask(N_("The colleague"), OPERATOR)
    role: str = ask(N_("What they may do"), CHOICE, of="role")


@frozen
class ChangePassphrase(Order):
    """Open the store with another passphrase from now on."""

    command = "operator passwd"
    purpose = UPKEEP


@frozen(kw_only=True)
class RevokeOperator(Order):
    """Take a colleague's key back, and give the store a new one."""

    command = "operator revoke"
    purpose = UPKEEP

    name: str = ask(N_("The colleague"), OPERATOR)


@frozen
class LookBeforeRevoking(Order):
    """See who would be taken off the list, before anyone says yes to it."""

    command = "look"
    purpose = UPKEEP

    name: str


@frozen
class Rekey(Order):
    """Give the store a new key; with ``recovery`` also a new recovery code."""

    command = "rekey"
    purpose = UPKEEP

    recovery: bool = False


@frozen
class TestRecovery(Order):
    """Note that the recovery code was typed and opens the store."""

    command = "recovery test"
    purpose = OVERSIGHT
    __test__ = False  # for pytest: this is no test


# --- results ------------------------------------------------------------------------------------------


@frozen
class Colleagues:
    """Everyone who can lead a case, in the order they came, and the recovery code's fingerprint.

    ``unknown`` are fingerprints of keys that open the store and belong to nobody in it: they should not be.
    ``cheap``: a try at the passphrase of whoever asks costs less than is usual by now.
    """

    operators: tuple[Colleague, ...]
    recovery: str | None = None
    unknown: tuple[str, ...] = ()
    cheap: bool = False


@frozen
class OperatorAdded:
    """A colleague has been added, or has got a key."""

    name: str
    role: str = COORDINATOR
    has_key: bool = False
    fingerprint: str | None = None


@frozen
class Leaving:
    """Who is about to be taken off the list, and whether a key stops working with them."""

    name: str
    has_key: bool


@frozen
class RoleChanged:
    """A colleague may now do other things."""

    name: str
    role: str
    before: str


@frozen
class PassphraseChanged:
    """The operator opens the store with another passphrase from now on.

    ``by_code``: it had been forgotten, and the recovery code has been typed instead.
    """

    name: str
    fingerprint: str
    by_code: bool = False


@frozen
class OperatorRevoked:
    """A colleague is with us no longer. ``rotated``: they had a key, and the store has a new one."""

    name: str
    rotated: bool
    cases: tuple[Named, ...] = field(repr=False)


@frozen
class Rekeyed:
    """The store has a new key. ``operators`` still open it; ``recovery`` says whether the code is new."""

    epoch: int
    operators: tuple[Colleague, ...]
    recovery: bool
    recovery_fingerprint: str


@frozen
class RecoveryTested:
    """The recovery code opens the store. ``before`` is when that was last tried, as an ISO moment."""

    opens: bool
    at: str
    before: str | None
