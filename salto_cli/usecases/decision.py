"""Decisions of a meeting: each is kept at once, with the task it makes and who tells the youth."""

from salto_cli.consent.policy import in_force
from salto_cli.errors import NotFound, WrongState
from salto_cli.frozen import frozen
from salto_cli.i18n import _, language
from salto_cli.models import day, own_text
from salto_cli.models.answer import Answer
from salto_cli.models.decision import (
    CLOSE,
    CONSENT,
    DECIDED,
    DONE,
    FIELD,
    NONE,
    REPORT,
    TELL,
    UNDONE,
    Decide,
    Decided,
    Decision,
    SetStatus,
    StatusSet,
    UndoLast,
    Undone,
)
from salto_cli.models.meeting import NAMED, Meeting
from salto_cli.models.question import FILE, Keep, Question, Questions, Share
from salto_cli.models.service import Service
from salto_cli.models.task import RETRACTED
from salto_cli.store import decision as decisions
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.task import Origin
from salto_cli.usecases import attendance, audience, earshot, meeting, mention, settings
from salto_cli.usecases.decision_refused import refuse_twice, refuse_unclear
from salto_cli.usecases.door import asks


@frozen
class _For:
    """The service that is to do something, and the kind of information that it is."""

    service: Service
    category: str | None

    def question(self, act: Act, person: int) -> Share | None:
        """May the service know of it today? None where nothing says what kind of information it is."""
        if self.category is None:
            return None
        from datetime import date

        (asked,) = audience.questions(act, [person], [self.service], date.fromisoformat(act.day))
        chosen = tuple(each for each in asked.asks if each.category == self.category)
        return Share(person, self.service.id, asked.on, chosen, required=False)

    def answer(self, act: Act, person: int) -> Answer | None:
        """What the judge said in this act."""
        return act.answers.get((person, self.service.id, self.category or ""))


def _for(act: Act, order: Decide) -> _For | None:
    if order.service is None:
        return None
    service = attendance.service_meant(act, order.date, order.service)
    return _For(service, order.category or FIELD.get(service.sector or ""))


def _named(act: Act, order: Decide, person: int) -> tuple[int, ...]:
    return mention.named_by(act, [person], [order.text, order.basis, order.disagreement])


def _about(act: Act, order: Decide) -> Questions:
    person, of = persons.id_of(act, order.person), _for(act, order)
    category = of.category if of else order.category
    yield Keep((person,), FILE, frozenset([category]) if category else frozenset())
    yield from mention.may_name(_named(act, order, person))
    question = of.question(act, person) if of else None
    if question:
        yield question
    yield from earshot.questions(act, [person], earshot.guests_on(act, order.date))


@asks(_about)
def decide(act: Act, order: Decide) -> Decided:
    """Keep a decision with its task; whoever the text names is told to whoever wrote it.

    A service that may not know of it gets no task: it stays ours, and the result says why. With services in
    the room neither is told: they would learn who else is known here, and what somebody has answered.
    Raises NotFound, WrongState for a meeting that is closed, UnclearKind where nobody said what kind of
    information it is, and the text looks like another than the service's own field, and DecidedAlready where
    this meeting decided the same.
    """
    person, of, held = persons.id_of(act, order.person), _for(act, order), meeting.standing(act, order.date)
    refuse_unclear(order, of.category if of else None)
    owner = _owner(act, order.owner, person)
    refuse_twice(act, order, held.id, operators.name_of(act, owner), of.service.id if of else None)
    named = _named(act, order, person)
    review = order.review or day.days_on(held.day, settings.of(act).number("meeting.every"))
    due = order.due or (None if order.type == NONE else review)
    answer = of.answer(act, person) if of else None
    row = decisions.add(
        act,
        person,
        held.id,
        text=order.text,
        type=order.type,
        owner=owner,
        service=of.service.id if of else None,
        owner_name=order.owner_name,
        due=due,
        task=None if order.type == NONE else _task(act, order, person, owner, due, of, named),
        agreed=None if order.agreed is None else int(order.agreed),
        told_by=operators.named(act, order.told_by).id if order.told_by else None,
        told=order.told,
        tell=_tell(act, order, person, held),
        basis=order.basis or _basis(answer),
        disagreement=order.disagreement,
        review=review,
        others=named,
    )
    made, there = _one(act, row), earshot.guests(act, held.id)
    how = earshot.how_spoken(act, held.id).get(person, NAMED)
    return Decided(
        decision=made,
        names=() if there else mention.shown(act, named),
        kept_ours=_kept_ours(of, answer, made) if there else _why_ours(of, answer),
        tell_due=day.days_on(act.day, settings.of(act).number("meeting.tell_within"))
        if made.untold
        else None,
        next=_next(made),
        ours=not there,
        heard=earshot.hears(act, person, there, how),
        guessed=of is not None and order.category is None,
        undated=due is not None and order.due is None,
        again=order.review,
    )


def _owner(act: Act, name: str | None, person: int) -> int:
    """The colleague who sees to it: the one named, else who leads the case, else the operator."""
    return operators.named(act, name).id if name else decisions.lead_of(act, person) or act.operator


def _task(
    act: Act,
    order: Decide,
    person: int,
    owner: int,
    due: str | None,
    of: _For | None,
    named: tuple[int, ...],
) -> int:
    """The task that a decision makes. What the service may not know of has no category: then it can go to
    nobody, also not to another service."""
    allowed = of is not None and _allowed(of.answer(act, person))
    return tasks.add(
        act,
        person,
        order.text,
        kind=DECIDED,
        owner=owner,
        due=due,
        category=(of.category if allowed else None) if of else order.category,
        service=of.service.id if of and allowed else None,
        origin=Origin(about=named),
    )


def _tell(act: Act, order: Decide, person: int, held: Meeting) -> int | None:
    """The task to tell the youth, one for each meeting and teller; None where there is nothing to tell."""
    if order.told or order.type == NONE:
        return None
    owner = _owner(act, order.told_by, person)
    found = decisions.telling(act, person, held.id, owner)
    if found is not None:
        return found
    text = own_text.made(own_text.TELL, day=day.short(held.day))
    due = day.days_on(act.day, settings.of(act).number("meeting.tell_within"))
    return tasks.add(act, person, text, kind=TELL, owner=owner, due=due, category=None, service=None)


def _allowed(answer: Answer | None) -> bool:
    return answer is not None and answer.allowed


def _basis(answer: Answer | None) -> str | None:
    """The statements that a yes rests on, by their codes."""
    return ", ".join(answer.rests_on) or None if answer and answer.allowed else None


def _kept_ours(of: _For | None, answer: Answer | None, made: Decision) -> str | None:
    """That the service does not get the task, for a room that may not hear why."""
    if of is None or _allowed(answer):
        return None
    return _("ask why when the services have left: {command}").format(
        command=f"salto may-share {made.person.code} --with {of.service.id}"
    )


def _why_ours(of: _For | None, answer: Answer | None) -> str | None:
    """Why the service does not get the task, in words; None where it does, or none was named."""
    if of is None or _allowed(answer):
        return None
    if answer is None:
        return _("nothing says what kind of information it is: give --category")
    return in_force().text(answer, language())


def _next(made: Decision) -> tuple[str, ...]:
    """What to type where the decision itself is done with a command of its own."""
    person = made.person.code
    service = made.service or "SERVICE"
    found = {
        REPORT: f"salto share {person} --with {service} --basis meldeplikt --category child_welfare",
        CLOSE: f"salto close-case {person}",
        CONSENT: f"salto consent form {person} --to {service} --out {person}.pdf",
    }
    return (found[made.type],) if made.type in found else ()


def _its_person(act: Act, order: SetStatus) -> Questions:
    return _within_earshot(act, decisions.row_of(act, order.decision)[1], order.date)


def _within_earshot(act: Act, person: int, date: str | None) -> list[Question]:
    return [Keep((person,), FILE), *earshot.questions(act, [person], earshot.guests_on(act, date))]


def _is_heard(act: Act, made: Decision, held: Meeting) -> bool:
    """Whether everyone in the room may hear of a decision."""
    return bool(earshot.heard(act, [made], held.id, earshot.guests(act, held.id)))


@asks(_its_person)
def set_status(act: Act, order: SetStatus) -> StatusSet:
    """Note what became of a decision; where it is done, its task is closed with that.

    Raises NotFound, and WrongState for one that was taken back, or in a meeting that is closed.
    """
    row, person = decisions.row_of(act, order.decision)
    held = meeting.standing(act, order.date)
    if _one(act, row).status == UNDONE:
        raise WrongState(
            _("{code} was taken back in the meeting itself").format(code=order.decision.upper()),
            _("see the decisions with: salto fleksiteam show {day}").format(day=held.day),
        )
    decisions.put_status(act, row, person, held.id, order.status, order.why)
    task = decisions.own_task(act, row)
    if order.status == DONE and task is not None:
        tasks.close(act, task, order.why)
    made = _one(act, row)
    return StatusSet(made, _is_heard(act, made, held))


def _the_newest(act: Act, order: UndoLast) -> Questions:
    found = decisions.newest(act, meeting.on(act, order.date).id)
    return _within_earshot(act, found[1], order.date) if found else []


@asks(_the_newest)
def undo(act: Act, order: UndoLast) -> Undone:
    """Take back the last decision of a meeting, and close the tasks it made.

    It stays in the store as taken back: what somebody has written down on paper can still be looked up.
    Raises NotFound where nothing is decided, WrongState where the meeting is closed.
    """
    held = meeting.standing(act, order.date)
    found = decisions.newest(act, held.id)
    if found is None:
        raise NotFound(_("this meeting has decided nothing yet"), _("there is nothing to take back"))
    row, person = found
    made = _one(act, row)
    for task in decisions.tasks_of(act, row):
        tasks.close(act, task, RETRACTED)
    decisions.put_status(act, row, person, held.id, UNDONE, None)
    return Undone(made, _is_heard(act, made, held))


def _one(act: Act, row: int) -> Decision:
    (found,) = decisions.get(act, [row])
    return found
