"""How consents that run out are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import DOT, NEEDS
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    left = plural("{n} day left", "{n} days left", item.days or 0)
    said = _("{code} runs out {day}").format(code=item.code, day=day.spoken(item.day or ""))
    return f"{said} {DOT} {left}"


LINES = {
    kinds.EXPIRING: Line(
        NEEDS,
        lambda n: plural("{n} consent runs out soon", "{n} consents run out soon", n),
        _says,
        "salto caseload --consent-expiring 30d",
    )
}
