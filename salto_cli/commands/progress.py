"""How far work has come that takes its time, for whoever waits: a bar, or with --plain some lines."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


def shown(at: "Desk", label: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    """What is told how much more of ``total`` is done; it shows nothing where nobody watches."""
    if at.options.quiet or at.options.json or not at.world.stderr.isatty():
        return nullcontext(_quietly)
    from salto_cli.render import progress

    if at.options.plain:
        return progress.lines(label, total, at.world.put)
    return progress.bar(label, total, at.world.stderr, at.world.environ)


def _quietly(_more: int) -> None:
    """Nobody watches."""
