"""What our own policy says to a case from another salto: its consents are judged again, with our own noes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from salto_cli.consent.judge import may_share
from salto_cli.consent.keep import may_keep
from salto_cli.consent.policy import in_force
from salto_cli.i18n import language
from salto_cli.models.answer import Answer, Keeping
from salto_cli.models.bundle import KIND, LeftOut
from salto_cli.models.bundle_inside import Inside, Unit
from salto_cli.models.consent import Ask, Moment, Period, PersonFacts, Statement
from salto_cli.models.service import Service
from salto_cli.store import facts
from salto_cli.store.act import Act

NOES = frozenset({"SUBJECT_REFUSED", "GUARDIAN_CONFLICT", "WITHDRAWN"})  # reasons that somebody's no gives


def left_out(
    act: Act, inside: Inside, person: int | None, keeping: Keeping, ours: Service | None
) -> dict[str, LeftOut]:
    """The kinds of information that are not taken in, each with the first reason, of our own policy.

    What was said no to here, to ``ours`` or whom the file names; what the consents in the file do not let go;
    and what our basis does not let us keep.
    """
    found = {each.category: each for each in not_shared(act, inside, person, ours)}
    for category in inside.categories:
        answer = may_keep(keeping, (category,), in_force(), note=True)
        if not answer.allowed and category not in found:
            found[category] = _left(category, answer)
    return found


def not_shared(
    act: Act, inside: Inside, person: int | None, ours: Service | None = None
) -> Iterator[LeftOut]:
    """What our own policy stops, whatever the basis is: each kind of information with its first reason."""
    on = date.fromisoformat(act.day)
    about = _facts(act, inside, person)
    here = facts.of(act, person, on) if person is not None else None
    for category in inside.categories:
        ask = _ask(inside.unit, category, inside.purpose, on)
        asks = [_ask(unit, category, "", on) for unit in (inside.unit, ours) if unit]
        answer = (_no(here, asks) if here else None) or may_share(about, ask, in_force())
        if not answer.allowed:
            yield _left(category, answer)


def _no(here: PersonFacts, asks: Iterable[Ask]) -> Answer | None:
    """The no that stands here, for whatever purpose; None for none.

    A yes that somebody else wrote down never beats it: whoever said no is asked anew, here.
    """
    for ask in asks:
        for purpose in (None, *in_force().purposes):
            answer = may_share(here, replace(ask, purpose=purpose), in_force())
            if answer.reason in NOES:
                return answer
    return None


def _ask(unit: Unit | Service, category: str, purpose: str, on: date) -> Ask:
    return Ask(
        sector=unit.sector or "",
        service=unit.id,
        category=category,
        moment=Moment(on),
        unit=unit.unit or unit.district or None,
        purpose=purpose or None,
    )


def _left(category: str, answer: Answer) -> LeftOut:
    return LeftOut(KIND, category, answer.reason, in_force().text(answer, language()))


def _facts(act: Act, inside: Inside, person: int | None) -> PersonFacts:
    """What the file says, as our judge sees it, and where the person is here, the birth date that we have."""
    by_care = any(each.by == "barnevern_care" for each in inside.statements)
    pairs = (each.split(" ") for each in inside.proxies)
    return PersonFacts(
        birth_date=_born(act, inside, person),
        roster=inside.roster or None,
        proxies=frozenset((holder, absent) for holder, absent in pairs),
        withheld=frozenset(inside.withheld),
        care_order=Period() if by_care else None,
        heard=date.fromisoformat(inside.heard) if inside.heard else None,
        statements=tuple(_statement(n, inside) for n in range(len(inside.statements))),
    )


def _born(act: Act, inside: Inside, person: int | None) -> date:
    """The whole date from the file or from here; else the last day of the year, so that nobody is too old."""
    if len(inside.whose.born) > len("2007"):
        return date.fromisoformat(inside.whose.born)
    if person is not None:
        return facts.of(act, person, date.fromisoformat(act.day)).birth_date
    return date(int(inside.whose.born), 12, 31)


def _statement(n: int, inside: Inside) -> Statement:
    said = inside.statements[n]
    return Statement(
        code=said.code,
        by=said.by,  # type: ignore[arg-type]  # one that the judge does not know counts for nobody
        said=facts.moment(said.said),
        written_order=n,
        guardian=said.guardian or None,
        services=frozenset({inside.unit.id}),
        categories=frozenset(said.categories),
        unit=said.unit or None,
        purpose=said.purpose or None,
        valid_from=date.fromisoformat(said.from_day) if said.from_day else None,
        through=date.fromisoformat(said.through_day) if said.through_day else None,
        form="written" if said.form == "written" else "oral",
        noted=said.noted,
        informed=said.informed,
        pressure=said.pressure,
        child_interpreter=said.interpreter == "child",
        explicit=said.explicit,
        child_heard=said.heard,
    )
