"""Deadlines that must not be missed: added, confirmed with the youth, moved, handed on, and ended."""

from collections.abc import Sequence

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.deadline import (
    EMAIL,
    MISSED,
    TAKEN_OVER,
    Beside,
    CloseDeadline,
    ConfirmDeadline,
    HandOver,
    MoveDeadline,
    StopSeries,
    VerifyDeadline,
    no_deputy,
)
from salto_cli.models.deadline_done import (
    DeadlineConfirmed,
    DeadlineHanded,
    DeadlineMoved,
    DeadlineVerified,
    SeriesStopped,
)
from salto_cli.models.deadline_kind import KINDS
from salto_cli.models.deadline_source import source_in
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.task import PLAIN, Task, TaskClosed
from salto_cli.models.words import word
from salto_cli.store import deadline as deadlines
from salto_cli.store import operator as operators
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.task import Origin
from salto_cli.usecases import lead_times, mention
from salto_cli.usecases.deadline_written import Named, named_in, names_too, refuse_early, said_now, unreleased
from salto_cli.usecases.door import asks
from salto_cli.usecases.place import refuse_unsafe


def add_for(
    act: Act,
    person: int,
    kind: str,
    text: str,
    due: str,
    owner: int,
    deputy: int,
    *,
    source: str,
    category: str | None = None,
    service: str | None = None,
    at: str | None = None,
    place: str | None = None,
    verified: str | None = None,
    consequence: str | None = None,
    needs: str | None = None,
    series: int | None = None,
    about: Sequence[int] = (),
    origin: str | None = None,
    released: bool = False,
) -> int:
    """Add one deadline for a person whose file this act may write in; returns the task's row.

    ``kind`` is a key of ``KINDS``; without a text of its own it says what it is; without a category it has
    the kind's. ``source`` is who said the day, in words, ``origin`` a key in the list of sources; without one
    it is what the words say. Raises Unacceptable where owner and deputy are one, or the kind has no category.
    """
    if owner == deputy:
        raise no_deputy()
    row = tasks.add(
        act,
        person,
        text or word("deadline_kind", kind).nb,
        kind=kind,
        owner=owner,
        due=due,
        category=category or KINDS[kind].category,
        service=service,
        origin=Origin(source=origin or source_in(source), released=released, about=tuple(about)),
    )
    beside = Beside(deputy, source, verified or act.day, at, place, consequence, needs, series)
    deadlines.add(act, row, person, beside)
    return row


def _its_person(act: Act, order: Named) -> Questions:
    person = tasks.row_of(act, order.task)[1]
    return [Keep((person,), FILE), *mention.may_name(named_in(act, person, order))]


def _opened(act: Act, said: str) -> tuple[int, int, Task]:
    """Row, person and task of an open deadline. Raises NotFound, WrongState for any other task."""
    row, person = tasks.row_of(act, said)
    found = one(act, row)
    if found.deadline is None:
        raise WrongState(
            _("{code} is a task, not a deadline").format(code=found.code),
            _("close it with: salto task done {code}").format(code=found.code),
        )
    if found.closed:
        raise WrongState(
            _("{code} was closed on {day}").format(code=found.code, day=day.short(found.closed)),
            _("see what is open with: salto due"),
        )
    return row, person, found


def one(act: Act, row: int) -> Task:
    """One task as it is now, with how its deadline stands."""
    return lead_times.seen(act, tasks.get(act, [row]))[0]


@asks(_its_person)
def confirm(act: Act, order: ConfirmDeadline) -> DeadlineConfirmed:
    """Note that the youth was told. An e-mail, or a no to having understood, is an attempt and no more.

    Raises WrongState where there is nothing to confirm, Unacceptable for a moment that has not been yet.
    """
    if order.when and order.when > act.moment:
        raise Unacceptable(
            _("that moment has not been yet"), _("say it once the youth has been told, or leave --when out")
        )
    row, person, found = _opened(act, order.task)
    if found.deadline and found.deadline.ours:
        raise WrongState(
            _("{code} is ours to do: there is nothing for the youth to confirm").format(code=found.code),
            _("when it is done: salto task done {code} --outcome kept").format(code=found.code),
        )
    deadlines.confirm(
        act,
        row,
        person,
        by=operators.named(act, order.by).id if order.by else act.operator,
        told=order.when or act.moment,
        how=order.how,
        understood=order.understood,
        words=order.words,
    )
    counts = order.understood and order.how != EMAIL
    names = mention.shown(act, named_in(act, person, order))
    return DeadlineConfirmed(one(act, row), counts, order.how, order.understood, names)


@asks(_its_person)
def verify(act: Act, order: VerifyDeadline) -> DeadlineVerified:
    """Note that the day was made sure of today."""
    row, _person, _found = _opened(act, order.task)
    deadlines.verify(act, row, order.source)
    said_now(act, row, order.source, order.released)
    return DeadlineVerified(one(act, row), unreleased(act, row))


@asks(_its_person)
def move(act: Act, order: MoveDeadline) -> DeadlineMoved:
    """Move a deadline, and with ``series`` the rest by as many days. The youth must be told again.

    Raises Unacceptable for an unsafe place, or where nothing would be other than it is.
    """
    row, person, found = _opened(act, order.task)
    refuse_unsafe(act, person, order.place, order.place_anyway)
    rest = deadlines.open_after(act, row) if order.series else []
    moved = [_move(act, each, person, order, found) for each in (row, *rest)]
    if not any(moved):
        raise Unacceptable(_("it stands like that already"), _("see it with: salto due"))
    if order.source:
        deadlines.verify(act, row, order.source)
    for each in (row, *rest):
        said_now(act, each, order.source)
        names_too(act, each, person, order.place)
    names = mention.shown(act, named_in(act, person, order))
    was = deadlines.moves_of(act, row)[-1]
    return DeadlineMoved(one(act, row), was, _seen(act, rest), names, unreleased(act, row))


def _move(act: Act, row: int, person: int, order: MoveDeadline, first: Task) -> bool:
    """Move one deadline as the order moves the ``first``; whether anything was changed."""
    mine = tasks.get(act, [row])[0]
    assert mine.deadline and mine.due and first.due, "a deadline has a day"
    ahead = day.days_between(first.due, order.due) if order.due else 0
    wanted = {"due": day.days_on(mine.due, ahead), "at": order.at, "place": order.place}
    now = {"due": mine.due, "at": mine.deadline.at, "place": mine.deadline.place}
    changes = {
        name: value or None
        for name, value in wanted.items()
        if value is not None and (value or None) != now[name]
    }
    if changes:
        deadlines.move(act, row, person, order.why, **changes)
    return bool(changes)


def _seen(act: Act, rows: Sequence[int]) -> tuple[Task, ...]:
    return lead_times.seen(act, tasks.get(act, rows)) if rows else ()


@asks(_its_person)
def close(act: Act, order: CloseDeadline) -> TaskClosed:
    """End a deadline with its outcome.

    Raises Unacceptable where it was missed and nothing happens next, and where it would be kept before its
    day has come.
    """
    row, person, found = _opened(act, order.task)
    refuse_early(act, found, order.outcome)
    if order.outcome == MISSED and not order.next:
        raise Unacceptable(
            _("a missed deadline is not over: something must happen next"),
            _('say what, as in --next "ring advokaten"; it becomes a task for today'),
        )
    follow_up = _follow_up(act, person, order.next) if order.next else None
    _end(act, row, person, order.outcome, order.remark, follow_up)
    after = deadlines.open_after(act, row)
    return TaskClosed(
        one(act, row),
        one(act, follow_up) if follow_up else None,
        one(act, after[0]) if after else None,
        mention.shown(act, named_in(act, person, order)),
    )


def _follow_up(act: Act, person: int, text: str) -> int:
    """The task for today that comes of a deadline: of whoever has just said so, who knows what happened.

    It is ours alone, of no kind of information that could leave: a date of court is nobody's but the youth's,
    and what is to be done about it says that there was one.
    """
    named = mention.named_by(act, [person], [text])
    return tasks.add(
        act,
        person,
        text,
        kind=PLAIN,
        owner=act.operator,
        due=act.day,
        category=None,
        service=None,
        origin=Origin(about=named),
    )


def _end(act: Act, row: int, person: int, outcome: str, remark: str | None, follow_up: int | None) -> None:
    deadlines.end(act, row, person, outcome, follow_up)
    tasks.close(act, row, remark)


@asks(_its_person)
def stop_series(act: Act, order: StopSeries) -> SeriesStopped:
    """End a deadline and all after it in its series. Raises WrongState where it is in none."""
    row, person, found = _opened(act, order.task)
    if found.deadline is None or found.deadline.series is None:
        raise WrongState(
            _("{code} is in no series").format(code=found.code),
            _("close it with: salto task done {code}").format(code=found.code),
        )
    rows = [row, *deadlines.open_after(act, row)]
    for each in rows:
        _end(act, each, person, order.outcome, order.remark, None)
    return SeriesStopped(_seen(act, rows), order.outcome)


@asks(_its_person)
def hand(act: Act, order: HandOver) -> DeadlineHanded:
    """Give a deadline another owner or deputy. Raises Unacceptable where they would be one."""
    row, _person, _found = _opened(act, order.task)
    minded = deadlines.minded_by(act, row)
    assert minded is not None, "unreachable: an open deadline has both"
    owner = operators.named(act, order.to).id if order.to else minded[0]
    deputy = operators.named(act, order.deputy).id if order.deputy else minded[1]
    if owner == deputy:
        raise no_deputy()
    deadlines.hand(act, row, owner, deputy)
    return DeadlineHanded(one(act, row))


def end_with_case(act: Act, person: int, minded_by: str | None) -> None:
    """End the open deadlines of a person whose case is being closed: from now on someone else minds them.

    Raises WrongState where there are some and nobody is named: in a closed case nobody is reminded.
    """
    rows = deadlines.open_of(act, person)
    if rows and not minded_by:
        codes = [each.code for each in tasks.get(act, rows)]
        raise WrongState(
            _("a deadline is still open: {codes}").format(codes=", ".join(codes)),
            _("close it with: salto task done {code}, or say who minds it: --deadlines-to WHO").format(
                code=codes[0]
            ),
        )
    for row in rows:
        _end(act, row, person, TAKEN_OVER, minded_by, None)
