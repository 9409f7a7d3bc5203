"""A result as a person reads it. Each noun has a file here; it is loaded when its result is shown."""

from collections.abc import Mapping
from functools import singledispatch
from importlib import import_module
from typing import TextIO

from rich.console import RenderableType

from salto_cli.render.screen import draw, screen


@singledispatch
def shown(result: object) -> RenderableType:
    """What to print for a result; each kind of result registers its own."""
    raise AssertionError(f"nothing shows {type(result).__name__}")


def print_result(
    result: object,
    out: TextIO,
    *,
    color: bool,
    environ: Mapping[str, str],
    width: int | None = None,
    plain: bool = False,
) -> None:
    """Print ``result`` on ``out``: coloured where it wants that (render/colour.py), ``plain`` to be heard."""
    import_module(f"salto_cli.render.{type(result).__module__.rpartition('.')[2]}")
    draw(shown(result), screen(out, environ, color=color, plain=plain, width=width))
