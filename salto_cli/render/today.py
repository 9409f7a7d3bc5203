"""How the day is shown: groups by what it is about, the most urgent first, each line with its command."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.today import Alarm, Item, Today
from salto_cli.models.words import word
from salto_cli.render.look import NO, Beside, heading, quiet, sign, stack, text
from salto_cli.render.needs import LINES
from salto_cli.render.terminal import shown

MOST = 8  # lines of one kind: a screen has to be taken in at a glance


@shown.register
def _today(result: Today) -> RenderableType:
    head = heading(_("Today, {day}").format(day=day.spoken(result.day)), result.of or _("everyone's day"))
    if not result.items and not result.alarms:
        return stack(head, text(_("Nothing is waiting for you today. Have a good day.")))
    groups = groupby(result.items, key=lambda item: item.what)
    alarms = [_alarm(each) for each in result.alarms]
    return stack(head, *alarms, *(_group(what, list(items)) for what, items in groups))


def _alarm(each: Alarm) -> RenderableType:
    kind = word("incident", each.kind).label
    if each.step is None:
        said = _("Incident {number}, {kind}: every step is done; close it")
        head, step = said.format(number=each.number, kind=kind), None
    else:
        said = _("Incident {number}, {kind}: the next step by {moment}")
        moment = day.spoken(each.due or "")
        head, step = said.format(number=each.number, kind=kind, moment=moment), text(each.step)
    lines = stack(step, quiet(each.next))
    return stack(Text(), sign(NO, head), Padding(lines, (0, 0, 0, 2)))


def _group(what: str, items: Sequence[Item]) -> RenderableType:
    lines = [_line(item) for item in items[:MOST]]
    rest = len(items) - MOST
    if rest > 0:
        more = plural("and {n} more", "and {n} more", rest)
        lines.append(Padding(quiet(f"{more}: {LINES[what].more}"), (0, 0, 0, 3), expand=False))
    return stack(Text(), text(LINES[what].title(len(items)), "bold"), *lines)


def _line(item: Item) -> RenderableType:
    shown_as = LINES[item.what]
    made = sign(shown_as.sign, shown_as.says(item))
    who = f"{item.person.name}, {item.person.code}"
    return stack(
        Padding(made, (0, 0, 0, 1), expand=False),
        *(Padding(each, (0, 0, 0, 3), expand=False) for each in shown_as.besides(item)),
        Padding(Beside(text(who), quiet(item.next)), (0, 0, 0, 3)),
    )
