"""How each kind of act is made up for: what must be judged, and what is done. None of it takes a row away.

Where another order already does it (a contact is taken off, a tie is ended), that order is given.
"""

import json
from collections.abc import Callable
from typing import Any

from salto_cli.models import own_text
from salto_cli.models.board import LeaveBoard
from salto_cli.models.contact import RetractContact
from salto_cli.models.deadline import MISTAKE, MoveDeadline
from salto_cli.models.decision import UndoLast
from salto_cli.models.handover_step import Cancel
from salto_cli.models.kin import Unlink
from salto_cli.models.order import Order
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.role import GIVE_AWAY
from salto_cli.models.someone import SOMEONE
from salto_cli.models.task import RETRACTED, UNDONE
from salto_cli.models.transition import EndTransition
from salto_cli.models.warning import OVER, ReviewWarning
from salto_cli.store import board as boards
from salto_cli.store import case as cases
from salto_cli.store import contact as contacts
from salto_cli.store import dated, former
from salto_cli.store import deadline as deadlines
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store import trait as traits
from salto_cli.store import undo as deeds
from salto_cli.store.act import Act
from salto_cli.store.contact import Kept
from salto_cli.store.former import Former
from salto_cli.store.undo import Deed
from salto_cli.usecases import (
    board,
    contact_mended,
    deadline,
    decision,
    handover_step,
    kin,
    mention,
    transition,
    warning,
    withdrawal,
)
from salto_cli.usecases.correction import OF_IDENTITY
from salto_cli.usecases.door import UseCase
from salto_cli.usecases.role import demand

AnyUseCase = UseCase[Any, Any]
Asks = Callable[[Act, Deed], Questions]
Does = Callable[[Act, Deed], object]
Ordered = Callable[[Act, Deed], tuple[Order, AnyUseCase]]


def why() -> str:
    """The reason that stands with it."""
    return own_text.made(own_text.UNDONE_BY_DOER)


def by_order(ordered: Ordered) -> tuple[Asks, Does]:
    """What must be judged and done where another order does it: what that asks for, and its role."""

    def asks(act: Act, deed: Deed) -> Questions:
        order, usecase = ordered(act, deed)
        demand(act, order.command)
        return usecase.asks(act, order)

    def does(act: Act, deed: Deed) -> object:
        order, usecase = ordered(act, deed)
        return usecase(act, order)

    return asks, does


# --- orders that are there already --------------------------------------------------------------------


def take_off(act: Act, deed: Deed) -> tuple[Order, AnyUseCase]:
    """A contact that was logged comes off everyone it is with, and what was agreed in it is closed."""
    return RetractContact(contact=deeds.code_of(act, deed, "contact"), reason=why()), contact_mended.retract


def end_tie(act: Act, deed: Deed) -> tuple[Order, AnyUseCase]:
    """A tie that was recorded is ended."""
    one, two, kind = deeds.tie_of(act, deed)
    return Unlink(first=one, second=two, kind=kind), kin.unlink


def call_off(act: Act, deed: Deed) -> tuple[Order, AnyUseCase]:
    """A handover that was planned is called off."""
    return Cancel(handover=deeds.code_of(act, deed, "handover"), reason=why()), handover_step.move


def end_transition(act: Act, deed: Deed) -> tuple[Order, AnyUseCase]:
    """A plan for a change that was begun is left behind."""
    person, kind = deeds.transition_of(act, deed)
    return EndTransition(person=person, kind=kind, why=why()), transition.end


def lift_warning(act: Act, deed: Deed) -> tuple[Order, AnyUseCase]:
    """A warning that was given is over."""
    order = ReviewWarning(warning=deeds.code_of(act, deed, "warning"), verdict=OVER, why=why())
    return order, warning.review


def take_back_decision(act: Act, deed: Deed) -> tuple[Order, AnyUseCase]:
    """The last decision of a meeting is taken back, with the tasks it made."""
    return UndoLast(date=deeds.meeting_of(act, deed)[1]), decision.undo


def move_back(act: Act, deed: Deed) -> tuple[Order, AnyUseCase]:
    """A deadline that was moved goes back to the day, clock and place that it had."""
    code, due, at, place = deeds.before_the_move(act, deed)
    return MoveDeadline(task=code, due=due, at=at or "", place=place or "", why=why()), deadline.move


# --- contacts -----------------------------------------------------------------------------------------


def _said(act: Act, whole: Kept, with_: tuple[int, ...]) -> Questions:
    """What must be judged to write a contact down once more: as when it was written."""
    named = mention.named_by(act, with_, (whole.written.note, whole.written.own_words))
    about = tuple(each for each in whole.written.about if each not in {*named, SOMEONE})
    yield Keep(with_, FILE, frozenset(whole.written.categories))
    if about:
        yield Keep(about, IDENTITY)
    yield from mention.may_name(named)


def _versions(act: Act, deed: Deed) -> tuple[Kept, Kept, tuple[int, ...]]:
    """The new version that a correction wrote, the old one, and whom that stood for."""
    new = contacts.kept(act, deeds.code_of(act, deed, "contact"))
    ((old, with_),) = contacts.taken_off(act, deed.rows["contact_person"]).items()
    return new, contacts.kept(act, contacts.code_of(act, old)), with_


def asks_old_version(act: Act, deed: Deed) -> Questions:
    """The old version must be one that may be written today, and the new one one that may be taken off."""
    new, old, with_ = _versions(act, deed)
    yield from _said(act, old, with_)
    yield Keep(new.standing, FILE)


def write_old_version(act: Act, deed: Deed) -> None:
    """The old version of a contact is written once more, in place of the new one."""
    new, old, with_ = _versions(act, deed)
    row, _code, _closed = contact_mended.write_anew(act, new, with_, old.written)
    _reopen(act, deed, row, old, with_)


def _taken_off(act: Act, deed: Deed) -> tuple[Kept, tuple[int, ...]]:
    ((row, with_),) = contacts.taken_off(act, deed.rows["contact_person"]).items()
    return contacts.kept(act, contacts.code_of(act, row)), with_


def asks_contact(act: Act, deed: Deed) -> Questions:
    """What was taken off must be something that may be written today."""
    return _said(act, *_taken_off(act, deed))


def write_again(act: Act, deed: Deed) -> None:
    """A contact that was taken off is written once more, for those it was taken off."""
    whole, with_ = _taken_off(act, deed)
    row, _code = contacts.add(act, with_, whole.written, None if whole.standing else whole.id)
    _reopen(act, deed, row, whole, with_)


def _reopen(act: Act, deed: Deed, row: int, whole: Kept, with_: tuple[int, ...]) -> None:
    """Let what was closed with the contact be open again, and come from the one that stands now."""
    for step, person in tasks.closed_with(act, deed.rows.get("task", ()), RETRACTED).items():
        tasks.reopen(act, step)
        contact_mended.come_along(act, [step], row, whole.written, person, with_)
        withdrawal.catch_up(act, [step], person, deed.act)


# --- tasks --------------------------------------------------------------------------------------------


def asks_files(act: Act, deed: Deed) -> Questions:
    """The file of everyone it was about."""
    return [Keep(deeds.persons_of(act, deed), FILE)]


def close_tasks(act: Act, deed: Deed) -> None:
    """Tasks that were added are closed; deadlines as written down by mistake."""
    for row in deed.rows["task"]:
        if row in deed.rows.get("deadline", ()):
            (person,) = tasks.persons_of(act, [row])
            deadlines.end(act, row, person, MISTAKE, None)
        tasks.close(act, row, UNDONE)


def open_tasks(act: Act, deed: Deed) -> None:
    """A task that was closed is open again, without a ground where that was withdrawn meanwhile."""
    for row in deed.rows["task"]:
        tasks.reopen(act, row)
        (person,) = tasks.persons_of(act, [row])
        withdrawal.catch_up(act, [row], person, deed.act)


# --- what is held about someone -------------------------------------------------------------------------


def asks_fields(act: Act, deed: Deed) -> Questions:
    """The same as for the change itself: kinship is enough for who someone is, all else needs a case.

    Raises WrongRole where a case would go to another colleague, and that is not for this role.
    """
    touched = former.touched(act, deed.act)
    if any("lead" in each.columns for each in touched):
        demand(act, GIVE_AWAY)
    only_identity = "trait" not in deed.rows and all(
        each.table == "person" and each.columns <= {*OF_IDENTITY} for each in touched
    )
    return [Keep(deeds.persons_of(act, deed), IDENTITY if only_identity else FILE, own=True)]


def put_back(act: Act, deed: Deed) -> None:
    """Fields that were changed get back what stood in them; strengths and the like that were added are
    ended, and those that were ended hold again."""
    for each in former.of_act(act, deed.act):
        former.keep(act, each.person, each.table, each.row, each.was)
        _put_back(act, each)
        if each.table == "task":
            withdrawal.catch_up(act, [each.row], each.person, deed.act)
    for row in deed.rows.get("trait", ()):
        added = deeds.is_new(act, deed, "trait", row)
        traits.let_hold(act, row, holds=not added and traits.is_ended(act, row))


def _put_back(act: Act, stood: Former) -> None:
    was = dict(stood.was)
    if stood.table == "case_file":
        if "purposes" in was:
            was["purposes"] = json.loads(was["purposes"])
        cases.change(act, stood.person, **was)
    elif stood.table == "person":
        if "withheld" in was:
            was["withheld"] = dated.withheld_now(was["withheld"])
        persons.change(act, stood.person, **was)
    else:
        former.put(act, stood.table, stood.row, **was)


# --- the board ----------------------------------------------------------------------------------------


def _off_the_board(act: Act, deed: Deed) -> tuple[Order, AnyUseCase]:
    (person,) = persons.codes(act, deeds.persons_of(act, deed)).values()
    return LeaveBoard(person=person, outcome=why(), review=act.day, anyway=why()), board.leave


ASKS_BOARD, _LEAVES = by_order(_off_the_board)


def leave_board(act: Act, deed: Deed) -> None:
    """Someone who was put on the board is off it, and nobody need look again on account of that."""
    _LEAVES(act, deed)
    boards.leave(act, deed.one("board"), review=None, outcome=why())
