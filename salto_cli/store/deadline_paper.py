"""What of deadlines stays off paper: it may be lost, and it may lie open on a kitchen table.

Looked for when the paper is made, not only when something was written: someone may have come here since, and
a place may have become one to stay away from.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from salto_cli.models.code import TASK, code, number_in
from salto_cli.store import mention, whereabouts
from salto_cli.store.act import Act, Row

_WRITTEN: Final = (
    "SELECT t.number, t.person, t.text, d.place, d.needs, d.consequence, t.others <> '[]', "
    "p.protected = 1 OR p.protected_through IS NOT NULL "
    "FROM task t JOIN deadline d ON d.id = t.id JOIN person p ON p.id = t.person "
    "WHERE t.number IN (SELECT value FROM json_each(?)) "
    "AND t.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"
)


def name_others(act: Act, codes: Sequence[str]) -> tuple[str, ...]:
    """Those of these deadlines in which someone else is named, in any of their words."""
    rows = _written(act, codes)
    texts = defaultdict[int, list[str]](list)
    for row in rows:
        texts[row[1]].append(" \n".join(each for each in row[2:6] if each))
    found = {person: iter(names) for person, names in mention.named_in(act, texts).items()}
    return tuple(code(TASK, row[0]) for row in rows if next(found[row[1]]) or row[6])


def unsafe(act: Act, codes: Sequence[str]) -> tuple[str, ...]:
    """Those of these deadlines whose place may be one that their person stays away from."""
    rows = [row for row in _written(act, codes) if row[3]]
    places = _places(rows)
    found = whereabouts.unsafe(act, places)
    return tuple(code(TASK, row[0]) for row in rows if row[3] in found[row[1]])


def nobodys_business(act: Act, codes: Sequence[str]) -> tuple[str, ...]:
    """Those of these deadlines whose place tells where someone lives or how to reach them: of someone with a
    protected address any place, of others one that holds a number or a street of theirs or their family's."""
    rows = [row for row in _written(act, codes) if row[3]]
    told = whereabouts.told_in(act, _places(rows))
    return tuple(code(TASK, row[0]) for row in rows if row[7] or row[3] in told[row[1]])


def _places(rows: Sequence[Row]) -> dict[int, set[str]]:
    places = defaultdict[int, set[str]](set)
    for row in rows:
        places[row[1]].add(row[3])
    return places


def _written(act: Act, codes: Sequence[str]) -> list[Row]:
    numbers = json.dumps([number_in(each, TASK, whole=True) for each in codes])
    return act.all(_WRITTEN, numbers, act.number)
