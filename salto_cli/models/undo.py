"""Undoing: one's own last act is made up for by a new one. Nothing is taken out of the store by it."""

from salto_cli.frozen import frozen
from salto_cli.models.named import Named
from salto_cli.models.order import FOLLOW_UP, Order


@frozen(kw_only=True)
class PreviewUndo(Order):
    """See what would be undone; the same is done, and taken back before the act closes."""

    command = "undo-preview"
    purpose = FOLLOW_UP


@frozen(kw_only=True)
class Undo(Order):
    """Undo one's own last act. ``act`` is the one that was shown: refused where it is another by now."""

    command = "undo"
    purpose = FOLLOW_UP

    act: int | None = None


@frozen
class Undone:
    """What was undone, or with ``done`` false what would be: act ``act`` of the log, a ``command`` at ``at``.

    ``persons`` are whom it was about, ``codes`` what it wrote. ``by`` is the command that makes up for it.
    ``names`` are the others whom the texts name that stand again.
    """

    done: bool
    act: int
    command: str
    at: str
    persons: tuple[Named, ...]
    codes: tuple[str, ...]
    by: str
    names: tuple[Named, ...] = ()
