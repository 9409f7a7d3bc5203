"""Recipients who are still to be told of a withdrawal, also when the case is closed by then."""

from salto_cli.models import today as kinds
from salto_cli.models.code import STATEMENT, code
from salto_cli.models.day import days_between
from salto_cli.models.named import Named
from salto_cli.models.question import IDENTITY
from salto_cli.models.today import Item
from salto_cli.models.words import word
from salto_cli.store import today as findings
from salto_cli.store.today import Found
from salto_cli.usecases.needs.need import Need


def _to_tell(each: Found, person: Named, day: str) -> Item:
    named = code(STATEMENT, each.number)
    return Item(
        kinds.UNTOLD,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto told {named} --to {each.state} --channel {word('reached', 'call').label}",
        code=named,
        text=each.text or each.state,
    )


NEEDS = (Need(kinds.UNTOLD, "notice", findings.untold, _to_tell, level=IDENTITY),)
