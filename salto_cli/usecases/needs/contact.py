"""Youths whom nobody has been in contact with for too long, and what came in since the last working day."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from salto_cli.models import today as kinds
from salto_cli.models.code import CONTACT, code
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item, Since
from salto_cli.models.workday import last_working
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need

CRISIS: Final = "crisis"  # the kind of contact (models/words/contact.py)
_CAME_IN: Final = "contacts since the last working day"


def lost(act: Act, whose: int | None) -> list[Found]:
    """Those with whom contact is lost, by the numbers of the week: sooner for those on the board."""
    week = settings.of(act)
    return findings.lost(
        act,
        whose,
        days_on(act.day, -week.number("caseload.quiet")),
        days_on(act.day, -week.number("caseload.quiet_active")),
        week.number("caseload.attempts"),
    )


def _unseen(each: Found, person: Named, day: str) -> Item:
    days = days_between(day, each.day) if each.day else None
    return Item(
        kinds.NO_CONTACT, person, each.day, days, f"salto log-contact {person.code}", count=each.number
    )


def came_in(act: Act, whose: int | None) -> list[Found]:
    """Contacts since the last working day; looked up once for everything that is said of them."""
    if _CAME_IN not in act.looked_up:
        act.looked_up[_CAME_IN] = findings.came_in(act, whose, _last_working_day(act.day))
    found: list[Found] = act.looked_up[_CAME_IN]
    return found


def since(act: Act, found: Sequence[Found]) -> Since | None:
    """How many contacts came in, and how many crises; None where nothing did."""
    if not found:
        return None
    contacts = {each.number: each.state for each in found}
    crises = sum(kind == CRISIS for kind in contacts.values())
    return Since(_last_working_day(act.day), len(contacts), crises)


def _last_working_day(day: str) -> str:
    """The working day before ``day``: on a Monday it is the Friday, after Easter the day before it."""
    return last_working(date.fromisoformat(day)).isoformat()


def _crises(act: Act, whose: int | None) -> list[Found]:
    return [each for each in came_in(act, whose) if each.state == CRISIS]


def _crisis(each: Found, person: Named, day: str) -> Item:
    days = days_between(day, each.day or day)
    return Item(
        kinds.CRISIS, person, each.day, days, f"salto contacts {person.code}", code=code(CONTACT, each.number)
    )


NEEDS = (
    Need(kinds.CRISIS, "contact", _crises, _crisis),
    Need(kinds.NO_CONTACT, "contact", lost, _unseen),
)
