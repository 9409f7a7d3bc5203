"""Transitions as they stand. Whatever is handed out is joined with what may be read."""

from salto_cli.frozen import frozen
from salto_cli.models.baton import OPEN as UNDER_WAY
from salto_cli.models.checklist import OPEN, Check, shipped
from salto_cli.models.transition import Transition
from salto_cli.store import checklist as checklists
from salto_cli.store.act import Act, Row
from salto_cli.store.checklist import Whose

_FILE = "t.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"
_COLUMNS = "t.id, t.person, t.kind, t.day, t.source, t.verified, t.begun, t.ended, t.why"
_UNDER_WAY = ", ".join(f"'{state}'" for state in UNDER_WAY)


@frozen
class Receiver:
    """Who is to take over from a person's case, and in which state the handover is."""

    name: str
    state: str


def add(act: Act, person: int, kind: str, *, day: str, source: str) -> int:
    """Add a transition that is under way; returns its row."""
    return act.add(
        "transition",
        person=person,
        kind=kind,
        day=day,
        source=source,
        verified=act.day if source else None,
        by=act.operator,
        begun=act.day,
    )


def change(act: Act, row: int, **values: object) -> None:
    """Change named columns of one transition."""
    act.revise("transition", row, **values)


def under_way(act: Act, person: int) -> dict[str, int]:
    """The rows of a person's transitions that have not ended, by kind."""
    rows = act.all("SELECT kind, id FROM transition WHERE person = ? AND ended IS NULL ORDER BY day", person)
    return {str(row[0]): int(row[1]) for row in rows}


def get(act: Act, row: int) -> Transition:
    """One transition that this act may read, with its points."""
    found = act.all(f"SELECT {_COLUMNS} FROM transition t WHERE {_FILE} AND t.id = ?", act.number, row)
    if not found:
        raise AssertionError("unreachable: the act was judged on the person of the transition")
    act.saw("transition", [found[0][1]])
    return _transition(found[0], checklists.of(act, Whose(transition=row)))


def all_of(act: Act, person: int) -> tuple[Transition, ...]:
    """A person's transitions that have not ended, the nearest first; after a merge two may be of one kind."""
    rows = act.all("SELECT id FROM transition WHERE person = ? AND ended IS NULL ORDER BY day", person)
    return tuple(get(act, int(row[0])) for row in rows)


def ahead(act: Act, person: int) -> list[tuple[str, str, int]]:
    """Kind and day of each transition of a person that has not ended, and how many of its points are due."""
    rows = act.all(
        "SELECT t.kind, t.day, (SELECT count(*) FROM check_item i WHERE i.transition = t.id "
        f"AND i.state = '{OPEN}' AND i.due <= ?) FROM transition t WHERE t.person = ? AND t.ended IS NULL "
        f"AND {_FILE} ORDER BY t.day",
        act.day,
        person,
        act.number,
    )
    if rows:
        act.saw("transition", [person], len(rows))
    return [(str(row[0]), str(row[1]), int(row[2])) for row in rows]


def receiver(act: Act, person: int) -> Receiver | None:
    """Who is to take over from a person's case, by the handover that is under way."""
    row = act.one(
        "SELECT coalesce(s.name, o.name), h.state FROM handover h LEFT JOIN service s ON s.id = h.to_service "
        f"LEFT JOIN operator o ON o.id = h.to_operator WHERE h.person = ? AND h.state IN ({_UNDER_WAY}) "
        "AND h.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')",
        person,
        act.number,
    )
    return Receiver(str(row[0]), str(row[1])) if row else None


def meeting(act: Act, person: int) -> Check | None:
    """The joint meeting in a person's lists: the one that has been, else the first that is planned."""
    rows = act.all(
        "SELECT i.handover, i.transition, i.n FROM check_item i WHERE i.person = ? AND i.item = 'meeting' "
        "AND i.state <> 'not_needed' ORDER BY i.state = ? , i.due LIMIT 1",
        person,
        OPEN,
    )
    if not rows:
        return None
    handover, transition, n = rows[0]
    found = checklists.of(act, Whose(handover=handover, transition=transition))
    return next((each for each in found if each.n == n), None)


def _transition(row: Row, checks: tuple[Check, ...]) -> Transition:
    _id, _person, kind, day, source, verified, begun, ended, why = row
    known = shipped().get(kind)
    title = known.title if known else kind
    return Transition(kind, title, day, source, verified, begun, ended, why, checks)
