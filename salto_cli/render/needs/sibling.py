"""How siblings who are due for a look are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import NEEDS, WARN
from salto_cli.render.needs.need import Line


def _late(item: Item) -> str:
    late = plural("{n} day late", "{n} days late", -(item.days or 0))
    return _("a look was due {day}, {late}").format(day=day.spoken(item.day or ""), late=late)


def _soon(item: Item) -> str:
    return _("look by {day}").format(day=day.spoken(item.day or ""))


LINES = {
    kinds.SIBLING_LATE: Line(
        WARN,
        lambda n: plural("{n} sibling has waited too long", "{n} siblings have waited too long", n),
        _late,
        "salto siblings",
    ),
    kinds.SIBLING: Line(
        NEEDS,
        lambda n: plural("{n} sibling is due for a look", "{n} siblings are due for a look", n),
        _soon,
        "salto siblings",
    ),
}
