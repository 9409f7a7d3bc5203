"""A bar on standard error for work that takes its time, or lines to be heard; nothing where it is quick."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

from salto_cli.i18n import _

if TYPE_CHECKING:
    from rich.progress import Progress

SOON = 0.5  # seconds after which a person wonders whether it has stopped
PARTS: Final = 4  # how often the lines say how far it has come, the end among them


class Bar:
    """Told how much more has been done, it shows itself once the work has taken ``SOON``."""

    def __init__(self, label: str, total: int, out: TextIO, environ: Mapping[str, str]) -> None:
        self._label, self._total, self._out, self._environ = label, max(total, 1), out, environ
        self._began = time.monotonic()
        self._done = 0
        self._bar: Progress | None = None

    def __call__(self, more: int) -> None:
        """Another ``more`` bytes have been worked through."""
        self._done = min(self._done + more, self._total)
        if self._bar is None and time.monotonic() - self._began >= SOON:
            self._bar = self._shown()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)

    def close(self) -> None:
        """Take the bar away; what was done is told by the result."""
        if self._bar is not None:
            self._bar.stop()

    def _shown(self) -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        console = Console(file=self._out, no_color=bool(self._environ.get("NO_COLOR")), legacy_windows=False)
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
        bar = Progress(*columns, console=console, transient=True)
        bar.add_task(self._label, total=self._total)
        bar.start()
        return bar


@contextmanager
def bar(label: str, total: int, out: TextIO, environ: Mapping[str, str]) -> Iterator[Bar]:
    """A bar for ``total`` bytes of work on the terminal ``out``; it goes at the end, also of a failure."""
    made = Bar(label, total, out, environ)
    try:
        yield made
    finally:
        made.close()


class Lines:
    """The same for whoever hears the screen: a line once it takes its time, at each fourth, at the end."""

    def __init__(self, label: str, total: int, tell: Callable[[str], object]) -> None:
        self._label, self._total, self._tell = label, max(total, 1), tell
        self._began = time.monotonic()
        self._done = 0
        self._said = -1  # the last fourth that was told; -1 for nothing yet

    def __call__(self, more: int) -> None:
        """Another ``more`` bytes have been worked through."""
        self._done = min(self._done + more, self._total)
        part = PARTS * self._done // self._total
        if self._said < 0 and time.monotonic() - self._began < SOON:
            return
        if self._said < 0:
            self._tell(_("{work}: begun").format(work=self._label))
        elif self._said < part < PARTS:
            told = _("{work}: {n} percent done").format(work=self._label, n=100 * part // PARTS)
            self._tell(told)
        self._said = part

    def end(self) -> None:
        """It has gone well, and is told where its beginning was."""
        if self._said >= 0:
            self._tell(_("{work}: done").format(work=self._label))


@contextmanager
def lines(label: str, total: int, tell: Callable[[str], object]) -> Iterator[Lines]:
    """Lines for ``total`` bytes of work, each given to ``tell``; after a failure its error is the last."""
    made = Lines(label, total, tell)
    yield made
    made.end()
