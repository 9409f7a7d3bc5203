"""How it is told that something may not be passed on, because its source has not said so."""

from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models.words import word
from salto_cli.render.look import WARN, sign


def stays_here(source: str | None) -> Text | None:
    """That what comes from ``source``, a key, stays here until it is released; None where nothing does."""
    if source is None:
        return None
    said = _("It comes from the {source}, and leaves only when they have released it: --released")
    return sign(WARN, said.format(source=word("source", source).label))
