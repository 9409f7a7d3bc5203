"""Points of checklists that are due, and changes that nobody has begun to plan for."""

from datetime import date

from salto_cli.models import today as kinds
from salto_cli.models.code import HANDOVER, code
from salto_cli.models.day import birthday, days_between, days_on, months_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.store import coming
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need

ADULT, AFTERCARE, RELEASE = "18", "aftercare", "release"
_YEARS = {ADULT: 18, AFTERCARE: 25}
_BEGIN = {ADULT: "transition.begin", AFTERCARE: "transition.begin_aftercare"}


def _late_points(act: Act, whose: int | None) -> list[Found]:
    return coming.due(act, whose, days_on(act.day, -1))


def _points_for_today(act: Act, whose: int | None) -> list[Found]:
    """The lists in which something is for today, and nothing is late."""
    return [each for each in coming.due(act, whose, act.day) if (each.day or "") >= act.day]


def _point(each: Found, person: Named, day: str) -> Item:
    """The first point of a list that is due, and how many are."""
    from salto_cli.models.checklist import shipped

    known = shipped()[each.state]
    named = code(HANDOVER, each.number) if each.number else None
    return Item(
        kinds.CHECK_LATE if (each.day or day) < day else kinds.CHECK_DUE,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto handover show {named}" if named else f"salto transition show {person.code}",
        code=named,
        text=f"{known.title}: {known.point(each.text or '').text}",
        count=each.count if isinstance(each, coming.FoundDue) else 1,
    )


def _unbegun(act: Act, whose: int | None, *, late: bool) -> list[Found]:
    """Birthdays for which the plan should begin, and those for which it should have."""
    week, today = settings.of(act), date.fromisoformat(act.day)
    behind, slack = week.number("transition.behind"), week.number("transition.begin_within")
    found = []
    for kind, years in _YEARS.items():
        begin = months_on(today, week.number(_BEGIN[kind])).isoformat()
        edge = days_on(begin, -slack)
        span = (days_on(act.day, -behind), days_on(edge, -1)) if late else (edge, begin)
        born = [f"{int(each[:4]) - years:04}{each[4:]}" for each in span]
        found += coming.unbegun(act, whose, kind, *born)
    return found


def _late(act: Act, whose: int | None) -> list[Found]:
    return _unbegun(act, whose, late=True)


def _to_begin(act: Act, whose: int | None) -> list[Found]:
    return _unbegun(act, whose, late=False)


def _plan(each: Found, person: Named, day: str, what: str) -> Item:
    years = _YEARS[each.state]
    on = birthday(each.day or day, years)
    return Item(
        what,
        person,
        on,
        days_between(day, on),
        f"salto transition start {person.code} --kind {each.state}",
        age=years,
    )


def _unsure(act: Act, whose: int | None) -> list[Found]:
    """Releases whose date nobody has asked for since the last time it should have been."""
    before = days_on(act.day, -settings.of(act).number("transition.verify"))
    return coming.unverified(act, whose, RELEASE, before, act.day)


def _date(each: Found, person: Named, day: str) -> Item:
    return Item(
        kinds.DATE_UNSURE,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto transition date {person.code} --kind {each.state}",
    )


NEEDS = (
    Need(kinds.CHECK_LATE, "check_item", _late_points, _point),
    Need(kinds.CHECK_DUE, "check_item", _points_for_today, _point),
    Need(kinds.PLAN_LATE, "transition", _late, lambda each, who, day: _plan(each, who, day, kinds.PLAN_LATE)),
    Need(
        kinds.PLAN_DUE, "transition", _to_begin, lambda each, who, day: _plan(each, who, day, kinds.PLAN_DUE)
    ),
    Need(kinds.DATE_UNSURE, "transition", _unsure, _date),
)
