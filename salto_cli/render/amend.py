"""How a task that was put right is shown: what stands now, and what stood there."""

from dataclasses import fields

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.amend import AmendTask, TaskAmended
from salto_cli.models.asked import how_asked
from salto_cli.render.case import worded
from salto_cli.render.look import YES, pairs, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.terminal import shown

LABELS = {each.name: how.label for each in fields(AmendTask) if (how := how_asked(each))}


@shown.register
def _amended(result: TaskAmended) -> RenderableType:
    person = text("  " + result.task.person.line)
    if not result.changed:
        return stack(person, quiet(_("Nothing was changed: it stands so already.")))
    rows: list[tuple[str, str | Text | None]] = []
    for name, value in result.changed.items():
        rows.append((_(LABELS[name]), _now(name, value)))
        rows.append(("", quiet(_("before: {text}").format(text=_now(name, result.was[name])))))
    return stack(
        sign(YES, _("{code} has been put right").format(code=result.task.code)),
        person,
        Padding(pairs(rows), (0, 0, 0, 2), expand=False),
        quiet(_("The old version stays: salto timeline {person}").format(person=result.task.person.code)),
        names_others(result.names),
    )


def _now(name: str, value: str | None) -> str:
    if not value:
        return _("nothing")
    match name:
        case "due":
            return day.spoken(value)
        case "category":
            return worded(in_force().categories, value)
        case _:
            return value
