"""How sheets that have not come back are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import WARN
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    out = plural("{n} sheet not returned", "{n} sheets not returned", int(item.text or 0))
    return _("{sheets} after the meeting {day}").format(sheets=out, day=day.short(item.day))


LINES = {
    kinds.SHEETS_OUT: Line(
        WARN,
        lambda n: plural(
            "sheets about {n} youth have not come back", "sheets about {n} youths have not come back", n
        ),
        _says,
        "salto sheets",
    )
}
