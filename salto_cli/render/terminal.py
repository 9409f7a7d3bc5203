"""A result as a person reads it. Each noun has a file here; it is loaded when its result is shown."""

from collections.abc import Mapping
from functools import singledispatch
from importlib import import_module
from typing import TextIO

from rich.console import Console, RenderableType


@singledispatch
def shown(result: object) -> RenderableType:
    """What to print for a result; each kind of result registers its own."""
    raise AssertionError(f"nothing shows {type(result).__name__}")


def print_result(
    result: object, out: TextIO, *, color: bool, environ: Mapping[str, str], width: int | None = None
) -> None:
    """Print ``result`` on ``out``; colours only on a terminal that wants them (NO_COLOR, TERM=dumb)."""
    import_module(f"salto_cli.render.{type(result).__module__.rpartition('.')[2]}")
    wants = color and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    console = _Console(
        file=out,
        width=width or _width(environ),
        no_color=not wants,
        color_system="auto" if wants else None,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
        legacy_windows=False,
    )
    console.print(shown(result))


class _Console(Console):
    """Leaves a closed pipe to the one who called: Rich itself would end the process with 1."""

    def on_broken_pipe(self) -> None:
        """Let the error that is being handled go on its way."""
        raise  # Rich calls this from inside its own except


def _width(environ: Mapping[str, str]) -> int | None:
    columns = environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() and int(columns) > 0 else None
