"""Telling a youth before a meeting what will be said about them, and to whom."""

from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import SHARING, Order

THROUGH_GUARDIAN: Final = "through_guardian"


@frozen(kw_only=True)
class TellBefore(Order):
    """Say what a meeting will tell whom about a youth; with ``how``, that the youth has been told it."""

    command = "fleksiteam tell"
    purpose = SHARING

    person: str = ask(N_("Person"), asked.CASE)
    date: str = ask(N_("Day of the meeting"), asked.FUTURE, unseen=True)
    how: str | None = ask(N_("How the youth was told"), asked.CHOICE, of="channel", default=None)

    def __post_init__(self) -> None:
        """Refuse what is told through somebody else: the youth is to hear it from us."""
        if self.how == THROUGH_GUARDIAN:
            raise Unacceptable(
                _("told through a guardian is not told"), _("tell the youth, and say how, as in --how call")
            )


@frozen
class Hears:
    """One service: whether it is in the room, and what it may know in all, aloud and on its sheet.

    ``told`` is the day the youth was told of all of that, None where that is still to be done.
    """

    service: str
    name: str
    present: bool
    categories: tuple[str, ...]
    told: str | None


@frozen
class Telling:
    """What to tell a youth before a meeting: who hears what, and who hears ``nothing`` (names of services).

    ``said`` may be said aloud. ``unnamed``: the case is put without a name, and nobody hears whose it is.
    ``guardians``: it rests on a guardian's yes too, who is to know as well. ``now``: the youth was told now.
    """

    person: Named
    day: str
    hears: tuple[Hears, ...]
    said: tuple[str, ...]
    nothing: tuple[str, ...]
    unnamed: bool
    guardians: bool
    now: bool

    @property
    def told(self) -> str | None:
        """The day the youth was last told of all of it; None where something is still to be told."""
        days = [each.told for each in self.hears]
        return max((day for day in days if day), default=None) if all(days) else None
