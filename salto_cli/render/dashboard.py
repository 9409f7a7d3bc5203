"""The lines of the dashboard: persons, the week, what a line of it asks for, and the keys.

A line takes what the width holds; what it has no room for stands on the page that Enter opens.
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _, plural
from salto_cli.models import day
from salto_cli.models.caseload import CHANGE, FLAGS, HANDOVER, NO_CONTACT, PROTECTED, Caseload, Line
from salto_cli.models.dashboard import PAGES, Week
from salto_cli.names import spoken
from salto_cli.render.caseload import since
from salto_cli.render.lines import Lines
from salto_cli.render.look import (
    DOT,
    NEEDS,
    NO,
    WARN,
    Beside,
    Rows,
    heading,
    quiet,
    sign,
    stack,
    text,
)
from salto_cli.render.terminal import shown

# The columns of the list: the name has what the others leave.
COLUMNS: Final = ("name", "code", "age", "contact", "due")
ROOM: Final = 52  # columns: below this a person has two lines, so that a name has room beside its code
EDGE: Final = 1  # of air before what the list is scrolled with
TWO_LINES: Final = (("name", "code"), ("contact", "due", "age"))
TITLES: Final = {
    "name": N_("name"),
    "code": N_("code"),
    "age": N_("age"),
    "contact": N_("contact"),
    "due": N_("due"),
}
NOTED: Final = {PROTECTED: WARN, HANDOVER: WARN, CHANGE: NEEDS}

# What the keys do, pane by pane, and everywhere; the last two of those stand there however narrow it is.
CASES, WEEK, CASE = "cases", "week", "case"
# The list while a search is typed; where cases stand: a line of the week about someone, or about nobody.
SEARCH, LINE, TOLD = "search", "line", "told"
KEYS: Final = {
    CASES: (("Enter", N_("open it")), ("/", N_("search")), ("Tab", N_("the week"))),
    WEEK: (("Enter", N_("what to do")), ("o", N_("open the case")), ("Tab", N_("the case"))),
    SEARCH: (("Enter", N_("to the list")), ("Esc", N_("everyone again"))),
    LINE: (("o", N_("open the case")), ("Esc", N_("back")), ("Tab", N_("the caseload"))),
    CASE: (("Esc", N_("back")), ("1 2 3", N_("pages")), ("Tab", N_("the caseload"))),
    TOLD: (("Esc", N_("back")), ("Tab", N_("the caseload"))),
}
LASTING: Final = 2
EVERYWHERE: Final = (("r", N_("read again")), ("?", N_("help")), ("q", N_("leave")))
HELP: Final = (
    ("↑ ↓  j k", N_("up and down; PgUp, PgDn, Home and End too")),
    ("Enter", N_("open the case; in the week: what to type to deal with it")),
    ("o", N_("in the week: open the case that the line is about")),
    ("1 2 3", N_("the case, the family, the consents")),
    ("/", N_("search in the caseload: name, birth date, code")),
    ("Tab", N_("the next pane; Shift and Tab the one before")),
    ("Esc", N_("back")),
    ("r", N_("read everything again, as it stands now")),
    ("q", N_("leave")),
)


@frozen
class Cells:
    """One line of the list, as wide as there is room: a cell for each column, and what stands below them.

    ``widths`` has how wide each column is in the whole list.
    """

    cells: Mapping[str, Text]
    widths: Mapping[str, int]
    below: Sequence[Text] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        (_name, *above), below = (COLUMNS, ()) if options.max_width >= ROOM else TWO_LINES
        room = options.max_width - EDGE - sum(self.widths[column] + 1 for column in above)
        first, *more = self.cells["name"].wrap(console, max(1, room))
        yield self._beside(_wide(first, room), above)
        yield from more
        if below:
            yield self._beside(Text(" "), below)
        yield from (Text("  ").append_text(each) for each in self.below)

    def _beside(self, line: Text, columns: Iterable[str]) -> Text:
        """A line with these columns after what it begins with."""
        for column in columns:
            line.append(" ").append_text(
                _wide(self.cells[column], self.widths[column], right=column == "age")
            )
        return line


def _wide(cell: Text, width: int, *, right: bool = False) -> Text:
    """A copy of a cell, so wide. By hand: a table of Rich's for each of hundreds of lines takes a second."""
    made = Text(no_wrap=True, overflow="ignore")
    gap = " " * max(0, width - cell.cell_len)
    return made.append(gap).append_text(cell) if right else made.append_text(cell).append(gap)


def listing(result: Caseload) -> tuple[Cells, Mapping[str, Cells]]:
    """What stands above the list, and each person's line by code; columns as wide as the whole list asks."""
    gaps = {"contact": "  ", "due": "  "}  # where their signs stand
    titles = {name: quiet(gaps.get(name, "") + _(title)) for name, title in TITLES.items()}
    cells = {line.code: _cells(line, result.day) for line in result.persons}
    widths = {
        column: max(each[column].cell_len for each in (titles, *cells.values())) for column in COLUMNS[1:]
    }
    return Cells(titles, widths), {
        line.code: Cells(cells[line.code], widths, _below(line)) for line in result.persons
    }


def _cells(line: Line, today: str) -> dict[str, Text]:
    """As much of a person's line as ``salto caseload`` has."""
    return {
        "name": text(line.name),
        "code": quiet(line.code),
        "age": text(str(line.age)),
        "contact": _contact(line),
        "due": _due(line, today),
    }


def _below(line: Line) -> list[Text]:
    """What is to be known about a person before anything else."""
    return [sign(NOTED[flag], _(FLAGS[flag])) for flag in line.flags if flag in NOTED]


def _contact(line: Line) -> Text:
    """How long ago, with the sign of a warning where it is too long."""
    ago = _("never") if line.days_since is None else since(line.days_since)
    return sign(WARN, ago) if NO_CONTACT in line.flags else text(f"  {ago}")


def _due(line: Line, today: str) -> Text:
    """The day of the next step; the year only where it is another one."""
    if line.next is None or line.next.due is None:
        return text("")
    due = day.short(line.next.due)
    due = due[:6] if line.next.due[:4] == today[:4] else due
    return sign(WARN, due) if line.next.due < today else text(f"  {due}")


def list_title(result: Caseload, shown: int) -> str:
    """The title of the list: how many there are, and how many of them fit a search."""
    many = plural("{n} person", "{n} persons", result.total)
    if shown != len(result.persons):
        many = _("{n} of {many}").format(n=shown, many=many)
    return f"{_('Caseload')} {DOT} {many}"


def search_for() -> str:
    """What can be typed in the search, while nothing is."""
    return _("name, birth date or code")


def nobody_fits() -> Text:
    """What stands in the list where a search finds nobody in it."""
    everyone = _("Among everyone: {command}").format(command="salto find")
    return Text("\n").join([quiet(_("Nobody in the caseload fits.")), quiet(everyone)])


def nobody_here() -> Text:
    """What stands in the list where there is nobody at all."""
    return quiet(
        _("No case is open. Register someone with: {command}").format(command=spoken("salto register"))
    )


# --- around them --------------------------------------------------------------------------------------------


def head(week: Week, told: str) -> RenderableType:
    """The line above everything: whose day it is, and what the store has to say."""
    first = Beside(heading(_("Dashboard"), day.spoken(week.today.day)), quiet(week.today.of or ""))
    return stack(first, sign(WARN, told)) if told else first


def nothing_open() -> RenderableType:
    """What stands where a case is to be opened."""
    return stack(
        quiet(_("No case is open here.")),
        Text(),
        quiet(_("Enter opens the one that is marked in the caseload. That is noted in the log.")),
    )


def refused(message: str, hint: str) -> RenderableType:
    """What stands in place of a case that may not be read."""
    return stack(sign(NO, message), quiet(hint))


def page(result: object) -> RenderableType:
    """A page of a case, as its own command shows it. The lists of every morning are no such page."""
    import_module(f"salto_cli.render.{type(result).__module__.rpartition('.')[2]}")
    made = shown(result)
    if isinstance(made, Lines):
        raise AssertionError(f"{type(result).__name__} is no page of a case")
    return made


def pages(current: str | None) -> Text:
    """The pages of a case by their keys, the one that is shown in bold."""
    made = Text()
    for number, (page, title) in enumerate(PAGES.items(), 1):
        made.append("  " if made else "")
        made.append(f"{number} {_(title)}", style="bold" if page == current else "dim")
    return made


def keys(pane: str, width: int) -> Text:
    """The keys of a pane in one line, as many as there is room for."""
    parts = [_key(key, words) for key, words in KEYS[pane]]
    parts += [] if pane == SEARCH else [_key(key, words) for key, words in EVERYWHERE]
    while len(parts) > LASTING and sum(part.cell_len + 2 for part in parts) - 2 > width:
        del parts[-LASTING - 1]
    return Text("  ").join(parts)


def amiss(told: str) -> Text:
    """What could not be read, in place of the keys."""
    return sign(WARN, told)


def _key(key: str, words: str) -> Text:
    return Text(key, style="bold").append(f" {_(words)}", style="dim")


def help_page() -> RenderableType:
    """All keys, and what reading here means."""
    return stack(
        heading(_("The keys")),
        Text(),
        _listed(HELP),
        Text(),
        quiet(_("Nothing can be changed here. Each case that is opened is noted in the log, as everywhere.")),
        quiet(_("It locks itself when nobody presses a key.")),
    )


def _listed(rows: Iterable[tuple[str, str]]) -> Table:
    grid = Rows.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column()
    for key, words in rows:
        grid.add_row(key, _(words))
    return grid
