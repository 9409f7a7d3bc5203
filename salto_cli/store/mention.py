"""Who may be named in a text, as the store knows them: read to be compared, never to be shown.

Only the ids of those who are named are handed out; whoever shows more of them has them judged first.
"""

import json
from collections.abc import Collection, Mapping, Sequence

from salto_cli.models import mention
from salto_cli.models.mention import Known
from salto_cli.store import kin
from salto_cli.store.act import Act

# The parts of a folded name as a JSON list.
_PARTS = """'["' || replace(replace(replace(folded, '"', ''), '-', ' '), ' ', '","') || '"]'"""


def named_in(
    act: Act, texts: Mapping[int, Sequence[str]], there: Collection[int] = ()
) -> dict[int, list[frozenset[int]]]:
    """For each text about a person, the ids of the others whom it names.

    ``texts`` are lists of texts by the id of the person they are about; so is the result. The person's
    family is known by first name too, and whoever was ``there``; everyone else by two names or the code.
    """
    near = {person: frozenset([*kin.around(act, person), *there]) for person in texts}
    known = _known(act, [text for each in texts.values() for text in each], frozenset().union(*near.values()))
    return {
        person: [mention.in_text(text, known, near[person]) - {person} for text in each]
        for person, each in texts.items()
    }


def _known(act: Act, texts: Sequence[str], near: frozenset[int]) -> list[Known]:
    """Those whom the texts could name: a store may hold thousands, and a text names a few."""
    rows = act.all(
        "SELECT coalesce(merged_into, id), number, name, called FROM person WHERE EXISTS "
        f"(SELECT 1 FROM json_each({_PARTS}) WHERE value IN (SELECT value FROM json_each(?))) "
        "OR number IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?))",
        json.dumps(sorted(mention.parts(texts))),
        json.dumps(sorted(mention.numbers(texts))),
        json.dumps(sorted(near)),
    )
    return [Known(int(row[0]), int(row[1]), row[2], row[3]) for row in rows]
