"""Finding persons. Who fits is looked up first, judged, and only then named."""

from salto_cli.models.person import Find, Found
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _those_who_fit(act: Act, order: Find) -> Questions:
    found = tuple(persons.search(act, order.text, order.limit))
    return [Keep(found, IDENTITY)] if found else []


@asks(_those_who_fit)
def find(act: Act, order: Find) -> Found:
    """The persons that fit, the likeliest first."""
    by_id = persons.named(act)
    return Found(tuple(by_id[each] for each in persons.search(act, order.text, order.limit) if each in by_id))
