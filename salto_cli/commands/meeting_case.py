"""Whom a case in the room is about, while the room may see the screen: nobody is named to find it."""

from salto_cli.commands.desk import Desk
from salto_cli.i18n import _
from salto_cli.models import code
from salto_cli.models.meeting import ANONYMOUS, CaseLine, LookAtMeeting, case_without_a_name
from salto_cli.usecases import meeting as meetings


def case_meant(at: Desk, said: str | None, date: str | None) -> str:
    """The code of the person that ``said`` names; where nobody was named, one of the agenda of that day.

    ``date`` is an ISO day, None for today. In a terminal a number will do. Raises Usage where a script names
    nobody, and NotFound or Ambiguous for a name that does not fit one person alone.
    """
    if not at.interactive:
        return at.person(said)
    if said is None:
        from salto_cli.commands.codes import among

        cases = at.do(LookAtMeeting(date), meetings.show).cases
        said = among(at, [(each.code, _line(each)) for each in cases], _("Code of the case"))
    number = code.number_in(said, code.PERSON, whole=False)
    if number is not None:
        return code.code(code.PERSON, number)
    from salto_cli.commands.understand import by_name_alone

    return by_name_alone(at, said)


def _line(case: CaseLine) -> str:
    """A case as the list has it: its number where it has no name here, else its code, and the initials of
    whomever everyone in the room may hear of."""
    if case.how == ANONYMOUS and case.unnamed is not None:
        return case_without_a_name(case.unnamed)
    if case.person is None:
        return case.code
    from salto_cli.models.mask import initials

    return f"{case.code}  {initials(case.person.name)}"
