"""Colleagues: who can lead a case."""

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.operator import AddOperator, Colleague, Colleagues, ListOperators, OperatorAdded
from salto_cli.models.text import fold
from salto_cli.store import operator as operators
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks, nothing


@asks(nothing)
def colleagues(act: Act, _order: ListOperators) -> Colleagues:
    """Everyone who can lead a case, in the order they came."""
    return Colleagues(
        tuple(Colleague(each.name, each.has_key, each.id == act.operator) for each in operators.all_of(act))
    )


@asks(nothing)
def add(act: Act, order: AddOperator) -> OperatorAdded:
    """Add a colleague without a key. Raises WrongState where one, or a service, has that name."""
    if not fold(order.name).strip():
        raise Unacceptable(_("a colleague needs a name"), _("give the full name, as colleagues know it"))
    if any(fold(each.name) == fold(order.name) for each in operators.all_of(act)):
        raise WrongState(
            _("a colleague of that name is here already"),
            _("tell two of the same name apart, as in Kari Nordmann (Alna)"),
        )
    if any(fold(order.name) in {fold(each.name), each.id} for each in services.all_of(act)):
        raise WrongState(
            _("a service has that name, and what goes to a service is judged"),
            _("give the colleague's own name"),
        )
    return OperatorAdded(operators.add(act, order.name).name)
