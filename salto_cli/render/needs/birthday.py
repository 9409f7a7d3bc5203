"""How birthdays that change whose yes is needed are shown in the day."""

from collections.abc import Iterator

from rich.console import RenderableType

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import DOT, NEEDS, WARN, sign
from salto_cli.render.needs.need import Line
from salto_cli.render.timeline import label


def _says(item: Item) -> str:
    """Whose yes is needed from that birthday on, as the policy has it."""
    turns = _("turns {age} on {day}") if (item.days or 0) >= 0 else _("turned {age} on {day}")
    if item.alone and item.categories:
        names = ", ".join(label("category", each) for each in item.categories)
        needed = _("decides alone about: {names}").format(names=names)
    elif item.alone:
        needed = _("only the youth's own yes counts from then")
    else:
        needed = _("the youth's own yes is needed as well from then")
    return f"{turns.format(age=item.age, day=day.short(item.day))} {DOT} {needed}"


def _stops(item: Item) -> Iterator[RenderableType]:
    for stop in item.stops:
        names = ", ".join(label("category", each) for each in stop.categories)
        yield sign(WARN, _("{name} may no longer have: {what}").format(name=stop.recipient, what=names))


LINES = {
    kinds.BIRTHDAY: Line(
        NEEDS,
        lambda n: plural(
            "{n} birthday changes whose yes is needed", "{n} birthdays change whose yes is needed", n
        ),
        _says,
        "salto today --whole",
        _stops,
    )
}
