"""How youths without contact are shown in the day, and the crises that came in."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import DOT, NO, WARN
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    if item.days is None:
        said = _("no contact since the case was opened")
    else:
        ago = plural("{n} day ago", "{n} days ago", -item.days)
        said = _("last contact {day}, {ago}").format(day=day.short(item.day), ago=ago)
    if not item.count:
        return said
    tried = plural("{n} attempt without answer since", "{n} attempts without answer since", item.count)
    return f"{said} {DOT} {tried}"


def _crisis(item: Item) -> str:
    return f"{day.spoken(item.day or '')} {DOT} {item.code}"


LINES = {
    kinds.CRISIS: Line(
        NO,
        lambda n: plural("{n} crisis since the last working day", "{n} crises since the last working day", n),
        _crisis,
        "salto today --whole",
    ),
    kinds.NO_CONTACT: Line(
        WARN,
        lambda n: plural("{n} youth with whom contact is lost", "{n} youths with whom contact is lost", n),
        _says,
        "salto today --whole",
    ),
}
