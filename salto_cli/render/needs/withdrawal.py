"""How recipients who are to be told of a withdrawal are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import WARN
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    return _("{name}: {code} is withdrawn; tell them by {day}").format(
        name=item.text, code=item.code, day=day.spoken(item.day or "")
    )


LINES = {
    kinds.UNTOLD: Line(
        WARN,
        lambda n: plural(
            "{n} recipient is to be told of a withdrawal", "{n} recipients are to be told of a withdrawal", n
        ),
        _says,
        "salto today --whole",
    )
}
