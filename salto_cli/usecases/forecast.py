"""What the judge would answer about someone on a day, to say what stops and when. Nothing leaves by it.

Facts go to the judge and are not handed out, and nothing is selected by these answers: they are written in
no log. What leaves is judged through the door.
"""

from collections.abc import Iterable
from datetime import date

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.frozen import frozen
from salto_cli.models.consent import Answer, Moment, PersonFacts
from salto_cli.models.day import birthday
from salto_cli.store import facts
from salto_cli.store.act import Act
from salto_cli.usecases import sharing
from salto_cli.usecases.sharing import Recipient


@frozen
class Stop:
    """What a recipient may have the day before ``on``, and not from that day: at ``age``, and why."""

    recipient: str
    on: str
    age: int
    categories: tuple[str, ...]
    who: tuple[str, ...]


def answers(
    act: Act,
    person: int,
    to: Recipient,
    categories: Iterable[str],
    moment: Moment,
    known: PersonFacts | None = None,
) -> dict[str, Answer]:
    """The answer for each category to one recipient at ``moment``, for the case's own purpose.

    ``known`` are the facts about the person on that day, where they have been looked up already.
    """
    known, policy = known or facts.of(act, person, moment.day), in_force()
    question = sharing.asks_to(act, person, to, moment, categories)
    return {ask.category: may_share(known, ask, policy) for ask in question.asks}


def allowed(
    act: Act,
    person: int,
    to: Recipient,
    categories: Iterable[str],
    moment: Moment,
    known: PersonFacts | None = None,
) -> frozenset[str]:
    """The categories that may go to one recipient at ``moment``; ``known`` as for ``answers``."""
    found = answers(act, person, to, categories, moment, known)
    return frozenset(category for category, answer in found.items() if answer.allowed)


def stops_at(act: Act, person: int, recipients: Iterable[str], age: int, birthday: str) -> list[Stop]:
    """What stops for each of the recipients on a birthday: allowed the day before, and not on the day."""
    on = date.fromisoformat(birthday)
    before, policy, found = date.fromordinal(on.toordinal() - 1), in_force(), []
    known, known_then = facts.of(act, person, before), facts.of(act, person, on)
    for key in recipients:
        to = sharing.recipient(act, person, key)
        had = allowed(act, person, to, policy.categories, Moment(before), known)
        kept = [each for each in policy.categories if each in had]
        then = answers(act, person, to, kept, Moment(on), known_then)
        lost = {category: answer for category, answer in then.items() if not answer.allowed}
        if lost:
            who = dict.fromkeys(voice for answer in lost.values() for voice in answer.who)
            found.append(Stop(key, birthday, age, tuple(lost), tuple(who)))
    return found


def birthdays(born: str, day: str) -> list[tuple[int, str]]:
    """The birthdays after ``day`` from which consents are given anew (policy: renewal), the next first."""
    coming = [(age, birthday(born, age)) for age in sorted(in_force().renewal)]
    return [(age, on) for age, on in coming if on > day]
