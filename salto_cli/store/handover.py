"""Handovers and every step they took; and who is responsible for a case now."""

import json
from collections.abc import Collection
from typing import Any

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.baton import OPEN, PENDING, STEPS
from salto_cli.models.code import HANDOVER, code, number_in
from salto_cli.models.handover import Handover, Party, Step
from salto_cli.store import person as persons
from salto_cli.store.act import Act, Row

ORDER = tuple(STEPS)  # a handover is in each state once at most, so this is also the order of its steps

_FILE = "person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"
_TO = (
    "h.to_service, h.to_operator, (SELECT name FROM service WHERE id = h.to_service), "
    "(SELECT name FROM operator WHERE id = h.to_operator)"
)
_FROM = (
    "h.from_service, h.from_operator, (SELECT name FROM service WHERE id = h.from_service), "
    "(SELECT name FROM operator WHERE id = h.from_operator)"
)
_WHOLE = (
    f"h.id, h.person, h.number, h.why, h.state, h.categories, h.begun, h.overlap_through, {_TO}, {_FROM}, "
    "(SELECT kind FROM handover_kind WHERE id = h.id), (SELECT day FROM handover_kind WHERE id = h.id)"
)
_RESPONSIBLE = (
    "c.responsible_service, c.responsible_operator, "
    "(SELECT name FROM service WHERE id = c.responsible_service), "
    "(SELECT name FROM operator WHERE id = c.responsible_operator)"
)


def row_of(act: Act, handover: str) -> tuple[int, int]:
    """The row and the person behind a code such as H-004K. Raises NotFound for a code that none has."""
    number = number_in(handover, HANDOVER, whole=True)
    row = act.one("SELECT id, person FROM handover WHERE number = ?", number)
    if row is None:
        raise NotFound(_("there is no such handover here"), _("look with: salto handover list"))
    return int(row[0]), int(row[1])


def add(
    act: Act,
    person: int,
    *,
    to: Party,
    sender: Party,
    why: str,
    categories: Collection[str],
    overlap: str | None,
    kind: str,
    day: str,
) -> int:
    """Add a handover that is planned, of a kind, for what happens on ``day``; returns its row."""
    row = act.add(
        "handover",
        number=act.next_number("handover"),
        person=person,
        to_service=to.service,
        to_operator=to.operator,
        from_service=sender.service,
        from_operator=sender.operator,
        why=why,
        state="planned",
        categories=json.dumps(list(categories)),
        begun=act.moment,
        overlap_through=overlap,
    )
    act.add("handover_kind", id=row, person=person, kind=kind, day=day)
    _add_step(act, row, person, "planned", act.moment)
    return row


def move(
    act: Act,
    row: int,
    person: int,
    state: str,
    *,
    at: str,
    by: str | None = None,
    channel: str | None = None,
    reason: str | None = None,
    overlap: str | None = None,
) -> None:
    """Bring a handover into ``state`` and keep the step that led there."""
    changes: dict[str, Any] = {"overlap_through": overlap} if overlap else {}
    act.revise("handover", row, state=state, **changes)
    _add_step(act, row, person, state, at, by, channel, reason)


def state_of(act: Act, row: int) -> tuple[str, str]:
    """The state of a handover, and when its last step was: neither says anything about the person."""
    found = act.one(
        "SELECT h.state, s.at FROM handover h JOIN handover_step s ON s.handover = h.id "
        "AND s.state = h.state WHERE h.id = ?",
        row,
    )
    return (str(found[0]), str(found[1])) if found else ("", "")


def receiver_of(act: Act, row: int) -> tuple[Party, tuple[str, ...]]:
    """Whom a handover goes to, and the categories it is about (none: all)."""
    found = act.one(f"SELECT {_TO}, h.categories FROM handover h WHERE h.id = ?", row)
    if found is None:
        raise AssertionError("unreachable: the handover was resolved in this act")
    return _party(found[:4]), tuple(json.loads(found[4]))


def open_of(act: Act, person: int) -> str | None:
    """The code of the handover that is under way for a person; there is never more than one."""
    row = act.one("SELECT number FROM handover WHERE person = ? AND state IN " + _states(OPEN), person)
    return code(HANDOVER, row[0]) if row else None


def pending_to(act: Act, person: int, services: Collection[str] | None) -> list[int]:
    """The rows of handovers that nobody has said yes to: to those services, or to anyone where None."""
    wanted = "" if services is None else " AND to_service IN (SELECT value FROM json_each(?))"
    values = [] if services is None else [json.dumps(sorted(services))]
    rows = act.all(
        f"SELECT id FROM handover WHERE person = ? AND state IN ('planned', 'offered'){wanted}",
        person,
        *values,
    )
    return [int(row[0]) for row in rows]


def accepted_by(act: Act, person: int, services: Collection[str]) -> list[tuple[str, str]]:
    """Code and service of each handover that one of ``services`` has said yes to, and that is not ended."""
    rows = act.all(
        "SELECT number, to_service FROM handover WHERE person = ? "
        "AND state IN (SELECT value FROM json_each(?)) "
        f"AND to_service IN (SELECT value FROM json_each(?)) AND {_FILE} ORDER BY number",
        person,
        json.dumps([each for each in OPEN if each not in PENDING]),
        json.dumps(sorted(services)),
        act.number,
    )
    if rows:
        act.saw("handover", [person], len(rows))
    return [(code(HANDOVER, row[0]), row[1]) for row in rows]


def persons_with(act: Act) -> tuple[int, ...]:
    """The ids of those with an open case who have, or have had, a handover."""
    rows = act.all(
        "SELECT DISTINCT h.person FROM handover h JOIN case_file c ON c.person = h.person "
        "AND c.closed IS NULL"
    )
    return tuple(int(row[0]) for row in rows)


def get(act: Act, row: int) -> Handover:
    """One handover with its steps. Raises NotFound where this act may not read it."""
    found = _read(act, "h.id = ?", row)
    if not found:
        raise NotFound(_("there is no such handover here"), _("look with: salto handover list"))
    return found[0]


def all_of(act: Act, *, only_open: bool = False) -> list[Handover]:
    """Every handover that this act may read, the newest first."""
    return _read(act, f"h.state IN {_states(OPEN)}" if only_open else "1")


def responsible(act: Act, person: int) -> Party | None:
    """Who is responsible for the open case of a person; None without one."""
    row = act.one(
        f"SELECT {_RESPONSIBLE} FROM case_file c WHERE c.person = ? AND c.closed IS NULL AND c.{_FILE}",
        person,
        act.number,
    )
    return _party(row) if row else None


def make_responsible(act: Act, person: int, party: Party, lead: int | None = None) -> None:
    """Pass the baton: from this moment ``party`` alone is responsible for the open case; and ``lead`` leads
    it, where one is named."""
    row = act.one("SELECT id, revision, lead FROM case_file WHERE person = ? AND closed IS NULL", person)
    if row is None:
        raise AssertionError("unreachable: the act was judged on an open case")
    act.change(
        "case_file",
        int(row[0]),
        responsible_service=party.service,
        responsible_operator=party.operator,
        lead=lead or row[2],
        revision=row[1] + 1,
    )


def lead_of(act: Act, person: int) -> int:
    """The id of whoever leads the open case of a person; it says nothing about the person."""
    row = act.one("SELECT lead FROM case_file WHERE person = ? AND closed IS NULL", person)
    if row is None:
        raise AssertionError("unreachable: the act was judged on an open case")
    return int(row[0])


def note_lead(act: Act, row: int, lead: int) -> None:
    """Remember who led the case when a handover was accepted, for the case to come back to."""
    if act.one("SELECT 1 FROM handover_kind WHERE id = ?", row):
        act.change("handover_kind", row, lead=lead)


def old_lead(act: Act, row: int) -> int | None:
    """Who led the case when this handover was accepted, where that was noted and they are still with us."""
    found = act.one(
        "SELECT k.lead FROM handover_kind k JOIN operator o ON o.id = k.lead AND o.revoked IS NULL "
        "WHERE k.id = ?",
        row,
    )
    return int(found[0]) if found else None


def _add_step(
    act: Act,
    row: int,
    person: int,
    state: str,
    at: str,
    by: str | None = None,
    channel: str | None = None,
    reason: str | None = None,
) -> None:
    act.add(
        "handover_step",
        handover=row,
        person=person,
        state=state,
        at=at,
        said_by=by,
        channel=channel,
        reason=reason,
        typed=act.now,
    )


def _read(act: Act, fits: str, *values: object) -> list[Handover]:
    rows = act.all(
        f"SELECT {_WHOLE} FROM handover h WHERE h.{_FILE} AND {fits} ORDER BY h.number DESC",
        act.number,
        *values,
    )
    if not rows:
        return []
    about = {int(row[1]) for row in rows}
    names = persons.named(act, sorted(about))
    steps = _steps(act, [int(row[0]) for row in rows])
    act.saw("handover", about, len(rows))
    return [
        Handover(
            code=code(HANDOVER, row[2]),
            person=names[int(row[1])],
            to=_party(row[8:12]),
            sender=_party(row[12:16]),
            why=row[3],
            state=row[4],
            categories=tuple(json.loads(row[5])),
            begun=row[6],
            overlap_through=row[7],
            steps=tuple(steps[int(row[0])]),
            kind=row[16],
            day=row[17],
        )
        for row in rows
    ]


def _steps(act: Act, handovers: list[int]) -> dict[int, list[Step]]:
    rows = act.all(
        "SELECT handover, state, at, said_by, channel, reason, typed FROM handover_step "
        f"WHERE handover IN (SELECT value FROM json_each(?)) AND {_FILE}",
        json.dumps(handovers),
        act.number,
    )
    steps: dict[int, list[Step]] = {row: [] for row in handovers}
    for row in sorted(rows, key=lambda row: ORDER.index(row[1])):
        steps[int(row[0])].append(Step(*row[1:]))
    return steps


def _party(row: Row) -> Party:
    service, operator, service_name, operator_name = row
    return Party(str(service_name or operator_name or ""), service, operator)


def _states(states: Collection[str]) -> str:
    return "(" + ", ".join(f"'{state}'" for state in states) + ")"
