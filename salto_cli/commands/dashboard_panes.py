"""The panes of the dashboard: the caseload with its search, the week, one case, and the help.

What stands in them is made by the render floor; moving about in them reads nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from salto_cli.models import match
from salto_cli.models.caseload import Caseload, Line
from salto_cli.models.dashboard import Week
from salto_cli.models.pick import Choice
from salto_cli.render import dashboard as drawn
from salto_cli.render import dashboard_week


def silent(keys: Mapping[str, str], *, priority: bool = False) -> list[BindingType]:
    """Bindings, keys by action, that are shown nowhere: the foot and the help have words of their own."""
    return [
        Binding(key, action, show=False, priority=priority)
        for action, several in keys.items()
        for key in several.split()
    ]


# Where the mark is: an orange sign on blue could not be seen, and without colours bold alone says too little.
MARKED, COLOURLESS = Style(color="bright_white", dim=False), Style(reverse=True, dim=False)


class Lines(OptionList):
    """A list that is walked with the arrows, or with j and k."""

    BINDINGS: ClassVar[list[BindingType]] = silent(
        {"cursor_down": "j", "cursor_up": "k", "page_down": "space", "first": "g", "last": "G"}
    )

    def put(self, options: Iterable[Option]) -> None:
        """Show these lines in place of those before, with the mark on the first that can be chosen."""
        self.set_options(options)
        self.highlighted = None
        self.action_first()

    def render_line(self, y: int) -> Strip:
        """A line; where the mark is, in the mark's colour alone."""
        strip = super().render_line(y)
        if not self.has_focus or not any(_is_of(each.style, self.highlighted) for each in strip):
            return strip
        marked = COLOURLESS if self.app.no_color else MARKED
        return Strip(Segment.apply_style(strip, post_style=marked), strip.cell_length)


def _is_of(style: Style | None, option: int | None) -> bool:
    """Whether what is drawn so is of the option with this number."""
    return style is not None and option is not None and style.meta.get("option") == option


class Search(Input):
    """Where what to look for is typed; down goes on in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "submit", show=False)]


class Cases(Vertical):
    """The caseload: one line each, and the search above them."""

    def __init__(self) -> None:
        super().__init__(id="cases", classes="pane")
        self.caseload: Caseload | None = None
        self._choices: Sequence[match.Listed] = ()
        self._rows: Mapping[str, RenderableType] = {}

    def compose(self) -> ComposeResult:
        """The search, which is out of sight until it is wanted; the heads of the columns; the list."""
        yield Search(id="search", placeholder=drawn.search_for(), select_on_focus=False)
        yield Static(id="titles")
        yield Lines(id="lines", compact=True)

    @property
    def lines(self) -> Lines:
        """The list itself."""
        return self.query_one("#lines", Lines)

    @property
    def search(self) -> Search:
        """Where the search is typed."""
        return self.query_one(Search)

    def put(self, caseload: Caseload) -> None:
        """Show another reading of the caseload; the search stays, and so does the mark where it can."""
        marked = self.marked
        self.caseload = caseload
        titles, self._rows = drawn.listing(caseload)
        above = self.query_one("#titles", Static)
        above.update(titles)
        above.display = bool(caseload.persons)
        self._choices = match.listed(Choice(each.code, each.name, each.born) for each in caseload.persons)
        self.fit()
        if marked is not None:
            self.mark(marked)

    def fit(self) -> None:
        """Show those who fit what is typed in the search."""
        if self.caseload is None:
            return
        found = self._found()
        self.border_title = drawn.list_title(self.caseload, len(found))
        none = drawn.nobody_fits() if self.caseload.persons else drawn.nobody_here()
        options = [Option(self._rows[each.code], id=each.code) for each in found]
        self.lines.put(options or [Option(none, disabled=True)])

    def begin_search(self) -> None:
        """Let the search be typed."""
        self.search.display = True
        self.screen.set_focus(self.search)

    def end_search(self) -> None:
        """Show everyone again."""
        self.search.value = ""
        self.search.display = False

    @property
    def marked(self) -> str | None:
        """The code of whoever the mark is at."""
        option = self.lines.highlighted_option
        return option.id if option else None

    def mark(self, person: str) -> None:
        """Put the mark at whoever has this code, where they are in the list."""
        at = next((n for n, each in enumerate(self._found()) if each.code == person), None)
        if at is not None:
            self.lines.highlighted = at

    def _found(self) -> Sequence[Line]:
        """Those who fit what is typed, the likeliest first; everyone in their own order where nothing is."""
        if self.caseload is None or not self.search.value.strip():
            return self.caseload.persons if self.caseload else ()
        by_code = {each.code: each for each in self.caseload.persons}
        return [by_code[each.code] for each in match.fitting(self.search.value, self._choices)]


class WeekLines(Vertical):
    """The week: what needs someone today, deadlines by day, the next meeting."""

    def __init__(self) -> None:
        super().__init__(id="week", classes="pane")
        self._entries: list[dashboard_week.Entry | None] = []

    def compose(self) -> ComposeResult:
        """One list, whose headings cannot be chosen."""
        yield Lines(id="days", compact=True)

    @property
    def lines(self) -> Lines:
        """The list itself."""
        return self.query_one("#days", Lines)

    def put(self, week: Week) -> None:
        """Show another reading of the week; the mark stays where it was, if it can."""
        at = self.lines.highlighted
        self.border_title = dashboard_week.title(week)
        parts = list(dashboard_week.lines(week))
        self._entries = [each if isinstance(each, dashboard_week.Entry) else None for each in parts]
        self.lines.put(
            Option(each.line) if isinstance(each, dashboard_week.Entry) else Option(each, disabled=True)
            for each in parts
        )
        if at is not None and at < len(parts) and self._entries[at]:
            self.lines.highlighted = at

    @property
    def marked(self) -> dashboard_week.Entry | None:
        """The entry that the mark is at."""
        at = self.lines.highlighted
        return self._entries[at] if at is not None else None


class CasePane(VerticalScroll):
    """One case, or what a line of the week asks for. It is empty until something is opened."""

    BINDINGS: ClassVar[list[BindingType]] = silent(
        {"scroll_down": "j", "scroll_up": "k", "page_down": "space", "scroll_home": "g", "scroll_end": "G"}
    )

    def __init__(self) -> None:
        super().__init__(id="case", classes="pane")
        self.empty = True  # nothing is open

    def compose(self) -> ComposeResult:
        """One page, as long as it is."""
        yield Static(drawn.nothing_open(), id="page")

    def clear(self) -> None:
        """Show nobody's page."""
        self.put(drawn.nothing_open())
        self.border_title, self.empty = "", True

    def put(self, page: RenderableType) -> None:
        """Show a page from its beginning."""
        self.empty = False
        self.query_one("#page", Static).update(page)
        self.scroll_home(animate=False)


class Help(ModalScreen[None]):
    """The keys, over everything else, until a key is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = silent({"dismiss": "escape q question_mark enter space"})

    def __init__(self, page: Callable[[], RenderableType] = drawn.help_page) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """The page in a frame."""
        with VerticalScroll(id="help"):
            yield Static(self._page())
