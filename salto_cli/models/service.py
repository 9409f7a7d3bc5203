"""Services: units that can receive information. A recipient is a service, never a sector or an employee."""

import re
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.code import WRITTEN
from salto_cli.models.day import days_between
from salto_cli.models.order import COORDINATION, UPKEEP, Order
from salto_cli.models.text import fold

STALE_DAYS: Final = 183  # half a year: offers close, move and change hands faster than that
OLDEST: Final = 120  # years of age; above it is a typing error
ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH: Final = 60


@frozen
class Service:
    """One unit: ``sector`` is the policy's word for its kind of recipient; without one it gets nothing.

    ``origin`` says where the entry comes from, ``verified`` the day someone last made sure of it.
    Ages are included at both ends; None at both is not stated.
    """

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

    @property
    def states_ages(self) -> bool:
        """Whether it says for which ages it is."""
        return self.age_min is not None or self.age_max is not None

    def takes(self, age: int) -> bool:
        """Whether it is for someone of ``age``, as far as it says."""
        return (self.age_min or 0) <= age <= (OLDEST if self.age_max is None else self.age_max)

    def is_fresh(self, day: str) -> bool:
        """Whether someone has made sure of it within the last half year."""
        if self.verified is None:
            return False
        return days_between(self.verified, day) <= STALE_DAYS


def slug(name: str) -> str:
    """A name as an id: ``NAV Ungdomsteam, Alna`` is ``nav-ungdomsteam-alna``; whole words, not too long."""
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in fold(name)).split()
    made = "-".join(words)
    while len(made) > ID_LENGTH and "-" in made:
        made = made.rpartition("-")[0]
    return made[:ID_LENGTH]


def check_id(id_: str) -> None:
    """Raise Unacceptable for an id that could not be told from a person's code, or is not plain."""
    if not ID.fullmatch(id_) or id_.isdigit() or WRITTEN.fullmatch(id_):
        raise Unacceptable(
            _("the service's id is not usable"),
            _("use small letters, digits and hyphens, as in nav-ungdomsteam; it may not look like a code"),
        )


def check_ages(age_min: int | None, age_max: int | None) -> None:
    """Raise Unacceptable for ages that nobody has, or the wrong way round."""
    ages = [age for age in (age_min, age_max) if age is not None]
    if any(age > OLDEST for age in ages) or ages != sorted(ages):
        raise Unacceptable(_("the ages do not fit together"), _("the lower age comes first, as in 13 and 18"))


@frozen
class BringStarterServices(Order):
    """Put the catalogue that comes with the program into a new store."""

    command = "service import"
    purpose = UPKEEP


@frozen(kw_only=True)
class ListServices(Order):
    """List the catalogue, whole or in part. ``fresh``: made sure of within half a year, or not."""

    command = "service list"
    purpose = COORDINATION

    sector: str | None = None
    age: int | None = None
    district: str | None = None
    fresh: bool | None = None


@frozen(kw_only=True)
class FindServices(Order):
    """Find services by any word in name, organisation or kind."""

    command = "service find"
    purpose = COORDINATION

    text: str
    sector: str | None = None
    age: int | None = None


@frozen
class ShowService(Order):
    """Show one service."""

    command = "service show"
    purpose = COORDINATION

    service: str


@frozen(kw_only=True)
class AddService(Order):
    """Add a service to the catalogue."""

    command = "service add"
    purpose = UPKEEP

    name: str = ask(N_("Name of the service"))
    sector: str | None = ask(
        N_("Sector: decides what it may be given"),
        asked.CHOICE,
        of="service_sector",
        always=True,
        default=None,
    )
    kind: str = ask(N_("What it offers"), asked.CHOICE, of="service_kind", always=True, default="other")
    organisation: str | None = ask(N_("Part of which organisation"), always=True, default=None)
    private: bool | None = ask(N_("Private or voluntary"), asked.YES_NO, default=None)
    age_min: int | None = ask(N_("From which age"), asked.NUMBER, always=True, default=None)
    age_max: int | None = ask(N_("Through which age"), asked.NUMBER, always=True, default=None)
    district: str | None = ask(N_("District"), asked.DISTRICT, always=True, default=None)
    unit: str | None = ask(N_("Unit, where a consent must name one"), default=None)
    contact: str | None = ask(N_("How to reach it (not one employee)"), always=True, default=None)
    id: str | None = ask(N_("Id"), default=None)

    def __post_init__(self) -> None:
        """Refuse what does not fit together, before anything is opened."""
        check_ages(self.age_min, self.age_max)
        check_id(self.key)

    @property
    def key(self) -> str:
        """The id it gets: the one given, or made from the name."""
        return self.id or slug(self.name)


@frozen(kw_only=True)
class VerifyService(Order):
    """Say that a service's entry has been made sure of today."""

    command = "service verify"
    purpose = UPKEEP

    service: str = ask(N_("Service"), asked.SERVICE)
    contact: str | None = ask(N_("How to reach it (not one employee)"), always=True, default=None)


@frozen
class ImportServices(Order):
    """Bring in a file of services, all of it or nothing. ``text`` is what the file holds.

    ``renamed``: services in use that are called something else are the same units with a new name.
    """

    command = "service import"
    purpose = UPKEEP

    text: str = field(repr=False)
    origin: str
    renamed: bool = False


@frozen
class ServiceList:
    """Services that fit, on the day ``on``; ``held`` is how many the whole catalogue has."""

    on: str
    held: int
    services: tuple[Service, ...]


@frozen
class ServiceShown:
    """One service; ``fresh``: someone has made sure of it within half a year."""

    service: Service
    fresh: bool


@frozen
class ServiceAdded:
    """A service has been added."""

    service: Service


@frozen
class ServiceVerified:
    """Someone has made sure of a service today."""

    service: Service


@frozen
class ServicesImported:
    """A file has been brought in: ids by what became of them; ``without_sector`` get nothing."""

    origin: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    without_sector: tuple[str, ...]
