"""Who knows what about a person: what was given, what may go on, what stops when, and who was told no."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from salto_cli.consent.ages import last_day
from salto_cli.consent.policy import in_force
from salto_cli.i18n import language
from salto_cli.models.answer import Answer
from salto_cli.models.consent import PersonFacts, Statement
from salto_cli.models.disclosure import AskWhoKnows, Disclosure, Knows, Names, Refused, StopsOn, WhoKnows, Yes
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.store import disclosure as disclosures
from salto_cli.store import facts
from salto_cli.store import person as persons
from salto_cli.store import withdrawal as withdrawals
from salto_cli.store.act import Act
from salto_cli.usecases import forecast, sharing
from salto_cli.usecases.door import asks


def _who_it_is(act: Act, order: AskWhoKnows) -> Questions:
    """Who someone is will do: the question must be answered when the case is closed, too."""
    person = persons.id_of(act, order.person)
    others = [each for each in disclosures.recipients(act, person) if each != person]
    return [
        Keep((person,), IDENTITY, own=True),
        *([Keep(tuple(others), IDENTITY, required=False)] if others else []),
    ]


@asks(_who_it_is)
def who_knows(act: Act, order: AskWhoKnows) -> WhoKnows:
    """Who has been given what, when and on which ground; what it said is not told again."""
    person = persons.id_of(act, order.person)
    whole = disclosures.of_person(act, person)
    register = [each for each in whole if each.told or not order.for_them]
    named = persons.named(act)
    names = {**sharing.names(act), **{each.code: each.name for each in named.values()}}
    left = [each for each in register if each.handed_out and each.day <= act.day]
    return WhoKnows(
        named[person],
        act.day,
        tuple(_knowing(act, person, named[person].born, left, names)),
        _refused(act, person, names, {each.key for each in whole if not each.told}, order.for_them),
        tuple(withdrawals.notices_about(act, person)),
        tuple(register),
        sum(not each.told for each in whole),
        names,
        order.for_them,
    )


def _knowing(act: Act, person: int, born: str, left: Iterable[Disclosure], names: Names) -> Iterable[Knows]:
    """One entry a recipient, the one who was given something last first; the person is none of them."""
    known = facts.of(act, person, date.fromisoformat(act.day))
    given: dict[str, list[Disclosure]] = defaultdict(list)
    for each in left:
        given[each.key].append(each)
    own = sharing.whole(act, person)
    stops = _stops(act, person, [key for key in given if key != own], born)
    for key, found in given.items():
        if key != own:
            yield _one(act, person, known, key, found, names.get(key), stops.get(key, ()))


def _one(
    act: Act,
    person: int,
    known: PersonFacts,
    key: str,
    found: list[Disclosure],
    name: str | None,
    stops: tuple[StopsOn, ...],
) -> Knows:
    policy = in_force()
    had = [each for each in policy.categories if any(each in given.categories for given in found)]
    answers = forecast.answers(
        act, person, sharing.recipient(act, person, key), had, facts.moment(act.moment)
    )
    now = [category for category in had if answers[category].allowed]
    carrying = [each for each in known.statements if any(each.code in answers[c].rests_on for c in now)]
    without = next((each for each in found if each.basis), None)
    return Knows(
        recipient=key,
        name=name,
        had=tuple(had),
        since=min(each.day for each in found),
        last=max(each.day for each in found),
        now=tuple(now),
        yes=tuple(_yes(each) for each in carrying),
        through=_through(carrying),
        law=without.law if without else tuple(dict.fromkeys(law for c in now for law in answers[c].law)),
        basis=without.basis if without else None,
        why_not=policy.text(answers[had[0]], language()) if had and not now else None,
        why_not_key=answers[had[0]].reason if had and not now else None,
        stops=stops,
    )


def _yes(said: Statement) -> Yes:
    return Yes(said.code, said.by, said.said.day.isoformat())


def _through(carrying: Iterable[Statement]) -> str | None:
    """The first day on which one of the statements lapses: what rests on all of them lasts no longer."""
    months = in_force().switches.max_months
    days = [min(each.through or date.max, last_day(each.said.day, months)) for each in carrying]
    return min(days).isoformat() if days else None


def _stops(act: Act, person: int, keys: list[str], born: str) -> Mapping[str, tuple[StopsOn, ...]]:
    """What stops for each recipient on the birthdays to come, as things stand today."""
    found: dict[str, tuple[StopsOn, ...]] = {}
    for age, on in forecast.birthdays(born, act.day):
        for stop in forecast.stops_at(act, person, keys, age, on):
            made = StopsOn(stop.on, stop.age, stop.categories, stop.who)
            found[stop.recipient] = (*found.get(stop.recipient, ()), made)
    return found


def _refused(
    act: Act, person: int, names: Names, untold: Collection[str], for_them: bool
) -> tuple[Refused, ...]:
    """Each recipient once a day, with everything that was stopped that day.

    Where the person is to read it, nothing with anyone to whom something was to go without their consent,
    or went and they are not to know of it yet (popplyl § 16): it would give that away.
    """
    policy, found = in_force(), dict[tuple[str, str], Refused]()
    tried = disclosures.refused(act, person)
    secret = {*untold, *(recipient for recipient, *_rest, without_consent in tried if without_consent)}
    for recipient, on, answers, _without_consent in tried:
        if for_them and recipient in secret:
            continue
        said = _stopped(answers)
        if said and (recipient, on) not in found:
            _category, decision, reason = said[0][:3]
            text = policy.text(Answer("deny" if decision == "deny" else "needs", reason, (), ()), language())
            categories = () if _of_all(answers) else tuple(each[0] for each in said)
            found[recipient, on] = Refused(recipient, names.get(recipient), on, categories, text, reason)
    return tuple(found.values())


def _stopped(answers: list[list[str]]) -> list[list[str]]:
    """The answers that were no. Of everything at once, where some of it may go, nobody asked for the rest."""
    said = [each for each in answers if each[1] != "allow"]
    return said if len(said) == len(answers) or not _of_all(answers) else []


def _of_all(answers: list[list[str]]) -> bool:
    return in_force().categories.keys() <= {each[0] for each in answers}
