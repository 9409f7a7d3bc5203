"""The dashboard on the screen: its panes, its keys, and that it locks itself when nobody is there.

Only ``salto dashboard`` loads this, and with it Textual. Nothing of what Textual brings by itself is used
that speaks English, leaves a file or copies what is shown: no palette, no footer, no mouse, no clipboard.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar, Final, TypeVar

from rich.console import RenderableType
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static

from salto_cli.commands import signals
from salto_cli.commands.dashboard_panes import CasePane, Cases, Help, WeekLines, silent
from salto_cli.commands.dashboard_reading import OtherKeys, Reading
from salto_cli.commands.dashboard_theme import STYLE, THEME
from salto_cli.commands.watch import KEYS, TICK, Watch
from salto_cli.errors import SaltoError
from salto_cli.models.caseload import Caseload
from salto_cli.models.dashboard import FILE, PAGES, Week
from salto_cli.render import dashboard as drawn
from salto_cli.render.dashboard import CASE, CASES, LINE, SEARCH, TOLD, WEEK

R = TypeVar("R")

LEFT, STOPPED = "left", "stopped"  # why it ended, beside what a watch says
LISTS: Final = 80  # columns from which the two lists are seen at once, each line of them whole
BESIDE: Final = 100  # columns from which a case stands beside them
PANES: Final = (CASES, WEEK, CASE)
SIGNALS: Final = ("SIGTSTP", "SIGCONT", "SIGWINCH")  # Textual takes them and does not give them back


def look(reading: Reading, caseload: Caseload, week: Week, watch: Watch) -> str | None:
    """Show the dashboard until it ends; returns the reason to lock, None where the person left.

    Raises KeyboardInterrupt for Ctrl-C, where it is ended from outside and where the terminal was closed
    under it, and what went wrong in it.
    """
    dashboard = Dashboard(reading, caseload, week, watch)
    with _signals_kept(), signals.heeded(lambda: dashboard.exit(STOPPED)):
        ended = dashboard.run(mouse=False)
    if dashboard.broken is not None:
        raise dashboard.broken
    if ended is None or ended == STOPPED:  # none where there was nobody to say why: no terminal any more
        raise KeyboardInterrupt
    return None if ended == LEFT else ended


class Dashboard(App[str]):
    """One person's look, from a reading of everything to leaving or locking; its result says which."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    AUTO_FOCUS = None
    CSS = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        *silent({"leave": "q", "read_again": "r", "search": "slash", "help": "question_mark"}),
        *silent({"go_back": "escape", "open_case": "o"}),
        *silent({f"page('{page}')": str(number) for number, page in enumerate(PAGES, 1)}),
        *silent({"stop": "ctrl+c", "leave": "ctrl+q"}, priority=True),
    ]

    def __init__(self, reading: Reading, caseload: Caseload, week: Week, watch: Watch) -> None:
        super().__init__(ansi_color=True)  # said at once: NO_COLOR is heeded as it is made
        self.reading, self.vigil = reading, watch
        self.caseload, self.week = caseload, week
        self.pane, self.before = CASES, CASES  # where the keys are for, and where Esc goes back to
        self.columns = 0  # of the terminal
        self.person: str | None = None  # whose case is open
        self.of = FILE  # which page of it
        self.about: str | None = None  # whom the line of the week is about that stands there instead

    def compose(self) -> ComposeResult:
        """The line above, two lists beside a case, and the keys below."""
        yield Static(id="head")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Cases()
                yield WeekLines()
            yield CasePane()
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Show what has been read, and begin to watch."""
        self.register_theme(THEME)
        self.theme = THEME.name
        self.animation_level = "none"
        self.columns = self.size.width
        self.vigil.resume()
        self.set_interval(TICK, self._look_at_the_watch)
        self._show()
        self._go(CASES)

    # --- reading ----------------------------------------------------------------------------------------

    def action_read_again(self) -> None:
        """Read everything as it stands now, the case that is open too: an act of its own once more."""
        found = self._read(
            lambda: (self.reading.caseload(), self.reading.week()),
            lambda error: self._foot(f"{error.message} – {error.hint}"),
        )
        if found is None:
            return
        self.caseload, self.week = found
        self._show()
        self._foot()
        if self.person is not None:
            pane = self.pane
            self._open(self.person, self.of)
            self._go(pane)

    @on(OptionList.OptionSelected, "#lines")
    def _case_chosen(self, chosen: OptionList.OptionSelected) -> None:
        if chosen.option.id:
            self._open(chosen.option.id, FILE)

    @on(OptionList.OptionSelected, "#days")
    def _line_chosen(self) -> None:
        entry = self.query_one(WeekLines).marked
        if entry is not None:
            self._put(entry.page, about=entry.person)

    def action_open_case(self) -> None:
        """Open the case that a line of the week is about: the marked one, or the one that is shown."""
        entry = self.query_one(WeekLines).marked if self.pane == WEEK else None
        whom = entry.person if entry else self.about
        if whom is not None and self.pane != CASES:
            self._open(whom, FILE)

    def action_page(self, page: str) -> None:
        """Another page of the case that is open: an act of its own."""
        if self.person is not None:
            self._open(self.person, page)

    def _open(self, person: str, page: str) -> None:
        """Read a page of a case. Where that may not be, nothing of the one before is left on the screen."""
        found = self._read(
            lambda: drawn.page(self.reading.page(person, page)),
            lambda error: self._put(drawn.refused(error.message, error.hint)),
        )
        if found is not None:
            self._put(found, person, page)
            self.query_one(Cases).mark(person)

    def _read(self, read: Callable[[], R], refused: Callable[[SaltoError], None]) -> R | None:
        """What is read; None where that went wrong, which is then told, or where it is time to lock."""
        try:
            return read()
        except OtherKeys:
            self.exit(KEYS)
        except SaltoError as error:
            refused(error)
        finally:
            self.vigil.resume()  # while something is read, nobody looks at the watch
        return None

    # --- showing ----------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show what was read last in the head and both lists."""
        self.query_one("#head", Static).update(drawn.head(self.week, self.reading.told))
        self.query_one(Cases).put(self.caseload)
        self.query_one(WeekLines).put(self.week)

    def _put(
        self, page: RenderableType, person: str | None = None, of: str | None = None, about: str | None = None
    ) -> None:
        """Show a page where cases are shown, and go there."""
        self.person, self.of, self.about = person, of or FILE, about
        pane = self.query_one(CasePane)
        pane.border_title = drawn.pages(of).markup if of else ""
        pane.put(page)
        self._go(CASE)

    @on(OptionList.OptionHighlighted)
    def _leave_other(self) -> None:
        """No page stands beside the mark of another: it would be read as theirs. A case may, by the week."""
        if self.pane == CASES:
            shown, marked = self.person or self.about, self.query_one(Cases).marked
        else:
            entry = self.query_one(WeekLines).marked
            shown, marked = self.about if self.pane == WEEK else None, entry.person if entry else None
        if shown is not None and shown != marked:
            self.person, self.of, self.about = None, FILE, None
            self.query_one(CasePane).clear()
            self._arrange()

    def _foot(self, told: str = "") -> None:
        """The keys of this pane; or what has gone wrong, until the next key that matters."""
        pane = SEARCH if self.focused is self.query_one(Cases).search else self.pane
        if pane == CASE and self.person is None:
            pane = LINE if self.about else TOLD
        keys = drawn.keys(pane, self.columns - 2)
        self.query_one("#foot", Static).update(drawn.amiss(told) if told else keys)

    # --- going about ------------------------------------------------------------------------------------

    def _go(self, pane: str) -> None:
        """Make a pane the one that keys are for; where it is narrow, the only one that is seen."""
        if pane == CASE and self.pane != CASE:
            self.before = self.pane
        self.pane = pane
        self._arrange()
        lists = {CASES: self.query_one(Cases).lines, WEEK: self.query_one(WeekLines).lines}
        self.screen.set_focus(lists.get(pane, self.query_one(CasePane)))
        self._leave_other()
        self._foot()

    def _arrange(self) -> None:
        """All panes beside each other where there is room, else a case alone, or one pane at a time."""
        beside = self.columns >= BESIDE
        for name in PANES:
            seen_with_others = beside or (self.columns >= LISTS and name != CASE)
            self.query_one(f"#{name}").display = seen_with_others or name == self.pane
        left = self.query_one("#left")
        left.display = beside or self.pane != CASE
        left.set_class(not beside, "alone")
        left.set_class(beside and self.query_one(CasePane).empty, "wide")

    def on_resize(self, event: events.Resize) -> None:
        """The terminal has another size."""
        self.columns = event.size.width
        self._arrange()
        self._foot()

    def action_focus_next(self) -> None:
        """The next pane: Tab."""
        self._go(PANES[(PANES.index(self.pane) + 1) % len(PANES)])

    def action_focus_previous(self) -> None:
        """The pane before: Shift and Tab."""
        self._go(PANES[PANES.index(self.pane) - 1])

    def action_go_back(self) -> None:
        """From a case to where it was opened, from the week to the list, from a search to everyone."""
        if self.pane == CASES:
            self.query_one(Cases).end_search()
        self._go(self.before if self.pane == CASE else CASES)

    def action_search(self) -> None:
        """Type what to look for."""
        self._go(CASES)
        self.query_one(Cases).begin_search()
        self._foot()

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self.query_one(Cases).fit()

    @on(Input.Submitted, "#search")
    def _search_done(self) -> None:
        self._go(CASES)

    def action_help(self) -> None:
        """The keys, over everything."""
        self.push_screen(Help())

    # --- leaving and locking ----------------------------------------------------------------------------

    def action_leave(self) -> None:
        """The person leaves."""
        self.exit(LEFT)

    def action_stop(self) -> None:
        """Ctrl-C."""
        self.exit(STOPPED)

    async def on_event(self, event: events.Event) -> None:
        """Every key begins the wait anew."""
        if isinstance(event, (events.Key, events.Paste)):
            self.vigil.touch()
        await super().on_event(event)

    def _look_at_the_watch(self) -> None:
        ended = self.vigil.look()
        if ended is not None:
            self.exit(ended)

    # --- what went wrong --------------------------------------------------------------------------------
    # Textual's own names, which it may change: its version is pinned to a minor, and a test looks for them.

    @property
    def broken(self) -> Exception | None:
        """What went wrong, where something did."""
        return self._exception

    def panic(self, *_renderables: RenderableType) -> None:
        """End without a word: what Textual would print of a fault holds names."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Give the signals back as they were: what comes after has a terminal of its own."""
    before = {
        number: signal.getsignal(number)
        for name in SIGNALS
        if (number := getattr(signal, name, None)) is not None
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
