"""Who must sign a consent form, and what must not stand on one paper because of who would read it there."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.consent.signing import signers
from salto_cli.errors import ConsentRefused, Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.answer import Giver
from salto_cli.models.consent import Answer, Moment, PersonFacts
from salto_cli.models.consent_form import CARE, GUARDIAN, SUBJECT, Signer
from salto_cli.models.person import Named
from salto_cli.store import facts, sibling
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import forecast, sharing
from salto_cli.usecases.sharing import Recipient


@frozen
class Pair:
    """One category for one service, what the judge says of it on that day, and who would have to say yes."""

    to: Recipient
    category: str
    answer: Answer
    signers: frozenset[Giver]


def pairs(act: Act, person: int, to: Recipient, categories: Iterable[str], on: str) -> list[Pair]:
    """Each of the categories for one service, as it is on the day ``on``."""
    day, policy = date.fromisoformat(on), in_force()
    known = facts.of(act, person, day)
    asked = sharing.asks_to(act, person, to, Moment(day), categories).asks
    return [
        Pair(to, ask.category, may_share(known, ask, policy), signers(known, ask, policy)) for ask in asked
    ]


def refuse_to_mix(act: Act, person: int, known: PersonFacts, on_form: Sequence[Pair]) -> None:
    """Raise Unacceptable where others would sign, and so read, what is the youth's alone to say yes to.

    That is what must be named explicitly, what is withheld from the guardians, and what one of those who
    would sign may not be told.
    """
    alone = [pair for pair in on_form if pair.signers == {SUBJECT}]
    others = [pair for pair in on_form if pair not in alone]
    secret = _secret(act, person, known, alone) if others else ()
    if secret:
        raise Unacceptable(
            _("the youth alone signs for some of this, and others would read it on the same form"),
            _("print two forms: one with {one}, and one with {other}").format(
                one=_options(alone), other=_options(others)
            ),
        )


def _secret(act: Act, person: int, known: PersonFacts, alone: Sequence[Pair]) -> Collection[str]:
    policy = in_force()
    categories = {pair.category for pair in alone}
    named = {
        each for each in categories if policy.categories[each].explicit or policy.categories[each].written
    }
    now = Moment(date.fromisoformat(act.day))
    for guardian in _safe(known):
        to = Recipient(sharing.whole(act, guardian), sharing.GUARDIAN, person=guardian)
        found = forecast.answers(act, person, to, categories, now)
        named |= {each for each, answer in found.items() if answer.decision == "deny"}
    return named | (known.withheld & categories)


def _options(chosen: Iterable[Pair]) -> str:
    found = list(chosen)
    services = dict.fromkeys(pair.to.key for pair in found)
    categories = dict.fromkeys(pair.category for pair in found)
    return " ".join([f"--to {','.join(services)}", f"--category {','.join(categories)}"])


def who_signs(
    act: Act, known: PersonFacts, name: str, on_form: Sequence[Pair]
) -> tuple[tuple[Signer, ...], tuple[Named, ...]]:
    """Whoever must sign; and the guardians who are left off the paper because they are a danger to the child.

    Raises ConsentRefused where guardians are asked and every one of them is a danger.
    """
    asked = {giver: _categories_of(giver, on_form) for giver in (SUBJECT, CARE, GUARDIAN)}
    found = [
        *([Signer(SUBJECT, name, asked[SUBJECT])] if asked[SUBJECT] else []),
        *([Signer(CARE, None, asked[CARE])] if asked[CARE] else []),
    ]
    roster = known.roster or ()
    if not asked[GUARDIAN] or not roster:
        unknown = [Signer(GUARDIAN, None, asked[GUARDIAN])] if asked[GUARDIAN] else []
        return (*found, *unknown), ()
    named = persons.named(act, [int(each) for each in roster])
    safe = _safe(known)
    if not safe:
        raise ConsentRefused(
            _("whoever would have to sign is recorded as a danger to the child"),
            _("talk with your leader and a lawyer; see who it is with: salto family P-…"),
        )
    return (
        (
            *found,
            *(
                Signer(
                    GUARDIAN,
                    named[each].name if each in named else None,
                    asked[GUARDIAN],
                    *sibling.tongue(act, each),
                )
                for each in safe
            ),
        ),
        tuple(named[each] for each in roster if each in known.harmful and each in named),
    )


def _safe(known: PersonFacts) -> list[int]:
    return [int(each) for each in known.roster or () if each not in known.harmful]


def _categories_of(giver: str, on_form: Iterable[Pair]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair.category for pair in on_form if giver in pair.signers))
