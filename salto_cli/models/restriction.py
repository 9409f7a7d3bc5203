"""Restricting what may be done with what is held about someone (GDPR art. 18)."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import UPKEEP, Order


@frozen(kw_only=True)
class Restrict(Order):
    """Restrict the processing about a person: from now on it is stored, and no more."""

    command = "restrict"
    purpose = UPKEEP

    person: str = ask(N_("Person"), asked.PERSON)
    ground: str = ask(N_("Ground"), asked.CHOICE, of="restriction")


@frozen(kw_only=True)
class Lift(Order):
    """Lift a restriction. The person must have been told before (GDPR art. 18 nr. 3)."""

    command = "lift"
    purpose = UPKEEP

    person: str = ask(N_("Person"), asked.RESTRICTED)
    reason: str = ask(N_("Why it is lifted"))
    told: bool = ask(N_("Has the person been told beforehand?"), asked.YES_NO, insist=True, default=False)


@frozen
class ShowRestricted(Order):
    """Show whose processing is restricted."""

    command = "restricted"
    purpose = UPKEEP


@frozen
class Restriction:
    """One restriction that stands: whose, on which ground, since which day, and who restricted."""

    code: str
    name: str = field(repr=False)
    born: str
    ground: str
    since: str
    by: str

    @property
    def person(self) -> Named:
        """Who it is about."""
        return Named(self.code, self.name, self.born)


@frozen
class Restricted:
    """Processing has been restricted, or with ``lifted`` the restriction is over."""

    person: Named
    ground: str
    day: str
    lifted: bool = False


@frozen
class RestrictedList:
    """Everyone whose processing is restricted, the oldest first."""

    restrictions: tuple[Restriction, ...]
