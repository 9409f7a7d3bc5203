"""Counting open cases and contacts: only whom this act may read, and nothing but numbers comes out."""

from salto_cli.store.act import Act
from salto_cli.store.caseload import FILE_ALLOWED


def with_a_case(act: Act) -> tuple[int, ...]:
    """The ids of everyone with an open case: ids only, for the judge."""
    return tuple(int(row[0]) for row in act.all("SELECT person FROM case_file WHERE closed IS NULL"))


def by_district(act: Act) -> dict[str | None, int]:
    """Open cases by the district that follows up, or where the person stays or lives; None is not known."""
    return _counted(act, "coalesce(c.lead_district, p.stay_district, p.home_district)")


def by_lead(act: Act) -> dict[str | None, int]:
    """Open cases by who leads them."""
    return _counted(act, "(SELECT o.name FROM operator o WHERE o.id = c.lead)")


def by_birth(act: Act) -> dict[str | None, int]:
    """Open cases by birth date."""
    return _counted(act, "p.born")


def contacts(act: Act, since: str) -> tuple[int, int]:
    """Contacts and attempts that stand, from a day through today."""
    row = act.one(
        "SELECT count(DISTINCT contact) FILTER (WHERE attempt = 0), "
        "count(DISTINCT contact) FILTER (WHERE attempt = 1) FROM contact_person "
        f"WHERE retracted IS NULL AND substr(happened, 1, 10) BETWEEN ? AND ? AND person {FILE_ALLOWED}",
        since,
        act.day,
        act.number,
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


def _counted(act: Act, what: str) -> dict[str | None, int]:
    rows = act.all(
        f"SELECT {what} AS what, count(*) FROM case_file c JOIN person p ON p.id = c.person "
        f"WHERE c.closed IS NULL AND p.id {FILE_ALLOWED} GROUP BY what ORDER BY what",
        act.number,
    )
    return {row[0]: int(row[1]) for row in rows}
