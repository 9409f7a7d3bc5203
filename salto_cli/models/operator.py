"""Operators: colleagues who lead cases. One who also opens the store has a key of their own."""

from dataclasses import dataclass

from salto_cli.i18n import N_
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import UPKEEP, Order


@dataclass(frozen=True, slots=True)
class Operator:
    """A colleague; ``has_key`` says whether they can open the store themselves."""

    id: int
    name: str
    has_key: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """A colleague as listed: ``you`` is whoever asks."""

    name: str
    has_key: bool
    you: bool


@dataclass(frozen=True, slots=True)
class ListOperators(Order):
    """List the colleagues who can lead a case."""

    command = "operator list"
    purpose = UPKEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOperator(Order):
    """Add a colleague, who can then lead cases."""

    command = "operator add"
    purpose = UPKEEP

    name: str = ask(N_("The colleague's name"))


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Everyone who can lead a case, in the order they came."""

    operators: tuple[Colleague, ...]


@dataclass(frozen=True, slots=True)
class OperatorAdded:
    """A colleague has been added."""

    name: str
