"""A bar on standard error for work that takes its time; nothing where it is quick."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

SOON = 0.5  # seconds after which a person wonders whether it has stopped


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
