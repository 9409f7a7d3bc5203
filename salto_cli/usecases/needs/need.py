"""One kind of thing that needs someone: how it is found, and how it is said."""

from collections.abc import Callable, Sequence

from salto_cli.frozen import frozen
from salto_cli.models.named import Named
from salto_cli.models.question import FILE
from salto_cli.models.today import Item
from salto_cli.store.act import Act
from salto_cli.store.today import Found

Find = Callable[[Act, int | None], list[Found]]  # whose day it is; None: everyone's
Tell = Callable[[Found, Named, str], Item]
Complete = Callable[[Act, Sequence[int], Sequence[Item]], list[Item]]


@frozen
class Need:
    """One kind of line in ``today``: found as ``find`` does in cheap SQL, judged, and only then told.

    ``kind`` orders the lines (``models/today.py``). ``table`` is what the act has then seen. ``level`` is
    how far into a person's file the line looks. ``complete`` adds what takes a judgement of its own.
    """

    kind: str
    table: str
    find: Find
    tell: Tell
    level: str = FILE
    complete: Complete | None = None
