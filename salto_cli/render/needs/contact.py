"""How youths without contact are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import WARN
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    if item.days is None:
        return _("no contact since the case was opened")
    ago = plural("{n} day ago", "{n} days ago", -item.days)
    return _("last contact {day}, {ago}").format(day=day.short(item.day), ago=ago)


LINES = {
    kinds.NO_CONTACT: Line(
        WARN,
        lambda n: plural(
            "{n} youth without contact for 30 days", "{n} youths without contact for 30 days", n
        ),
        _says,
        "salto caseload --no-contact-for 30d --sort contact",
    )
}
