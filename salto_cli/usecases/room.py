"""A case in the room: what of it may be shown to whoever is there now, judged anew each time it is shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypedDict

from salto_cli.consent.policy import in_force
from salto_cli.models.meeting import ANONYMOUS, NAMED, NOT, AgendaRow
from salto_cli.models.question import FILE, Keep, Question, Questions
from salto_cli.models.room import Coming, InRoom, Recall, Recalled, TakeUp
from salto_cli.models.service import Service
from salto_cli.models.trait import STRENGTH, WISH
from salto_cli.store import board as boards
from salto_cli.store import decision as decisions
from salto_cli.store import facts, leaving
from salto_cli.store import meeting as meetings
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store import task as tasks
from salto_cli.store import trait as traits
from salto_cli.store.act import Act
from salto_cli.store.leaving import AGREED, ASKED, DATES, Piece
from salto_cli.store.task import Wanted
from salto_cli.usecases import audience, earshot, lead_times, meeting, sharing
from salto_cli.usecases.door import asks
from salto_cli.usecases.passing import passing

FIRST_DATES = 3  # dates on the screen: a weekly series would fill it
LAST = 5  # decisions about the same youth: what was agreed since is what one asks for first


def _for_those_there(act: Act, order: TakeUp) -> Questions:
    return _judged(act, persons.id_of(act, order.person), order.date)


def _judged(act: Act, person: int, day: str | None) -> list[Question]:
    there = earshot.guests(act, meeting.on(act, day).id)
    return [Keep((person,), FILE), *earshot.questions(act, [person], there)]


@asks(_for_those_there)
def take_up(act: Act, order: TakeUp) -> InRoom:
    """One case as everyone in the room may see it. Where somebody there may know of nothing, nothing is shown
    but the code, and who must leave first; of a case without a name not even those. Raises NotFound."""
    person, held = persons.id_of(act, order.person), meeting.on(act, order.date)
    there = earshot.guests(act, held.id)
    row = next((each for each in meetings.agenda_of(act, held.id) if each.person == person), None)
    bare = InRoom(
        code=sharing.whole(act, person),
        day=held.day,
        how=row.how if row else NAMED,
        ours=not there,
        person=None,
        common=(),
        blocked=(),
        unexpected=_unexpected(row, there),
        missing=_missing(act, row, there),
    )
    if bare.how == ANONYMOUS:
        return replace(bare, unnamed=meetings.unnamed(act, held.id)[person])
    named = _for_whom(act, bare, person, there)
    return named if named.blocked or named.how == NOT else _filled(act, named, person, there)


def _for_whom(act: Act, bare: InRoom, person: int, there: Sequence[Service]) -> InRoom:
    """What may be said, else those because of whom nothing may: who may know of nothing, or all, who share
    nothing."""
    common = earshot.common(act, person, there)
    if common:
        return replace(bare, common=audience.in_order(common))
    allowed = audience.allowed(act, person, there)
    nothing = tuple(each.name for each in there if not allowed[each.id])
    return replace(bare, blocked=nothing or tuple(each.name for each in there), apart=not nothing)


def _one_earlier(act: Act, order: Recall) -> Questions:
    return _judged(act, decisions.row_of(act, order.decision)[1], order.date)


@asks(_one_earlier)
def recall(act: Act, order: Recall) -> Recalled:
    """An earlier decision, if everyone in the room may hear of it today. Raises NotFound."""
    row, _person = decisions.row_of(act, order.decision)
    held = meeting.on(act, order.date)
    (made,) = decisions.get(act, [row])
    heard = earshot.heard(act, [made], held.id, earshot.guests(act, held.id))
    return Recalled(made.code, heard[0] if heard else None)


def _unexpected(row: AgendaRow | None, there: Sequence[Service]) -> tuple[str, ...]:
    """Those in the room whom the agenda wanted outside, so that more could be said to the others."""
    planned = row.services if row else ()
    return tuple(each.name for each in there if planned and each.id not in planned)


def _missing(act: Act, row: AgendaRow | None, there: Sequence[Service]) -> tuple[str, ...]:
    """Those whom the agenda wanted in the room for this case, and who are not there."""
    absent = frozenset(row.services if row else ()).difference(each.id for each in there)
    return tuple(each.name for each in services.all_of(act) if each.id in absent)


def _filled(act: Act, bare: InRoom, person: int, there: Sequence[Service]) -> InRoom:
    lead = decisions.lead_of(act, person)
    named = replace(
        bare,
        person=persons.named(act)[person],
        lead=operators.name_of(act, lead) if lead is not None else None,
    )
    if named.ours:
        held = traits.of(act, person)
        return replace(
            named,
            wishes=tuple(each.text for each in held if each.kind == WISH),
            strengths=tuple(each.text for each in held if each.kind == STRENGTH),
            tasks=_once(each.text for each in tasks.read(act, Wanted(person, deadlines=False))),
            decisions=tuple(decisions.of_person(act, person, LAST)),
            **_dated(_ours(act, person)),
            **_on_the_board(act, person),
        )
    common = _common(act, person, there)
    return replace(
        named,
        wishes=_texts(common, WISH),
        strengths=_texts(common, STRENGTH),
        tasks=_texts(common, ASKED, AGREED),
        **_dated([Coming(each.text, each.day or "", each.at) for each in common if each.part == DATES]),
    )


def _ours(act: Act, person: int) -> list[Coming]:
    """Every open deadline, as the team alone knows it; also one whose day has passed."""
    found = lead_times.seen(act, tasks.read(act, Wanted(person, deadlines=True)))
    return [Coming(t.says, t.due or "", t.deadline.at, t.owner, t.deadline) for t in found if t.deadline]


class _Dated(TypedDict):
    dates: tuple[Coming, ...]
    more_dates: int


def _dated(found: Sequence[Coming]) -> _Dated:
    """The first of these dates, and how many come after."""
    ordered = sorted(found, key=lambda each: (each.due, each.at or ""))
    return {"dates": tuple(ordered[:FIRST_DATES]), "more_dates": len(ordered[FIRST_DATES:])}


class _Stays(TypedDict, total=False):
    reasons: tuple[str, ...]
    until: str


def _on_the_board(act: Act, person: int) -> _Stays:
    stay = boards.stay_of(act, person)
    return {"reasons": stay.reasons, "until": stay.until} if stay and not stay.waiting else {}


def _common(act: Act, person: int, there: Sequence[Service]) -> list[Piece]:
    """What may go to each one in the room: the same thing, by what it says and of which kind it is."""
    found = [*leaving.pieces(act), *leaving.dates(act, act.day)]
    lists = [
        {(each.category, each.text, each.day, each.at): each for each in _going(act, person, service, found)}
        for service in there
    ]
    keys = set(lists[0]).intersection(*lists[1:])
    return [each for key, each in lists[0].items() if key in keys]


def _going(act: Act, person: int, service: Service, found: Sequence[Piece]) -> Iterator[Piece]:
    """What one service may have, judged item by item; what is about others too is for no room at all."""
    mine = [
        each for each in found if each.person == person and each.recipient == service.id and not each.about
    ]
    categories = [each for each in in_force().categories if act.answers[person, service.id, each].allowed]
    (asked,) = audience.questions(act, [person], [service], _today(act))
    known = facts.of(act, person, _today(act))
    yield from passing(mine, categories, known, asked.asks[0], lambda _other, _category: False)


def _texts(found: Sequence[Piece], *parts: str) -> tuple[str, ...]:
    return _once(each.text for each in found if each.part in parts)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in their order: what was agreed twice is said once."""
    return tuple(dict.fromkeys(texts))


def _today(act: Act) -> date:
    return date.fromisoformat(act.day)
