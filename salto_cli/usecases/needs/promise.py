"""Promises that ended or moved, and nobody has told whoever they were given to. Open ones are tasks."""

from datetime import date

from salto_cli.consent.policy import in_force
from salto_cli.models import today as kinds
from salto_cli.models.code import TASK, code
from salto_cli.models.day import days_between, months_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.models.words import word
from salto_cli.store import promised
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases.needs.need import Need


def _untold(act: Act, whose: int | None) -> list[Found]:
    grown = months_on(date.fromisoformat(act.day), -12 * in_force().ages.adult)
    return promised.untold(act, whose, grown.isoformat())


def _to_tell(each: Found, person: Named, day: str) -> Item:
    named = code(TASK, each.number)
    return Item(
        kinds.PROMISE_UNTOLD,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto promise told {named}",
        code=named,
        text=word("promise_ended", each.state).label,
    )


NEEDS = (Need(kinds.PROMISE_UNTOLD, "promise", _untold, _to_tell),)
