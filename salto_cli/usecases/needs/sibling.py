"""Siblings who are due for a look, in their own right: whose sibling they are is not said here."""

from salto_cli.models import today as kinds
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.question import IDENTITY
from salto_cli.models.today import Item
from salto_cli.store import sibling
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need


def _due(act: Act, whose: int | None) -> list[Found]:
    numbers = settings.of(act)
    return sibling.due(act, whose, days_on(act.day, numbers.number("sibling.ahead")), numbers)


def _looked_at(each: Found, person: Named, day: str) -> Item:
    days = days_between(day, each.day or day)
    what = kinds.SIBLING_LATE if days < 0 else kinds.SIBLING
    return Item(what, person, each.day, days, f"salto sibling check {person.code}")


NEEDS = (Need(kinds.SIBLING, "sibling_look", _due, _looked_at, level=IDENTITY),)
