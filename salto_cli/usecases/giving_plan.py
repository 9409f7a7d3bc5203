"""What is asked of the judge before something is given out: of the person, and of whom else it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.consent.trim import origin_of
from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.consent import Answer, Ask, Item, Moment, PersonFacts
from salto_cli.models.giving import GiveOut
from salto_cli.models.someone import SOMEONE
from salto_cli.store import facts, giving
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.giving import Items, Restriction
from salto_cli.store.leaving import Piece
from salto_cli.usecases import ground, sharing
from salto_cli.usecases.sharing import GUARDIAN, SELF, Recipient

OURS: Final = "own"  # the source of what whoever gives writes now


@frozen
class Plan:
    """What is asked of the judge: for each kind of information one question, with the basis it needs if any.

    ``others`` are the persons whom something that could go is about, as far as they are still known.
    """

    person: int
    to: Recipient
    day: date
    asks: tuple[Ask, ...]
    named: Items
    about: PersonFacts
    others: tuple[int, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The categories that only the claimed basis, or the guardian's need, lets go."""
        return tuple(each.category for each in self.asks if each.ground or each.anonymised or each.necessary)


def planned(act: Act, order: GiveOut) -> Plan:
    """The questions about one person and one recipient, each with a basis only where consent does not do."""
    person = persons.id_of(act, order.person)
    to = sharing.recipient(act, person, order.with_)
    day = date.fromisoformat(act.day)
    named = giving.items(act, person, order.item)
    found = giving.restrictions(act, person, named, to.key)
    _refuse_a_claim_that_is_not_theirs(order, to)
    purpose = sharing.stated(act, person, order.purpose_)
    wanted = sharing.categories_of(order.category)
    asked = sharing.asks_to(act, person, to, Moment(day), wanted, purpose)
    if order.message:
        about_others = giving.named_in(act, person, order.message)
        found += [Restriction(each, OURS, False, about_others) for each in wanted]
    about = facts.of(act, person, day)
    others = tuple(sorted({other for each in found for other in each.about} - {person, SOMEONE}))
    plan = Plan(person, to, day, asked.asks, named, about, others)
    basis = ground.claimed(order)
    if basis is None and not order.necessary:
        return plan
    on = _others_answers(act, plan) if others else {}
    return replace(plan, asks=tuple(_claiming(each, order, found, plan, on) for each in asked.asks))


Cleared = dict[tuple[int, str], bool]


def _others_answers(act: Act, plan: Plan) -> Cleared:
    """Whether each other person's own consent lets each category go to the same recipient."""
    return {
        (other, ask.category): may_share(facts.of(act, other, plan.day), ask, in_force()).allowed
        for other in plan.others
        for ask in plan.asks
    }


def _refuse_a_claim_that_is_not_theirs(order: GiveOut, to: Recipient) -> None:
    """A basis opens nothing to the person: what is about others stays (step 2), and the rest needs
    none. And nobody but a guardian needs something to fulfil parental responsibility (step 7)."""
    if order.basis and to.sector == SELF:
        raise Unacceptable(
            _("to the person themselves a basis gives nothing: what is their own needs none"),
            _("leave out --basis"),
        )
    if order.necessary and to.sector != GUARDIAN:
        raise Unacceptable(_("only a guardian can have to know it"), _("leave out --necessary"))


def _claiming(ask: Ask, order: GiveOut, found: Sequence[Restriction], plan: Plan, cleared: Cleared) -> Ask:
    """The question with the basis or the need that is claimed; as it was where consent covers all of it.

    An anonymous discussion is one throughout: a consent to a part of it would tell who it is.
    """
    items = [
        Item(
            key="",
            category=each.category,
            source=each.source,
            released=each.released,
            concerns={other: cleared.get((other, each.category), False) for other in each.about},
        )
        for each in found
        if each.category == ask.category
    ]
    plain = [may_share(plan.about, ask, in_force())]
    plain += [may_share(plan.about, replace(ask, origin=origin_of(each)), in_force()) for each in items]
    basis = ground.claimed(order)
    if all(each.allowed for each in plain) and not (basis and basis.anonymous):
        return ask
    if basis is None:
        return replace(ask, necessary=True)
    ask = replace(ask, ground=ground.ground_of(order, basis))
    if not basis.anonymous:
        return ask
    return replace(ask, anonymised=True, reidentifiable=bool(order.reidentifiable))


def judged(act: Act, plan: Plan, piece: Piece, *, named_alone: bool) -> tuple[str, Answer]:
    """What is of several kinds at once is judged for each of them: the first no, else the last yes.

    ``named_alone``: on a basis whoever claims it has chosen the thing itself, and for which of its kinds.
    """
    asked = {each.category: each for each in plan.asks}
    answers = []
    for category in piece.categories:
        if category not in asked:
            if not named_alone:
                return category, _not_judged()
            continue
        item = Item(
            key="",
            category=category,
            source=piece.source,
            released=piece.released,
            concerns={other: cleared(act, other, plan, category) for other in piece.about},
        )
        answer = may_share(plan.about, replace(asked[category], origin=origin_of(item)), in_force())
        answers.append((category, answer))
    return next((each for each in answers if not each[1].allowed), answers[-1])


def _not_judged() -> Answer:
    reason = in_force().reasons["NOT_JUDGED"]
    return Answer(reason.decision, reason.shown, reason.law, reason.who)


def cleared(act: Act, other: int, plan: Plan, category: str) -> bool:
    """Whether another person's own answer in this act lets a kind of information go to the recipient."""
    answer = act.answers.get((other, plan.to.key, category))
    return answer is not None and answer.allowed
