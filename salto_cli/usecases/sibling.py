"""Looking at siblings: who is due, that someone asked for a look, and what a look found."""

from collections.abc import Iterable
from datetime import date

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _, plural
from salto_cli.models.day import age_on, days_between, days_on, months_on
from salto_cli.models.named import Named
from salto_cli.models.question import FILE, IDENTITY, Keep, Question, Questions
from salto_cli.models.settings import Settings
from salto_cli.models.sibling import (
    NOT_NOW,
    OF_ANOTHER,
    OFFER_GIVEN,
    SCHOOL_CHANGE,
    SERIOUS,
    Due,
    LookAtOwn,
    Looked,
    LookRecorded,
    OwnCase,
    RecordLook,
    RecordTrigger,
    ShowSiblings,
    Siblings,
    Speak,
    TriggerRecorded,
)
from salto_cli.models.trait import WISH, NewTrait
from salto_cli.store import kin, sibling, standing
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import trait as traits
from salto_cli.store.act import Act
from salto_cli.store.sibling import Waiting
from salto_cli.usecases import mention, settings
from salto_cli.usecases.door import asks

# --- who is due ---------------------------------------------------------------------------------------


def _through(act: Act, order: ShowSiblings) -> str:
    within = settings.of(act).number("sibling.within") if order.within is None else order.within
    return days_on(act.day, within)


def _waiting(act: Act, order: ShowSiblings) -> list[Waiting]:
    whose = None if order.all else act.operator
    return sibling.waiting(act, whose, _through(act, order), settings.of(act))


def _everyone_in_it(act: Act, order: ShowSiblings) -> Questions:
    """The siblings and their guardians by who they are; the older ones by their files, else unnamed."""
    found = _waiting(act, order)
    siblings = tuple(dict.fromkeys(each.person for each in found))
    guardians = tuple(dict.fromkeys(each for one in siblings for each in kin.guardians(act, one)))
    older = tuple(dict.fromkeys(each.older for each in found))
    questions = (
        Keep(siblings, IDENTITY, required=False, own=True),
        Keep(guardians, IDENTITY, required=False),
        Keep(older, FILE, required=False),
    )
    return [each for each in questions if each.persons]


@asks(_everyone_in_it)
def show(act: Act, order: ShowSiblings) -> Siblings:
    """Who is due for a look, the most urgent first. Whoever may not be known of here is left out."""
    named = persons.named(act)
    found = [each for each in _waiting(act, order) if each.person in named]
    last = sibling.last(act, [each.person for each in found])
    readable = sibling.readable(act, [each.older for each in found])
    cases = sibling.with_case(act, [each.person for each in found])
    due = (
        _due(
            act,
            each,
            named[each.person],
            named[each.older] if each.older in readable else None,
            last.get(each.person),
            each.person in cases,
        )
        for each in found
    )
    return Siblings(act.day, _through(act, order), order.all, tuple(due))


def _due(act: Act, each: Waiting, person: Named, older: Named | None, last: Looked | None, own: bool) -> Due:
    """Why is told where it is their own, or the older one's file may be read."""
    return Due(
        person,
        each.by,
        days_between(act.day, each.by),
        each.why if older or each.why not in OF_ANOTHER else None,
        older,
        last.day if last else None,
        last.trusted if last else None,
        speak_with(act, each.person, person.born),
        own,
        f"salto sibling check {person.code}",
    )


def speak_with(act: Act, person: int, born: str) -> tuple[Speak, ...]:
    """The guardians to speak with, and in which language; none where the person is of age.

    Nobody who is a danger, or has no parental responsibility, is proposed.
    """
    if age_on(born, act.day) >= settings.of(act).number("sibling.grown_up"):
        return ()
    named = persons.named(act, kin.to_speak_with(act, person))
    return tuple(
        Speak(named[each], *sibling.tongue(act, each)) for each in sorted(named, key=lambda n: named[n].code)
    )


# --- someone asks for a look --------------------------------------------------------------------------


def _has_case(act: Act, person: int) -> bool:
    return standing.of(act, [person])[person].basis is not None


def _whom(act: Act, order: RecordTrigger | LookAtOwn) -> Questions:
    person = persons.id_of(act, order.person)
    return [Keep((person,), FILE if _has_case(act, person) else IDENTITY, own=True)]


@asks(_whom)
def look_at_own(act: Act, order: LookAtOwn) -> OwnCase:
    """Whether there is a case of their own. Raises WrongState where there is nobody to be a sibling of."""
    person = persons.id_of(act, order.person)
    _refuse_no_sibling(act, person)
    return OwnCase(persons.get(act, person).named, _has_case(act, person))


@asks(_whom)
def trigger(act: Act, order: RecordTrigger) -> TriggerRecorded:
    """Keep that someone should look, and by when; why is kept only where there is a case of their own."""
    person = persons.id_of(act, order.person)
    _refuse_no_sibling(act, person)
    why = order.why if _has_case(act, person) else None
    by = order.by_day or days_on(act.day, _within(settings.of(act), order.why))
    sibling.add_trigger(act, person, why, by)
    return TriggerRecorded(persons.get(act, person).named, by, why)


def _within(numbers: Settings, why: str) -> int:
    """How soon someone looks, in days (practice 5.2)."""
    known = {SERIOUS: "sibling.incident", "seen_there": "sibling.asked_for"}
    if why == SCHOOL_CHANGE:
        raise AssertionError("unreachable: the order has the day itself")
    return numbers.number(known.get(why, "sibling.worry"))


def _refuse_no_sibling(act: Act, person: int) -> None:
    after = settings.of(act).number("sibling.after_close")
    since = months_on(date.fromisoformat(act.day), -after).isoformat()
    if not sibling.followed(act, person, since):
        raise WrongState(
            _("nobody who is followed up here is a sibling of this person"),
            _("record the tie first: salto link-sibling"),
        )


# --- a look -------------------------------------------------------------------------------------------


def _what_is_kept(act: Act, order: RecordLook) -> Questions:
    """That someone looked is about who it is; what was answered needs a case whose basis covers it."""
    person = persons.id_of(act, order.person)
    level: Question
    if order.needs_case or _has_case(act, person):
        level = Keep((person,), FILE, order.categories, own=True)
    else:
        level = Keep((person,), IDENTITY, own=True)
    return [level, *mention.may_name(_named_in(act, person, order))]


def _named_in(act: Act, person: int, order: RecordLook) -> tuple[int, ...]:
    return mention.named_by(act, [person], [order.wish, order.offer])


@asks(_what_is_kept)
def check(act: Act, order: RecordLook) -> LookRecorded:
    """Keep a look, and what was answered, offered and wished for. The wish is the sibling's own from then on.

    Raises WrongState where there is nobody to be a sibling of, Unacceptable for a day too far away.
    """
    person = persons.id_of(act, order.person)
    _refuse_no_sibling(act, person)
    own = _has_case(act, person)
    next_ = _next(act, person, order)
    trusted = operators.named(act, order.trusted).id if order.trusted else act.operator
    look = sibling.add_look(act, person, order.outcome, order.asked_first, next_, trusted)
    if own:
        offer = (order.offer, order.offer_category or "", order.answer or "") if order.offer else None
        sibling.add_answers(act, look, person, order.answers, offer)
    if order.wish:
        wish = NewTrait(WISH, order.wish_category or "", order.wish, source="subject", said=act.day)
        traits.add(act, person, wish, _named_in(act, person, order))
    named = persons.get(act, person).named
    seen = Looked(
        act.day,
        operators.name_of(act, act.operator),
        order.outcome,
        order.asked_first,
        next_,
        operators.name_of(act, trusted),
        order.answers,
        order.offer,
        order.answer,
    )
    return LookRecorded(named, seen, own, age_on(named.born, act.day), order.wish)


def _next(act: Act, person: int, order: RecordLook) -> str:
    """When to look again: the day agreed, else by how it ended (practice 5.4). Raises Unacceptable."""
    numbers = settings.of(act)
    longest = (
        numbers.numbers("sibling.not_now")[-1] if order.answer == NOT_NOW else numbers.number("sibling.ok")
    )
    if order.next is None:
        return _usual(act, person, order, numbers)
    if days_between(act.day, order.next) > longest:
        raise Unacceptable(
            _("that is too far ahead: nobody would see this child until then"),
            plural("agree on a day within {n} day", "agree on a day within {n} days", longest),
        )
    return order.next


def _usual(act: Act, person: int, order: RecordLook, numbers: Settings) -> str:
    """The interval for how it ended; sooner where there was a serious incident around them."""
    if order.outcome == OFFER_GIVEN:
        first, later = numbers.numbers("sibling.offer_given")
        before = sibling.outcomes(act, person)[:1]
        usual = later if before == [OFFER_GIVEN] else first
    else:
        usual = numbers.number(f"sibling.{order.outcome}")
    return min([days_on(act.day, usual), *_after_incidents(act, person, numbers)])


def _after_incidents(act: Act, person: int, numbers: Settings) -> Iterable[str]:
    """The days to look again after what happened around them lately, those still to come (practice 5.4)."""
    after = numbers.numbers("sibling.after_incident")
    happened = sibling.incidents_around(act, person, days_on(act.day, -max(after)))
    days = (days_on(day, each) for day in happened for each in after)
    return [day for day in days if day > act.day]
