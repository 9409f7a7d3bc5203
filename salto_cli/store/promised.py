"""Which promises stand, and which have changed and nobody has told: found here, and read elsewhere."""

from salto_cli.store.act import Act
from salto_cli.store.today import Found

FROM = "FROM promise r JOIN task t ON t.id = r.id"
# In SQL about ``promise r`` and its ``task t``: something has changed that nobody has told them of.
_TO_TELL = (
    "coalesce((SELECT s.how IS NULL OR (s.ended = 'moved' AND t.closed IS NOT NULL) FROM promise_told s "
    "WHERE s.promise = r.id ORDER BY s.n DESC LIMIT 1), t.closed IS NOT NULL) = 1"
)
# How it ended last; one that was only moved, and is closed since, was closed as any task is.
_ENDED = "iif(t.closed IS NOT NULL AND ifnull({0}.ended, 'moved') = 'moved', 'kept', {0}.ended)"
_THEIRS = (
    "EXISTS (SELECT 1 FROM case_file c WHERE c.person = r.person AND c.closed IS NULL "
    "AND (?1 IS NULL OR t.owner = ?1 OR c.lead = ?1 OR c.responsible_operator = ?1))"
)


def standing(act: Act, person: int | None, whose: int | None) -> list[tuple[int, int]]:
    """Row and person of each promise that is open, or of whose end nobody has told them."""
    rows = act.all(
        f"SELECT r.id, r.person {FROM} WHERE (t.closed IS NULL OR {_TO_TELL}) "
        f"AND (?2 IS NULL OR r.person = ?2) AND {_THEIRS} ORDER BY t.due, t.number",
        whose,
        person,
    )
    return [(int(row[0]), int(row[1])) for row in rows]


def untold(act: Act, whose: int | None, grown: str) -> list[Found]:
    """Promises that ended or moved, and nobody has told whoever they were given to; ``state`` is how.

    No guardian is told of anyone born on ``grown`` or before: they are of age.
    """
    rows = act.all(
        "SELECT r.person, substr(coalesce(t.closed, n.typed), 1, 10), t.number, "
        f"{_ENDED.format('n')}, max(n.n) {FROM} JOIN person p ON p.id = r.person "
        "LEFT JOIN promise_told n ON n.promise = r.id "
        f"WHERE (r.guardian IS NULL OR p.born > ?2) AND {_TO_TELL} AND {_THEIRS} GROUP BY r.id ORDER BY 2, 3",
        whose,
        grown,
    )
    return [Found(*row[:4]) for row in rows]
