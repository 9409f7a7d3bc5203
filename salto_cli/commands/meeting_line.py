"""What one line at the meeting's table means: who comes or goes, or what is decided."""

from collections.abc import Sequence
from datetime import date

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import text
from salto_cli.models.decision import LONGEST, MEASURE, Decide
from salto_cli.models.decision_said import read_decision
from salto_cli.models.meeting import Attendant
from salto_cli.models.text import fold
from salto_cli.models.words import Word


@frozen
class Comes:
    """Someone who comes, leaves or cannot come: a colleague where no service is named."""

    name: str | None
    service: str | None
    leaves: bool
    apology: bool


def attendance_in(line: str, colleagues: Sequence[str]) -> Comes:
    """What ``+ Lise nav``, ``- politi`` or ``~ Siri`` says.

    The last word is the service, unless the words are a colleague's name. Raises Unacceptable where nobody is
    named.
    """
    sign, rest = line[0], text.line(line[1:], _("Who"), 120)
    words = rest.split()
    if not words:
        raise Unacceptable(_("it is not said who"), _("write it as in: + Lise nav"))
    colleague = _one_colleague(rest, colleagues)
    name = colleague or " ".join(words[:-1]) or None
    return Comes(name, None if colleague else words[-1], leaves=sign == "-", apology=sign == "~")


def decision_in(
    line: str,
    person: str,
    today: date,
    attendance: Sequence[Attendant],
    colleagues: Sequence[str],
    types: Sequence[Word],
    categories: Sequence[Word],
    day: str | None,
) -> Decide:
    """The order that one line gives about ``person``. Raises Unacceptable where it cannot be understood."""
    said = read_decision(line, today, types, categories)
    owner, owner_name, service = _whose(said.owner, said.service, attendance, colleagues)
    return Decide(
        person=person,
        text=text.line(said.text, _("What was decided"), LONGEST),
        type=said.type or MEASURE,
        service=service,
        owner_name=owner_name,
        category=said.category,
        owner=owner,
        due=said.due,
        agreed=said.agreed,
        told=today.isoformat() if said.told else None,
        told_by=said.told_by,
        date=day,
    )


def _whose(
    owner: str | None, service: str | None, attendance: Sequence[Attendant], colleagues: Sequence[str]
) -> tuple[str | None, str | None, str | None]:
    """Our colleague, the person at the service, and the service that ``@owner/service`` names.

    Without a service it is whoever of that name is in the room, or a colleague, or the service itself.
    Raises Unacceptable where two are called so.
    """
    if owner is None or service is not None:
        return None, owner, service
    guests = {each.service: each.name for each in attendance if each.service and _called(each.name, owner)}
    colleague = _one_colleague(owner, colleagues)
    if len(guests) + bool(colleague) > 1:
        raise Unacceptable(
            _("two are called that here"), _("write the service too, as in @Lise/nav, or the whole name")
        )
    if guests:
        ((found, name),) = guests.items()
        return None, name, found
    return (colleague, None, None) if colleague else (None, None, owner)


def _one_colleague(said: str, colleagues: Sequence[str]) -> str | None:
    """The one colleague whose name this is, or begins with; None where none or several are called so."""
    exact = [each for each in colleagues if fold(each) == fold(said)]
    found = exact or [each for each in colleagues if _called(each, said)]
    return found[0] if len(found) == 1 else None


def _called(name: str | None, said: str) -> bool:
    return name is not None and fold(said) in (fold(name), fold(name).split(" ")[0])
