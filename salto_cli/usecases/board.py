"""The board: shown, put on, left; and everyone looked at in turn, so that nobody is forgotten."""

from collections.abc import Iterable
from datetime import date

from salto_cli.consent.policy import in_force
from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.board import (
    AddToBoard,
    Board,
    LeaveBoard,
    LeftBoard,
    LookAtThem,
    LookedAt,
    Place,
    PutOnBoard,
    Rotation,
    ShowBoard,
    ShowRotation,
    Told,
    Unseen,
)
from salto_cli.models.caseload import NextStep
from salto_cli.models.consent import Moment
from salto_cli.models.day import days_on
from salto_cli.models.named import Named
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.role import WORKER
from salto_cli.models.service import Service
from salto_cli.models.stay import Stay
from salto_cli.store import board as boards
from salto_cli.store import caseload as caseloads
from salto_cli.store import concerned, facts
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import board_reason, forecast, settings, sharing
from salto_cli.usecases.door import asks

WEEK = 7  # days


def _size(act: Act) -> int:
    return settings.of(act).number("board.size")


def _own(act: Act) -> int | None:
    """A worker's board, and their rotation, are of their own cases alone."""
    return act.operator if act.role == WORKER else None


# --- showing --------------------------------------------------------------------------------------------


def _everyone_there(act: Act, _order: ShowBoard) -> Questions:
    found = (*boards.on_board(act), *boards.waiting(act))
    return [Keep(found, FILE, required=False, own=True)] if found else []


@asks(_everyone_there)
def show(act: Act, order: ShowBoard) -> Board:
    """Who needs the team now, and how many are off the board since when."""
    stays = boards.entries(act)
    outside, oldest = boards.outside(act, _own(act))
    places = _places(act, stays)
    on = [place for stay, place in zip(stays, places, strict=True) if not stay.waiting]
    waits = [place for stay, place in zip(stays, places, strict=True) if stay.waiting]
    return Board(act.day, _size(act), tuple(on), tuple(waits), outside, oldest, order.names)


def _places(act: Act, stays: Iterable[Stay]) -> list[Place]:
    named, steps, leads = persons.named(act), caseloads.next_steps(act), boards.leads(act)
    known = {each.id: each for each in services.all_of(act)}
    return [
        _place(stay, named[stay.person], leads[stay.person], steps.get(stay.person), _told(act, stay, known))
        for stay in stays
    ]


def _place(stay: Stay, who: Named, lead: str, step: NextStep | None, told: tuple[Told, ...]) -> Place:
    return Place(who, stay.reasons, stay.since, lead, stay.until, stay.agreed, stay.review, step, told)


def _told(act: Act, stay: Stay, known: dict[str, Service]) -> tuple[Told, ...]:
    """The services that may have something about someone today. It is a forecast: nothing leaves by it."""
    today, categories = Moment(date.fromisoformat(act.day)), in_force().categories
    about = facts.of(act, stay.person, today.day)
    spoken_of = [known[key] for key in concerned.recipients(act, stay.person) if key in known]
    return tuple(
        Told(service.id, service.name, service.sector or "")
        for service in spoken_of
        if forecast.allowed(act, stay.person, sharing.of_service(service), categories, today, about)
    )


# --- coming on ------------------------------------------------------------------------------------------


def _whom(act: Act, order: AddToBoard) -> Questions:
    return [Keep((persons.id_of(act, order.person),), FILE)]


@asks(_whom)
def add(act: Act, order: AddToBoard) -> PutOnBoard:
    """Put someone on the board, or among those who wait where it is full; more reasons for who is there."""
    person = persons.id_of(act, order.person)
    named, size = persons.get(act, person).named, _size(act)
    full = len(boards.on_board(act)) >= size
    stay = boards.stay_of(act, person)
    if stay is None:
        boards.put(
            act,
            person,
            order.reason,
            until=order.until,
            waits=full,
            agreed=order.agreed,
            review=order.review,
        )
    else:
        boards.renew(
            act,
            stay,
            [*stay.reasons, *order.reason],
            until=order.until,
            agreed=order.agreed,
            review=order.review,
        )
        if stay.waiting and not full:
            boards.come_on(act, stay.row)
    waits = boards.waiting(act)
    place = waits.index(person) + 1 if person in waits else None
    now = boards.stay_of(act, person)
    assert now is not None, "unreachable: it was written in this act"
    return PutOnBoard(named, now.reasons, now.until, place, stay is not None, size, now.agreed, now.review)


# --- leaving --------------------------------------------------------------------------------------------


def _whom_and_who_waits(act: Act, order: LeaveBoard) -> Questions:
    whom, waits = Keep((persons.id_of(act, order.person),), FILE), tuple(boards.waiting(act))
    return [whom, Keep(waits, FILE, required=False)] if waits else [whom]


@asks(_whom_and_who_waits)
def leave(act: Act, order: LeaveBoard) -> LeftBoard:
    """Take someone off the board; whoever waits first gets the place.

    Raises WrongState for someone who is not there, and while a reason still holds, unless it is said why.
    """
    person = persons.id_of(act, order.person)
    stay = boards.stay_of(act, person)
    if stay is None:
        raise WrongState(_("that person is not on the board"), _("see who is with: salto board"))
    held = board_reason.holding(act, person, stay.reasons)
    if held and not order.anyway:
        raise WrongState(
            _("a reason to be on the board still holds"),
            _('leave anyway, saying why: --anyway "…"'),
        )
    boards.leave(
        act, stay.row, review=order.review, outcome=order.outcome, anyway=order.anyway if held else None
    )
    return LeftBoard(persons.get(act, person).named, order.review, _let_on(act))


def _let_on(act: Act) -> tuple[Named, ...]:
    """Give the places that are free to those who wait, the most urgent first."""
    free, named = _size(act) - len(boards.on_board(act)), persons.named(act)
    waits = {stay.person: stay for stay in boards.entries(act) if stay.waiting}
    first = [person for person in boards.waiting(act) if person in waits][: max(0, free)]
    for person in first:
        boards.come_on(act, waits[person].row)
    return tuple(named[person] for person in first)


# --- looked at in turn ----------------------------------------------------------------------------------


def _all_of_them(act: Act, order: LookAtThem) -> Questions:
    return [Keep(tuple(persons.id_of(act, each) for each in order.persons), FILE)]


@asks(_all_of_them)
def look(act: Act, order: LookAtThem) -> LookedAt:
    """Note that they were looked at today, on the board or not: there is not a meeting every week."""
    found, named = dict.fromkeys(persons.id_of(act, each) for each in order.persons), persons.named(act)
    for person in found:
        boards.looked(act, person, act.day, outcome=order.outcome)
    return LookedAt(tuple(named[person] for person in found), order.outcome, act.day)


def _whose_turn(act: Act, order: ShowRotation) -> Questions:
    found = act.looked_up["rotation"] = _unseen(act, order)
    return [Keep(tuple(each.person for each in found), FILE, required=False, own=True)] if found else []


def _unseen(act: Act, order: ShowRotation) -> list[Found]:
    """Whoever is late, and as many more as the meeting looks at; everyone with ``all``."""
    whose = act.operator if order.mine else _own(act)
    week = settings.of(act)
    late = boards.rotation(act, days_on(act.day, -week.number("board.look_within") * WEEK), -1, whose)
    most = -1 if order.all else len(late) + week.number("meeting.by_rotation")
    following = boards.rotation(act, days_on(act.day, 1), most, whose)
    return list({each.person: each for each in (*late, *following)}.values())[: most if most > 0 else None]


@asks(_whose_turn)
def rotation(act: Act, order: ShowRotation) -> Rotation:
    """Those to be looked at, on the board or not, the longest ago first."""
    weeks = settings.of(act).number("board.look_within")
    named, leads = persons.named(act), boards.leads(act)
    found: list[Found] = act.looked_up["rotation"]
    reviews = boards.reviews(act)
    lines = []
    for each in found:
        if each.person not in named:
            continue
        seen = each.day or act.day
        promised = reviews.get(each.person)
        due = min(
            filter(None, (days_on(seen, weeks * WEEK), promised if promised and promised > seen else None))
        )
        lines.append(Unseen(named[each.person], leads[each.person], seen, due, due < act.day))
    act.saw("board_look", {*named} & {each.person for each in found}, len(lines))
    outside, _oldest = boards.outside(act, act.operator if order.mine else _own(act))
    return Rotation(
        act.day, weeks, tuple(sorted(lines, key=lambda one: (one.due, one.person.code))), outside, order.all
    )
