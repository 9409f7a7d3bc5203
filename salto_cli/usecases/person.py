"""Registering, naming and showing a person."""

from salto_cli.models.person import Look, Named, Register, Registered, Show, Shown
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions, Standing
from salto_cli.store import case as cases
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _who_it_is(act: Act, order: Look) -> Questions:
    return [Keep((persons.id_of(act, order.person),), IDENTITY)]


@asks(_who_it_is)
def look(act: Act, order: Look) -> Named:
    """Name, birth year and code."""
    return persons.get(act, persons.id_of(act, order.person)).named


def _the_file(act: Act, order: Show) -> Questions:
    return [Keep((persons.id_of(act, order.person),), IDENTITY)]


@asks(_the_file)
def show(act: Act, order: Show) -> Shown:
    """What is held about a person."""
    return Shown(persons.get(act, persons.id_of(act, order.person)))


def _the_newcomer(act: Act, order: Register) -> Questions:
    standing = Standing(basis=order.basis, referenced=bool(order.reference))
    return [Keep((act.newcomer,), FILE, declared=standing)]


@asks(_the_newcomer)
def register(act: Act, order: Register) -> Registered:
    """Add the person and open their case."""
    lead = operators.named(act, order.lead).id if order.lead else act.operator
    code = persons.add(act, act.newcomer, order.name, order.born, called=order.called)
    cases.open_case(
        act,
        act.newcomer,
        basis=order.basis or "",
        reference=order.reference,
        lead=lead,
        purposes=order.purposes,
    )
    return Registered(Named(code, order.name, order.born, order.called), True, operators.name_of(act, lead))
