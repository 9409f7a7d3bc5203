"""What youths were told before a meeting: which service may hear and get on paper what about them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from salto_cli.store.act import Act


@dataclass(frozen=True, slots=True)
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
