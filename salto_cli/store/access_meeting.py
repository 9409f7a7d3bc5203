"""What meetings decided about a person, as it leaves to that person in the copy of everything."""

import json
from collections.abc import Iterator

from salto_cli.models.access import Held, Words
from salto_cli.models.code import DECISION, code
from salto_cli.store.access_reading import Reading, if_any

_DECISIONS = (
    "SELECT m.day, d.number, d.type, d.text || coalesce(' – ' || d.disagreement, '') || coalesce("
    "(SELECT group_concat(char(10) || x.why, '' ORDER BY x.n) FROM decision_status x "
    "WHERE x.decision = d.id AND x.why IS NOT NULL), ''), coalesce(t.category, ''), d.others, d.agreed, "
    "d.review, (SELECT x.status FROM decision_status x WHERE x.decision = d.id ORDER BY x.n DESC LIMIT 1) "
    "FROM decision d JOIN meeting m ON m.id = d.meeting LEFT JOIN task t ON t.id = d.task "
    "WHERE d.person = ?1 AND {may} ORDER BY d.number"
)


def decisions(at: Reading) -> Iterator[Held]:
    """Each decision with what became of it, and why; a text that names others goes to the judge with them."""
    for day, number, kind, text, category, others, agreed, review, status in at.rows("decision", _DECISIONS):
        words: Words = (
            ("decision_type", kind),
            *if_any("category", category),
            *((("agreed", "yes" if agreed else "no"),) if agreed is not None else ()),
            *if_any("decision_status", status),
            ("due", review),
        )
        about = tuple(json.loads(others))
        yield Held(
            "decision", day, code(DECISION, number), words, text, category or "identity", about=about,
            others=len(about),
        )  # fmt: skip


_TAKEN_UP = (
    "SELECT m.day, a.how, a.services, EXISTS (SELECT 1 FROM forewarned f WHERE f.meeting = m.id "
    "AND f.person = a.person) FROM agenda a JOIN meeting m ON m.id = a.meeting "
    "WHERE a.person = ?1 AND {may} ORDER BY m.day"
)


def taken_up(at: Reading) -> Iterator[Held]:
    """Each meeting that took the case up or is to, who might be in the room for it, and whether the person
    was told of that before."""
    for day, how, services, told in at.rows("agenda", _TAKEN_UP):
        words: Words = (
            ("taken_up", how),
            *(("service", each) for each in json.loads(services)),
            *((("forewarned", "yes"),) if told else ()),
        )
        yield Held("meeting", day, None, words)
