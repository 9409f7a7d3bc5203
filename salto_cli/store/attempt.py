"""An act that was refused or failed among others that are committed at once: its line in the log stays.

Whatever is not done is rolled back with all the others; that it was tried, and what the judge answered, is
read before that and written down once more, in an act that stands alone.
"""

import json

from salto_cli.frozen import frozen
from salto_cli.store.act import Act, Judged
from salto_cli.store.seal import Outcome


@frozen
class Attempt:
    """What was tried: the act's command and purpose, every answer of the judge, and how it ended."""

    command: str
    purpose: str
    judged: tuple[Judged, ...]
    outcome: Outcome


def of(act: Act, outcome: Outcome) -> Attempt:
    """What an act that is closed with ``outcome``, and not committed yet, has tried."""
    found = act.one("SELECT command, purpose FROM act WHERE id = ?", act.number)
    assert found is not None, "unreachable: the act is open"
    rows = act.all(
        "SELECT j.persons, j.question, j.decision, d.body FROM judgement j "
        "JOIN judgement_detail d ON d.act = j.act AND d.n = j.n WHERE j.act = ? ORDER BY j.n",
        act.number,
    )
    judged = (Judged(tuple(json.loads(row[0])), row[1], row[2], json.loads(row[3])) for row in rows)
    return Attempt(found[0], found[1], tuple(judged), outcome)
