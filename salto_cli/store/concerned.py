"""Which services and guardians have to do with a person: named in a statement, asked, offered or given."""

from salto_cli.models.baton import OPEN
from salto_cli.models.code import PERSON, code
from salto_cli.store.act import Act

_OPEN = ", ".join(f"'{state}'" for state in OPEN)


def recipients(act: Act, person: int) -> list[str]:
    """Their ids and codes, each once. For the judge: nothing of it is shown that was not judged."""
    rows = act.all(
        "SELECT v.value FROM statement s, json_each(s.services) v WHERE s.person = ?1 "
        "UNION SELECT v.value ->> 0 FROM statement s, json_each(s.pairs) v WHERE s.person = ?1 "
        f"UNION SELECT to_service FROM handover WHERE person = ?1 AND state IN ({_OPEN}) "
        "UNION SELECT service FROM task WHERE person = ?1 AND closed IS NULL "
        "UNION SELECT service FROM disclosure WHERE person = ?1 ORDER BY 1",
        person,
    )
    others = act.all(
        "SELECT DISTINCT p.number FROM disclosure d JOIN person p ON p.id = d.recipient "
        "WHERE d.person = ?1 AND d.recipient <> ?1",
        person,
    )
    return list(
        dict.fromkeys([*(row[0] for row in rows if row[0]), *(code(PERSON, row[0]) for row in others)])
    )


def verified(act: Act) -> list[str]:
    """The ids of every service that somebody has made sure of."""
    rows = act.all("SELECT id FROM service WHERE verified IS NOT NULL AND sector IS NOT NULL ORDER BY folded")
    return [row[0] for row in rows]
