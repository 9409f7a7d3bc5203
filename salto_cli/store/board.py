"""The board: stays on it, who waits for a place, and when somebody last looked at whom."""

import json
from collections.abc import Sequence

from salto_cli.models.stay import FINE, Stay, urgency
from salto_cli.store.act import Act, Row
from salto_cli.store.today import Found, theirs

_OPEN = "b.left IS NULL AND EXISTS (SELECT 1 FROM case_file c WHERE c.person = b.person AND c.closed IS NULL)"
_STAY = "b.id, b.person, b.reason, b.since, b.waiting, b.until_reason, b.agreed, b.review"
# The last day somebody looked: a look, also by a meeting, which notes them when it is closed; else the
# opening of the case. To stand on the board is no look, nor to leave it: there may have been no meeting.
LAST_LOOK = (
    "max(substr(c.opened, 1, 10), "
    "coalesce((SELECT max(l.day) FROM board_look l WHERE l.person = c.person), ''))"
)
_OFF = "NOT EXISTS (SELECT 1 FROM board b WHERE b.person = c.person AND b.left IS NULL AND b.waiting = 0)"
# The review that was promised when someone left the board last; who is on it again has a review of that stay.
_REVIEW = (
    f"iif({_OFF}, (SELECT b.review FROM board b WHERE b.person = c.person AND b.left IS NOT NULL "
    "ORDER BY b.left DESC LIMIT 1), NULL)"
)


def on_board(act: Act) -> list[int]:
    """The ids of those who are on the board today, for the judge; who waits for a place is not."""
    rows = act.all(f"SELECT b.person FROM board b WHERE {_OPEN} AND b.waiting = 0 ORDER BY b.since, b.person")
    return [int(row[0]) for row in rows]


def waiting(act: Act) -> list[int]:
    """The ids of those who wait for a place, the most urgent first, then by the day they began to wait."""
    rows = act.all(f"SELECT b.person, b.reason, b.since FROM board b WHERE {_OPEN} AND b.waiting = 1")
    ranked = sorted((urgency(tuple(json.loads(row[1]))), str(row[2]), int(row[0])) for row in rows)
    return [person for _urgency, _since, person in ranked]


def entries(act: Act) -> list[Stay]:
    """Everyone on the board or waiting for it whose file this act may read: the most urgent first."""
    rows = act.all(
        f"SELECT {_STAY} FROM board b JOIN person p ON p.id = b.person WHERE {_OPEN} "
        "AND b.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file') ORDER BY p.number",
        act.number,
    )
    found = sorted(map(_stay, rows), key=lambda each: (urgency(each.reasons), each.since))
    if found:
        act.saw("board", {each.person for each in found}, len(found))
    return found


def stay_of(act: Act, person: int) -> Stay | None:
    """The open stay of one person, on the board or waiting for it, where this act may read their file."""
    return next((each for each in entries(act) if each.person == person), None)


def put(
    act: Act,
    person: int,
    reasons: Sequence[str],
    *,
    until: str,
    waits: bool,
    agreed: str | None = None,
    review: str | None = None,
) -> int:
    """Put someone on the board from today, or among those who wait for a place; returns the row."""
    return act.add(
        "board",
        person=person,
        reason=_in_order(reasons),
        since=act.day,
        waiting=int(waits),
        until_reason=until,
        agreed=agreed,
        review=review,
    )


def renew(
    act: Act,
    stay: Stay,
    reasons: Sequence[str],
    *,
    until: str,
    agreed: str | None = None,
    review: str | None = None,
) -> None:
    """Write a stay down anew; a day that is not given stays as it was."""
    act.change(
        "board",
        stay.row,
        reason=_in_order(reasons),
        until_reason=until,
        agreed=agreed or stay.agreed,
        review=review or stay.review,
    )


def come_on(act: Act, row: int) -> None:
    """Let whoever waited come on the board, from today."""
    act.change("board", row, waiting=0, since=act.day)


def leave(
    act: Act, row: int, *, review: str | None, outcome: str | None = None, anyway: str | None = None
) -> None:
    """End a stay today; ``review`` is the day someone must have looked again, None where the case ends."""
    act.change("board", row, left=act.day, review=review, outcome=outcome, anyway=anyway)


def looked(act: Act, person: int, day: str, meeting: int | None = None, outcome: str = FINE) -> int:
    """Note that someone was looked at on ``day``, in ``meeting`` or outside of one."""
    return act.add("board_look", person=person, day=day, meeting=meeting, outcome=outcome)


def rotation(act: Act, before: str, most: int, whose: int | None = None, *, off: bool = False) -> list[Found]:
    """Those whom nobody has looked at since before ``before``, the longest ago first, on the board or not.

    Also whoever was to be looked at again by today, and has not been. ``day`` is when they were last in view.
    At most ``most``, all where that is -1; ``whose`` are the cases that a colleague leads or is responsible
    for, None everyone's; ``off``: only those who are not on the board.
    """
    rows = act.all(
        f"WITH looked AS MATERIALIZED (SELECT c.person, {LAST_LOOK} AS seen, {_REVIEW} AS review "
        f"{theirs(whose)} {f'AND {_OFF}' if off else ''}) SELECT person, seen FROM looked "
        "WHERE seen < ?2 OR review > seen AND review <= ?3 ORDER BY seen, person LIMIT ?4",
        whose,
        before,
        act.day,
        most,
    )
    return [Found(int(row[0]), str(row[1])) for row in rows]


def to_review(act: Act, whose: int | None, through: str) -> list[Found]:
    """Those on the board whose reason was to be looked at again by ``through``; ``day`` is that day."""
    mine = "AND EXISTS (SELECT 1 FROM case_file m WHERE m.person = b.person AND m.closed IS NULL "
    mine += "AND ? IN (m.lead, m.responsible_operator))"
    rows = act.all(
        f"SELECT b.person, b.review FROM board b WHERE {_OPEN} AND b.review <= ? "
        f"{'' if whose is None else mine} ORDER BY b.review",
        through,
        *(() if whose is None else (whose,)),
    )
    return [Found(int(row[0]), row[1]) for row in rows]


def outside(act: Act, whose: int | None = None) -> tuple[int, str | None]:
    """How many open cases are off the board, and the day the longest unseen of all was last in view."""
    row = act.one(f"SELECT count(*) FILTER (WHERE {_OFF}), min({LAST_LOOK}) {theirs(whose)}", whose)
    return (int(row[0]), row[1]) if row else (0, None)


def reviews(act: Act) -> dict[int, str]:
    """The day on which someone was promised to look again, when they left the board last, and are off it."""
    rows = act.all(
        f"SELECT c.person, b.review FROM board b JOIN case_file c ON c.person = b.person "
        f"AND c.closed IS NULL WHERE b.left IS NOT NULL AND b.review IS NOT NULL AND {_OFF} "
        "AND b.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file') ORDER BY b.left",
        act.number,
    )
    return {int(row[0]): str(row[1]) for row in rows}


def leads(act: Act) -> dict[int, str]:
    """Who leads the open case of each person whose file this act may read."""
    rows = act.all(
        "SELECT c.person, o.name FROM case_file c JOIN operator o ON o.id = c.lead WHERE c.closed IS NULL "
        "AND c.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')",
        act.number,
    )
    if rows:
        act.saw("case_file", (row[0] for row in rows), len(rows))
    return {int(row[0]): str(row[1]) for row in rows}


def _in_order(reasons: Sequence[str]) -> str:
    """Reasons as they are kept: each once, the most urgent first."""
    return json.dumps(sorted(set(reasons), key=lambda each: urgency((each,))))


def _stay(row: Row) -> Stay:
    return Stay(row[0], row[1], tuple(json.loads(row[2])), row[3], bool(row[4]), *row[5:8])
