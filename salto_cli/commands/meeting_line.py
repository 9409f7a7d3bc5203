"""What one line at the meeting's table means: who comes or goes, or what is decided."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

from salto_cli.errors import NotFound, Unacceptable
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


BETWEEN: Final = re.compile(r"[,;&]|\s(?:og|and)\s|\s(?=[+~-]\s)")  # two who come, as people list them


def arrivals(line: str) -> Iterator[str]:
    """Each one who comes, leaves or cannot come in a line, with a sign: ``+ Lise nav, Ola politi`` is two.

    A part without a sign of its own has the line's.
    """
    for part in (each.strip() for each in BETWEEN.split(line[1:])):
        if part:
            yield part if part[0] in "+-~" else f"{line[0]} {part}"


def attendance_in(line: str, colleagues: Sequence[str], attendance: Sequence[Attendant] = ()) -> Comes:
    """What ``+ Lise nav``, ``- politi`` or ``~ Siri`` says: one arrival.

    The last word is the service, unless the words are a colleague's name, or of one in the room who leaves.
    Raises Unacceptable where nobody is named, or two in the room are called so.
    """
    sign, rest = line[0], text.line(line[1:], _("Who"), 120)
    words = rest.split()
    if not words:
        raise Unacceptable(_("it is not said who"), _("write it as in: + Lise nav"))
    colleague = _one_colleague(rest, colleagues)
    guest = _guest_leaving(rest, attendance) if sign == "-" and not colleague else None
    if guest:
        return Comes(guest.name, guest.service, leaves=True, apology=False)
    name = colleague or " ".join(words[:-1]) or None
    return Comes(name, None if colleague else words[-1], leaves=sign == "-", apology=sign == "~")


def _guest_leaving(said: str, attendance: Sequence[Attendant]) -> Attendant | None:
    """The one guest in the room who is called so. Raises Unacceptable where there are two."""
    found = [each for each in attendance if each.here and each.service and _called(each.name, said)]
    if len(found) > 1:
        raise Unacceptable(_("two are called that here"), _("write the service too, as in: - Lise nav"))
    return found[0] if found else None


def nobody_such(
    comes: Comes, unknown: NotFound, colleagues: Sequence[str], attendance: Sequence[Attendant]
) -> NotFound:
    """What to say where the last word is no service: of one word alone, it may be a name that is mistyped."""
    if comes.name:
        return NotFound(unknown.message, _("write who and from where, as in: + Lise nav, Ola politi"))
    known = {fold(word): each for each in _names(colleagues, attendance) for word in (each, each.split()[0])}
    near = get_close_matches(fold(comes.service or ""), known, n=3, cutoff=0.6)
    names = ", ".join(dict.fromkeys(known[each] for each in near))
    hint = _("did you mean one of: {ids}").format(ids=names) if names else unknown.hint
    return NotFound(_("that is neither a colleague, nor anyone in the room, nor a service"), hint)


def _names(colleagues: Sequence[str], attendance: Sequence[Attendant]) -> list[str]:
    return [*colleagues, *(each.name for each in attendance if each.here and each.name)]


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

    Without a service it is whoever of that name is in the room, or a colleague, or the service itself. A
    guest comes before a colleague who is not there, unless that one's whole name was said.
    Raises Unacceptable where two are called so.
    """
    if owner is None or service is not None:
        return None, owner, service
    guests = {each.service: each.name for each in attendance if each.service and _called(each.name, owner)}
    colleague = _one_colleague(owner, colleagues)
    there = {each.operator for each in attendance if each.here}
    if guests and colleague not in there and fold(owner) != fold(colleague or ""):
        colleague = None
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
