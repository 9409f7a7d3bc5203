"""How consents that run out are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import NEEDS
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    return _("{code} runs out {day}").format(code=item.code, day=day.spoken(item.day or ""))


LINES = {
    kinds.EXPIRING: Line(
        NEEDS,
        lambda n: plural("{n} consent runs out soon", "{n} consents run out soon", n),
        _says,
        "salto caseload --consent-expiring 30d",
    )
}
