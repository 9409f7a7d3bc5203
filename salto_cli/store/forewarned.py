"""What youths were told before a meeting: which service may hear and get on paper what about them."""

import json
from collections.abc import Iterable, Mapping

from salto_cli.frozen import frozen
from salto_cli.store.act import Act
from salto_cli.store.today import Found


@frozen
class Forewarning:
    """A youth was told on ``day`` that a service may hear and get on paper what is in ``categories``."""

    day: str
    categories: frozenset[str]


def add(act: Act, meeting: int, person: int, service: str, categories: Iterable[str], how: str) -> None:
    """Note that the operator has now told a youth what one service may have at a meeting."""
    act.add(
        "forewarned",
        meeting=meeting,
        person=person,
        service=service,
        categories=json.dumps(sorted(categories)),
        by=act.operator,
        at=act.moment,
        how=how,
    )


def on(act: Act, day: str) -> dict[tuple[int, str], Forewarning]:
    """All that youths were told before the meeting on ``day``, by person and service, with the last day.

    Only of whom this act may read something. What was told covers no category that came later.
    """
    rows = act.all(
        "SELECT f.person, f.service, max(substr(f.at, 1, 10)), json_group_array(c.value) FROM forewarned f "
        "JOIN meeting m ON m.id = f.meeting, json_each(f.categories) c WHERE m.day = ? "
        "AND f.person IN (SELECT person FROM allowed WHERE act = ?) GROUP BY f.person, f.service",
        day,
        act.number,
    )
    if rows:
        act.saw("forewarned", {row[0] for row in rows}, len(rows))
    return {
        (int(row[0]), str(row[1])): Forewarning(str(row[2]), frozenset(json.loads(row[3]))) for row in rows
    }


def day_of(
    warned: Mapping[tuple[int, str], Forewarning], person: int, service: str, may: frozenset[str]
) -> str | None:
    """The day a youth was told that a service may have all of ``may``; None where they were not."""
    found = warned.get((person, service))
    return found.day if found and may <= found.categories else None


def untold(act: Act, whose: int | None, first: str, last: str) -> list[Found]:
    """Those whom a meeting from ``first`` through ``last`` takes up by name with others in the room, and who
    have not been told anything before it. ``whose`` leads the case or is responsible; None is everyone's."""
    rows = act.all(
        "SELECT a.person, m.day FROM meeting m JOIN agenda a ON a.meeting = m.id "
        "JOIN case_file c ON c.person = a.person AND c.closed IS NULL "
        "WHERE m.day BETWEEN ?2 AND ?3 AND m.started IS NULL AND a.how = 'named' AND a.services <> '[]' "
        "AND (?1 IS NULL OR ?1 IN (c.lead, c.responsible_operator)) AND NOT EXISTS "
        "(SELECT 1 FROM forewarned f WHERE f.meeting = m.id AND f.person = a.person) "
        "ORDER BY m.day, a.block, a.position",
        whose,
        first,
        last,
    )
    return [Found(int(row[0]), str(row[1])) for row in rows]
