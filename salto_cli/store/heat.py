"""Contacts counted by day, of whom this act may read: days and numbers, no words."""

import json
from collections.abc import Sequence

from salto_cli.models.heat import Count
from salto_cli.store.act import Act
from salto_cli.store.caseload import FILE_ALLOWED


def with_case(act: Act, whose: int | None) -> list[int]:
    """The ids of everyone whose open case this colleague leads or is responsible for; for the judge."""
    rows = act.all(
        "SELECT person FROM case_file WHERE closed IS NULL "
        "AND (?1 IS NULL OR lead = ?1 OR responsible_operator = ?1)",
        whose,
    )
    return [int(row[0]) for row in rows]


def days(act: Act, persons: Sequence[int], first: str) -> dict[int, dict[str, Count]]:
    """The days from ``first`` through today with contacts or attempts that stand, by person."""
    rows = act.all(
        "SELECT person, substr(happened, 1, 10) AS day, sum(attempt = 0), sum(attempt) FROM contact_person "
        "WHERE person IN (SELECT value FROM json_each(?)) AND retracted IS NULL AND happened >= ? "
        f"AND substr(happened, 1, 10) <= ? AND person {FILE_ALLOWED} GROUP BY person, day",
        json.dumps(list(persons)),
        first,
        act.day,
        act.number,
    )
    found = dict[int, dict[str, Count]]()
    for person, day, contacts, attempts in rows:
        found.setdefault(int(person), {})[day] = Count(int(contacts), int(attempts))
    if found:
        act.saw("contact", found, len(rows))
    return found


def last(act: Act, persons: Sequence[int]) -> dict[int, str]:
    """The last day of contact of each person, attempts aside."""
    rows = act.all(
        "SELECT p.value, (SELECT substr(k.happened, 1, 10) FROM contact_person k WHERE k.person = p.value "
        "AND k.attempt = 0 AND k.retracted IS NULL ORDER BY k.happened DESC LIMIT 1) "
        f"FROM json_each(?) p WHERE p.value {FILE_ALLOWED}",
        json.dumps(list(persons)),
        act.number,
    )
    return {int(row[0]): str(row[1]) for row in rows if row[1]}
