"""What may go along with a youth to a service, and what is held back: asked of the judge, and told."""

from collections.abc import Iterable
from datetime import date

from salto_cli.consent.policy import in_force
from salto_cli.i18n import language
from salto_cli.models.handover import HeldBack, Luggage, Party
from salto_cli.models.question import Question
from salto_cli.store.act import Act
from salto_cli.usecases import sharing


def asked(act: Act, person: int, to: Party, categories: Iterable[str]) -> list[Question]:
    """What must be judged: nothing between colleagues, each category for a service."""
    if to.service is None:
        return []
    service = sharing.service_named(act, to.service)
    on = date.fromisoformat(act.day)
    return [sharing.asks_for(act, person, service, on, _all_or(categories))]


def _all_or(categories: Iterable[str]) -> tuple[str, ...]:
    return tuple(categories) or tuple(in_force().categories)


def luggage_of(act: Act, person: int, to: Party, categories: Iterable[str]) -> Luggage | None:
    """The answers of this act, category by category; None between colleagues."""
    if to.service is None:
        return None
    answers = [(each, act.answers[person, to.service, each]) for each in _all_or(categories)]
    policy, code = in_force(), sharing.whole(act, person)
    return Luggage(
        on=act.day,
        going=tuple(category for category, answer in answers if answer.allowed),
        held=tuple(
            HeldBack(
                category,
                answer.decision,
                answer.reason,
                policy.text(answer, language()),
                policy.next_command(answer, person=code, service=to.service, category=category),
            )
            for category, answer in answers
            if not answer.allowed
        ),
    )
