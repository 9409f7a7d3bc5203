"""How changes that must be prepared are shown in the day, and points of checklists that are due."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import DOT, NEEDS, WARN
from salto_cli.render.needs.need import Line


def _point(item: Item) -> str:
    """The first point, since when, and how many more there are."""
    told = f"{item.text} {DOT} {day.short(item.day)}"
    more = item.count - 1
    return f"{told} {DOT} {plural('and {n} more', 'and {n} more', more)}" if more > 0 else told


def _plan(item: Item) -> str:
    return _("turns {age} on {day}; nobody has begun the plan").format(age=item.age, day=day.short(item.day))


def _date(item: Item) -> str:
    return _("the date of release was last asked for on {day}").format(day=day.short(item.day))


LINES = {
    kinds.CHECK_LATE: Line(
        WARN,
        lambda n: plural(
            "{n} checklist has a point that is late", "{n} checklists have points that are late", n
        ),
        _point,
        "salto today --whole",
    ),
    kinds.CHECK_DUE: Line(
        NEEDS,
        lambda n: plural("{n} checklist has a point for today", "{n} checklists have points for today", n),
        _point,
        "salto today --whole",
    ),
    kinds.PLAN_LATE: Line(
        WARN,
        lambda n: plural("{n} plan should have begun", "{n} plans should have begun", n),
        _plan,
        "salto transition list --within 540d",
    ),
    kinds.PLAN_DUE: Line(
        NEEDS,
        lambda n: plural("{n} plan begins now", "{n} plans begin now", n),
        _plan,
        "salto transition list --within 560d",
    ),
    kinds.DATE_UNSURE: Line(
        NEEDS,
        lambda n: plural(
            "{n} date of release is to be asked for", "{n} dates of release are to be asked for", n
        ),
        _date,
        "salto transition list --kind release",
    ),
}
