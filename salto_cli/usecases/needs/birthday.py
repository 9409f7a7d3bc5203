"""Birthdays that change whose yes is needed."""

from collections.abc import Sequence
from dataclasses import replace

from salto_cli.consent.policy import in_force
from salto_cli.models import today as kinds
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item, Stops
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need


def _birthdays(act: Act, whose: int | None) -> list[Found]:
    """Birthdays that change whose yes is needed: those coming, and those since which nothing was said."""
    week = settings.of(act)
    first = days_on(act.day, -week.number("today.birthday_behind"))
    last = days_on(act.day, week.number("today.birthday_ahead"))
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
    return Item(
        kinds.BIRTHDAY,
        person,
        on,
        days_between(day, on),
        f"salto grant-consent {person.code} --by subject",
        age=age,
    )


def _completed(act: Act, whom: Sequence[int], items: Sequence[Item]) -> list[Item]:
    """Each birthday with what the person decides from then on, which is looked up once for each age."""
    decides = {age: _decides(age) for age in {item.age or 0 for item in items}}
    told = [
        replace(item, alone=alone, categories=categories)
        for item in items
        for alone, categories in (decides[item.age or 0],)
    ]
    return _with_stops(act, whom, told)


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
    """Each birthday that is near with what stops then for the recipients of today's consents."""
    from salto_cli.store import concerned  # most days are nobody's birthday

    ahead = settings.of(act).number("today.stops_ahead")
    coming = {person for person, item in zip(whom, items, strict=True) if 0 < (item.days or 0) <= ahead}
    keys = {person: found for person in coming if (found := concerned.recipients(act, person))}
    return [
        replace(item, stops=_stops(act, person, keys[person], item)) if person in keys else item
        for person, item in zip(whom, items, strict=True)
    ]


def _stops(act: Act, person: int, keys: Sequence[str], item: Item) -> tuple[Stops, ...]:
    """What stops for these recipients on the birthday that the line is about."""
    from salto_cli.usecases import forecast, sharing  # the judge of what is shared, for the few who need it

    names = sharing.names(act)
    stops = forecast.stops_at(act, person, keys, item.age or 0, item.day or act.day)
    return tuple(Stops(names.get(stop.recipient, stop.recipient), stop.categories) for stop in stops)


NEEDS = (Need(kinds.BIRTHDAY, "person", _birthdays, _birthday, complete=_completed),)
