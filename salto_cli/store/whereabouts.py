"""Where someone can be found: what of it stands in a text, and which places are none to send anyone to.

Compared here and never shown.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from salto_cli.models.anonymity import Traces, reaches
from salto_cli.models.place import may_be_same
from salto_cli.models.trait import UNSAFE_PLACE
from salto_cli.store import kin
from salto_cli.store.act import Act


def told_in(act: Act, texts: Mapping[int, Iterable[str]]) -> dict[int, set[str]]:
    """By person, those of the texts about them that tell where to reach them or their family: a number or a
    street that is held here."""
    if not texts:
        return {}
    families = {person: (person, *kin.around(act, person)) for person in texts}
    traces = _traces(act, {each for family in families.values() for each in family})
    return {
        person: {
            text
            for text in written
            if any(reaches(text, traces[each]) for each in families[person] if each in traces)
        }
        for person, written in texts.items()
    }


def unsafe(act: Act, places: Mapping[int, Iterable[str]]) -> dict[int, set[str]]:
    """By person, those of these places that may be one they stay away from, as it is noted now."""
    noted = defaultdict[int, list[str]](list)
    for person, place in act.all(
        "SELECT person, text FROM trait WHERE kind = ? AND ended IS NULL "
        "AND person IN (SELECT value FROM json_each(?))",
        UNSAFE_PLACE,
        json.dumps(list(places)),
    ):
        noted[int(person)].append(place)
    return {
        person: {place for place in said if any(may_be_same(place, each) for each in noted[person])}
        for person, said in places.items()
    }


def _traces(act: Act, persons: Iterable[int]) -> dict[int, Traces]:
    rows = act.all(
        "SELECT id, name, born, phone, address, national_id FROM person "
        "WHERE id IN (SELECT value FROM json_each(?)) AND (phone IS NOT NULL OR address IS NOT NULL "
        "OR national_id IS NOT NULL)",
        json.dumps(sorted(persons)),
    )
    return {int(row[0]): Traces(*row[1:]) for row in rows}
