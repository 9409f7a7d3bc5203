"""What comes near: transitions, and points of checklists that are due. For the judge and for every morning.

It loads next to nothing, and hands out days and kinds alone: whose line it is, is judged before it is told.
"""

from salto_cli.frozen import frozen
from salto_cli.models.baton import OPEN as UNDER_WAY
from salto_cli.store.act import Act
from salto_cli.store.today import Found

OPEN, HANDOVER = "open", "handover"  # the state of a point; the list that every handover has
_CASE = (
    "JOIN case_file c ON c.person = {0} AND c.closed IS NULL "
    "AND (?1 IS NULL OR c.lead = ?1 OR c.responsible_operator = ?1)"
)
# A list that still counts: of a handover that has not ended, of a transition that has not.
_COUNTS = (
    "(i.handover IS NULL OR i.handover IN (SELECT id FROM handover WHERE state IN ("
    + ", ".join(f"'{state}'" for state in UNDER_WAY)
    + "))) AND (i.transition IS NULL OR i.transition IN (SELECT id FROM transition WHERE ended IS NULL))"
)


@frozen
class FoundDue(Found):
    """The first point of a list that is due, and how many are. ``number`` is the handover's, or 0."""

    count: int = 1


def near(act: Act, operator: int | None, first: str, through: str) -> list[Found]:
    """Transitions under way with their day from ``first`` through ``through``; ``state`` is the kind."""
    rows = act.all(
        f"SELECT t.person, t.day, t.kind FROM transition t {_CASE.format('t.person')} "
        "WHERE t.ended IS NULL AND t.day BETWEEN ?2 AND ?3 ORDER BY t.day",
        operator,
        first,
        through,
    )
    return [Found(row[0], row[1], state=row[2]) for row in rows]


def unbegun(act: Act, operator: int | None, kind: str, first: str, through: str) -> list[Found]:
    """Those born within a span who have, and had, no transition of this kind; ``day`` is the birth date."""
    rows = act.all(
        f"SELECT p.id, p.born FROM person p {_CASE.format('p.id')} WHERE p.born BETWEEN ?2 AND ?3 "
        "AND NOT EXISTS (SELECT 1 FROM transition t WHERE t.person = p.id AND t.kind = ?4) ORDER BY p.born",
        operator,
        first,
        through,
        kind,
    )
    return [Found(row[0], row[1], state=kind) for row in rows]


def unverified(act: Act, operator: int | None, kind: str, before: str, day: str) -> list[Found]:
    """Transitions of a kind that are to come, whose date was last asked for before a day."""
    rows = act.all(
        "SELECT t.person, coalesce(t.verified, t.begun), t.kind FROM transition t "
        f"{_CASE.format('t.person')} WHERE t.ended IS NULL AND t.kind = ?2 AND t.day >= ?3 "
        "AND coalesce(t.verified, t.begun) < ?4",
        operator,
        kind,
        day,
        before,
    )
    return [Found(row[0], row[1], state=row[2]) for row in rows]


def due(act: Act, owner: int | None, through: str) -> list[Found]:
    """The lists in which something is due through a day: the first point of each, and how many there are.

    ``state`` is the kind of list, ``text`` the point's key, ``number`` the handover's.
    """
    rows = act.all(
        "SELECT i.person, i.due, coalesce(h.number, 0), coalesce(t.kind, ?1), i.item, count(*), "
        "min(i.due || substr('0' || i.n, -2)) "
        "FROM check_item i LEFT JOIN handover h ON h.id = i.handover "
        "LEFT JOIN transition t ON t.id = i.transition "
        f"WHERE i.state = '{OPEN}' AND i.due <= ?2 AND (?3 IS NULL OR i.owner = ?3) AND {_COUNTS} "
        "AND EXISTS (SELECT 1 FROM case_file c WHERE c.person = i.person AND c.closed IS NULL) "
        "GROUP BY i.handover, i.transition",
        HANDOVER,
        through,
        owner,
    )
    return [FoundDue(row[0], row[1], row[2], row[3], row[4], count=int(row[5])) for row in rows]
