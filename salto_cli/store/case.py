"""Cases: the follow-up of one person, with its basis, lead and who is responsible now."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from salto_cli.models.case import Case, EarlierCase
from salto_cli.store.act import Act
from salto_cli.store.standing import OWN, own_alone

_FILE = "c.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"
_ALLOWED = "c.person IN (SELECT person FROM allowed WHERE act = ?)"


def open_case(
    act: Act,
    person: int,
    *,
    basis: str,
    reference: str | None,
    lead: int,
    purposes: Sequence[str],
    lead_district: str | None = None,
    coordinator: str | None = None,
) -> int:
    """Open a case; the lead is responsible until a handover is accepted. Returns the row's id."""
    return act.add(
        "case_file",
        person=person,
        basis=basis,
        basis_reference=reference,
        lead=lead,
        lead_district=lead_district,
        coordinator=coordinator,
        purposes=json.dumps(list(purposes)),
        opened=act.day,
        responsible_operator=lead,
    )


def is_open(act: Act, person: int) -> bool:
    """Whether the person has an open case: known before anything is judged, and handed out to nobody."""
    return act.one("SELECT 1 FROM case_file WHERE person = ? AND closed IS NULL", person) is not None


def has_been(act: Act, person: int) -> bool:
    """Whether the person has, or has had, a case."""
    return act.one("SELECT 1 FROM case_file WHERE person = ? LIMIT 1", person) is not None


def basis_of(act: Act, person: int) -> tuple[str, str | None] | None:
    """Basis and reference of the open case, for the judge; None where there is none."""
    row = act.one("SELECT basis, basis_reference FROM case_file WHERE person = ? AND closed IS NULL", person)
    return (str(row[0]), row[1]) if row else None


def of(act: Act, person: int) -> Case | None:
    """The open case of a person whose file this act may read."""
    row = act.one(
        "SELECT c.basis, c.basis_reference, l.name, c.lead_district, c.coordinator, c.purposes, c.opened, "
        "coalesce(r.name, s.name), c.revision FROM case_file c JOIN operator l ON l.id = c.lead "
        "LEFT JOIN operator r ON r.id = c.responsible_operator "
        f"LEFT JOIN service s ON s.id = c.responsible_service WHERE {_FILE} "
        "AND c.person = ? AND c.closed IS NULL",
        act.number,
        person,
    )
    if row is None:
        return None
    act.saw("case_file", [person])
    basis, reference, lead, district, coordinator, purposes, opened, responsible, revision = row
    return Case(
        basis,
        reference,
        lead,
        district,
        coordinator,
        tuple(json.loads(purposes)),
        opened,
        responsible,
        revision,
    )


def earlier(act: Act, person: int) -> tuple[EarlierCase, ...]:
    """When a person's closed cases were opened and closed, the newest first; a worker knows of their own."""
    rows = act.all(
        f"SELECT c.opened, c.closed FROM case_file c WHERE {_ALLOWED} AND c.person = ? "
        f"AND c.closed IS NOT NULL AND {OWN} ORDER BY c.closed DESC, c.opened DESC",
        act.number,
        person,
        own_alone(act),
    )
    if rows:
        act.saw("case_file", [person], len(rows))
    return tuple(EarlierCase(row[0], row[1]) for row in rows)


def row_of(act: Act, person: int) -> int:
    """The row of the open case."""
    found = act.one("SELECT id FROM case_file WHERE person = ? AND closed IS NULL", person)
    assert found is not None, "unreachable: an open case was judged in this act"
    return int(found[0])


def change(act: Act, person: int, **values: Any) -> None:
    """Change named columns of the open case; its revision rises by one."""
    row = act.one("SELECT id, revision FROM case_file WHERE person = ? AND closed IS NULL", person)
    if row is None:
        raise AssertionError("unreachable: an open case was judged in this act")
    if isinstance(values.get("purposes"), Iterable):
        values["purposes"] = json.dumps(list(values["purposes"]))
    act.change("case_file", int(row[0]), **values, revision=int(row[1]) + 1)
