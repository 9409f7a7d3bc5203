"""What each colleague carries, counted over those whom this act may read: ids of colleagues and numbers."""

from salto_cli.store.act import Act
from salto_cli.store.caseload import FILE_ALLOWED
from salto_cli.store.lately import LAST_CONTACT


def cases(act: Act) -> dict[int, int]:
    """Open cases by who leads them."""
    return _counted(
        act,
        "SELECT c.lead, count(*) FROM case_file c "
        f"WHERE c.closed IS NULL AND c.person {FILE_ALLOWED} GROUP BY c.lead",
    )


def tasks(act: Act, before: str | None = None) -> dict[int, int]:
    """Open tasks by who does them; with ``before``, those that were due before that day."""
    return _counted(
        act,
        f"SELECT t.owner, count(*) FROM task t WHERE t.closed IS NULL AND t.person {FILE_ALLOWED} "
        "AND (?2 IS NULL OR t.due < ?2) GROUP BY t.owner",
        before,
    )


def contacts(act: Act, since: str) -> dict[int, int]:
    """Contacts that stand, from a day through today, by who leads the youth's case."""
    return _counted(
        act,
        "SELECT c.lead, count(*) FROM contact_person k JOIN case_file c ON c.person = k.person "
        f"AND c.closed IS NULL WHERE k.attempt = 0 AND k.retracted IS NULL AND k.person {FILE_ALLOWED} "
        "AND substr(k.happened, 1, 10) BETWEEN ?2 AND ?3 GROUP BY c.lead",
        since,
        act.day,
    )


def unseen(act: Act, through: str) -> dict[int, int]:
    """Youths whose last contact, or the opening of whose case, was on a day or before, by who leads it."""
    return _counted(
        act,
        "SELECT c.lead, count(*) FROM case_file c JOIN person p ON p.id = c.person "
        f"WHERE c.closed IS NULL AND c.person {FILE_ALLOWED} "
        f"AND substr(coalesce({LAST_CONTACT}, c.opened), 1, 10) <= ?2 GROUP BY c.lead",
        through,
    )


def _counted(act: Act, sql: str, *values: str | None) -> dict[int, int]:
    return {int(row[0]): int(row[1]) for row in act.all(sql, act.number, *values) if row[0] is not None}
