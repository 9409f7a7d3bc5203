"""Incidents and their steps. They are about nobody; what was exposed is counted, and named nowhere."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.incident import CLOCK, Exposed, Incident, Noted, Step
from salto_cli.store.act import Act, Row

_WHOLE = (
    "SELECT i.id, i.number, i.kind, i.known, i.started, o.name, i.closed, i.reported, i.reason "
    "FROM incident i JOIN operator o ON o.id = i.by"
)


def add(act: Act, kind: str, known: str, steps: Sequence[tuple[str, int]]) -> int:
    """Add an incident with its steps, each with the hours it has; returns its number."""
    number = act.next_number("incident")
    row = act.add("incident", number=number, kind=kind, known=known, started=act.moment, by=act.operator)
    for n, (step, hours) in enumerate(steps, start=1):
        act.add("incident_step", incident=row, n=n, step=step, due=later(known, hours))
    return number


def done(act: Act, number: int, step: int) -> None:
    """Note that a step was done now. Raises NotFound where there is no such open step."""
    row = act.one(
        "SELECT s.id FROM incident_step s JOIN incident i ON i.id = s.incident "
        "WHERE i.number = ? AND s.n = ? AND s.done IS NULL",
        number,
        step,
    )
    if row is None:
        raise NotFound(
            _("no step that is yet to be done has this number"),
            _("see them with: salto incident show {number}").format(number=number),
        )
    act.change("incident_step", row[0], done=act.moment, by=act.operator)


def note(act: Act, number: int, text: str) -> None:
    """Write something down. Raises NotFound."""
    act.add("incident_note", incident=_row(act, number)[0], at=act.moment, by=act.operator, text=text)


def close(act: Act, number: int, *, reported: bool, reason: str) -> None:
    """Close an incident today. Raises NotFound."""
    act.change("incident", _row(act, number)[0], closed=act.moment, reported=int(reported), reason=reason)


def of(act: Act, number: int) -> Incident:
    """One incident. Raises NotFound."""
    return _incident(act, _row(act, number))


def everyone(act: Act) -> list[Incident]:
    """All incidents, the newest first."""
    return [_incident(act, row) for row in act.all(f"{_WHOLE} ORDER BY i.number DESC")]


def open_ones(act: Act) -> list[Incident]:
    """Those that are not closed, the oldest first."""
    return [_incident(act, row) for row in act.all(f"{_WHOLE} WHERE i.closed IS NULL ORDER BY i.number")]


def exposed(act: Act, backup: str | None) -> Exposed:
    """How much is in the store; numbers only, so nobody is judged."""
    counts = act.one(
        "SELECT (SELECT count(*) FROM case_file WHERE closed IS NULL), "
        "(SELECT count(DISTINCT person) FROM case_file c WHERE NOT EXISTS "
        "(SELECT 1 FROM case_file o WHERE o.person = c.person AND o.closed IS NULL)), "
        "(SELECT count(*) FROM person p WHERE merged_into IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM case_file c WHERE c.person = p.id) AND NOT EXISTS "
        "(SELECT 1 FROM tombstone t WHERE t.person = p.id)), "
        "(SELECT count(*) FROM person WHERE protected), (SELECT count(*) FROM contact)"
    )
    rows = act.all(
        "SELECT category, count(DISTINCT person) FROM (SELECT category, person FROM trait "
        "UNION SELECT category, person FROM task UNION SELECT g.value, l.person FROM contact_person l "
        "JOIN contact c ON c.id = l.contact, json_each(c.categories) g) GROUP BY category ORDER BY 2 DESC, 1"
    )
    youths, earlier, relatives, protected, contacts = counts or (0, 0, 0, 0, 0)
    return Exposed(youths, earlier, relatives, protected, contacts, {row[0]: row[1] for row in rows}, backup)


def everyone_held(act: Act) -> tuple[int, ...]:
    """The ids of everyone in the store. Ids only: who is named of them is judged first."""
    rows = act.all(
        "SELECT id FROM person p WHERE merged_into IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.person = p.id)"
    )
    return tuple(int(row[0]) for row in rows)


def later(moment: str, hours: int) -> str:
    """So many hours after a local moment, as YYYY-MM-DDTHH:MM; a day alone begins at midnight."""
    return (datetime.fromisoformat(moment) + timedelta(hours=hours)).isoformat(timespec="minutes")[:16]


def _row(act: Act, number: int) -> Row:
    row = act.one(f"{_WHOLE} WHERE i.number = ?", number)
    if row is None:
        raise NotFound(_("there is no such incident here"), _("see them with: salto incident list"))
    return row


def _incident(act: Act, row: Row) -> Incident:
    steps = act.all(
        "SELECT s.n, s.step, s.due, s.done, o.name FROM incident_step s "
        "LEFT JOIN operator o ON o.id = s.by WHERE s.incident = ? ORDER BY s.n",
        row[0],
    )
    notes = act.all(
        "SELECT n.at, o.name, n.text FROM incident_note n JOIN operator o ON o.id = n.by "
        "WHERE n.incident = ? ORDER BY n.at, n.id",
        row[0],
    )
    return Incident(
        number=row[1],
        kind=row[2],
        known=row[3],
        until=later(row[3], CLOCK),
        started=row[4],
        by=row[5],
        closed=row[6],
        reported=None if row[7] is None else bool(row[7]),
        reason=row[8],
        steps=tuple(Step(*each) for each in steps),
        notes=tuple(Noted(*each) for each in notes),
    )
