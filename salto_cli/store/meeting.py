"""The weekly meetings: planned, begun and closed, and whom they took up."""

import json
from collections.abc import Sequence

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.decision import Decision
from salto_cli.models.meeting import AgendaRow, Meeting
from salto_cli.store import attendance as attendants
from salto_cli.store import decision as decisions
from salto_cli.store.act import Act, Row

_MEETING = (
    "SELECT m.id, m.day, m.place, m.started, m.closed, o.name FROM meeting m "
    "LEFT JOIN operator o ON o.id = m.note_taker"
)


def of_day(act: Act, day: str) -> Meeting | None:
    """The meeting on ``day``; None where none is planned or held."""
    row = act.one(f"{_MEETING} WHERE m.day = ?", day)
    return _meeting(row) if row else None


def on(act: Act, day: str) -> Meeting:
    """The meeting on ``day``. Raises NotFound."""
    found = of_day(act, day)
    if found is None:
        raise NotFound(_("there is no meeting on that day"), _("see them with: salto fleksiteam list"))
    return found


def by_id(act: Act, meeting: int) -> Meeting:
    """The meeting in this row; a row that is referred to is there."""
    row = act.one(f"{_MEETING} WHERE m.id = ?", meeting)
    if row is None:
        raise AssertionError("unreachable: a meeting that is referred to is there")
    return _meeting(row)


def all_of(act: Act) -> list[Meeting]:
    """Every meeting, the newest first."""
    return [_meeting(row) for row in act.all(f"{_MEETING} ORDER BY m.day DESC")]


def create(act: Act, day: str, *, place: str | None = None) -> int:
    """Plan a meeting on ``day``; the same day again gives the same meeting, elsewhere if a new ``place`` is
    said. Returns its row."""
    found = act.one("SELECT id, place FROM meeting WHERE day = ?", day)
    if found:
        if place and place != found[1]:
            act.change("meeting", int(found[0]), place=place)
        return int(found[0])
    return act.add("meeting", number=act.next_number("meeting"), day=day, place=place)


def begin(act: Act, meeting: int) -> None:
    """Say that a meeting has begun now, with the operator taking notes."""
    act.change("meeting", meeting, started=act.moment, note_taker=act.operator)


def close(act: Act, meeting: int) -> None:
    """Say that a meeting is over; whoever was in the room has left with that."""
    for each in attendants.of(act, meeting):
        if each.here:
            attendants.leave(act, each.id, act.moment)
    act.change("meeting", meeting, closed=act.moment)


# -- whom it takes up --------------------------------------------------------------------------------------


def on_agenda(act: Act, meeting: int) -> list[int]:
    """The ids of everyone on the agenda, for the judge. Ids only."""
    return [int(row[0]) for row in act.all("SELECT DISTINCT person FROM agenda WHERE meeting = ?", meeting)]


def agenda_of(act: Act, meeting: int) -> list[AgendaRow]:
    """The cases on the agenda that may be read, block by block."""
    rows = act.all(
        "SELECT person, block, position, how, services, discussed FROM agenda WHERE meeting = ? "
        "AND person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file') "
        "ORDER BY block, position",
        meeting,
        act.number,
    )
    if rows:
        act.saw("agenda", {row[0] for row in rows}, len(rows))
    return [
        AgendaRow(person, block, position, how, tuple(json.loads(services)), discussed)
        for person, block, position, how, services, discussed in rows
    ]


def put_agenda(act: Act, meeting: int, rows: Sequence[AgendaRow]) -> None:
    """Put a new agenda in place of what may be read of the old one.

    That a case has been taken up already stays so. The act must have judged everyone in ``rows``.
    """
    held = {
        row[0]: row[1] for row in act.all("SELECT person, discussed FROM agenda WHERE meeting = ?", meeting)
    }
    act.run(
        "DELETE FROM agenda WHERE meeting = ? AND person IN "
        "(SELECT person FROM allowed WHERE act = ? AND question = 'file')",
        meeting,
        act.number,
    )
    for row in rows:
        act.add(
            "agenda",
            meeting=meeting,
            person=row.person,
            block=row.block,
            position=row.position,
            how=row.how,
            services=json.dumps(row.services),
            discussed=row.discussed or held.get(row.person),
        )


def unnamed(act: Act, meeting: int) -> dict[int, int]:
    """The number of each case that is put without a name, by the person's id. Ids and numbers only."""
    rows = act.all(
        "SELECT person, row_number() OVER (ORDER BY block, position) FROM agenda "
        "WHERE meeting = ? AND how = 'anonymous'",
        meeting,
    )
    return {int(row[0]): int(row[1]) for row in rows}


def discussed(act: Act, meeting: int, person: int) -> None:
    """Note that a case was taken up, the first time it is; one that was on no agenda comes last on it."""
    row = act.one("SELECT id, discussed FROM agenda WHERE meeting = ? AND person = ?", meeting, person)
    if row is None:
        last = act.one("SELECT coalesce(max(block), 0) FROM agenda WHERE meeting = ?", meeting)
        where = {"block": int(last[0]) + 1 if last else 1, "position": 1, "how": "named"}
        act.add("agenda", meeting=meeting, person=person, **where, discussed=act.moment)
    elif row[1] is None:
        act.change("agenda", int(row[0]), discussed=act.moment)


def to_come(act: Act, meeting: int) -> int:
    """How many cases on the agenda have not been taken up yet."""
    row = act.one("SELECT count(*) FROM agenda WHERE meeting = ? AND discussed IS NULL", meeting)
    return int(row[0]) if row else 0


def last_decisions(act: Act, before: str) -> list[Decision]:
    """The decisions to look at in a meeting on ``before`` (a day), of those whose file this act may read."""
    return decisions.before(act, before)


# -- what was asked without naming anyone ------------------------------------------------------------------


def count_intake(act: Act, meeting: int, answer: str) -> None:
    """Count one question that was asked without saying about whom, and what was answered."""
    act.add("intake", meeting=meeting, answer=answer, at=act.moment)


def intakes(act: Act, meeting: int) -> dict[str, int]:
    """How many such questions got which answer."""
    rows = act.all("SELECT answer, count(*) FROM intake WHERE meeting = ? GROUP BY answer", meeting)
    return {str(row[0]): int(row[1]) for row in rows}


def _meeting(row: Row) -> Meeting:
    return Meeting(int(row[0]), *row[1:])
