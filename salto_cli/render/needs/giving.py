"""How what was given without consent is shown in the day, until it is written down and looked at again."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import NEEDS, WARN
from salto_cli.render.needs.need import Line


def _undocumented(item: Item) -> str:
    return _("{code}: write down today what it rested on").format(code=item.code)


def _review(item: Item) -> str:
    return _("{code}: look at it again, {day}").format(code=item.code, day=day.spoken(item.day or ""))


LINES = {
    kinds.UNDOCUMENTED: Line(
        WARN,
        lambda n: plural(
            "{n} sharing without consent is not written down",
            "{n} sharings without consent are not written down",
            n,
        ),
        _undocumented,
        "salto today --whole",
    ),
    kinds.REVIEW: Line(
        NEEDS,
        lambda n: plural(
            "{n} sharing without consent is to be looked at again",
            "{n} sharings without consent are to be looked at again",
            n,
        ),
        _review,
        "salto today --whole",
    ),
}
