"""What is so in the world, looked up in the tables: who is there to have something happen to."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from salto_cli.models.code import PERSON, STATEMENT, code, number_in
from salto_cli.models.day import age_on
from salto_cli.usecases.invented.services import KNOWS, around
from tests.year.office import Office

_RESTRICTED: Final = "p.id NOT IN (SELECT person FROM restriction WHERE lifted IS NULL)"


@dataclass(frozen=True, slots=True)
class Youth:
    """Someone with an open case; ``lead`` is a colleague's name."""

    row: int
    code: str
    born: str
    lead: str
    basis: str

    def age(self, day: str) -> int:
        """How old on a day."""
        return age_on(self.born, day)


def youths(office: Office) -> list[Youth]:
    """Everyone with an open case that is not restricted, by code."""
    found = office.rows(
        "SELECT p.id, p.number, p.born, o.name, c.basis FROM case_file c JOIN person p ON p.id = c.person "
        f"JOIN operator o ON o.id = c.lead WHERE c.closed IS NULL AND {_RESTRICTED} ORDER BY p.number"
    )
    return [Youth(row, code(PERSON, number), born, lead, basis) for row, number, born, lead, basis in found]


def guardians(office: Office, youth: int) -> list[str]:
    """The codes of those with parental responsibility today."""
    found = office.rows(
        "SELECT p.number FROM kin k JOIN person p ON p.id = k.other WHERE k.child = ? "
        "AND k.kind = 'guardian' AND k.unlinked IS NULL AND k.responsibility = 'yes' "
        "AND p.merged_into IS NULL ORDER BY p.number",
        youth,
    )
    return [code(PERSON, number) for (number,) in found]


def siblings(office: Office) -> list[str]:
    """The codes of siblings of those with an open case who have none of their own."""
    found = office.rows(
        "SELECT DISTINCT p.number FROM case_file c JOIN kin k ON c.person IN (k.child, k.other) "
        "JOIN person p ON p.id = iif(k.child = c.person, k.other, k.child) WHERE c.closed IS NULL "
        "AND k.kind = 'sibling' AND k.unlinked IS NULL AND k.sort <> 'none' AND p.merged_into IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM case_file d WHERE d.person = p.id) "
        f"AND {_RESTRICTED} ORDER BY p.number"
    )
    return [code(PERSON, number) for (number,) in found]


def consents(office: Office, youth: int | None = None) -> list[tuple[str, str]]:
    """Consents that were given and not withdrawn, with whose they are: (statement, person), by number."""
    found = office.rows(
        "SELECT s.number, p.number FROM statement s JOIN person p ON p.id = s.person "
        "JOIN case_file c ON c.person = p.id AND c.closed IS NULL "
        "WHERE s.verdict = 'grant' AND (?1 IS NULL OR s.person = ?1) AND coalesce(s.through_day, '9') >= ?2 "
        "AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.statement = s.id) ORDER BY s.number",
        youth,
        office.day,
    )
    return [(code(STATEMENT, statement), code(PERSON, person)) for statement, person in found]


def pairs(office: Office, youth: Youth) -> tuple[str, ...]:
    """A few services around a youth with what each would be told, as pairs of service:category."""
    known = office.dice.some(around(youth.age(office.day)), 2, 4)
    return tuple(f"{service}:{category}" for service in known for category in KNOWS[service])


def pairs_of(office: Office, statement: str) -> tuple[str, ...]:
    """What a consent was about, as pairs of service:category."""
    number = number_in(statement, STATEMENT, whole=True)
    ((services, categories, pairs),) = office.rows(
        "SELECT services, categories, pairs FROM statement WHERE number = ?", number
    )
    product = [(service, each) for service in json.loads(services) for each in json.loads(categories)]
    return tuple(f"{service}:{category}" for service, category in [*product, *json.loads(pairs)])


def voices(office: Office, youth: Youth) -> list[tuple[str, str | None]]:
    """Whose yes it takes, as a careful colleague asks: (giver, guardian)."""
    age = youth.age(office.day)
    own: list[tuple[str, str | None]] = [("subject", None)] if age >= 15 else []
    if age >= 18:
        return own
    return [*own, *(("guardian", each) for each in guardians(office, youth.row))]


def who_for(office: Office, lead: str, there: list[str]) -> str:
    """The lead where they are at work, else somebody who is."""
    return lead if lead in there else office.dice.choice(there or office.team)


def day_of(said: str) -> date:
    """The day of an ISO day or moment."""
    return date.fromisoformat(said[:10])


def listed(text: str) -> list[str]:
    """A stored list."""
    return list(json.loads(text))
