"""Sending a case to another district's coordinator in one file: exactly what may leave to them that day.

It is given out as anything else is (usecases/giving.py), judged, cut and noted in the register; what is here
is what a file holds beside that, so that the receiver's own policy can judge it again.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.errors import WrongState
from salto_cli.i18n import _, language
from salto_cli.models import giving as parts
from salto_cli.models.baton import OPEN, OVERLAP
from salto_cli.models.bundle import BundleMade, Inside, Line, MakeBundle, Said, Unit, Whose
from salto_cli.models.card import Known
from salto_cli.models.consent import PersonFacts
from salto_cli.models.giving import KIND, MESSAGE, NAME, GivenOut, GiveOut, Held
from salto_cli.models.publication import Made
from salto_cli.models.question import Keep, Questions
from salto_cli.models.service import Service
from salto_cli.models.words import word
from salto_cli.store import bundle as bundles
from salto_cli.store import bundle_content, facts, leaving, transfer
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
from salto_cli.usecases.door import UseCase, perform
from salto_cli.usecases.giving_plan import planned

_IDENTITY = {
    parts.FULL_NAME: "full_name",
    parts.IDENTITY_NUMBER: "national_id",
    parts.PHONE: "phone",
    parts.ADDRESS: "address",
    parts.TONGUE: "language",
    parts.HOME: "home_district",
    parts.STAY: "stay_district",
}


@dataclass(frozen=True, slots=True)
class _Way:
    """From which handover to whose card; which categories it is about, and which of them may go."""

    row: int
    person: int
    service: Service
    card: Known
    wanted: tuple[str, ...]
    allowed: tuple[str, ...]


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


def _way(act: Act, order: MakeBundle) -> _Way:
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
    return _Way(row, person, service, card, wanted, _allowed(act, order, person, service, wanted))


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


def _to_give(act: Act, order: MakeBundle, way: _Way) -> GiveOut:
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
    inside = _inside(act, order, way, given, header) if given else None
    if inside and given and given.code:
        made.append(bundles.write(header, bundle_content.write(inside), signer))
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
        inside=inside,
        held=(*(given.held if given else ()), *_staying(act, way)),
        rests_on=given.rests_on if given else (),
    )


def _given(act: Act, order: MakeBundle, way: _Way) -> GivenOut | None:
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


def _staying(act: Act, way: _Way) -> Iterator[Held]:
    for each in way.wanted:
        answer = act.answers[way.person, way.service.id, each]
        if not answer.allowed:
            said = in_force().text(answer, language())
            yield Held(KIND, None, each, answer.decision, answer.reason, answer.law, said)


# --- what is in the file ----------------------------------------------------------------------------------


def _inside(act: Act, order: MakeBundle, way: _Way, given: GivenOut, header: Header) -> Inside:
    about = facts.of(act, way.person, date.fromisoformat(act.day))
    said = transfer.statements(act, way.person, way.service.id, _rests_on(act, way), way.allowed)
    nobody = {key: f"g{n}" for n, key in enumerate(about.roster or (), start=1)}
    asked = any(guardian is not None for guardian, _each in said)
    return Inside(
        bundle=header.bundle,
        sender=header.sender,
        receiver=header.receiver,
        handover=order.handover,
        on=act.day,
        policy=in_force().name,
        purpose=given.purpose or "",
        unit=_unit(way.service),
        whose=_whose(act, way, given),
        categories=way.allowed,
        withheld=tuple(sorted(about.withheld & set(way.allowed))),
        roster=tuple(nobody.values()) if asked else (),
        proxies=tuple(
            f"{nobody[holder]} {nobody[absent]}"
            for holder, absent in sorted(about.proxies, key=str)
            if asked and holder in nobody and absent in nobody
        ),
        heard=_heard(about) if asked else "",
        statements=tuple(_by_nobody(each, nobody.get(guardian or 0, "")) for guardian, each in said),
        lines=tuple(_lines(act, way, given)),
    )


def _heard(about: PersonFacts) -> str:
    """The first day the child was heard, apart from a consent or by giving one; empty for never."""
    own = (each for each in about.statements if each.by == "subject" or each.child_heard)
    days = [*([about.heard] if about.heard else []), *(each.said.day for each in own)]
    return min(days).isoformat() if days else ""


def _by_nobody(said: Said, guardian: str) -> Said:
    return replace(said, guardian=guardian)


def _rests_on(act: Act, way: _Way) -> tuple[str, ...]:
    """The consents by which each kind may go, also one of which nothing is kept."""
    found = [act.answers[way.person, way.service.id, each].rests_on for each in way.allowed]
    return tuple(dict.fromkeys(code for codes in found for code in codes))


def _unit(service: Service) -> Unit:
    return Unit(
        id=service.id,
        name=service.name,
        organisation=service.organisation,
        sector=service.sector or "",
        district=service.district or "",
        unit=service.unit or "",
    )


def _whose(act: Act, way: _Way, given: GivenOut) -> Whose:
    """Who it is, from the very lines that are in the register."""
    told = {each.part: each.text for each in given.lines}
    called, _space, year = told[NAME].rpartition(" (")
    return Whose(
        code=sharing.whole(act, way.person),
        called=called,
        born=told.get(parts.BIRTH_DATE, year.rstrip(")")),
        **{name: told[part] for part, name in _IDENTITY.items() if part in told},
    )


def _lines(act: Act, way: _Way, given: GivenOut) -> Iterator[Line]:
    """What was given beside who it is, with where it comes from."""
    kinds = transfer.kinds(act, way.person, way.service.id)
    known = {
        (each.part, each.category, each.words, each.day): each
        for each in (*leaving.pieces(act), *leaving.dates(act, act.day, taken_over=True))
        if (each.person, each.recipient) == (way.person, way.service.id)
    }
    for each in given.lines:
        piece = known.get((each.part, each.category, each.text, each.day))
        if piece is None and each.part != MESSAGE:
            continue
        yield Line(
            part=each.part,
            category=each.category,
            also=piece.also if piece else way.allowed[1:],
            text=piece.text if piece else each.text,
            day=each.day or "",
            at=(piece.at if piece else None) or "",
            place=(piece.place if piece else None) or "",
            source=piece.source if piece else "own",
            released=bool(piece and piece.released),
            kind=kinds.get((piece.text, each.category, each.day), "") if piece else "",
        )
