"""Transitions: begun months before the day, seen to point by point, and told before it is too late."""

from dataclasses import replace
from datetime import date

from salto_cli.errors import Unacceptable, Usage, WrongState
from salto_cli.i18n import _
from salto_cli.models import day as days
from salto_cli.models.baton import ANSWERED
from salto_cli.models.checklist import DONE, Check, shipped
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.transition import (
    ADULT,
    AFTERCARE,
    BIRTHDAYS,
    CheckTransition,
    Coming,
    EndTransition,
    ListTransitions,
    MoveTransition,
    ShowTransitions,
    StartTransition,
    Transition,
    TransitionBegun,
    TransitionChecked,
    TransitionEnded,
    TransitionList,
    TransitionMoved,
    TransitionsShown,
)
from salto_cli.store import checklist as checklists
from salto_cli.store import coming, kin, transition
from salto_cli.store import handover as handovers
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import statement as statements
from salto_cli.store.act import Act
from salto_cli.store.checklist import Whose
from salto_cli.store.today import Found
from salto_cli.usecases import checklist, settings
from salto_cli.usecases.door import asks

BEGIN = {ADULT: "transition.begin", AFTERCARE: "transition.begin_aftercare"}  # months before a birthday


def _the_file(
    act: Act, order: StartTransition | MoveTransition | CheckTransition | EndTransition
) -> Questions:
    return [Keep((persons.id_of(act, order.person),), FILE)]


@asks(_the_file)
def start(act: Act, order: StartTransition) -> TransitionBegun:
    """Begin the plan for a transition. Raises WrongState where one of the kind is under way already."""
    person = persons.id_of(act, order.person)
    if order.kind in transition.under_way(act, person):
        raise WrongState(
            _("that plan has begun already"),
            _("see it with: salto transition show {person}").format(person=order.person),
        )
    owner = operators.named(act, order.owner).id if order.owner else None
    row = begin(act, person, order.kind, order.day, order.source or "", owner)
    return TransitionBegun(persons.named(act, [person])[person], transition.get(act, row), act.day)


def begin(act: Act, person: int, kind: str, day: str | None, source: str, owner: int | None = None) -> int:
    """Begin a plan within an act that is judged on the person's file; returns its row.

    Raises Unacceptable where what is no birthday has no day.
    """
    if kind in BIRTHDAYS:
        day = days.birthday(persons.get(act, person).born, BIRTHDAYS[kind])
    if day is None:
        raise Unacceptable(
            _("this change has a day of its own"), _("give it with --day, as in --day 02.12.2026")
        )
    row = transition.add(act, person, kind, day=day, source=source)
    checklists.begin(
        act,
        person,
        Whose(transition=row),
        shipped()[kind].points,
        owner=owner or handovers.lead_of(act, person),
        day=day,
        began=act.day,
    )
    return row


@asks(_the_file)
def move(act: Act, order: MoveTransition) -> TransitionMoved:
    """Say on which day it happens, as of today; what is open in the list gets its days anew.

    Raises Unacceptable for a birthday: that one follows from the birth date.
    """
    person = persons.id_of(act, order.person)
    row = _meant(act, person, order.kind)
    before = transition.get(act, row)
    if before.kind in BIRTHDAYS:
        raise Unacceptable(
            _("a birthday follows from the birth date"), _("mend that with: salto edit P-… --born DATE")
        )
    transition.change(act, row, day=order.day, source=order.source, verified=act.day)
    if order.day != before.day:
        checklists.move_to_day(
            act, Whose(transition=row), shipped()[before.kind].points, day=order.day, began=before.begun
        )
    return TransitionMoved(persons.named(act, [person])[person], transition.get(act, row), before.day)


@asks(_the_file)
def check(act: Act, order: CheckTransition) -> TransitionChecked:
    """Settle one point, or give it another owner or day. Raises NotFound, WrongState, Usage."""
    person = persons.id_of(act, order.person)
    row = _meant(act, person, order.kind)
    settled = checklist.settle(act, Whose(transition=row), order.n, order.change)
    found = transition.get(act, row)
    return TransitionChecked(persons.named(act, [person])[person], found.kind, found.title, settled)


@asks(_the_file)
def end(act: Act, order: EndTransition) -> TransitionEnded:
    """Leave a transition behind, with why; open points are left as they are, and told."""
    person = persons.id_of(act, order.person)
    row = _meant(act, person, order.kind)
    transition.change(act, row, ended=act.day, why=order.why)
    found = transition.get(act, row)
    still = sum(each.open for each in found.checks)
    return TransitionEnded(persons.named(act, [person])[person], found, still)


def _file_and_family(act: Act, order: ShowTransitions) -> Questions:
    person = persons.id_of(act, order.person)
    family = tuple(kin.around(act, person))
    return [Keep((person,), FILE), *([Keep(family, IDENTITY, required=False)] if family else [])]


@asks(_file_and_family)
def show(act: Act, order: ShowTransitions) -> TransitionsShown:
    """A person's transitions that are under way, point by point, with what the store knows."""
    person = persons.id_of(act, order.person)
    found = tuple(with_findings(act, person, each) for each in transition.all_of(act, person))
    return TransitionsShown(persons.named(act, [person])[person], found, act.day)


def with_findings(act: Act, person: int, found: Transition) -> Transition:
    """A transition whose points say what the store knows of them."""
    return replace(found, checks=checklist.with_findings(act, person, found.kind, found.checks))


def near(act: Act, whose: int | None, through: str) -> list[Found]:
    """Whoever has a transition through a day, begun or not, the nearest first: ``day`` is the transition's
    own, ``state`` its kind."""
    found = coming.near(act, whose, act.day, through)
    for kind in BIRTHDAYS:
        found += unbegun(act, whose, kind, act.day, through)
    return sorted(found, key=lambda each: each.day or "")


def unbegun(act: Act, whose: int | None, kind: str, first: str, through: str) -> list[Found]:
    """Whoever has a birthday of a kind between two days and has no plan for it; ``day`` is the birthday."""
    years = BIRTHDAYS[kind]
    # A day earlier as well: someone born on 29 February has the birthday on 1 March in other years.
    born = [f"{int(each[:4]) - years:04}{each[4:]}" for each in (days.days_on(first, -1), through)]
    rows = coming.unbegun(act, whose, kind, *born)
    on = [replace(each, day=days.birthday(each.day or "", years)) for each in rows]
    return [each for each in on if first <= (each.day or "") <= through]


def _everyone_near(act: Act, order: ListTransitions) -> Questions:
    found = tuple(dict.fromkeys(each.person for each in _listed(act, order)))
    return [Keep(found, FILE, required=False, own=True)] if found else []


@asks(_everyone_near)
def list_all(act: Act, order: ListTransitions) -> TransitionList:
    """The transitions that come within so many days, and those whose day has been a while ago."""
    named = persons.named(act)
    found = [_coming(act, each) for each in _listed(act, order) if each.person in named]
    return TransitionList(tuple(found), act.day, days.days_on(act.day, order.within))


def _listed(act: Act, order: ListTransitions) -> list[Found]:
    through = days.days_on(act.day, order.within)
    first = days.days_on(act.day, -settings.of(act).number("transition.behind"))
    before = coming.near(act, None, first, days.days_on(act.day, -1))
    found = [*before, *near(act, None, through)]
    return [each for each in found if order.kind in {None, each.state}]


def _coming(act: Act, each: Found) -> Coming:
    person, kind = persons.named(act, [each.person])[each.person], each.state
    row = transition.under_way(act, each.person).get(kind)
    checks = transition.get(act, row).checks if row is not None else ()
    due = [one for one in checks if one.open and one.due <= act.day]
    to, meeting = transition.receiver(act, each.person), transition.meeting(act, each.person)
    show = f"salto transition show {person.code}"
    return Coming(
        person=person,
        kind=kind,
        day=each.day or "",
        days=days.days_between(act.day, each.day or ""),
        lead=operators.name_of(act, handovers.lead_of(act, each.person)),
        begun=row is not None,
        receiver=to.name if to else None,
        accepted=to is not None and to.state in ANSWERED,
        meeting=_day_of(meeting),
        met=meeting is not None and meeting.state == DONE,
        guardians=statements.of_guardians(act, each.person) if kind == ADULT else 0,
        due=len(due),
        first=min(due, key=lambda one: (one.due, one.n)).text if due else None,
        late=row is None and should_have_begun(act, kind, each.day or ""),
        next=show if row is not None else f"salto transition start {person.code} --kind {kind}",
    )


def _day_of(meeting: Check | None) -> str | None:
    return (meeting.settled or meeting.due) if meeting else None


def should_have_begun(act: Act, kind: str, day: str) -> bool:
    """Whether the plan for a birthday should have begun longer ago than there is to begin it in."""
    begin_on = days.months_on(date.fromisoformat(day), -settings.of(act).number(BEGIN[kind])).isoformat()
    return days.days_on(begin_on, settings.of(act).number("transition.begin_within")) < act.day


def _meant(act: Act, person: int, kind: str | None) -> int:
    """The row of the transition that is meant: the one named, or the only one.

    Raises WrongState where there is none, Usage where there are several and none is named.
    """
    found = transition.under_way(act, person)
    if kind is None and len(found) > 1:
        raise Usage(
            _("more than one plan is under way"),
            _("say which with --kind: {kinds}").format(kinds=", ".join(found)),
        )
    row = next(iter(found.values()), None) if kind is None else found.get(kind)
    if row is None:
        raise WrongState(
            _("no such plan is under way"), _("begin one with: salto transition start P-… --kind …")
        )
    return row
