"""Youths who do not know yet what the next meeting will say of them, and to whom."""

from salto_cli.models import today as kinds
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.store import forewarned
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need


def _untold(act: Act, whose: int | None) -> list[Found]:
    through = days_on(act.day, settings.of(act).number("meeting.tell"))
    return forewarned.untold(act, whose, act.day, through)


def _to_be_told(each: Found, person: Named, day: str) -> Item:
    return Item(
        kinds.MEETING_UNTOLD,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto fleksiteam tell {person.code} --date {each.day}",
    )


NEEDS = (Need(kinds.MEETING_UNTOLD, "agenda", _untold, _to_be_told),)
