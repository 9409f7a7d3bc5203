"""The caseload: a line for everyone with an open case who fits."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import product
from operator import attrgetter
from typing import Final, TypeAlias

from salto_cli.consent.ages import last_day
from salto_cli.consent.policy import in_force
from salto_cli.models.caseload import (
    CHANGE,
    HANDOVER,
    NO_CONTACT,
    OVERDUE,
    PROTECTED,
    Caseload,
    Line,
    NextStep,
    Said,
    ShowCaseload,
)
from salto_cli.models.code import PERSON
from salto_cli.models.day import age_on, days_between, days_on
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.role import WORKER
from salto_cli.store import board as boards
from salto_cli.store import caseload as caseloads
from salto_cli.store import operator as operators
from salto_cli.store.act import Act
from salto_cli.store.caseload import Fitting, Standing, Utterance
from salto_cli.usecases import settings
from salto_cli.usecases.door import asks

EVERYTHING = "*"  # a refusal that names no service, or no category, covers them all
YES, NO, EXPIRED = "yes", "no", "expired"
_IN_ORDER: Final = attrgetter("said", "number")
About: TypeAlias = tuple[str, tuple[str, int | None], str]  # service, giver, category


def _those_who_fit(act: Act, order: ShowCaseload) -> Questions:
    chosen = tuple(caseloads.choose(act, _fitting(act, order)))
    return [Keep(chosen, FILE, required=False)] if chosen else []


@asks(_those_who_fit)
def show(act: Act, order: ShowCaseload) -> Caseload:
    """Everyone who fits, in the order that was asked for."""
    steps, said, months = caseloads.next_steps(act), caseloads.utterances(act), in_force().switches.max_months
    week = settings.of(act)
    calm, active = week.number("caseload.quiet"), week.number("caseload.quiet_active")
    on_board = frozenset(boards.on_board(act))
    lines = [
        _line(
            each,
            steps.get(each.id),
            summary(said.get(each.id, ()), act.day, months),
            act.day,
            active if each.id in on_board else calm,
        )
        for each in caseloads.read(act, order.sort)
    ]
    total = caseloads.count(act, _fitting(act, order))
    soon, own = max(week.numbers("consent.ahead")), act.role == WORKER
    return Caseload(tuple(lines), total, act.day, soon, own, order.narrowed)


def _fitting(act: Act, order: ShowCaseload) -> Fitting:
    return Fitting(
        lead=_lead(act, order.lead),
        mine=act.operator if act.role == WORKER else None,
        born=_born(order.ages, act.day) if order.ages else None,
        no_contact_since=days_on(act.day, 1 - order.no_contact_for) if order.no_contact_for else None,
        expiring=(in_force().switches.max_months, act.day, days_on(act.day, order.consent_expiring))
        if order.consent_expiring is not None
        else None,
        district=order.district,
        sort=order.sort,
        limit=order.limit,
    )


def _lead(act: Act, said: str | None) -> int | None:
    """The lead that is wanted; ``me`` and ``meg`` are the operator. Raises NotFound."""
    if said is None:
        return None
    return (
        act.operator if said.strip().casefold() in {"me", "meg"} else operators.named(act, said, once=True).id
    )


def _born(ages: tuple[int, int], day: str) -> tuple[str, str]:
    """Born after the first day and through the second is of these ages on ``day``."""
    year, rest = int(day[:4]), day[4:]
    return f"{year - ages[1] - 1:04}{rest}", f"{year - ages[0]:04}{rest}"


def _line(each: Standing, step: NextStep | None, said: Said, day: str, patience: int) -> Line:
    since = days_between(each.last_contact, day) if each.last_contact else None
    quiet = since if since is not None else days_between(each.opened, day)
    flags = {
        PROTECTED: each.protected,
        HANDOVER: each.handed_over,
        CHANGE: each.changing,
        OVERDUE: step is not None and step.due is not None and step.due < day,
        NO_CONTACT: quiet >= patience,
    }
    return Line(
        code=each.named.code,
        name=each.named.name,
        born=each.named.born,
        age=age_on(each.named.born, day),
        lead=each.lead,
        district=each.district,
        opened=each.opened,
        last_contact=each.last_contact,
        days_since=since,
        next=step,
        said=said,
        flags=tuple(flag for flag, raised in flags.items() if raised),
    )


# --- what has been said -------------------------------------------------------------------------------


def summary(said: Iterable[Utterance], day: str, max_months: int) -> Said:
    """What the newest statements amount to, service by service; nothing is judged.

    For each service, the newest statement of each giver about each category counts: all of them standing
    is a yes, some of them partly; otherwise a refusal or withdrawal is a no, and what ran out has expired.
    """
    newest: dict[About, tuple[str, str]] = {}
    for each in sorted(said, key=_IN_ORDER):
        stands = _stands(each, day, max_months)
        put = _put_over if _is_sweeping(each) else dict.__setitem__
        for service, category in _covered(each):
            put(newest, (service, each.giver, category), stands)
    states: dict[str, set[str]] = {}
    for (service, _giver, _category), (state, _last) in newest.items():
        states.setdefault(service, set()).add(state)
    until = [last for state, last in newest.values() if state == YES]
    _spread(states, set(newest))
    found = list(states.values())
    return Said(
        yes=found.count({YES}),
        partly=sum(YES in each and len(each) > 1 for each in found),
        no=sum(NO in each and YES not in each for each in found),
        expired=found.count({EXPIRED}),
        until=min(until, default=None),
    )


def _spread(states: dict[str, set[str]], about: set[About]) -> None:
    """Let a no to everyone count at each service of which the same giver has said nothing of its own."""
    if len(states) == 1:
        return
    for giver in {giver for service, giver, _category in about if service == EVERYTHING}:
        spoken = {service for service, by, _category in about if by == giver}
        for service in states.keys() - spoken:
            states[service].add(NO)
    states.pop(EVERYTHING, None)


def _covered(each: Utterance) -> Iterable[tuple[str, str]]:
    if each.pairs:
        return [pair for pair in each.pairs if not _is_person(pair[0])]
    none = () if each.grant else (EVERYTHING,)  # an empty list in a grant covers nothing
    services = [service for service in each.services or none if not _is_person(service)]
    return product(services, each.categories or none)


def _is_person(recipient: str) -> bool:
    """Whether a recipient is a guardian, by person code, and no service."""
    return recipient.startswith(f"{PERSON}-")


def _is_sweeping(each: Utterance) -> bool:
    """Whether it is a no to every service, or about every category."""
    return not (each.grant or each.pairs or (each.services and each.categories))


def _put_over(newest: dict[About, tuple[str, str]], about: About, stands: tuple[str, str]) -> None:
    """Let a statement take the place of what the same giver said before about what it covers."""
    newest[about] = stands
    service, giver, category = about
    for known in [key for key in newest if key[1] == giver]:
        if service in (known[0], EVERYTHING) and category in (known[2], EVERYTHING):
            newest[known] = stands


@cache
def _longest(said: str, max_months: int) -> str:
    """The last day of what was said on a day, where nothing shorter was: many were asked on the same one."""
    return last_day(date.fromisoformat(said), max_months).isoformat()


def _stands(each: Utterance, day: str, max_months: int) -> tuple[str, str]:
    """How a statement stands on ``day``, and the last day on which it could."""
    longest = _longest(each.said[:10], max_months)
    last = min(each.through or longest, longest)
    if not each.grant or each.withdrawn:
        return NO, last
    return (EXPIRED if last < day else YES), last
