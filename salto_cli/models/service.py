"""Services: units that can receive information. A recipient is a service, never a sector or an employee."""

from dataclasses import dataclass

from salto_cli.models.order import UPKEEP, Order


@dataclass(frozen=True, slots=True)
class Service:
    """One unit: ``sector`` is the policy's word for its kind of recipient; without one it gets nothing."""

    id: str
    name: str
    organisation: str
    sector: str | None
    kind: str
    age_min: int | None
    age_max: int | None
    private: bool
    district: str | None
    contact: str | None
    unit: str | None
    origin: str
    verified: str | None


@dataclass(frozen=True, slots=True)
class BringStarterServices(Order):
    """Put the catalogue that comes with the program into a new store."""

    command = "service import"
    purpose = UPKEEP
