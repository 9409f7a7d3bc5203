"""Which meeting is meant by a day: of two days that a weekday may be, the one on which there is a meeting."""

from collections.abc import Sequence

from salto_cli.commands.desk import Desk
from salto_cli.commands.options import naming
from salto_cli.i18n import _
from salto_cli.models import day, day_said
from salto_cli.models.meeting import ListMeetings, Meeting
from salto_cli.usecases import meeting as meetings


def meeting_day(at: Desk, called: str, said: str | None, *, held: bool = False) -> str | None:
    """The meeting's day that was named, said back with its weekday; None where none was.

    A weekday alone is the meeting that is under way, else the one to come, as ``prepare`` has it, else the
    one that has been; where a meeting must have been ``held``, that one comes before the one to come.
    ``called`` is what an error calls the value.
    """
    if not said:
        return None
    with naming(called):
        days = [day_said.read_day(said, at.now.date(), ahead=way).isoformat() for way in (not held, held)]
    meant = days[0]
    if days[0] != days[1]:
        found = [each.meeting for each in at.do(ListMeetings(), meetings.list_meetings).meetings]
        meant = _meant(days, [each for each in found if each.day in days])
    if not at.options.json:
        at.say(f"  {_('Day of the meeting')}: {day.spoken(meant)}")
    return meant


def _meant(days: Sequence[str], found: Sequence[Meeting]) -> str:
    """The first of the days that has a meeting under way, else a meeting; the first where none has."""
    there = {each.day for each in found}
    under_way = {each.day for each in found if each.started and not each.closed}
    return next((each for among in (under_way, there) for each in days if each in among), days[0])
