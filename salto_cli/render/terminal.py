"""A result as a person reads it. Each noun has a file here; it is loaded when its result is shown."""

from collections.abc import Mapping
from functools import singledispatch
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from salto_cli.render import colour
from salto_cli.render.agreed import WHOLE, at_stage
from salto_cli.render.lines import Lines, written

if TYPE_CHECKING:
    from rich.console import RenderableType


@singledispatch
def shown(result: object) -> "RenderableType | Lines":
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
    stage: str = WHOLE,
) -> None:
    """Print ``result`` on ``out``: coloured where it wants that (render/colour.py), ``plain`` to be heard.

    ``stage`` is whether it is asked about, or was agreed to already (render/agreed.py).
    """
    import_module(f"salto_cli.render.{type(result).__module__.rpartition('.')[2]}")
    with at_stage(stage):
        made = shown(result)
    if isinstance(made, Lines):
        _print_lines(made, out, width or colour.width(out, environ), environ, color=color, plain=plain)
        return
    from salto_cli.render.screen import draw, screen  # what is more than lines is drawn by Rich

    draw(made, screen(out, environ, color=color, plain=plain, width=width))


def _print_lines(
    made: Lines, out: TextIO, width: int, environ: Mapping[str, str], *, color: bool, plain: bool
) -> None:
    if plain:
        from salto_cli.render.screen import aloud

        out.write(aloud("\n".join(made.aloud()), width))
    else:
        written(made.at(width), out, coloured=colour.wanted(out, environ, allowed=color))
