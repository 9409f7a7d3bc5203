"""How handovers are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import DOT, NEEDS, NO
from salto_cli.render.needs.need import Line


def _declined(item: Item) -> str:
    return f"{item.code} {DOT} {day.short(item.day)} {DOT} {item.text or _('no reason given')}"


def _waiting(item: Item) -> str:
    return f"{item.code} {DOT} {day.short(item.day)}"


LINES = {
    kinds.DECLINED: Line(
        NO,
        lambda n: plural("{n} handover was declined", "{n} handovers were declined", n),
        _declined,
        "salto handover list",
    ),
    kinds.WAITING: Line(
        NEEDS,
        lambda n: plural("{n} handover waits for an answer", "{n} handovers wait for an answer", n),
        _waiting,
        "salto handover list",
    ),
}
