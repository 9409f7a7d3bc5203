"""The catalogue of services."""

import csv
from importlib.resources import files

from salto_cli.models.service import BringStarterServices, Service
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases.door import asks, nothing, perform

ORIGIN = "Bydel Gamle Oslo, 2021"


@asks(nothing)
def _bring(act: Act, _order: BringStarterServices) -> int:
    text = files("salto_cli").joinpath("data/services.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for row in rows:
        services.put(act, _service(row))
    return len(rows)


def bring_starter_services(store: Store) -> int:
    """Put the starter catalogue into a new store; returns how many services it holds."""
    return perform(store, BringStarterServices(), _bring)


def _service(row: dict[str, str]) -> Service:
    return Service(
        id=row["id"],
        name=row["name"],
        organisation=row["organisation"],
        sector=row["policy_sector"] or None,
        kind=row["kind"],
        age_min=int(row["age_min"]) if row["age_min"] else None,
        age_max=int(row["age_max"]) if row["age_max"] else None,
        private=row["private"] == "yes",
        district=row["district"] or None,
        contact=None,
        unit=None,
        origin=ORIGIN,
        verified=None,
    )
