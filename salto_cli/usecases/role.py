"""Who may give which order: looked at by the door before anything else is read."""

from typing import Final

from salto_cli.errors import WrongRole
from salto_cli.i18n import N_, _
from salto_cli.models.order import Order
from salto_cli.models.role import AUDITOR, LEADER, WORKER, may
from salto_cli.store import operator as operators
from salto_cli.store.act import Act
from salto_cli.store.store import Store

# What someone is told whose role has no such command: what it is for, and what to do instead.
INSTEAD: Final = {
    WORKER: (
        N_(
            "this is not for your role: a worker sees and writes only the cases "
            "they lead or are responsible for"
        ),
        N_("ask a coordinator; see who is: salto operator list"),
    ),
    LEADER: (
        N_("this is not for your role: a leader sees counts only, nobody's file"),
        N_("see the counts with: salto count, or ask a coordinator: salto operator list"),
    ),
    AUDITOR: (
        N_("this is not for your role: an auditor sees the log and the checks only, nobody's file"),
        N_("see the log with: salto audit log, or ask a coordinator: salto operator list"),
    ),
}


def enter(act: Act, order: Order) -> None:
    """Let the act know the operator's role. Raises WrongRole where that role has no such command."""
    act.role = operators.role_of(act, act.operator)
    demand(act, order.command)


def demand(act: Act, command: str) -> None:
    """Raise WrongRole where the operator's role has no such command, or no such part of one."""
    if not may(act.role, command):
        raise _not_for_it(act.role)


def demand_unlogged(store: Store, command: str) -> None:
    """The same in a store in which no act may be opened. Raises WrongRole, also for whoever has left."""
    with store.told():
        found = operators.role_unlogged(store, store.operator, store.step)
    if not may(found, command):
        raise _not_for_it(found)


def _not_for_it(role: str) -> WrongRole:
    if role not in INSTEAD:
        return WrongRole(_("this is not for your role"), ask_a_coordinator())
    told, hint = INSTEAD[role]
    return WrongRole(_(told), _(hint))


def ask_a_coordinator() -> str:
    """What to do about what the operator's role does not carry."""
    return _("ask a coordinator; see who is: salto operator list")
