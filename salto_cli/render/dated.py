"""What happened, or is to be done, with the day of each beside it."""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.render.look import NARROW, Rows
from salto_cli.render.screen import is_plain


@frozen
class Dated:
    """Rows of a day and what belongs to it; on a narrow screen that stands below its day."""

    rows: Sequence[tuple[Text, Text]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if is_plain(console) or options.max_width >= NARROW:
            yield self._beside()
            return
        for when, what in self.rows:
            yield when
            yield Padding(what, (0, 0, 0, 2), expand=False)

    def _beside(self) -> Rows:
        grid = Rows.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for row in self.rows:
            grid.add_row(*row)
        assert isinstance(grid, Rows)  # ``grid`` of a class of tables makes one of that class
        return grid
