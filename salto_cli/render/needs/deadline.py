"""How deadlines are shown in the day: red ones above everything."""

from salto_cli.i18n import plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import DOT, NEEDS, NO, YES
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    """What it is, when, and whose it is."""
    when = day.spoken(item.day or "") + (f" {item.at}" if item.at else "")
    late = _ago(-(item.days or 0)) if (item.days or 0) < 0 else ""
    return f" {DOT} ".join(part for part in (item.text, when, late, item.owner) if part)


def _ago(days: int) -> str:
    return plural("{n} day ago: how did it go?", "{n} days ago: how did it go?", days)


LINES = {
    kinds.DEADLINE_RED: Line(
        NO,
        lambda n: plural(
            "{n} deadline is red: nobody has made sure of it",
            "{n} deadlines are red: nobody has made sure of them",
            n,
        ),
        _says,
        "salto due",
    ),
    kinds.DEADLINE_NOW: Line(
        YES,
        lambda n: plural(
            "{n} deadline that the youth has confirmed", "{n} deadlines that the youths have confirmed", n
        ),
        _says,
        "salto due",
    ),
    kinds.DEADLINE_NEAR: Line(
        NEEDS,
        lambda n: plural(
            "{n} deadline is near, and not confirmed or done yet",
            "{n} deadlines are near, and not confirmed or done yet",
            n,
        ),
        _says,
        "salto due",
    ),
    kinds.DEADLINE_UNSURE: Line(
        NEEDS,
        lambda n: plural("{n} date is to be made sure of again", "{n} dates are to be made sure of again", n),
        _says,
        "salto due",
    ),
}
