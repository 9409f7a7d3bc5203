"""The register of what was given to whom: rows that are added, never altered."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from salto_cli.models.code import DISCLOSURE, PERSON, code
from salto_cli.models.disclosure import Disclosure, Line
from salto_cli.models.note import TOLD_NO
from salto_cli.store.act import Act, Row


def add(
    act: Act,
    person: int,
    service: str | None,
    *,
    recipient: int | None = None,
    day: str,
    means: str,
    categories: Sequence[str],
    lines: Sequence[Line],
    rests_on: Sequence[str],
) -> str:
    """Note that these lines about ``person`` are given out in this act; returns the code.

    They go to a ``service``, or else to the person ``recipient``: a guardian, or the person themselves.
    """
    number = act.next_number("disclosure")
    act.add(
        "disclosure",
        number=number,
        person=person,
        service=service,
        recipient=recipient,
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
        "d.rests_on, g.basis, g.law, (SELECT a.told FROM assessment a WHERE a.ground = g.id "
        "ORDER BY a.typed DESC LIMIT 1), EXISTS (SELECT 1 FROM undelivered u WHERE u.disclosure = d.id), "
        "r.number FROM disclosure d LEFT JOIN ground g ON g.disclosure = d.id "
        "LEFT JOIN person r ON r.id = d.recipient WHERE d.person = ? "
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
        basis=row[9],
        law=tuple(json.loads(row[10])) if row[10] else (),
        told=row[9] is None or not (row[11] or TOLD_NO).startswith(TOLD_NO),
        handed_out=not row[12],
        recipient=code(PERSON, row[13]) if row[13] else None,
    )


def recipients(act: Act, person: int) -> tuple[int, ...]:
    """The ids of other persons who have been given something about ``person``; for the judge."""
    rows = act.all(
        "SELECT DISTINCT recipient FROM disclosure WHERE person = ? AND recipient IS NOT NULL", person
    )
    return tuple(int(row[0]) for row in rows)


def refused(act: Act, person: int) -> list[tuple[str, str, list[list[str]], bool]]:
    """Sharings about ``person`` that were tried and that the rules stopped, the newest first.

    Each with recipient, day, every answer of that try, also the yes (category, decision, reason), and whether
    it was to go without consent, on a basis in law. A question that only asked
    (may-share) is none, nor are a meeting's sheets that were made without the person: their acts were done.
    """
    rows = act.all(
        "SELECT d.body ->> 'recipient', substr(a.at, 1, 10), "
        "(SELECT json_group_array(json(v.value)) FROM judgement k "
        "JOIN judgement_detail e ON e.act = k.act AND e.n = k.n, json_each(e.body, '$.answers') v "
        "WHERE k.act = j.act AND k.question = j.question AND k.persons = j.persons "
        "AND e.body ->> 'recipient' = d.body ->> 'recipient'), "
        "json_array_length(d.body, '$.bases') FROM outcome o "
        "JOIN act a ON a.id = o.act JOIN judgement j ON j.act = o.act AND j.question = 'share' "
        "AND j.decision <> 'allow' JOIN judgement_detail d ON d.act = j.act AND d.n = j.n, "
        "json_each(j.persons) p WHERE o.result = 'refused' AND p.value = ?1 "
        "AND ?1 IN (SELECT person FROM allowed WHERE act = ?2) ORDER BY o.act DESC",
        person,
        act.number,
    )
    return [(row[0], row[1], json.loads(row[2]), bool(row[3])) for row in rows]
