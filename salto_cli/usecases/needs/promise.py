"""Promises that ended or moved, and nobody has told whoever they were given to. Open ones are tasks."""

from salto_cli.models import today as kinds
from salto_cli.models.code import TASK, code
from salto_cli.models.day import days_between
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.models.words import word
from salto_cli.store import promised
from salto_cli.store.today import Found
from salto_cli.usecases.needs.need import Need


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


NEEDS = (Need(kinds.PROMISE_UNTOLD, "promise", promised.untold, _to_tell),)
