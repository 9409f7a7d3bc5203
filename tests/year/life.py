"""Life: what happens to the youths, their families and the team, so often in a year for every 120 youths."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from salto_cli.models.case import CloseCase
from salto_cli.models.code import TASK, code
from salto_cli.models.contact import LogContact
from salto_cli.models.correction import Edit
from salto_cli.models.day import days_on
from salto_cli.models.deadline import MoveDeadline
from salto_cli.models.erase import Erase
from salto_cli.models.handover import Plan
from salto_cli.models.merge import Merge
from salto_cli.models.promise import GivePromise, RecordWish
from salto_cli.models.restriction import Lift, Restrict
from salto_cli.models.sibling import RecordTrigger
from salto_cli.models.statement import RefuseConsent
from salto_cli.models.task import AddTask
from salto_cli.models.transition import StartTransition
from salto_cli.models.warning import AddWarning
from salto_cli.models.withdrawal import WithdrawConsent
from salto_cli.usecases import (
    case,
    contact,
    correction,
    deadline,
    erase,
    handover,
    merge,
    promise,
    restriction,
    sibling,
    statement,
    task,
    transition,
    warning,
    withdrawal,
)
from salto_cli.usecases.invented.services import KNOWS, around
from tests.year import births, town
from tests.year.answers import give
from tests.year.days import is_work
from tests.year.office import Office

FOR: Final = 120  # youths that the rates are for
WORKING: Final = 250  # days in a year
DAYS: Final = 364
# How many days ahead each kind of deadline becomes known.
AHEAD: Final = {
    "attend": (2, 20),
    "court": (10, 60),
    "custody": (2, 14),
    "appeal": (5, 14),
    "mediation": (5, 40),
    "mediation_check": (10, 40),
    "ban_end": (10, 60),
    "youth_plan": (7, 30),
    "fine": (7, 40),
    "id_document": (7, 60),
    "school_start": (20, 90),
    "appointment": (2, 21),
    "referral": (7, 30),
    "community_start": (14, 60),
}
FIELD: Final = {"appointment": "health", "referral": "health"}  # kinds whose kind of information must be said
NEWCOMERS: Final = ("Mona Prøve", "Elias Prøve", "Ruth Prøve")


@dataclass(slots=True)
class Life:
    """What happens. ``happened`` counts it by name, ``there`` are those at work today."""

    office: Office
    share: float
    there: list[str] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)

    def day(self, there: Sequence[str]) -> None:
        """Everything that happens on one day; most of it on working days only."""
        self.there = list(there)
        for rate, each in ALWAYS:
            self._some(rate / DAYS, each)
        if there:
            for rate, each in AT_WORK:
                self._some(rate / WORKING, each)

    def _some(self, expected: float, what: "What") -> None:
        often = expected * self.share
        times = int(often) + self.office.dice.chance(often - int(often))
        for _each in range(times):
            if what(self):
                self.happened[what.__name__] += 1

    def anyone(self) -> town.Youth:
        """One youth with an open case."""
        return self.office.dice.choice(town.youths(self.office))

    def who(self, youth: town.Youth) -> str:
        """Who does something about a youth today."""
        return town.who_for(self.office, youth.lead, self.there)

    def at(self, hour: int) -> str:
        """A moment of today."""
        return datetime.combine(self.office.now.date(), time(hour, 5)).isoformat(timespec="minutes")


What = Callable[[Life], bool]


# -- contacts ----------------------------------------------------------------------------------------------


def a_contact(life: Life) -> bool:
    """Somebody meets a youth, or rings; one in seven tries and does not reach them."""
    youth, dice = life.anyone(), life.office.dice
    kind = dice.weighed({"talk": 50, "planned": 20, "help": 10, "escort": 6, "attempt": 14})
    further = "Ring om fritidsaktivitet." if dice.chance(0.15) else None
    order = LogContact(
        persons=(youth.code,),
        kind=kind,
        channel="met",
        themes=("leisure",),
        next=further,
        due=days_on(life.office.day, dice.randint(2, 14)) if further else None,
        next_category="leisure" if further else None,
    )
    return life.office.do(life.who(youth), order, contact.log) is not None


def a_crisis(life: Life) -> bool:
    """A crisis, at any hour of any day; whoever is out on the streets logs it."""
    youth = life.anyone()
    order = LogContact(persons=(youth.code,), kind="crisis", channel="met", themes=("leisure",))
    return life.office.do(life.who(youth), order, contact.log) is not None


# -- who is followed up ------------------------------------------------------------------------------------


def a_new_youth(life: Life) -> bool:
    """Somebody new, with a guardian, often a sibling, and mostly a consent."""
    return births.new_youth(life.office, life.office.dice.choice(life.there))


def a_birth(life: Life) -> bool:
    """A sibling is born: registered, tied to the youth and the guardian, who is asked about nothing yet."""
    youth = life.anyone()
    return births.sibling(life.office, life.who(youth), youth)


def a_case_closed(life: Life) -> bool:
    """A case ends; what is due then is somebody else's."""
    youth = life.anyone()
    order = CloseCase(person=youth.code, outcome="goals_met", deadlines_to="Foresatte")
    return life.office.do(life.who(youth), order, case.close_case) is not None


def a_change_of_lead(life: Life) -> bool:
    """Another colleague leads the case from today."""
    youth = life.anyone()
    to = life.office.dice.choice([each for each in life.office.team if each != youth.lead])
    return life.office.do(life.who(youth), Edit(person=youth.code, lead=to), correction.edit) is not None


# -- consent -----------------------------------------------------------------------------------------------


def a_consent(life: Life) -> bool:
    """A youth, and the guardians where it takes them, say yes to a few services."""
    youth = life.anyone()
    give(life.office, life.who(youth), youth)
    return True


def a_refusal(life: Life) -> bool:
    """A youth says no to one service."""
    youth = life.anyone()
    service = life.office.dice.choice(around(youth.age(life.office.day)))
    order = RefuseConsent(person=youth.code, by="subject", to=(service,))
    return life.office.do(life.who(youth), order, statement.refuse) is not None


def a_withdrawal(life: Life) -> bool:
    """Somebody takes a consent back."""
    given = town.consents(life.office)
    if not given:
        return False
    named, _person = life.office.dice.choice(given)
    order = WithdrawConsent(statement=named, channel="message")
    return life.office.do(life.office.dice.choice(life.there), order, withdrawal.withdraw) is not None


# -- days that must not be missed --------------------------------------------------------------------------


def a_deadline(life: Life) -> bool:
    """A letter with a date in it."""
    kind = life.office.dice.choice(list(AHEAD))
    return _deadline(life, kind)


def a_series(life: Life) -> bool:
    """To be there every week for a while."""
    return _deadline(life, "attend", every="uke", times=life.office.dice.randint(4, 10))


def _deadline(life: Life, kind: str, every: str | None = None, times: int | None = None) -> bool:
    youth, dice = life.anyone(), life.office.dice
    who = life.who(youth)
    due = life.office.now.date() + timedelta(days=dice.randint(*AHEAD[kind]))
    while not is_work(due):
        due += timedelta(days=1)
    order = AddTask(
        person=youth.code,
        kind=kind,
        text="",
        due=due.isoformat(),
        at="09:30" if dice.chance(0.6) else None,
        category=FIELD.get(kind),
        owner=youth.lead if youth.lead in life.office.team else who,
        deputy=dice.choice([each for each in life.office.team if each not in (youth.lead, who)]),
        source="brevet som kom",
        every=every,
        times=times,
    )
    return life.office.do(who, order, task.add) is not None


def a_moved_date(life: Life) -> bool:
    """A date is moved, a week on or to tomorrow."""
    found = life.office.rows(
        "SELECT t.number, t.due FROM task t JOIN deadline d ON d.id = t.id WHERE t.closed IS NULL "
        "AND t.due > ? ORDER BY t.number",
        life.office.day,
    )
    if not found:
        return False
    number, due = life.office.dice.choice(found)
    to = days_on(due, 7) if life.office.dice.chance(0.7) else days_on(life.office.day, 1)
    if to == due or not is_work(date.fromisoformat(to)):
        return False
    order = MoveDeadline(task=code(TASK, number), due=to, why="De ringte om ny tid.")
    return life.office.do(life.office.dice.choice(life.there), order, deadline.move) is not None


def a_release(life: Life) -> bool:
    """A youth in custody gets a date to come out: a plan, and the day itself."""
    youth = life.anyone()
    day = days_on(life.office.day, life.office.dice.randint(30, 90))
    plan = StartTransition(person=youth.code, kind="release", day=day, source="fengselet")
    begun = life.office.do(life.who(youth), plan, transition.start) is not None
    return begun and _deadline(life, "custody")


# -- what somebody must look at ----------------------------------------------------------------------------


def a_warning(life: Life) -> bool:
    """A danger to or from somebody."""
    youth, dice = life.anyone(), life.office.dice
    order = AddWarning(
        person=youth.code,
        danger=dice.choice(("to", "from")),
        kind="threat",
        text="Ikke møt på torget.",
        category="crime",
        source="own",
        review=days_on(life.office.day, dice.randint(14, 60)),
    )
    return life.office.do(life.who(youth), order, warning.add) is not None


def a_promise(life: Life) -> bool:
    """Something is promised to a youth, or to a guardian."""
    youth, dice = life.anyone(), life.office.dice
    guardians = town.guardians(life.office, youth.row)
    who = life.who(youth)
    order = GivePromise(
        person=youth.code,
        text="Ring med svar om plassen.",
        due=days_on(life.office.day, dice.randint(3, 20)),
        to=guardians[0] if guardians and dice.chance(0.6) else None,
        category="family",
        owner=who,
        deputy=next(each for each in life.office.team if each != who),
    )
    return life.office.do(who, order, promise.give) is not None


def a_wish(life: Life) -> bool:
    """A guardian says what would help."""
    youth = life.anyone()
    guardians = town.guardians(life.office, youth.row)
    if not guardians:
        return False
    order = RecordWish(guardian=guardians[0], about=youth.code, text="Noen å ringe til.", category="family")
    return life.office.do(life.who(youth), order, promise.wish) is not None


def a_look_asked_for(life: Life) -> bool:
    """A school, a club or a guardian asks for a look at a sibling."""
    found = town.siblings(life.office)
    if not found:
        return False
    order = RecordTrigger(person=life.office.dice.choice(found), why="concern")
    return life.office.do(life.office.dice.choice(life.there), order, sibling.trigger) is not None


def a_handover(life: Life) -> bool:
    """Somebody else is to take over: a service that may know something, or a colleague."""
    youth, dice = life.anyone(), life.office.dice
    service = dice.choice(around(youth.age(life.office.day)))
    colleague = dice.choice([each for each in life.office.team if each != youth.lead])
    to_service = dice.chance(0.6)
    order = Plan(
        person=youth.code,
        to=service if to_service else colleague,
        why="Ungdommen vil ha noen som er der oftere.",
        categories=KNOWS[service] if to_service else (),
    )
    return life.office.do(life.who(youth), order, handover.plan) is not None


# -- what is seldom ----------------------------------------------------------------------------------------


def a_duplicate(life: Life) -> bool:
    """Somebody is registered twice, and it is found out."""
    youth = life.anyone()
    who = life.who(youth)
    twin = births.again(life.office, who, youth)
    return (
        twin is not None and life.office.do(who, Merge(stays=youth.code, goes=twin), merge.merge) is not None
    )


def a_restriction(life: Life) -> bool:
    """Somebody contests what is written: nothing is done with it until that is settled."""
    youth = life.anyone()
    order = Restrict(person=youth.code, ground="contested")
    return life.office.do(life.who(youth), order, restriction.restrict) is not None


def a_restriction_lifted(life: Life) -> bool:
    """It is settled, and whoever contested it was told."""
    found = life.office.rows(
        "SELECT p.number FROM restriction r JOIN person p ON p.id = r.person WHERE r.lifted IS NULL "
        "ORDER BY p.number"
    )
    if not found:
        return False
    order = Lift(person=code("P", life.office.dice.choice(found)[0]), reason="Rettet.", told=True)
    return life.office.do(life.office.dice.choice(life.there), order, restriction.lift) is not None


def an_erasure(life: Life) -> bool:
    """A case is closed, and everything about the youth is erased."""
    youth = life.anyone()
    who = life.who(youth)
    closing = CloseCase(person=youth.code, outcome="own_wish", deadlines_to="Ungdommen")
    if life.office.do(who, closing, case.close_case) is None:
        return False
    gone = life.office.do(who, Erase(person=youth.code, ground="withdrawn"), erase.erase)
    erase.remember(life.office.desks[who])
    return gone is not None


def a_newcomer(life: Life) -> bool:
    """A colleague comes."""
    name = next((each for each in NEWCOMERS if each not in life.office.team), None)
    if name is None or len(life.office.team) > 6:
        return False
    life.office.welcome(name)
    return True


def a_farewell(life: Life) -> bool:
    """A colleague leaves: their key is taken back, their cases and deadlines go to others by name."""
    from tests.year.farewell import farewell

    leaving = life.office.team[-1]
    if len(life.office.team) < 5:
        return False
    farewell(life.office, leaving)
    life.there = [each for each in life.there if each != leaving]
    return True


ALWAYS: Final[tuple[tuple[int, What], ...]] = ((45, a_crisis),)
AT_WORK: Final[tuple[tuple[int, What], ...]] = (
    (2600, a_contact),
    (40, a_new_youth),
    (14, a_birth),
    (26, a_case_closed),
    (12, a_change_of_lead),
    (130, a_consent),
    (20, a_refusal),
    (45, a_withdrawal),
    (260, a_deadline),
    (16, a_series),
    (40, a_moved_date),
    (6, a_release),
    (14, a_warning),
    (50, a_promise),
    (20, a_wish),
    (24, a_look_asked_for),
    (36, a_handover),
    (4, a_duplicate),
    (6, a_restriction),
    (6, a_restriction_lifted),
    (4, an_erasure),
    (3, a_newcomer),
    (2, a_farewell),
)
