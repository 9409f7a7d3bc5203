"""Youths whom nobody has been in contact with for too long."""

from salto_cli.models import today as kinds
from salto_cli.models.caseload import QUIET
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases.needs.need import Need


def _quiet(act: Act, whose: int | None) -> list[Found]:
    return findings.quiet(act, whose, days_on(act.day, -QUIET))


def _unseen(each: Found, person: Named, day: str) -> Item:
    days = days_between(day, each.day) if each.day else None
    return Item(kinds.NO_CONTACT, person, each.day, days, f"salto log-contact {person.code}")


NEEDS = (Need(kinds.NO_CONTACT, "contact", _quiet, _unseen),)
