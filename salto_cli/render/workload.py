"""How much each colleague carries: a bar a colleague with the numbers beside it."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.workload import Load, Workload
from salto_cli.render.look import WARN, Listing, Seen, heading, quiet, sign, stack, text
from salto_cli.render.signs import TONE
from salto_cli.render.terminal import shown

BAR: Final = 12  # columns of the longest bar
FULL, OVER = "█", "▒"


@shown.register
def _workload(result: Workload) -> RenderableType:
    head = heading(_("Workload"), day.spoken(result.day))
    if not result.loads:
        return stack(head, quiet(_("Nobody leads a case here yet.")))
    return stack(
        head,
        Text(),
        Listing(_columns(), [_row(each, result) for each in result.loads]),
        Text(),
        Seen(_legend(result.most)),
        quiet(_("Contacts since {day}. Unseen: no contact for {n} days.").format(
            day=day.short(result.since), n=result.quiet
        )),
        quiet(_("A youth with two who follow up counts with whoever leads the case.")),
    )  # fmt: skip


def _columns() -> Sequence[str | tuple[str, dict[str, object]]]:
    right: dict[str, object] = {"justify": "right", "no_wrap": True}
    return [
        _("lead"),
        (_("cases"), {"no_wrap": True}),
        (_("red deadlines"), right),
        (_("tasks"), right),
        (_("late"), right),
        (_("contacts"), right),
        (_("unseen"), right),
    ]


def _row(load: Load, result: Workload) -> tuple[str | RenderableType, ...]:
    return (
        load.name,
        _cases(load, result),
        _marked(load.red),
        str(load.tasks),
        _marked(load.late),
        str(load.contacts),
        _marked(load.unseen),
    )


def _marked(number: int) -> Text:
    """A number that should be nought, with a sign where it is not."""
    return sign(WARN, str(number)) if number else text("0")


def _cases(load: Load, result: Workload) -> RenderableType:
    """The bar and the number; the longest is all that one can follow, or the most that anyone has."""
    said = str(load.cases)
    if load.over:
        said = f"{said} {plural('({n} over)', '({n} over)', load.over)}"
    longest = max(result.most, *(each.cases for each in result.loads))
    whole = round(BAR * load.cases / longest)
    over = round(BAR * load.over / longest)
    bar = Text(FULL * (whole - over), style="green").append(OVER * over, style=TONE)
    return Seen(bar.append(f" {said}" if whole else said), text(said))


def _legend(most: int) -> Text:
    made = Text(FULL, style="green").append(f" {_('cases')}   ", style="dim")
    made.append(OVER, style=TONE)
    return made.append(f" {_('more than {n}, which one can follow').format(n=most)}", style="dim")
