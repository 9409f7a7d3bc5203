"""Finding persons. Who fits is looked up first, judged, and only then named."""

from salto_cli.models.person import Find, Found
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _those_who_fit(act: Act, order: Find) -> Questions:
    found = tuple(persons.search(act, order.text, order.limit))
    return [Keep(found, IDENTITY, required=False)] if found else []


@asks(_those_who_fit)
def find(act: Act, order: Find) -> Found:
    """The persons that fit, the likeliest first; those nothing may be shown of are known by code alone."""
    found = persons.search(act, order.text, order.limit + 1)
    more, found = len(found) > order.limit, found[: order.limit]
    hits = persons.hits(act, found)
    shown = {hit.code for hit in hits}
    return Found(
        tuple(hits), tuple(each for each in persons.codes(act, found).values() if each not in shown), more
    )
