"""Who is like whom, for speaking of a case without a name, and who is new: among those who may be read."""

import json
from collections.abc import Iterable
from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.models.audience import Case
from salto_cli.models.code import PERSON, code
from salto_cli.store.act import Act
from salto_cli.store.today import Found

FILE_ALLOWED = "IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"


@frozen
class Likeness:
    """What might be told of a case without a name. ``reasons`` are why someone is on the board."""

    person: int
    born: str = field(repr=False)
    district: str | None
    reasons: frozenset[str]


def readable(act: Act, persons: Iterable[int]) -> list[int]:
    """Those of ``persons``, in their order, whose file this act may read."""
    rows = act.all(
        f"SELECT value FROM json_each(?) WHERE value {FILE_ALLOWED} ORDER BY key",
        json.dumps(list(persons)),
        act.number,
    )
    return [int(row[0]) for row in rows]


def cases(act: Act, persons: Iterable[int]) -> dict[int, Case]:
    """Code and agreed first name of those of ``persons`` whom this act may know, by their ids."""
    rows = act.all(
        "SELECT p.id, p.number, p.called FROM person p WHERE p.id IN (SELECT value FROM json_each(?)) "
        "AND p.id IN (SELECT person FROM allowed WHERE act = ?)",
        json.dumps(list(persons)),
        act.number,
    )
    if rows:
        act.saw("person", {row[0] for row in rows}, len(rows))
    return {int(row[0]): Case(code(PERSON, row[1]), row[2]) for row in rows}


def likenesses(act: Act) -> list[Likeness]:
    """Everyone with an open case whose file this act may read: for counting, and never to be shown."""
    rows = act.all(
        "SELECT p.id, p.born, coalesce(p.stay_district, p.home_district), b.reason FROM case_file c "
        "JOIN person p ON p.id = c.person LEFT JOIN board b ON b.person = p.id AND b.left IS NULL "
        f"WHERE c.closed IS NULL AND p.id {FILE_ALLOWED}",
        act.number,
    )
    return [
        Likeness(int(row[0]), row[1], row[2], frozenset(json.loads(row[3]) if row[3] else ())) for row in rows
    ]


def opened_since(act: Act, day: str) -> list[Found]:
    """Cases opened on ``day`` or later of those who are not on the board and do not wait for it."""
    rows = act.all(
        "SELECT c.person, substr(c.opened, 1, 10) FROM case_file c WHERE c.closed IS NULL AND c.opened >= ? "
        "AND NOT EXISTS (SELECT 1 FROM board b WHERE b.person = c.person AND b.left IS NULL) "
        f"AND c.person {FILE_ALLOWED} ORDER BY substr(c.opened, 1, 10), "
        "(SELECT number FROM person WHERE id = c.person)",
        day,
        act.number,
    )
    return [Found(int(row[0]), row[1]) for row in rows]
