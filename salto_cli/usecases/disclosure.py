"""Who knows what about a person."""

from salto_cli.models.disclosure import AskWhoKnows, WhoKnows
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.store import disclosure as disclosures
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _who_it_is(act: Act, order: AskWhoKnows) -> Questions:
    """Who someone is will do: the question must be answered when the case is closed, too."""
    return [Keep((persons.id_of(act, order.person),), IDENTITY)]


@asks(_who_it_is)
def who_knows(act: Act, order: AskWhoKnows) -> WhoKnows:
    """Who has been given what, when and on which statements; what it said is not told again."""
    person = persons.id_of(act, order.person)
    return WhoKnows(persons.named(act, [person])[person], tuple(disclosures.of_person(act, person)))
