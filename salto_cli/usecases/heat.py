"""When there was contact: one youth by weeks and days, the caseload by weeks."""

from datetime import date, timedelta

from salto_cli.models.day import days_on
from salto_cli.models.heat import NONE, Count, Heat, Row, ShowHeat, ShowStrip, Strip
from salto_cli.models.question import Keep, Questions
from salto_cli.store import heat
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import settings
from salto_cli.usecases.door import asks


def _the_person(act: Act, order: ShowStrip) -> Questions:
    return [Keep((persons.id_of(act, order.person),), own=True)]


@asks(_the_person)
def strip(act: Act, order: ShowStrip) -> Strip:
    """One youth's contacts and attempts, day by day."""
    person, weeks = persons.id_of(act, order.person), _weeks(act, order.weeks)
    first = _first(act.day, weeks)
    return Strip(
        persons.named(act, [person])[person],
        first,
        act.day,
        weeks,
        heat.days(act, [person], first).get(person, {}),
        heat.last(act, [person]).get(person),
    )


def _whose(act: Act, order: ShowHeat) -> int | None:
    """The colleague whose cases they are; None for everyone's. Raises NotFound."""
    if order.operator:
        return operators.named(act, order.operator).id
    return None if order.all else act.operator


def _the_caseload(act: Act, order: ShowHeat) -> Questions:
    found = heat.with_case(act, _whose(act, order))
    return [Keep(tuple(found), required=False, own=True)] if found else []


@asks(_the_caseload)
def caseload(act: Act, order: ShowHeat) -> Heat:
    """The caseload's contacts, week by week; who was seen longest ago comes first."""
    whose, weeks = _whose(act, order), _weeks(act, order.weeks)
    first, found = _first(act.day, weeks), heat.with_case(act, whose)
    named = persons.named(act, found)
    days, last = heat.days(act, found, first), heat.last(act, found)
    rows = [
        Row(named[each], _by_week(days.get(each, {}), first, weeks), last.get(each))
        for each in found
        if each in named
    ]
    rows.sort(key=lambda row: (row.last or "", row.person.code))
    of = None if whose is None else operators.name_of(act, whose)
    return Heat(of, first, act.day, weeks, tuple(rows))


def _weeks(act: Act, said: int | None) -> int:
    return settings.of(act).number("picture.weeks") if said is None else said


def _first(day: str, weeks: int) -> str:
    """The Monday that begins the first of so many weeks, of which the last is this one."""
    today = date.fromisoformat(day)
    return (today - timedelta(days=today.weekday() + 7 * (weeks - 1))).isoformat()


def _by_week(days: dict[str, Count], first: str, weeks: int) -> tuple[Count, ...]:
    made = []
    for week in range(weeks):
        seven = [days.get(days_on(first, 7 * week + n), NONE) for n in range(7)]
        made.append(Count(sum(each.contacts for each in seven), sum(each.attempts for each in seven)))
    return tuple(made)
