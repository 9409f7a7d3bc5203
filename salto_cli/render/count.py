"""How counts are shown."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.count import FEW, OTHER_AGE, TITLES, Breakdown, Cell, Counts
from salto_cli.render.look import Rows, heading, quiet, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _counts(result: Counts) -> RenderableType:
    kept_back = any(each.withheld or any(cell.why for cell in each.cells) for each in result.breakdowns)
    return stack(
        heading(_("Open cases"), day.short(result.day)),
        _below(_columns([(_("in all"), result.cases)])),
        *(_breakdown(each) for each in result.breakdowns),
        text(""),
        heading(
            _("Followed up"),
            _("{first} to {last}").format(first=day.short(result.since), last=day.short(result.day)),
        ),
        _below(_columns([(_("contacts"), result.contacts), (_("attempts"), result.attempts)])),
        Group(text(""), quiet(_note())) if kept_back else None,
    )


def _note() -> str:
    return _("<5 is one to four. A – is larger, and kept back so that nobody can work out such a one.")


def _breakdown(each: Breakdown) -> RenderableType:
    title = heading(_(TITLES[each.by]))
    if each.withheld:
        return Group(text(""), title, _below(quiet(_("too few to be told apart"))))
    if not each.cells:
        return Group(text(""), title, _below(quiet("–")))
    return Group(text(""), title, _below(_columns([(_name(each.by, cell), cell) for cell in each.cells])))


def _columns(rows: list[tuple[str, Cell]]) -> Table:
    grid = Rows.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    for name, cell in rows:
        grid.add_row(text(name), _number(cell))
    return grid


def _number(cell: Cell) -> Text:
    if cell.count is None:
        return quiet(FEW if cell.why == FEW else "–")
    return text(str(cell.count))


def _name(by: str, cell: Cell) -> str:
    if cell.key is None:
        return _("not known")
    if by != "age":
        return cell.key
    return _("other ages") if cell.key == OTHER_AGE else cell.key.replace("-", "–")


def _below(content: RenderableType) -> Padding:
    return Padding(content, (0, 0, 0, 2))
