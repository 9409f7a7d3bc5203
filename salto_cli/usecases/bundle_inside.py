"""What is in a file with a case: the lines that were given out, who it is, and the consents they go by."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from salto_cli.consent.policy import in_force
from salto_cli.frozen import frozen
from salto_cli.models import giving as parts
from salto_cli.models.bundle import MakeBundle
from salto_cli.models.bundle_inside import Inside, Line, Said, Unit, Whose
from salto_cli.models.card import Known
from salto_cli.models.consent import PersonFacts
from salto_cli.models.giving import MESSAGE, NAME, GivenOut
from salto_cli.models.service import Service
from salto_cli.store import facts, leaving, transfer
from salto_cli.store.act import Act
from salto_cli.store.bundle import Header
from salto_cli.usecases import sharing

_IDENTITY = {
    parts.FULL_NAME: "full_name",
    parts.IDENTITY_NUMBER: "national_id",
    parts.PHONE: "phone",
    parts.ADDRESS: "address",
    parts.TONGUE: "language",
    parts.HOME: "home_district",
    parts.STAY: "stay_district",
}


@frozen
class Way:
    """From which handover to whose card; which categories it is about, and which of them may go."""

    row: int
    person: int
    service: Service
    card: Known
    wanted: tuple[str, ...]
    allowed: tuple[str, ...]


def inside(act: Act, order: MakeBundle, way: Way, given: GivenOut, header: Header) -> Inside:
    """What the file holds: what was given, and what the receiver's own policy needs to judge it again."""
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


def _rests_on(act: Act, way: Way) -> tuple[str, ...]:
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


def _whose(act: Act, way: Way, given: GivenOut) -> Whose:
    """Who it is, from the very lines that are in the register."""
    told = {each.part: each.text for each in given.lines}
    called, _space, year = told[NAME].rpartition(" (")
    return Whose(
        code=sharing.whole(act, way.person),
        called=called,
        born=told.get(parts.BIRTH_DATE, year.rstrip(")")),
        **{name: told[part] for part, name in _IDENTITY.items() if part in told},
    )


def _lines(act: Act, way: Way, given: GivenOut) -> Iterator[Line]:
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
