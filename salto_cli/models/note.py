"""What goes with a note: whom it is about, and whether the youth knows of it."""

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import yes_no
from salto_cli.models.order import FOLLOW_UP, Order

TOLD_YES, TOLD_NO = "yes", "no: "


def read_told(said: str) -> str:
    """Whether the youth was told that it is recorded, as it is stored: ``yes``, or ``no: `` and why.

    Raises Unacceptable for a no without a reason, and for what begins with neither.
    """
    word, _space, rest = said.strip().partition(" ")
    why = rest.strip(" ,.:;–-")
    told = yes_no.answer(word.rstrip(",.:;"))
    if told:
        return TOLD_YES
    if told is False and why:
        return TOLD_NO + why
    raise Unacceptable(
        _("whether the youth was told is yes, or no with the reason"),
        _("write ja, or as in: nei, ville stresset situasjonen"),
    )


@frozen
class LookAtFiles(Order):
    """Ask whether a note may be kept about these persons, before anyone types it."""

    command = "look"
    purpose = FOLLOW_UP

    persons: tuple[str, ...]
