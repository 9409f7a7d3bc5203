"""What passes to one recipient of what could be said: each thing judged for every kind that it is of."""

from collections.abc import Callable, Collection, Sequence

from salto_cli.consent.policy import in_force
from salto_cli.consent.trim import trim
from salto_cli.models.consent import Ask, Item, PersonFacts
from salto_cli.store.leaving import Piece

Cleared = Callable[[int, str], bool]


def passing(
    pieces: Sequence[Piece], allowed: Collection[str], known: PersonFacts, asked: Ask, cleared: Cleared
) -> list[Piece]:
    """Those of ``pieces`` about one person that may go, in their order.

    ``allowed`` are the categories that have been judged and allowed; ``cleared`` says whether another person,
    by id, lets a category go too. What is of several kinds goes only where each of them may.
    """
    items = [
        Item(
            key=str(n),
            category=category,
            source=piece.source,
            released=piece.released,
            concerns={other: cleared(other, category) for other in piece.about},
        )
        for n, piece in enumerate(pieces)
        for category in piece.categories
    ]
    stays = {int(each.item.key) for each in trim(items, allowed, known, asked, in_force()).held}
    return [piece for n, piece in enumerate(pieces) if n not in stays]
