"""Colleagues: who can lead a case, who can open the store, and what each may do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.colleague import Operator
from salto_cli.models.likeness import looks
from salto_cli.models.operator import (
    AddOperator,
    ChangeRole,
    Colleague,
    Colleagues,
    Leaving,
    ListOperators,
    LookBeforeRevoking,
    OperatorAdded,
    RoleChanged,
)
from salto_cli.models.role import COORDINATOR
from salto_cli.models.secret import Kdf, Key
from salto_cli.models.text import fold
from salto_cli.store import keyset
from salto_cli.store import operator as operators
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases.door import UseCase, asks, nothing, perform


@asks(nothing)
def colleagues(act: Act, _order: ListOperators) -> Colleagues:
    """Everyone who can lead a case, in the order they came."""
    return Colleagues(tuple(shown(act, each) for each in operators.all_of(act)))


def listed(store: Store, order: ListOperators, usual: Kdf) -> Colleagues:
    """The same with those who have left, and what each key is known by.

    ``usual`` is what a try at a passphrase costs by now: one that costs less is told of.
    """

    def work(act: Act, _order: ListOperators) -> Colleagues:
        known = keyset.known(store.place.folder)
        own = next((each.kdf for each in known if each.slot == store.unlocked.slot), usual)
        return replace(listed_in(act, known), cheap=own.memory * own.passes < usual.memory * usual.passes)

    return perform(store, order, UseCase(nothing, work))


def listed_in(act: Act, known: Sequence[Key]) -> Colleagues:
    """Everyone there ever was, beside the keys that the key file has."""
    prints = {each.slot: each.fingerprint for each in known if not each.recovery}
    ever = operators.ever(act)
    theirs = {each.slot for each in ever if each.has_key}
    return Colleagues(
        tuple(shown(act, each, prints) for each in ever),
        next((each.fingerprint for each in known if each.recovery), None),
        tuple(found for slot, found in prints.items() if slot not in theirs),
    )


@asks(nothing)
def add(act: Act, order: AddOperator) -> OperatorAdded:
    """Add a colleague without a key. Raises WrongState where one, or a service, has that name."""
    found = newcomer(act, order)
    return OperatorAdded(found.name, found.role)


@asks(nothing)
def change_role(act: Act, order: ChangeRole) -> RoleChanged:
    """Change what a colleague may do. Raises WrongState where no coordinator with a key would be left."""
    found = operators.named(act, order.name)
    if order.role != COORDINATOR:
        refuse_last(act, found)
    operators.give_role(act, found.id, order.role)
    return RoleChanged(found.name, order.role, found.role)


@asks(nothing)
def look_before_revoking(act: Act, order: LookBeforeRevoking) -> Leaving:
    """Who is meant. Raises NotFound and WrongState as the order itself would."""
    found = leaving(act, order.name)
    return Leaving(found.name, found.has_key)


def leaving(act: Act, name: str) -> Operator:
    """The colleague to be taken off the list.

    Raises NotFound, and WrongState for oneself and for the last coordinator with a key.
    """
    found = operators.named(act, name)
    if found.id == act.operator:
        raise WrongState(
            _("nobody takes their own key back"), _("another coordinator does, with their own passphrase")
        )
    refuse_last(act, found)
    return found


def newcomer(act: Act, order: AddOperator) -> Operator:
    """The row of a colleague who is new or comes back. Raises WrongState where the name is taken."""
    if not fold(order.name).strip():
        raise Unacceptable(_("a colleague needs a name"), _("give the full name, as colleagues know it"))
    known = next((each for each in operators.ever(act) if fold(each.name) == fold(order.name)), None)
    if known and not known.revoked:
        raise WrongState(
            _("a colleague of that name is here already"),
            _("tell two of the same name apart, as in Kari Nordmann (Alna)"),
        )
    _refuse_look_alikes(act, order.name, known)
    if known:
        operators.come_back(act, known.id)
        operators.give_role(act, known.id, order.role or known.role)
        return operators.by_id(act, known.id)
    return operators.add(act, order.name, order.role or COORDINATOR)


def _refuse_look_alikes(act: Act, name: str, known: Operator | None) -> None:
    """Raise WrongState for a name that looks like another colleague's, or is a service's."""
    if not known and any(looks(each.name) == looks(name) for each in operators.ever(act)):
        raise WrongState(
            _("a colleague has a name that looks the same, in other letters"),
            _("type the name in the letters of the keyboard; see who is here: salto operator list"),
        )
    if any(looks(name) in {looks(each.name), each.id} for each in services.all_of(act)):
        raise WrongState(
            _("a service has that name, and what goes to a service is judged"),
            _("give the colleague's own name"),
        )


def refuse_last(act: Act, leaving: Operator) -> None:
    """Raise WrongState where ``leaving`` is the last coordinator who can open the store."""
    left = [each for each in operators.all_of(act) if each.has_key and each.role == COORDINATOR]
    if [each.id for each in left] == [leaving.id]:
        raise WrongState(
            _("the last coordinator with a key has to stay one"),
            _("give another coordinator a key first: salto operator add NAME --with-key"),
        )


def shown(act: Act, each: Operator, prints: Mapping[str, str] | None = None) -> Colleague:
    """A colleague as listed, with the fingerprint of their slot where it is known."""
    return Colleague(
        each.name,
        each.has_key,
        each.id == act.operator,
        each.role,
        (prints or {}).get(each.slot or "") if each.has_key else None,
        each.added[:10],
        each.revoked[:10] if each.revoked else None,
    )
