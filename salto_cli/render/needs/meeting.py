"""How those who are to be told of a meeting are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import NEEDS
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    return _("the meeting {day}").format(day=day.spoken(item.day or ""))


LINES = {
    kinds.MEETING_UNTOLD: Line(
        NEEDS,
        lambda n: plural(
            "{n} youth does not know what the meeting says",
            "{n} youths do not know what the meeting says",
            n,
        ),
        _says,
        "salto fleksiteam list",
    )
}
