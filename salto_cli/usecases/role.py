"""Who may give which order: looked at by the door before anything else is read."""

from salto_cli.errors import WrongRole
from salto_cli.i18n import _
from salto_cli.models.order import Order
from salto_cli.models.role import may
from salto_cli.store import operator as operators
from salto_cli.store.act import Act
from salto_cli.store.store import Store


def enter(act: Act, order: Order) -> None:
    """Let the act know the operator's role. Raises WrongRole where that role has no such command."""
    act.role = operators.role_of(act, act.operator)
    demand(act, order.command)


def demand(act: Act, command: str) -> None:
    """Raise WrongRole where the operator's role has no such command, or no such part of one."""
    if not may(act.role, command):
        raise _not_for_it()


def demand_unlogged(store: Store, command: str) -> None:
    """The same in a store in which no act may be opened. Raises WrongRole, also for whoever has left."""
    with store.told():
        found = operators.role_unlogged(store, store.operator, store.step)
    if not may(found, command):
        raise _not_for_it()


def _not_for_it() -> WrongRole:
    return WrongRole(_("this is not for your role"), ask_a_coordinator())


def ask_a_coordinator() -> str:
    """What to do about what the operator's role does not carry."""
    return _("ask a coordinator; see who is: salto operator list")
