"""What a colleague does about each kind of line. Each answer says whether it took them any time."""

import shlex
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from salto_cli.models import today as kinds
from salto_cli.models.aftercheck import VerifyHandover
from salto_cli.models.board import AddToBoard, LookAtThem
from salto_cli.models.contact import LogContact
from salto_cli.models.day import days_on
from salto_cli.models.deadline import CloseDeadline, ConfirmDeadline, VerifyDeadline
from salto_cli.models.forewarned import TellBefore
from salto_cli.models.handover import CheckHandover, ShowHandover
from salto_cli.models.handover_step import Accept, Cancel, Decline, Offer
from salto_cli.models.promise import EndPromise, TellOfPromise
from salto_cli.models.sheet import ListSheets, LoseSheet, ReturnSheets
from salto_cli.models.sibling import RecordLook
from salto_cli.models.statement import GrantConsent
from salto_cli.models.task import CloseTask
from salto_cli.models.today import Item
from salto_cli.models.transition import CheckTransition, MoveTransition, ShowTransitions, StartTransition
from salto_cli.models.warning import ReviewWarning, TellOfWarning
from salto_cli.models.withdrawal import Told
from salto_cli.usecases import (
    aftercheck,
    board,
    checklist,
    contact,
    deadline,
    forewarned,
    handover,
    handover_step,
    promise,
    sheet,
    sibling,
    statement,
    task,
    transition,
    warning,
    withdrawal,
)
from tests.year import town
from tests.year.office import Office

Answer = Callable[[Office, str, Item], bool]
HALF_A_YEAR: Final = 182  # days that a consent is given for
ANSWERED: Final = "Vakthavende"
SAID: Final = "Ungdommen gjentok dag, tid og sted."


def deadline_red(office: Office, who: str, item: Item) -> bool:
    """A red deadline: reach the youth, or say how it ended. An e-mail, now and then, confirms nothing."""
    code, dice = item.code or "", office.dice
    if "done" in shlex.split(item.next):
        return _end(office, who, item)
    if dice.chance(0.15):
        office.do(who, ConfirmDeadline(task=code, how="email", understood=True), deadline.confirm)
        return True
    how, reached = dice.choice(("meeting", "call", "message")), dice.chance(0.85)
    office.do(who, ConfirmDeadline(task=code, how=how, understood=reached, words=SAID), deadline.confirm)
    return True


def deadline_near(office: Office, who: str, item: Item) -> bool:
    """A deadline that is not red yet: some are confirmed at once, most are forgotten until they are."""
    return office.dice.chance(0.1) and deadline_red(office, who, item)


def deadline_now(office: Office, who: str, item: Item) -> bool:
    """Someone goes along on the day, and says in the end how it went; some say it the day after."""
    if (item.days or 0) > 0:
        return False
    return office.dice.chance(0.8) and _end(office, who, item)


def _end(office: Office, who: str, item: Item) -> bool:
    outcome = office.dice.weighed({"kept": 88, "missed": 8, "called_off": 4})
    further = "Ring og avtal ny tid." if outcome == "missed" else None
    order = CloseDeadline(task=item.code or "", outcome=outcome, next=further)
    return office.do(who, order, deadline.close) is not None


def deadline_unsure(office: Office, who: str, item: Item) -> bool:
    """Ask anew whether the day still holds."""
    office.do(who, VerifyDeadline(task=item.code or "", source="fengselet"), deadline.verify)
    return True


def a_task(office: Office, who: str, item: Item) -> bool:
    """Do it, and say so; what is only due soon is mostly left until it is."""
    if item.what == kinds.SOON and not office.dice.chance(0.15):
        return False
    words = shlex.split(item.next)
    if words[1] == "promise":
        told = "call" if office.dice.chance(0.6) else None
        office.do(who, EndPromise(promise=item.code or "", outcome="kept", told=told), promise.end)
    else:
        office.do(who, CloseTask(task=item.code or "", outcome="Gjort."), task.close)
    return True


def promise_untold(office: Office, who: str, item: Item) -> bool:
    """Tell whoever it was given to."""
    office.do(who, TellOfPromise(promise=item.code or "", how="call"), promise.told)
    return True


def crisis(office: Office, who: str, item: Item) -> bool:
    """Someone is in a crisis: on the board, and seen the same day."""
    on_board = AddToBoard(person=item.person.code, reason=("crisis",), until="Det er rolig i to uker.")
    office.do(who, on_board, board.add)
    return _talk(office, who, item.person.code, "planned")


def no_contact(office: Office, who: str, item: Item) -> bool:
    """Try to reach them; it takes a few times."""
    return _talk(office, who, item.person.code, "talk" if office.dice.chance(0.5) else "attempt")


def _talk(office: Office, who: str, person: str, kind: str) -> bool:
    order = LogContact(persons=(person,), kind=kind, channel="call", themes=("leisure",))
    return office.do(who, order, contact.log) is not None


def handover_waiting(office: Office, who: str, item: Item) -> bool:
    """Offer what is planned; ask again after what is offered. Some never answer."""
    code, dice = item.code or "", office.dice
    if shlex.split(item.next)[2] == "offer":
        offered = office.do(who, Offer(handover=code, channel="call"), handover_step.offer)
        if offered is None:
            _call_off(office, who, code)
        return True
    if dice.chance(0.75):
        return False  # nobody answers the telephone
    if dice.chance(0.25):
        no = Decline(handover=code, by=ANSWERED, channel="call", reason="Har ikke plass før sommeren.")
        office.do(who, no, handover_step.move)
    elif office.do(who, Accept(handover=code, by=ANSWERED, channel="meeting"), handover_step.accept) is None:
        _call_off(office, who, code)
    return True


def _call_off(office: Office, who: str, code: str) -> None:
    office.do(who, Cancel(handover=code, reason="Ungdommen vil ikke at de får vite noe."), handover_step.move)


def handover_declined(office: Office, who: str, item: Item) -> bool:
    """Read why; another receiver is life's to find."""
    office.do(who, ShowHandover(item.code or ""), handover.show)
    return True


def ask_afterwards(office: Office, who: str, item: Item) -> bool:
    """Ask youth or receiver whether there is contact; one in ten says no, and the case comes back."""
    whom = item.text or "youth"
    order = VerifyHandover(
        handover=item.code or "", whom=whom, contact=office.dice.chance(0.9), by=ANSWERED, channel="call"
    )
    office.do(who, order, aftercheck.verify)
    return True


def checklist_points(office: Office, who: str, item: Item) -> bool:
    """Open the list and settle what is due in it."""
    words = shlex.split(item.next)
    if words[1] == "handover":
        seen = office.do(who, ShowHandover(words[3]), handover.show)
        for each in seen.checks if seen else ():
            if each.open and each.due <= office.day:
                office.do(who, CheckHandover(handover=words[3], n=each.n, done=True), checklist.check)
        return True
    found = office.do(who, ShowTransitions(words[3]), transition.show)
    for plan in found.transitions if found else ():
        for each in plan.checks:
            if each.open and each.due <= office.day:
                order = CheckTransition(person=words[3], n=each.n, kind=plan.kind, done=True)
                office.do(who, order, transition.check)
    return True


def begin_plan(office: Office, who: str, item: Item) -> bool:
    """Begin the plan for a birthday."""
    words = shlex.split(item.next)
    office.do(who, StartTransition(person=words[3], kind=words[5]), transition.start)
    return True


def date_unsure(office: Office, who: str, item: Item) -> bool:
    """Ask for a date of release anew; now and then it has moved."""
    words, day = shlex.split(item.next), item.day or office.day
    moved = days_on(day, office.dice.randint(5, 30)) if office.dice.chance(0.2) else day
    order = MoveTransition(
        person=words[3], day=max(moved, days_on(office.day, 1)), source="fengselet", kind=words[5]
    )
    office.do(who, order, transition.move)
    return True


def withdrawal_untold(office: Office, who: str, item: Item) -> bool:
    """Tell a recipient that a consent is withdrawn."""
    words = shlex.split(item.next)
    order = Told(statement=words[2], to=words[4], channel="call", answer="Sletter det de har.")
    office.do(who, order, withdrawal.told)
    return True


def warning_review(office: Office, who: str, item: Item) -> bool:
    """Look at a warning again."""
    still = office.dice.chance(0.5)
    order = ReviewWarning(
        warning=item.code or "",
        verdict="still" if still else "over",
        why="Det samme som sist." if still else "Det er rolig nå.",
        review=days_on(office.day, 45) if still else None,
    )
    office.do(who, order, warning.review)
    return True


def warning_untold(office: Office, who: str, item: Item) -> bool:
    """Tell the person of a warning."""
    office.do(who, TellOfWarning(warning=item.code or "", told="yes", how="meeting"), warning.told)
    return True


def sibling_look(office: Office, who: str, item: Item) -> bool:
    """Look at a sibling: mostly all is well."""
    outcome = office.dice.weighed({"ok": 85, "own_case": 5, "refused": 10})
    order = RecordLook(person=item.person.code, asked_first="guardian", outcome=outcome)
    office.do(who, order, sibling.check)
    return True


def sheets_out(office: Office, who: str, item: Item) -> bool:
    """Ring those who have them: most come back, and one that has been gone for weeks is lost."""
    day = item.day or office.day
    listed = office.do(who, ListSheets(date=day), sheet.list_all)
    for each in listed.sheets if listed else ():
        number = each.sheet.sheet
        if office.dice.chance(0.6):
            office.do(who, ReturnSheets(sheets=(number,), shredded=True), sheet.returned)
        elif each.days > 21:
            office.do(who, LoseSheet(sheet=number, why="Ikke funnet på kontoret."), sheet.lost)
    return True


def meeting_untold(office: Office, who: str, item: Item) -> bool:
    """Tell a youth what the next meeting will say; one in seven cannot be reached today."""
    if office.dice.chance(0.15):
        return True
    order = TellBefore(person=item.person.code, date=item.day or "", how="call")
    office.do(who, order, forewarned.tell)
    return True


def consent_again(office: Office, who: str, item: Item) -> bool:
    """Ask anew for a consent that runs out, or that a birthday has made the youth's own. Some wait until the
    last days, and some never say yes."""
    near = (item.days or 0) <= 14
    if not office.dice.chance(0.25 if near else 0.05):
        return False
    youth = next((each for each in town.youths(office) if each.code == item.person.code), None)
    if youth is not None:
        give(office, who, youth, town.pairs_of(office, item.code) if item.code else ())
    return True


def give(office: Office, who: str, youth: town.Youth, pairs: tuple[str, ...] = ()) -> None:
    """Everyone whose yes it takes says yes to the same, for half a year."""
    pairs = pairs or town.pairs(office, youth)
    through = (office.now + timedelta(days=HALF_A_YEAR)).date().isoformat()
    for by, giver in town.voices(office, youth):
        order = GrantConsent(
            person=youth.code,
            by=by,
            giver=giver,
            pair=pairs,
            through=through,
            purpose_="follow_up",
            form="written",
            informed=True,
            explicit=True,
            heard="Vil gjerne." if youth.age(office.day) < 15 else None,
        )
        office.do(who, order, statement.grant)


def board_look(office: Office, who: str, item: Item) -> bool:
    """A short look at someone whose turn it is: how do they stand."""
    outcome = "needs" if office.dice.chance(0.08) else "fine"
    office.do(who, LookAtThem(persons=(item.person.code,), outcome=outcome), board.look)
    return True


def later(_office: Office, _who: str, _item: Item) -> bool:
    """Nothing today: the next meeting looks at it."""
    return False


ANSWERS: Final[Mapping[str, Answer]] = {
    kinds.DEADLINE_RED: deadline_red,
    kinds.DEADLINE_NEAR: deadline_near,
    kinds.DEADLINE_NOW: deadline_now,
    kinds.DEADLINE_UNSURE: deadline_unsure,
    kinds.OVERDUE: a_task,
    kinds.DUE: a_task,
    kinds.SOON: a_task,
    kinds.PROMISE_UNTOLD: promise_untold,
    kinds.CRISIS: crisis,
    kinds.NO_CONTACT: no_contact,
    kinds.RETURNED: no_contact,
    kinds.WAITING: handover_waiting,
    kinds.DECLINED: handover_declined,
    kinds.ASK_LATE: ask_afterwards,
    kinds.ASK_DUE: ask_afterwards,
    kinds.CHECK_LATE: checklist_points,
    kinds.CHECK_DUE: checklist_points,
    kinds.PLAN_LATE: begin_plan,
    kinds.PLAN_DUE: begin_plan,
    kinds.DATE_UNSURE: date_unsure,
    kinds.UNTOLD: withdrawal_untold,
    kinds.WARNING_REVIEW: warning_review,
    kinds.WARNING_UNTOLD: warning_untold,
    kinds.SIBLING_LATE: sibling_look,
    kinds.SIBLING: sibling_look,
    kinds.SHEETS_OUT: sheets_out,
    kinds.MEETING_UNTOLD: meeting_untold,
    kinds.EXPIRING: consent_again,
    kinds.BIRTHDAY: consent_again,
    kinds.BOARD_REVIEW: later,
    kinds.ROTATION: board_look,
    kinds.UNDOCUMENTED: later,
    kinds.REVIEW: later,
}
