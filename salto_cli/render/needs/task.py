"""How tasks are shown in the day."""

from collections.abc import Iterator

from rich.console import RenderableType

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.own_text import told
from salto_cli.models.today import Item
from salto_cli.render.look import DOT, NEEDS, WARN, sign
from salto_cli.render.needs.need import Line
from salto_cli.render.objection import remark


def _late(item: Item) -> str:
    late = plural("{n} day late", "{n} days late", -(item.days or 0))
    return f"{told(item.text or '')} {DOT} {day.short(item.day)} {DOT} {late}"


def _now(item: Item) -> str:
    return told(item.text or "")


def _soon(item: Item) -> str:
    return f"{told(item.text or '')} {DOT} {day.spoken(item.day or '')}"


def _besides(item: Item) -> Iterator[RenderableType]:
    """A lost ground, and what was said against the text."""
    if item.groundless:
        yield sign(WARN, _("nothing allows it: {code} is withdrawn").format(code=item.groundless))
    for said in item.objections:
        yield remark(said)


LINES = {
    kinds.OVERDUE: Line(
        WARN,
        lambda n: plural("{n} task is late", "{n} tasks are late", n),
        _late,
        "salto task list",
        _besides,
    ),
    kinds.DUE: Line(
        NEEDS,
        lambda n: plural("{n} task is for today", "{n} tasks are for today", n),
        _now,
        "salto task list",
        _besides,
    ),
    kinds.SOON: Line(
        DOT,
        lambda n: plural("{n} task is due within a week", "{n} tasks are due within a week", n),
        _soon,
        "salto task list",
        _besides,
    ),
}
