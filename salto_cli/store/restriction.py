"""Processing that has been restricted (GDPR art. 18): who, since when, on which ground."""

from typing import TYPE_CHECKING

from salto_cli.models.code import PERSON, code
from salto_cli.store.act import Act

if TYPE_CHECKING:
    from salto_cli.models.restriction import Restriction  # few acts list them


def standing(act: Act) -> frozenset[int]:
    """The ids of everyone whose processing is restricted now."""
    return frozenset(int(row[0]) for row in act.all("SELECT person FROM restriction WHERE lifted IS NULL"))


def of(act: Act, person: int) -> int | None:
    """The row of the restriction that stands for a person."""
    row = act.one("SELECT id FROM restriction WHERE person = ? AND lifted IS NULL", person)
    return int(row[0]) if row else None


def add(act: Act, person: int, ground: str) -> None:
    """Restrict from today."""
    act.add("restriction", person=person, ground=ground, since=act.day, by=act.operator)


def lift(act: Act, row: int, reason: str) -> None:
    """Lift one restriction today."""
    act.change("restriction", row, lifted=act.day, reason=reason)


def everyone(act: Act) -> "list[Restriction]":
    """Everyone whose processing is restricted and whom this act may name, the oldest first."""
    from salto_cli.models.restriction import Restriction  # few acts list them

    rows = act.all(
        "SELECT p.id, p.number, p.name, p.born, r.ground, r.since, o.name FROM restriction r "
        "JOIN person p ON p.id = r.person JOIN operator o ON o.id = r.by WHERE r.lifted IS NULL "
        "AND p.id IN (SELECT person FROM allowed WHERE act = ?) ORDER BY r.since, p.number",
        act.number,
    )
    if rows:
        act.saw("restriction", (int(row[0]) for row in rows), len(rows))
    return [Restriction(code(PERSON, row[1]), row[2], row[3], row[4], row[5], row[6]) for row in rows]
