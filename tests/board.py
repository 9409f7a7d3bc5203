"""Youths put on the board straight through the door: the commands of the board have tests of their own."""

from dataclasses import dataclass

from salto_cli.models.order import COORDINATION, Order
from salto_cli.models.question import Keep, Questions
from salto_cli.store import board as boards
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks, perform
from tests.fixtures import Salto


@dataclass(frozen=True, slots=True)
class ArrangeBoard(Order):
    """Put someone on the board for these reasons."""

    command = "arrange board"
    purpose = COORDINATION

    person: str
    reasons: tuple[str, ...]


def _whose(act: Act, order: ArrangeBoard) -> Questions:
    return [Keep((persons.id_of(act, order.person),))]


@asks(_whose)
def _put(act: Act, order: ArrangeBoard) -> int:
    return boards.put(
        act, persons.id_of(act, order.person), order.reasons, until="has been there", waits=False
    )


def on_board(salto: Salto, person: str, *reasons: str) -> None:
    """Put someone on the board, for a crisis where no reason is named."""
    store = salto.store()
    try:
        perform(store, ArrangeBoard(person, reasons or ("crisis",)), _put)
    finally:
        store.close()
