"""Sending a case to another district's coordinator in one file: exactly what may leave to them that day.

It is given out as anything else is (usecases/giving.py), judged, cut and noted in the register. What a file
holds beside that, so that the receiver's own policy can judge it again, is in usecases/bundle_inside.py.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.errors import WrongState
from salto_cli.i18n import _, language
from salto_cli.models.baton import OPEN, OVERLAP
from salto_cli.models.bundle import BundleMade, MakeBundle
from salto_cli.models.card import Known
from salto_cli.models.giving import KIND, MESSAGE, GivenOut, GiveOut, Held
from salto_cli.models.publication import Made
from salto_cli.models.question import Keep, Questions
from salto_cli.models.service import Service
from salto_cli.models.words import word
from salto_cli.store import bundle as bundles
from salto_cli.store import bundle_content, transfer
from salto_cli.store import card as cards
from salto_cli.store import handover as handovers
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.store.bundle import Header
from salto_cli.store.signature import Signer
from salto_cli.store.store import Store
from salto_cli.usecases import card as card_of
from salto_cli.usecases import giving, sharing
from salto_cli.usecases.bundle_inside import Way, inside
from salto_cli.usecases.door import UseCase, perform
from salto_cli.usecases.giving_plan import planned


def make(store: Store, order: MakeBundle, out: Path | None = None) -> BundleMade:
    """Write the allowed part of a case to ``out``; a dry run only tells what would go and what stays.

    Raises WrongState for a handover that is over, or between colleagues here; NotFound where no card of that
    service is known; ConsentRefused where nothing may go.
    """
    signer = card_of.own_key(store)
    made: list[bytes] = []

    def work(act: Act, order: MakeBundle) -> BundleMade:
        return _make(act, order, signer, made, out)

    def publish(_result: BundleMade) -> tuple[Made, ...]:
        return tuple(Made(out, content) for content in made) if out else ()

    return perform(store, order, UseCase(_what_must_be_judged, work), publish)


def _what_must_be_judged(act: Act, order: MakeBundle) -> Questions:
    way = _way(act, order)
    on = date.fromisoformat(act.day)
    stays = [each for each in way.wanted if each not in way.allowed]
    yield Keep((way.person,))
    if way.allowed:
        yield from giving.give.asks(act, _to_give(act, order, way))
    if stays:
        required = not (order.dry_run or way.allowed)
        yield sharing.asks_for(act, way.person, way.service, on, stays, order.purpose_, required=required)


def _way(act: Act, order: MakeBundle) -> Way:
    row, person = handovers.row_of(act, order.handover)
    to, categories = handovers.receiver_of(act, row)
    state = handovers.state_of(act, row)[0]
    if state not in OPEN or state == OVERLAP:
        raise WrongState(
            _("nothing is sent along: the handover is {state}").format(state=word("handover", state).label),
            _("a case is sent before or when the receiver takes over; see: salto handover list"),
        )
    service = services.get(act, to.service) if to.service else None
    if service is None:
        raise WrongState(
            _("a colleague here needs no file: the case is in the same store"),
            _("they find it with: salto show"),
        )
    card = _card(act, order.to, service)
    wanted = categories or tuple(in_force().categories)
    return Way(row, person, service, card, wanted, _allowed(act, order, person, service, wanted))


def _card(act: Act, said: str | None, service: Service) -> Known:
    """The card of a colleague at the very service that the consents name, and at no other."""
    if said is not None:
        found = card_of.named(act, said)
        if found.service != service.id:
            raise WrongState(
                _("that colleague works at another service than the handover goes to"),
                _("name one at {service}; see: salto operator known").format(service=service.name),
            )
        return found
    there = [each for each in cards.all_of(act) if each.service == service.id]
    if len(there) != 1:
        raise WrongState(
            _("whose salto it goes to is not clear: {n} cards are known from {service}").format(
                n=len(there), service=service.name
            ),
            _("name the colleague with --to, or take in a card with: salto operator know FILE"),
        )
    return there[0]


def _allowed(
    act: Act, order: MakeBundle, person: int, service: Service, wanted: Sequence[str]
) -> tuple[str, ...]:
    """Which of the kinds may go, as the judge will answer: only those are asked to be given."""
    plan = planned(act, _give(act, order, person, service, wanted))
    return tuple(each.category for each in plan.asks if may_share(plan.about, each, in_force()).allowed)


def _give(act: Act, order: MakeBundle, person: int, service: Service, categories: Sequence[str]) -> GiveOut:
    return GiveOut(
        person=sharing.whole(act, person),
        with_=service.id,
        category=tuple(categories),
        purpose_=order.purpose_,
        dry_run=order.dry_run,
        on_file=True,
        in_full=True,
    )


def _to_give(act: Act, order: MakeBundle, way: Way) -> GiveOut:
    """With the reason for the handover as words of our own: of all those kinds, about whomever it names."""
    give = _give(act, order, way.person, way.service, way.allowed)
    return replace(give, message=transfer.why(act, way.row))


def _make(act: Act, order: MakeBundle, signer: Signer, made: list[bytes], out: Path | None) -> BundleMade:
    way = _way(act, order)
    header = Header(
        bundle=os.urandom(16).hex(),
        sender=signer.public,
        receiver=way.card.seal_key,
        store=signer.store_id,
        created=int(datetime.fromisoformat(act.now).timestamp()),
    )
    given = _given(act, order, way)
    content = inside(act, order, way, given, header) if given else None
    if content and given and given.code:
        made.append(bundles.write(header, bundle_content.write(content), signer))
        transfer.note_sent(
            act,
            way.person,
            handover=way.row,
            disclosure=given.code,
            card=way.card.row,
            bundle=header.bundle,
            digest=bundles.digest(made[0]),
        )
    return BundleMade(
        handover=order.handover,
        person=persons.named(act, [way.person])[way.person],
        to=way.card.name,
        service=way.service.id,
        service_name=way.service.name,
        fingerprint=way.card.fingerprint,
        on=act.day,
        dry_run=order.dry_run,
        bundle=header.bundle if made else None,
        code=given.code if given else None,
        file=out.name if out and made else None,
        inside=content,
        held=(*(given.held if given else ()), *_staying(act, way)),
        rests_on=given.rests_on if given else (),
    )


def _given(act: Act, order: MakeBundle, way: Way) -> GivenOut | None:
    """What is given out, in the register; None where nothing may go.

    The reason for the handover stays where it may not go itself, since it names someone else, say; the rest
    goes without it.
    """
    if not way.allowed:
        return None
    give = _to_give(act, order, way)
    tried = giving.give(act, replace(give, dry_run=True))
    why = [each for each in tried.held if each.part == MESSAGE]
    if why:
        give = replace(give, message=None)
    found = giving.give(act, give)
    return replace(found, held=(*found.held, *why))


def _staying(act: Act, way: Way) -> Iterator[Held]:
    for each in way.wanted:
        answer = act.answers[way.person, way.service.id, each]
        if not answer.allowed:
            said = in_force().text(answer, language())
            yield Held(KIND, None, each, answer.decision, answer.reason, answer.law, said)
