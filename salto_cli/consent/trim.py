"""What actually leaves: the items in the allowed categories, minus those that may not go themselves.

An answer for a category says nothing of an item's own source, release or the other persons it is about,
so every item is judged again with its own origin, by the same judge.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from salto_cli.consent.judge import may_share
from salto_cli.consent.terms import Policy
from salto_cli.models.consent import Answer, Ask, Held, Item, Origin, PersonFacts, Trimmed


def trim(
    items: Iterable[Item], allowed: Collection[str], facts: PersonFacts, ask: Ask, policy: Policy
) -> Trimmed:
    """Which of ``items`` about one person go to one recipient, and why the others are held back.

    ``allowed`` are the categories that have been judged and allowed for that recipient; ``ask`` says who
    the recipient is, when and for what (its category and origin are replaced by each item's). An item
    goes only when both its category is allowed and the item itself is.
    """
    going: list[Item] = []
    held: list[Held] = []
    for item in items:
        answer = _answer(item, allowed, facts, ask, policy)
        if answer.allowed:
            going.append(item)
        else:
            held.append(Held(item, answer))
    return Trimmed(tuple(going), tuple(held))


def origin_of(item: Item) -> Origin:
    """An item's restrictions as the judge sees them; every other person it is about must have cleared."""
    return Origin(
        source=item.source,
        released=item.released,
        third_party=bool(item.concerns),
        cleared=bool(item.concerns) and all(item.concerns.values()),
    )


def _answer(item: Item, allowed: Collection[str], facts: PersonFacts, ask: Ask, policy: Policy) -> Answer:
    answer = may_share(facts, replace(ask, category=item.category, origin=origin_of(item)), policy)
    if answer.allowed and item.category not in allowed:
        reason = policy.reasons["NOT_JUDGED"]
        return Answer(reason.decision, reason.shown, reason.law, reason.who)
    return answer
