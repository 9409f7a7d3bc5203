"""Cases: the follow-up of one person, with its basis, lead and who is responsible now."""

import json
from collections.abc import Sequence

from salto_cli.store.act import Act


def open_case(
    act: Act,
    person: int,
    *,
    basis: str,
    reference: str | None,
    lead: int,
    purposes: Sequence[str],
    lead_district: str | None = None,
) -> int:
    """Open a case; the lead is responsible until a handover is accepted. Returns the row's id."""
    return act.add(
        "case_file",
        person=person,
        basis=basis,
        basis_reference=reference,
        lead=lead,
        lead_district=lead_district,
        purposes=json.dumps(list(purposes)),
        opened=act.day,
        responsible_operator=lead,
    )
