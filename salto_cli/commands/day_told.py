"""The day that was understood, said back with its weekday: «fredag» may be tomorrow or in a week."""

from typing import TYPE_CHECKING, Any, Final

from salto_cli.i18n import _
from salto_cli.models import asked, day

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk
    from salto_cli.models.asked import Asked

DAYS: Final = {asked.PAST, asked.FUTURE, asked.DUE, asked.MOMENT, asked.WHEN}


def tell_day(desk: "Desk", how: "Asked", value: Any, understood: Any, *, alone: bool) -> None:
    """Say which day ``value`` was understood as; JSON has the day itself.

    ``alone``: no question follows, and the result comes at once. Then the result says it, and nothing is said
    twice, save of a day that no result shows. A part of a day, as in ``i går kveld``, is told to be kept as
    no time of day.
    """
    if not understood or how.kind not in DAYS or desk.options.json:
        return
    if how.unseen or not alone:
        desk.say(f"  {called(how)}: {day.spoken(understood)}")
    if how.kind in {asked.MOMENT, asked.WHEN} and "T" not in understood:
        from salto_cli.models.part_of_day import names_part

        if names_part(str(value)):
            told = _("The time of day is not noted: write it after the day, as in yesterday 22:00")
            desk.say(f"  {told}")


def called(how: "Asked") -> str:
    """What a field is called, without what its question adds: ``When, if not now`` is ``When``."""
    return _(how.label).partition(",")[0].partition(" (")[0]
