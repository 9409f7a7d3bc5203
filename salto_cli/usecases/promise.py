"""Promises, and what guardians wish for a child."""

from collections.abc import Sequence
from typing import Final

from salto_cli.consent.policy import in_force
from salto_cli.errors import ConsentRefused, NotFound, WrongState
from salto_cli.i18n import _, language
from salto_cli.models import day
from salto_cli.models.code import PERSON, whole
from salto_cli.models.day import age_on
from salto_cli.models.deadline import MoveDeadline
from salto_cli.models.promise import (
    CANCELLED,
    KEPT,
    MOVED,
    PROMISE,
    EndPromise,
    GivePromise,
    ListPromises,
    Promise,
    PromiseEnded,
    PromiseGiven,
    Promises,
    PromiseTold,
    RecordWish,
    TellOfPromise,
    Wish,
    WishRecorded,
)
from salto_cli.models.question import FILE, IDENTITY, Keep, Question, Questions, Share
from salto_cli.models.sibling import Speak
from salto_cli.models.words import word
from salto_cli.store import deadline as deadlines
from salto_cli.store import facts, kin, promise, promised, sibling
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.task import Origin
from salto_cli.usecases import deadline, mention, sharing
from salto_cli.usecases.door import asks

CONTACT: Final = "identity"  # the least that anyone who is told anything hears: that we follow them up

# --- given --------------------------------------------------------------------------------------------


def _for_whom(act: Act, order: GivePromise) -> Questions:
    person = persons.id_of(act, order.person)
    category = frozenset([order.category]) if order.category else frozenset[str]()
    named = mention.named_by(act, [person], [order.text])
    return [Keep((person,), FILE, category), *_to(act, order), *mention.may_name(named)]


def _to(act: Act, order: GivePromise) -> list[Question]:
    guardian = _guardian(act, order)
    if guardian is None:
        return []
    return [Keep((guardian,), IDENTITY), _may_hear(act, persons.id_of(act, order.person), guardian)]


def _may_hear(act: Act, person: int, guardian: int) -> Share:
    """May the guardian hear of this youth at all today? Of a promise no more than that is asked."""
    to = sharing.recipient(act, person, sharing.whole(act, guardian))
    return sharing.asks_to(act, person, to, facts.moment(act.day), [CONTACT])


def _refuse_silence(act: Act, person: int, guardian: int) -> None:
    """Raise ConsentRefused where the judge says no (a danger, the youth's own no), and where the youth is of
    age and has not said yes (vgml §§ 2, 8)."""
    key = sharing.whole(act, guardian)
    answer = act.answers[person, key, CONTACT]
    policy = in_force()
    of_age = age_on(persons.named(act, [person])[person].born, act.day) >= policy.ages.adult
    if not answer.allowed and (answer.decision == "deny" or of_age):
        reason = policy.text(answer, language()).rstrip(".")
        raise ConsentRefused(
            _("this guardian is to hear nothing: {reason}").format(reason=reason[:1].lower() + reason[1:]),
            _("promise it to the youth: leave out --to"),
        )


def _guardian(act: Act, order: GivePromise) -> int | None:
    """The guardian it is given to; None for the youth. Raises NotFound, Unacceptable."""
    return persons.id_of(act, whole(order.to, PERSON, strict=False)) if order.to else None


@asks(_for_whom)
def give(act: Act, order: GivePromise) -> PromiseGiven:
    """Write a promise down. With a deputy it is a deadline, with lead times; else a task with a day.

    Raises NotFound where the one it is given to is no guardian of the person.
    """
    person, guardian = persons.id_of(act, order.person), _guardian(act, order)
    if guardian is not None:
        _refuse_no_guardian(act, person, guardian)
        _refuse_silence(act, person, guardian)
    named = mention.named_by(act, [person], [order.text])
    about = tuple(dict.fromkeys([*([guardian] if guardian else []), *named]))
    row = _task(act, person, order, about)
    promise.add(act, row, person, guardian)
    return PromiseGiven(_one(act, row), mention.shown(act, named))


def _task(act: Act, person: int, order: GivePromise, about: Sequence[int]) -> int:
    owner = operators.named(act, order.owner).id if order.owner else act.operator
    if order.deputy is None:
        return tasks.add(
            act,
            person,
            order.text,
            kind=PROMISE,
            owner=owner,
            due=order.due,
            category=order.category,
            service=None,
            origin=Origin(about=tuple(about)),
        )
    return deadline.add_for(
        act,
        person,
        PROMISE,
        order.text,
        order.due,
        owner,
        operators.named(act, order.deputy).id,
        source=word("giver", "guardian" if order.to else "subject").nb,
        category=order.category,
        about=about,
    )


def _refuse_no_guardian(act: Act, person: int, guardian: int) -> None:
    if guardian not in kin.guardians(act, person):
        raise NotFound(
            _("that is no guardian of this person"),
            _("see who is with: salto family, or: salto link-guardian"),
        )


# --- ended, told --------------------------------------------------------------------------------------


def _its_person(act: Act, order: EndPromise | TellOfPromise) -> Questions:
    row, person = promise.row_of(act, order.promise)
    heard = [_may_hear(act, person, each) for each in promise.guardians_of(act, [row])]
    return [Keep((person,), FILE), *_may_be_named(act, [row]), *heard]


def _refuse_telling(act: Act, row: int, person: int) -> None:
    for guardian in promise.guardians_of(act, [row]):
        _refuse_silence(act, person, guardian)


def _may_be_named(act: Act, rows: Sequence[int]) -> list[Question]:
    guardians = tuple(promise.guardians_of(act, rows))
    return [Keep(guardians, IDENTITY, required=False)] if guardians else []


@asks(_its_person)
def end(act: Act, order: EndPromise) -> PromiseEnded:
    """Keep how a promise ended, and whether they know. Raises WrongState for one that has ended."""
    row, person = promise.row_of(act, order.promise)
    found = _one(act, row)
    if found.task.closed:
        raise WrongState(
            _("{code} was closed on {day}").format(code=found.task.code, day=day.short(found.task.closed)),
            _("say that they know with: salto promise told {code}").format(code=found.task.code),
        )
    if order.told:
        _refuse_telling(act, row, person)
    _end_task(act, row, person, order)
    promise.end(act, row, person, order.outcome, order.told)
    return PromiseEnded(_one(act, row))


def _end_task(act: Act, row: int, person: int, order: EndPromise) -> None:
    """The task goes with its promise: another day, or an end."""
    is_deadline = deadlines.minded_by(act, row) is not None
    label = word("promise_ended", order.outcome).nb
    if order.outcome == MOVED and is_deadline:
        deadline.move(act, MoveDeadline(task=order.promise, due=order.due, why=label))
    elif order.outcome == MOVED:
        promise.move(act, row, order.due or act.day)
    else:
        if is_deadline:
            ended = {KEPT: "kept", CANCELLED: "called_off"}[order.outcome]
            deadlines.end(act, row, person, ended, None)
        tasks.close(act, row, label)


@asks(_its_person)
def told(act: Act, order: TellOfPromise) -> PromiseTold:
    """Keep that they know how a promise ended. Raises WrongState where nothing has changed."""
    row, person = promise.row_of(act, order.promise)
    found = _one(act, row)
    if found.ended is None:
        raise WrongState(
            _("{code} is as it was promised: there is nothing to tell").format(code=found.task.code),
            _("when it is kept, moved or called off: salto promise done {code}").format(code=found.task.code),
        )
    _refuse_telling(act, row, person)
    promise.end(act, row, person, found.ended, order.how)
    return PromiseTold(_one(act, row))


# --- listed -------------------------------------------------------------------------------------------


def _standing(act: Act, order: ListPromises) -> list[tuple[int, int]]:
    person = persons.id_of(act, order.person) if order.person else None
    return promised.standing(act, person, None if order.all or person else act.operator)


def _whose(act: Act, order: ListPromises) -> Questions:
    found = _standing(act, order)
    whom = tuple(dict.fromkeys(person for _row, person in found))
    asked: list[Question] = [Keep(whom, FILE, required=False)] if whom else []
    if order.person:
        asked = [Keep((persons.id_of(act, order.person),), FILE)]
    return [*asked, *_may_be_named(act, [row for row, _person in found])]


@asks(_whose)
def show(act: Act, order: ListPromises) -> Promises:
    """The promises that stand, the first due first."""
    return Promises(act.day, tuple(_read(act, [row for row, _person in _standing(act, order)])))


def _one(act: Act, row: int) -> Promise:
    return _read(act, [row])[0]


def _read(act: Act, rows: Sequence[int]) -> list[Promise]:
    if not rows:
        return []
    named = persons.named(act)
    return [
        Promise(
            task,
            named.get(to) if to else None,
            Speak(named[to], *sibling.tongue(act, to)) if to in named and to else None,
            ended,
            how,
        )
        for task, to, ended, how in promise.read(act, rows)
    ]


# --- wishes -------------------------------------------------------------------------------------------


def _child_and_guardian(act: Act, order: RecordWish) -> Questions:
    child, guardian = persons.id_of(act, order.about), persons.id_of(act, order.guardian)
    named = mention.named_by(act, [child], [order.text])
    return [
        Keep((child,), FILE, frozenset([order.category])),
        Keep((guardian,), IDENTITY),
        *mention.may_name(named),
    ]


@asks(_child_and_guardian)
def wish(act: Act, order: RecordWish) -> WishRecorded:
    """Keep what a guardian wishes for a child. It goes to nobody: it is theirs, and not the child's own.

    Raises NotFound where they are no guardian of the child.
    """
    child, guardian = persons.id_of(act, order.about), persons.id_of(act, order.guardian)
    _refuse_no_guardian(act, child, guardian)
    said = order.said or act.day
    promise.add_wish(act, child, guardian, order.category, order.text, said)
    named = persons.named(act, [child, guardian])
    return WishRecorded(
        named[child],
        Wish(named[guardian], order.category, order.text, said),
        Speak(named[guardian], *sibling.tongue(act, guardian)),
    )
