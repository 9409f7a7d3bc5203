"""Today: everything that needs someone, found in small steps, judged, and put in order."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from salto_cli.consent.policy import in_force
from salto_cli.models import today as kinds
from salto_cli.models.baton import DECLINED, OFFERED
from salto_cli.models.caseload import QUIET
from salto_cli.models.code import DISCLOSURE, HANDOVER, STATEMENT, code
from salto_cli.models.day import days_between, days_on
from salto_cli.models.incident import Incident
from salto_cli.models.person import Named
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.task import Task
from salto_cli.models.today import AHEAD, BEHIND, KINDS, WEEK, Alarm, Item, ShowToday, Stops, Today
from salto_cli.models.words import word
from salto_cli.store import ground as grounds
from salto_cli.store import incident as incidents
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.task import Wanted
from salto_cli.store.today import Found
from salto_cli.usecases.door import asks

Finder = Callable[[Act, int | None], list[Found]]


def _everyone_in_it(act: Act, order: ShowToday) -> Questions:
    whose = _whose(act, order)
    found = {each.person for kind in _FINDERS for each in _FINDERS[kind](act, whose)}
    found |= set(tasks.whose(act, _tasks(act, whose)))
    # Whoever was told something must be told of a withdrawal also when the case is closed by then.
    closed = {each.person for each in _untold(act, whose)}
    asked = [(found, FILE), (closed, IDENTITY)]
    return [Keep(tuple(sorted(each)), level, required=False, own=True) for each, level in asked if each]


@asks(_everyone_in_it)
def show(act: Act, order: ShowToday) -> Today:
    """What needs someone today, the most urgent first. Whoever's file may not be read is left out."""
    whose = _whose(act, order)
    named = persons.named(act)
    items = [_task(each, act.day) for each in tasks.read(act, _tasks(act, whose))]
    for kind, find in _FINDERS.items():
        found = [each for each in find(act, whose) if each.person in named]
        if found:
            act.saw(_TABLES[kind], {each.person for each in found}, len(found))
        items += [_ITEMS[kind](each, named[each.person], act.day) for each in found]
        if kind == kinds.BIRTHDAY and found:
            items[-len(found) :] = _with_stops(act, [each.person for each in found], items[-len(found) :])
    of = None if whose is None else operators.name_of(act, whose)
    return Today(act.day, of, _in_order(items), tuple(_alarm(each) for each in incidents.open_ones(act)))


def _alarm(each: Incident) -> Alarm:
    """The step of an incident that is next by its hour, or that it can be closed."""
    left = sorted((step for step in each.steps if step.done is None), key=lambda step: step.due)
    if not left:
        return Alarm(each.number, each.kind, None, None, f"salto incident close {each.number}")
    return Alarm(
        each.number, each.kind, left[0].text, left[0].due, f"salto incident done {each.number} {left[0].n}"
    )


def _whose(act: Act, order: ShowToday) -> int | None:
    """The colleague whose day it is; None for everyone's. Raises NotFound."""
    if order.operator:
        return operators.named(act, order.operator).id
    return None if order.all else act.operator


def _in_order(items: list[Item]) -> tuple[Item, ...]:
    """By urgency: what is late, what is for today, what has been quiet too long, what is coming."""
    return tuple(
        sorted(
            items,
            key=lambda item: (KINDS.index(item.what), item.day or "", item.person.code, item.code or ""),
        )
    )


# --- tasks --------------------------------------------------------------------------------------------


def _tasks(act: Act, whose: int | None) -> Wanted:
    return Wanted(owner=whose, due=days_on(act.day, WEEK))


def _task(task: Task, day: str) -> Item:
    days = days_between(day, task.due) if task.due else 0
    what = kinds.OVERDUE if days < 0 else kinds.SOON if days else kinds.DUE
    return Item(
        what,
        task.person,
        task.due,
        days,
        f"salto task done {task.code}",
        code=task.code,
        owner=task.owner,
        text=task.text,
        groundless=task.groundless,
        objections=task.objections,
    )


# --- what is found in the cases -----------------------------------------------------------------------


def _birthdays(act: Act, whose: int | None) -> list[Found]:
    """Birthdays that change whose yes is needed: those coming, and those since which nothing was said."""
    first, last = days_on(act.day, -BEHIND), days_on(act.day, AHEAD)
    spans = [(_years_before(first, age), _years_before(last, age)) for age in in_force().renewal]
    found = findings.birthdays(act, whose, spans)
    said = findings.own_statements(act, [each.person for each in found])
    return [each for each in found if (said.get(each.person) or "") < _turns(each.day or "", act.day)[1]]


def _years_before(day: str, years: int) -> str:
    return f"{int(day[:4]) - years:04}{day[4:]}"


def _turns(born: str, day: str) -> tuple[int, str]:
    """The age of the policy whose birthday is nearest to ``day``, and that birthday.

    Someone born on 29 February has it on 1 March in other years (the cautious reading of the policy).
    """

    def on(age: int) -> str:
        year = int(born[:4]) + age
        leap = born[5:] == "02-29" and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return f"{year:04}-{'03-01' if leap else born[5:10]}"

    return min(
        ((age, on(age)) for age in in_force().renewal), key=lambda each: abs(days_between(day, each[1]))
    )


def _birthday(each: Found, person: Named, day: str) -> Item:
    age, on = _turns(each.day or "", day)
    alone, categories = _decides(age)
    return Item(
        kinds.BIRTHDAY,
        person,
        on,
        days_between(day, on),
        f"salto grant-consent {person.code} --by subject",
        age=age,
        alone=alone,
        categories=categories,
    )


def _decides(age: int) -> tuple[bool, tuple[str, ...]]:
    """Whether the person decides alone from ``age`` on in what changes then, and in which categories that
    is; none stands for all of them."""
    policy = in_force()
    changed = {
        category: rule
        for (category, _sector), rule in policy.rules.items()
        if rule.at(age) != rule.at(age - 1)
    }
    alone = all(rule.at(age).alone for rule in changed.values())
    everything = len(changed) == len(policy.categories) or age >= policy.ages.adult
    return alone, () if everything or not alone else tuple(
        name for name in policy.categories if name in changed
    )


def _with_stops(act: Act, whom: Sequence[int], items: Sequence[Item]) -> list[Item]:
    """Each birthday to come with what stops then for the recipients of today's consents."""
    from salto_cli.store import concerned  # most days are nobody's birthday
    from salto_cli.usecases import forecast, sharing

    names, made = sharing.names(act), []
    for person, item in zip(whom, items, strict=True):
        keys = concerned.recipients(act, person) if (item.days or 0) > 0 else []
        stops = forecast.stops_at(act, person, keys, item.age or 0, item.day or act.day)
        found = tuple(Stops(names.get(stop.recipient, stop.recipient), stop.categories) for stop in stops)
        made.append(replace(item, stops=found))
    return made


def _untold(act: Act, whose: int | None) -> list[Found]:
    return findings.untold(act, whose)


def _to_tell(each: Found, person: Named, day: str) -> Item:
    named = code(STATEMENT, each.number)
    return Item(
        kinds.UNTOLD,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto told {named} --to {each.state} --channel {word('reached', 'call').label}",
        code=named,
        text=each.text or each.state,
    )


def _expiring(act: Act, whose: int | None) -> list[Found]:
    months = in_force().switches.max_months
    return findings.expiring(act, whose, months, act.day, days_on(act.day, AHEAD))


def _expires(each: Found, person: Named, day: str) -> Item:
    return Item(
        kinds.EXPIRING,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto grant-consent {person.code}",
        code=code(STATEMENT, each.number),
    )


def _quiet(act: Act, whose: int | None) -> list[Found]:
    return findings.quiet(act, whose, days_on(act.day, -QUIET))


def _unseen(each: Found, person: Named, day: str) -> Item:
    days = days_between(day, each.day) if each.day else None
    return Item(kinds.NO_CONTACT, person, each.day, days, f"salto log-contact {person.code}")


def _handovers(act: Act, whose: int | None) -> list[Found]:
    return findings.handovers(act, whose, days_on(act.day, -AHEAD))


def _handover(each: Found, person: Named, day: str) -> Item:
    named, declined = code(HANDOVER, each.number), each.state == DECLINED
    # An offer waits for the receiver's answer, a plan for the offer; a decline says why, and can be retried.
    verb = "show" if declined else "accept" if each.state == OFFERED else "offer"
    return Item(
        kinds.DECLINED if declined else kinds.WAITING,
        person,
        each.day and each.day[:10],
        days_between(day, each.day) if each.day else None,
        f"salto handover {verb} {named}",
        code=named,
        text=each.text if declined else None,
    )


def _undocumented(act: Act, whose: int | None) -> list[Found]:
    return [each for each in grounds.waiting(act, whose) if each.state == grounds.DOCUMENT]


def _to_review(act: Act, whose: int | None) -> list[Found]:
    return [each for each in grounds.waiting(act, whose) if each.state == grounds.REVIEW]


def _given(what: str) -> Callable[[Found, Named, str], Item]:
    """What a giving without consent waits for: to be written down, or to be looked at again."""

    def made(each: Found, person: Named, day: str) -> Item:
        named = code(DISCLOSURE, each.number)
        ahead = days_between(day, each.day) if each.day else None
        return Item(what, person, each.day, ahead, f"salto share document {named}", code=named)

    return made


_FINDERS: dict[str, Finder] = {
    kinds.UNTOLD: _untold,
    kinds.UNDOCUMENTED: _undocumented,
    kinds.REVIEW: _to_review,
    kinds.WAITING: _handovers,
    kinds.BIRTHDAY: _birthdays,
    kinds.EXPIRING: _expiring,
    kinds.NO_CONTACT: _quiet,
}
_ITEMS = {
    kinds.UNTOLD: _to_tell,
    kinds.UNDOCUMENTED: _given(kinds.UNDOCUMENTED),
    kinds.REVIEW: _given(kinds.REVIEW),
    kinds.WAITING: _handover,
    kinds.BIRTHDAY: _birthday,
    kinds.EXPIRING: _expires,
    kinds.NO_CONTACT: _unseen,
}
_TABLES = {
    kinds.UNTOLD: "notice",
    kinds.UNDOCUMENTED: "ground",
    kinds.REVIEW: "ground",
    kinds.WAITING: "handover",
    kinds.BIRTHDAY: "person",
    kinds.EXPIRING: "statement",
    kinds.NO_CONTACT: "contact",
}
