"""A district that was typed: one that is nearly spelled is asked about, and never taken on a guess."""

from typing import TYPE_CHECKING

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models import words

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


def district(desk: "Desk", said: str) -> str:
    """The district as it is spelled, or another place as it was written.

    What is nearly the name of a district is asked about at a terminal, where a no lets it stand as it was
    written. Raises Unacceptable for it in a script: nobody would see the slip.
    """
    near = words.near_district(said)
    if not near:
        return words.district(said)
    meant = _("did you mean {names}?").format(names=near)
    if not desk.interactive:
        raise Unacceptable(_("that is nearly the name of a district, or short for one"), meant)
    from salto_cli.commands import prompt

    return near if prompt.yes(meant[:1].upper() + meant[1:], default=True) else said
