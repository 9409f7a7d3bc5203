"""How those whom someone should look at are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import NEEDS, WARN
from salto_cli.render.needs.need import Line


def _unseen(item: Item) -> str:
    weeks = plural("{n} week ago", "{n} weeks ago", -(item.days or 0) // 7)
    return _("last looked at {day}, {ago}").format(day=day.short(item.day), ago=weeks)


def _review(item: Item) -> str:
    return _("on the board; to be looked at by {day}").format(day=day.spoken(item.day or ""))


LINES = {
    kinds.BOARD_REVIEW: Line(
        NEEDS,
        lambda n: plural(
            "{n} on the board whose reason is to be looked at again",
            "{n} on the board whose reasons are to be looked at again",
            n,
        ),
        _review,
        "salto board",
    ),
    kinds.ROTATION: Line(
        WARN,
        lambda n: plural(
            "{n} whose turn it is to be looked at",
            "{n} whose turn it is to be looked at",
            n,
        ),
        _unseen,
        "salto board rotation",
    ),
}
