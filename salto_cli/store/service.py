"""The catalogue of services. It is about units, not persons, so no judgement guards it."""

from salto_cli.models.service import Service
from salto_cli.models.text import fold
from salto_cli.store.act import Act, Row

_COLUMNS = "id, name, organisation, sector, kind, age_min, age_max, private, district, contact, unit, origin, verified"


def put(act: Act, service: Service) -> None:
    """Add a service, or replace what is known about one."""
    act.run(
        f"INSERT INTO service ({_COLUMNS}, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, organisation = excluded.organisation, "
        "sector = excluded.sector, kind = excluded.kind, age_min = excluded.age_min, "
        "age_max = excluded.age_max, private = excluded.private, district = excluded.district, "
        "contact = excluded.contact, unit = excluded.unit, origin = excluded.origin, "
        "verified = excluded.verified, folded = excluded.folded",
        service.id,
        service.name,
        service.organisation,
        service.sector,
        service.kind,
        service.age_min,
        service.age_max,
        int(service.private),
        service.district,
        service.contact,
        service.unit,
        service.origin,
        service.verified,
        fold(service.name),
    )


def all_of(act: Act) -> list[Service]:
    """Every service, by name."""
    rows = act.all(f"SELECT {_COLUMNS} FROM service ORDER BY folded")
    return [_service(row) for row in rows]


def _service(row: Row) -> Service:
    values = list(row)
    values[7] = bool(values[7])
    return Service(*values)
