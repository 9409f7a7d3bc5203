"""Finding persons. Who fits is looked up first, judged, and only then named."""

from salto_cli.models.person import Find, Found
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.role import WORKER
from salto_cli.store import person as persons
from salto_cli.store import restriction, standing
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _those_who_fit(act: Act, order: Find) -> Questions:
    found = tuple(_fitting(act, order.text, order.limit))
    return [Keep(found, IDENTITY, required=False)] if found else []


@asks(_those_who_fit)
def find(act: Act, order: Find) -> Found:
    """The persons that fit, the likeliest first; those nothing may be shown of are known by code alone."""
    found = _fitting(act, order.text, order.limit + 1)
    more, found = len(found) > order.limit, found[: order.limit]
    hits = persons.hits(act, found)
    shown, held = {hit.code for hit in hits}, restriction.standing(act)
    kept_back = {who: code for who, code in persons.codes(act, found).items() if code not in shown}
    return Found(
        tuple(hits),
        tuple(code for who, code in kept_back.items() if who not in held),
        more,
        tuple(code for who, code in kept_back.items() if who in held),
    )


def _fitting(act: Act, text: str, limit: int) -> list[int]:
    """The first ``limit`` that fit; for a worker, of those they may know of at all."""
    if act.role != WORKER:
        return persons.search(act, text, limit)
    return standing.within_reach(act, persons.search(act, text, None))[:limit]
