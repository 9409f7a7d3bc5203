"""What in the records is a reason to be on the board: ids and days, for the judge. Nothing of it is shown
that was not judged."""

from salto_cli.models.baton import DECLINED, OFFERED
from salto_cli.models.sibling import CONCERN_REPORT, OFFER_GIVEN, OWN_CASE, WATCH
from salto_cli.store.act import Act
from salto_cli.store.today import Found

_HAS_CASE = "EXISTS (SELECT 1 FROM case_file c WHERE c.person = {}.person AND c.closed IS NULL)"
_FOUND_SOMETHING = ", ".join(f"'{each}'" for each in (WATCH, OFFER_GIVEN, OWN_CASE, CONCERN_REPORT))


def fresh(act: Act, since: str) -> list[Found]:
    """Cases opened on ``since`` or later whose youth has not been on the board since; the day they opened."""
    rows = act.all(
        "SELECT c.person, substr(c.opened, 1, 10) FROM case_file c WHERE c.closed IS NULL AND c.opened >= ? "
        "AND NOT EXISTS (SELECT 1 FROM board b WHERE b.person = c.person "
        "AND b.left >= substr(c.opened, 1, 10))",
        since,
    )
    return [Found(*row) for row in rows]


def crises(act: Act, since: str) -> list[Found]:
    """Each youth's last crisis on ``since`` or later; ``number`` is that contact's."""
    rows = act.all(
        "SELECT l.person, max(substr(k.happened, 1, 10)), k.number FROM contact k "
        "JOIN contact_person l ON l.contact = k.id AND l.retracted IS NULL "
        f"WHERE k.happened >= ? AND k.kind = 'crisis' AND {_HAS_CASE.format('l')} GROUP BY l.person",
        since,
    )
    return [Found(*row) for row in rows]


def siblings(act: Act) -> list[Found]:
    """Youths with a case of their own whose last look as a sibling found something; the day of the look."""
    rows = act.all(
        "SELECT s.person, s.day FROM sibling_look s WHERE NOT EXISTS (SELECT 1 FROM sibling_look n "
        "WHERE n.person = s.person AND (n.typed, n.n) > (s.typed, s.n)) "
        f"AND s.outcome IN ({_FOUND_SOMETHING}) AND {_HAS_CASE.format('s')}"
    )
    return [Found(*row) for row in rows]


def unclear(act: Act, before: str) -> list[Found]:
    """Cases that nobody holds for sure: a handover declined and not tried again, or offered before ``before``
    and not answered (``number`` is the handover's), or a lead who has left (``number`` is 0)."""
    rows = act.all(
        "SELECT h.person, substr(s.at, 1, 10), h.number FROM handover h "
        "JOIN handover_step s ON s.handover = h.id AND s.state = h.state "
        "WHERE (h.state = ?1 OR h.state = ?2 AND s.at < ?3) AND NOT EXISTS "
        "(SELECT 1 FROM handover n WHERE n.person = h.person AND n.number > h.number) "
        f"AND {_HAS_CASE.format('h')} "
        "UNION ALL SELECT c.person, substr(o.revoked, 1, 10), 0 FROM operator o "
        "JOIN case_file c ON c.lead = o.id AND c.closed IS NULL WHERE o.revoked IS NOT NULL",
        DECLINED,
        OFFERED,
        before,
    )
    return [Found(*row) for row in rows]
