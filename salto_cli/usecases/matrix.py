"""Who may know what: each concerned recipient judged for each kind of information."""

from salto_cli.consent.policy import in_force
from salto_cli.models.matrix import AskMatrix, Cell, Matrix, RecipientRow
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.store import concerned, facts
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import sharing
from salto_cli.usecases.door import asks
from salto_cli.usecases.sharing import Recipient


def _each_for_each(act: Act, order: AskMatrix) -> Questions:
    person = persons.id_of(act, order.person)
    purpose = sharing.stated(act, person, order.purpose_)
    moment = facts.moment(order.on or act.day)
    found = _recipients(act, person, order)
    told = tuple(to.person for to in found if to.person)
    categories = sharing.categories_of(order.category)
    return [
        Keep((person,), IDENTITY, own=True),
        *([Keep(told, IDENTITY, required=False)] if told else []),
        *(sharing.asks_to(act, person, to, moment, categories, purpose) for to in found),
    ]


@asks(_each_for_each)
def matrix(act: Act, order: AskMatrix) -> Matrix:
    """The answers for every service that is concerned with the person, or for every verified one.

    Like may-share for one service, it answers for information without restrictions of its own.
    """
    person = persons.id_of(act, order.person)
    categories, named = sharing.categories_of(order.category), persons.named(act)
    rows = tuple(
        RecipientRow(
            to.key,
            named[to.person].name if to.person in named else to.name,
            to.sector,
            tuple(_cell(act, person, to.key, category) for category in categories),
        )
        for to in _recipients(act, person, order)
    )
    purpose = sharing.stated(act, person, order.purpose_) or sharing.purpose_of(act, person)
    return Matrix(
        named[person], order.on or act.day, purpose, categories, rows, in_force().version, order.all
    )


def _recipients(act: Act, person: int, order: AskMatrix) -> list[Recipient]:
    keys = concerned.recipients(act, person)
    if order.all:
        keys = list(dict.fromkeys([*keys, *concerned.verified(act)]))
    return [sharing.recipient(act, person, key) for key in keys]


def _cell(act: Act, person: int, recipient: str, category: str) -> Cell:
    answer = act.answers[person, recipient, category]
    return Cell(category, answer.decision, answer.reason, answer.rests_on)
