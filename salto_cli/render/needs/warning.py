"""How warnings are shown in the day: that there is one, never what it says."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import NEEDS, WARN
from salto_cli.render.needs.need import Line


def _review(item: Item) -> str:
    said = _("{code}, {kind}: look at it again, it was for {day}")
    return said.format(code=item.code, kind=item.text, day=day.spoken(item.day or ""))


def _untold(item: Item) -> str:
    said = _("{code}, {kind}: tell them, or say why not; written {day}")
    return said.format(code=item.code, kind=item.text, day=day.short(item.day))


LINES = {
    kinds.WARNING_REVIEW: Line(
        WARN,
        lambda n: plural("{n} warning is to be looked at again", "{n} warnings are to be looked at again", n),
        _review,
        "salto warnings",
    ),
    kinds.WARNING_UNTOLD: Line(
        NEEDS,
        lambda n: plural("{n} person does not know of a warning", "{n} persons do not know of a warning", n),
        _untold,
        "salto warnings",
    ),
}
