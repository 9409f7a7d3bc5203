"""Consents that run out soon."""

from salto_cli.consent.policy import in_force
from salto_cli.models import today as kinds
from salto_cli.models.code import STATEMENT, code
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need


def _expiring(act: Act, whose: int | None) -> list[Found]:
    ahead = max(settings.of(act).numbers("consent.ahead"))
    return expiring(act, whose, ahead)


def expiring(act: Act, whose: int | None, ahead: int) -> list[Found]:
    """Every yes that stands and runs out within so many days."""
    months = in_force().switches.max_months
    return findings.expiring(act, whose, months, act.day, days_on(act.day, ahead))


def _expires(each: Found, person: Named, day: str) -> Item:
    return Item(
        kinds.EXPIRING,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto grant-consent {person.code}",
        code=code(STATEMENT, each.number),
    )


NEEDS = (Need(kinds.EXPIRING, "statement", _expiring, _expires),)
