"""How one kind of line in ``today`` is shown: its sign, the title above its lines, and what each says."""

from collections.abc import Callable, Iterator

from rich.console import RenderableType

from salto_cli.frozen import frozen
from salto_cli.models.today import Item


def nothing(_item: Item) -> Iterator[RenderableType]:
    """Nothing beside the line."""
    yield from ()


@frozen
class Line:
    """``title`` is given the number of lines; ``more`` is the command that shows those left out."""

    sign: str
    title: Callable[[int], str]
    says: Callable[[Item], str]
    more: str
    besides: Callable[[Item], Iterator[RenderableType]] = nothing
