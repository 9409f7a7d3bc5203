"""How one statement stands on a day, among everything the same party has said.

This is about statements, for lists and overviews. Whether something may be shared is another question,
with other people in it: that one is the judge's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from salto_cli.consent.ages import last_day
from salto_cli.consent.statements import standing
from salto_cli.consent.terms import Policy
from salto_cli.frozen import frozen
from salto_cli.models.consent import Ask, Moment, Statement
from salto_cli.models.statement import (
    EXPIRED,
    FAULTY,
    HOLDS,
    NOT_YET,
    REFUSED,
    REPLACED,
    STOPPED,
    TOMORROW,
    WITHDRAWN,
)

_OF_FAULT = {"EXPIRED": EXPIRED, "EXPIRED_CAP": EXPIRED, "NOT_YET_VALID": NOT_YET}
# What is said of the whole when parts of it stand differently: the first of these that any part is.
DAY = timedelta(days=1)
_FIRST = (HOLDS, REFUSED, NOT_YET, FAULTY, EXPIRED, WITHDRAWN, STOPPED, REPLACED)
_ANYWHERE = ""  # stands for every service that nothing names


@frozen
class Status:
    """``kind`` is one word for the whole; ``fault`` the first fault of its form, ``fault_in`` where."""

    kind: str
    fault: str | None = None
    fault_in: tuple[str, ...] = ()


def status(
    statement: Statement, line: Sequence[Statement], sectors: Mapping[str, str], on: date, policy: Policy
) -> Status:
    """How ``statement`` stands on the day ``on``. ``line`` is all that its party has said.

    ``sectors`` gives the sector of each service; a service it lacks is taken for one without a unit.
    """
    now = _status(statement, line, sectors, on, policy)
    if now.kind == STOPPED and _status(statement, line, sectors, on + DAY, policy).kind == HOLDS:
        return Status(TOMORROW)
    return now


def _status(
    statement: Statement, line: Sequence[Statement], sectors: Mapping[str, str], on: date, policy: Policy
) -> Status:
    found = [
        (*_part(statement, line, ask, policy), ask.category)
        for ask in _asks(statement, line, sectors, Moment(on), policy)
    ]
    kinds = {kind for kind, _fault, _category in found}
    faults = [(fault, category) for kind, fault, category in found if kind == FAULTY]
    kind = next((each for each in _FIRST if each in kinds), REPLACED)
    if not faults or kind not in {HOLDS, FAULTY}:
        return Status(kind)
    first = faults[0][0]
    return Status(kind, first, tuple(dict.fromkeys(where for fault, where in faults if fault == first)))


def lapses(statement: Statement, policy: Policy) -> date | None:
    """The last day a consent can hold: the day agreed, or the longest the policy allows; None for a no."""
    if statement.act == "refuse":
        return None
    longest = last_day_of(statement.said.day, policy)
    return min(statement.through, longest) if statement.through else longest


def last_day_of(said: date, policy: Policy) -> date:
    """The last day the policy lets a consent hold that was said on a day."""
    return last_day(said, policy.switches.max_months)


def _part(
    statement: Statement, line: Sequence[Statement], ask: Ask, policy: Policy
) -> tuple[str, str | None]:
    """How the statement stands on one service and category, and its fault if it has one."""
    found = standing(line, ask, policy)
    if found.statement is None:
        return NOT_YET, None  # said later than the day asked about
    if found.statement.code != statement.code:
        taken_back = statement.withdrawn and statement.withdrawn.day <= ask.moment.day
        return (WITHDRAWN if taken_back else STOPPED if found.kind == "withdrawn" else REPLACED), None
    if found.kind == "faulty":
        kind = _OF_FAULT.get(found.fault, FAULTY)
        return kind, found.fault if kind == FAULTY else None
    return {"valid": HOLDS, "refused": REFUSED, "withdrawn": WITHDRAWN}[found.kind], None


def _asks(
    statement: Statement,
    line: Iterable[Statement],
    sectors: Mapping[str, str],
    moment: Moment,
    policy: Policy,
) -> Iterator[Ask]:
    """One question for each service and category that the statement covers."""
    plain = next(key for key, sector in policy.sectors.items() if not sector.unit)
    for service, category in _covered(statement, line, policy):
        yield Ask(
            sector=sectors.get(service) or plain,
            service=service,
            category=category,
            moment=moment,
            unit=statement.unit,
            purpose=statement.purpose,
        )


def _covered(statement: Statement, line: Iterable[Statement], policy: Policy) -> Iterator[tuple[str, str]]:
    """Service and category, in the policy's order; a refusal without services covers all there are."""
    if statement.pairs:
        yield from sorted(statement.pairs)
        return
    services: Iterable[str] = sorted(statement.services)
    if not services:
        services = sorted({service for said in line for service in said.services} | {_ANYWHERE})
    for service in services:
        for category in policy.categories:
            if category in statement.categories or not statement.categories:
                yield service, category
