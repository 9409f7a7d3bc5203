"""The register of what was given to whom: rows that are added, never altered."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from salto_cli.models.code import DISCLOSURE, code
from salto_cli.models.disclosure import Disclosure, Line
from salto_cli.store.act import Act, Row


def add(
    act: Act,
    person: int,
    service: str,
    *,
    day: str,
    means: str,
    categories: Sequence[str],
    lines: Sequence[Line],
    rests_on: Sequence[str],
) -> str:
    """Note that these lines about ``person`` are given to a service in this act; returns the code."""
    number = act.next_number("disclosure")
    act.add(
        "disclosure",
        number=number,
        person=person,
        service=service,
        day=day,
        act=act.number,
        means=means,
        categories=json.dumps(list(categories)),
        lines=json.dumps([asdict(line) for line in lines], ensure_ascii=False),
        rests_on=json.dumps(list(rests_on)),
    )
    return code(DISCLOSURE, number)


def of_person(act: Act, person: int) -> list[Disclosure]:
    """What has been given to whom about a person this act may read, the newest first."""
    rows = act.all(
        "SELECT d.number, coalesce((SELECT name FROM service WHERE id = d.service), ''), d.service, d.day, "
        "(SELECT at FROM act WHERE id = d.act), d.means, d.categories, json_array_length(d.lines), "
        "d.rests_on FROM disclosure d WHERE d.person = ? "
        "AND d.person IN (SELECT person FROM allowed WHERE act = ?) "
        "ORDER BY d.number DESC",
        person,
        act.number,
    )
    if rows:
        act.saw("disclosure", [person], len(rows))
    return [_disclosure(row) for row in rows]


def _disclosure(row: Row) -> Disclosure:
    return Disclosure(
        code=code(DISCLOSURE, row[0]),
        to=row[1],
        service=row[2],
        day=row[3],
        given=row[4],
        means=row[5],
        categories=tuple(json.loads(row[6])),
        lines=int(row[7]),
        rests_on=tuple(json.loads(row[8])),
    )
