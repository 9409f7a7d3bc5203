"""Which case, and which decision, is meant while the room may see the screen: nobody is named to find it."""

from salto_cli.commands.desk import Desk
from salto_cli.i18n import _
from salto_cli.models import code
from salto_cli.models.decision import Decision
from salto_cli.models.meeting import ANONYMOUS, CaseLine, ListMeetings, LookAtMeeting, Sitting
from salto_cli.models.room import case_without_a_name
from salto_cli.usecases import meeting as meetings


def case_meant(at: Desk, said: str | None, date: str | None, *, writes: bool = False) -> str:
    """The code of the person that ``said`` names; where nobody was named, one of the agenda of that day.

    ``date`` is an ISO day, None for today. In a terminal a number will do, but not for what ``writes``: no
    name is there to tell of a slip. Raises Usage where a script names nobody, Unacceptable for a code that is
    not whole, and NotFound or Ambiguous for a name that does not fit one person alone.
    """
    if not at.interactive:
        return at.person(said)
    if said is None:
        from salto_cli.commands.codes import among

        cases = _looked_at(at, date).cases if _is_there(at, date) else ()
        said = among(at, [(each.code, _line(each)) for each in cases], _("Code of the case"))
    number = code.number_in(said, code.PERSON, whole=writes)
    if number is not None:
        return code.code(code.PERSON, number)
    from salto_cli.commands.whom import by_name_alone

    return by_name_alone(at, said)


def decision_meant(at: Desk, said: str | None, date: str | None) -> str:
    """The code of a decision as it was ``said``, or chosen in a terminal from what a meeting looks at.

    ``date`` as above. What not everyone in the room may hear of, or is about somebody who has no name there,
    is offered by its code alone.
    """
    if said is not None:
        return said
    from salto_cli.commands.codes import among

    found = _looked_at(at, date) if _is_there(at, date) else None
    heard = [*found.to_look_at, *found.decided] if found else []
    codes = [*found.waiting, *found.kept_back] if found else []
    unnamed = {each.code for each in found.cases if each.how == ANONYMOUS} if found else set[str]()
    lines = [(each.code, each.code if each.person.code in unnamed else _decision(each)) for each in heard]
    return among(at, [*lines, *((each, each) for each in codes)], _("Decision"))


def _is_there(at: Desk, date: str | None) -> bool:
    """Whether there is a meeting on that day: without one, nothing is on its agenda."""
    day = date or at.now.date().isoformat()
    return any(each.meeting.day == day for each in at.do(ListMeetings(), meetings.list_meetings).meetings)


def _looked_at(at: Desk, date: str | None) -> Sitting:
    return at.do(LookAtMeeting(date), meetings.show)


def _decision(made: Decision) -> str:
    """A decision as the list has it: whose it is by the initials alone."""
    from salto_cli.commands.codes import short
    from salto_cli.models.mask import initials

    return f"{made.code}  {short(made.text)} · {initials(made.person.name)}"


def _line(case: CaseLine) -> str:
    """A case as the list has it: its number where it has no name here, else its code, and the initials of
    whomever everyone in the room may hear of."""
    if case.how == ANONYMOUS and case.unnamed is not None:
        return case_without_a_name(case.unnamed)
    if case.person is None:
        return case.code
    from salto_cli.models.mask import initials

    return f"{case.code}  {initials(case.person.name)}"
