"""Who was at a meeting, and when: expected, in the room, gone, or sorry not to come."""

from collections.abc import Iterable

from salto_cli.models.attendance import Attendant
from salto_cli.store.act import Act


def of(act: Act, meeting: int) -> list[Attendant]:
    """Everyone who was expected, came or sent an apology, in the order they came."""
    rows = act.all(
        "SELECT a.id, coalesce(v.name, o.name), a.service, o.name, a.name, a.came, a.left, a.apology "
        "FROM attendance a LEFT JOIN service v ON v.id = a.service LEFT JOIN operator o ON o.id = a.operator "
        "WHERE a.meeting = ? ORDER BY a.came IS NULL, a.came, a.apology, 2, a.name",
        meeting,
    )
    return [
        Attendant(row, label, service, operator, name, came, left, bool(apology))
        for row, label, service, operator, name, came, left, apology in rows
    ]


def expect(act: Act, meeting: int, services: Iterable[str], colleagues: Iterable[int] = ()) -> None:
    """Note the services and colleagues (ids) who are asked to come, each once.

    Whoever was asked before, is not now, and has not been heard of is expected no longer.
    """
    wanted: list[tuple[str | None, int | None]] = [(each, None) for each in dict.fromkeys(services)]
    wanted += [(None, each) for each in dict.fromkeys(colleagues)]
    rows = act.all(
        "SELECT id, service, operator, came IS NULL AND apology = 0 FROM attendance WHERE meeting = ?",
        meeting,
    )
    for row, service, operator, waits in rows:
        if waits and (service, operator) not in wanted:
            act.run("DELETE FROM attendance WHERE id = ?", row)
    known = {(row[1], row[2]) for row in rows}
    for service, operator in wanted:
        if (service, operator) not in known:
            act.add("attendance", meeting=meeting, service=service, operator=operator)


def come(
    act: Act, meeting: int, at: str, *, service: str | None, operator: int | None, name: str | None
) -> int:
    """Note that someone came at a moment, whoever was expected from there; returns the row."""
    return _noted(act, meeting, service, operator, name, came=at, apology=0)


def take_arrival_back(act: Act, attendant: int, *, expected: bool) -> None:
    """Forget that someone came; whoever was ``expected`` is waited for again."""
    if expected:
        act.change("attendance", attendant, came=None, name=None)
    else:
        act.run("DELETE FROM attendance WHERE id = ?", attendant)


def apologise(act: Act, meeting: int, *, service: str | None, operator: int | None, name: str | None) -> int:
    """Note that someone cannot come. Returns the row."""
    return _noted(act, meeting, service, operator, name, came=None, apology=1)


def leave(act: Act, attendant: int, at: str) -> None:
    """Note that someone left the room at a moment."""
    act.change("attendance", attendant, left=at)


def _noted(
    act: Act,
    meeting: int,
    service: str | None,
    operator: int | None,
    name: str | None,
    **how: str | int | None,
) -> int:
    waiting = act.one(
        "SELECT id FROM attendance WHERE meeting = ? AND service IS ? AND operator IS ? AND came IS NULL "
        "AND (name IS NULL OR name IS ?)",
        meeting,
        service,
        operator,
        name,
    )
    if waiting:
        act.change("attendance", int(waiting[0]), name=name, **how)
        return int(waiting[0])
    return act.add("attendance", meeting=meeting, service=service, operator=operator, name=name, **how)
