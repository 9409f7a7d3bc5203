"""Reading the log, and proving it."""

from salto_cli.errors import Damaged, OlderStore
from salto_cli.models.audit import Log, ReadLog, Verified, VerifyLog
from salto_cli.store import audit as acts
from salto_cli.store import audit_check
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases.door import asks, nothing, perform


@asks(nothing)
def log(act: Act, order: ReadLog) -> Log:
    """The newest acts that fit; persons stand in it by code alone, so it is about no person."""
    found = acts.newest(
        act,
        person=persons.id_of(act, order.person) if order.person else None,
        operator=operators.named(act, order.operator, once=True).id if order.operator else None,
        since=order.since,
        refused=order.refused,
        limit=order.limit + 1,
    )
    return Log(tuple(found[: order.limit]), order.person, len(found) > order.limit)


def verify(store: Store, order: VerifyLog) -> Verified:
    """Check the store in an act of its own; without one where it is so that nothing may be added to it."""
    try:
        return perform(store, order, check)
    except (Damaged, OlderStore):
        return audit_check.check_unlogged(store)


@asks(nothing)
def check(act: Act, _order: VerifyLog) -> Verified:
    """Hold the log against itself and the state against the log, up to the act before this one."""
    return audit_check.check_before(act)
