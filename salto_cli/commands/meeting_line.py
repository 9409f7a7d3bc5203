"""What one line at the meeting's table means: who comes or goes, or what is decided."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from salto_cli.commands.meeting_command import is_code
from salto_cli.errors import NotFound, Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import text
from salto_cli.models.attendance import Attendant
from salto_cli.models.decision import LONGEST, MEASURE, Decide
from salto_cli.models.decision_said import NotUnderstood, bare, read_decision
from salto_cli.models.near import AMONG_FEW, after_near, did_you_mean, near
from salto_cli.models.text import fold
from salto_cli.models.words import Word


@frozen
class Comes:
    """Someone who comes, leaves or cannot come: a colleague where no service is named."""

    name: str | None
    service: str | None
    leaves: bool
    apology: bool


# What may stand after the names, as people say it: whoever is not coming must not be in the room by it.
SAID_AFTER: Final = {
    "~": (("kommer", "ikke"), ("kan", "ikke", "komme"), ("is", "not", "coming"), ("cannot", "come")),
    "-": (("går",), ("drar",), ("gikk",), ("dro",), ("leaves",), ("left",)),
    "+": (("kommer",), ("kom",), ("er", "her"), ("come",), ("comes",), ("came",), ("is", "here")),
}
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
    sign, words = _without_verb(line[0], text.line(line[1:], _("Who"), 120).split())
    rest = " ".join(words)
    if not words:
        raise Unacceptable(_("it is not said who"), _("write it as in: + Lise nav"))
    here = [each.operator for each in attendance if each.here and each.operator]
    colleague = (sign == "-" and _one_colleague(rest, here)) or _one_colleague(rest, colleagues)
    guest = _guest_leaving(rest, attendance) if sign == "-" and fold(rest) != fold(colleague or "") else None
    if guest and colleague in here:
        raise _two_called_so(rest)
    if guest:
        return Comes(guest.name, guest.service, leaves=True, apology=False)
    name = colleague or " ".join(words[:-1]) or None
    return Comes(name, None if colleague else words[-1], leaves=sign == "-", apology=sign == "~")


def _without_verb(sign: str, words: list[str]) -> tuple[str, list[str]]:
    """The words without what was said after the names, and the sign that stands for it: a ``+`` may be
    the line's own, so that ``Per politi kommer ikke`` is one who cannot come."""
    for meant, ways in SAID_AFTER.items():
        for way in ways:
            if tuple(each.casefold() for each in words[-len(way) :]) == way and sign in {"+", meant}:
                return meant, words[: -len(way)]
    return sign, words


def refuse_decision(line: str, today: date) -> None:
    """Raises Unacceptable where a line says by when, whose it is, or yes or no, or begins with a code: nobody
    comes so."""
    try:
        arrival = bare(line, today) and not is_code(line.split()[0])
    except Unacceptable:
        arrival = False
    if not arrival:
        raise Unacceptable(
            _("that is a decision, and here one says who has come"),
            _("Enter goes on to the cases: write it there"),
        )


def _guest_leaving(said: str, attendance: Sequence[Attendant]) -> Attendant | None:
    """The one guest in the room who is called so. Raises Unacceptable where there are two."""
    found = [each for each in attendance if each.here and each.service and _called(each.name, said)]
    if len(found) > 1:
        raise _two_called_so(said)
    return found[0] if found else None


def _two_called_so(said: str) -> NotUnderstood:
    """What to say where one leaves, and two in the room are called so."""
    as_in = _("write the service too, as in: - Lise nav")
    return NotUnderstood(_("two are called that here"), as_in, said)


class NobodySuch(NotFound):
    """Nobody is called so. ``word`` is for the screen that it was just typed on, and stands in no message."""

    def __init__(self, message: str, hint: str, word: str) -> None:
        super().__init__(message, hint)
        self.word = word


def nobody_such(
    name: str | None,
    service: str | None,
    unknown: NotFound,
    colleagues: Sequence[str],
    attendance: Sequence[Attendant],
    sectors: Sequence[Word],
) -> NobodySuch:
    """What to say of a ``service`` that is none: of one word alone, it may be a name that is mistyped.

    ``sectors`` are the kinds of services, by which one may be called.
    """
    said = service or ""
    kinds = {fold(each.label): each.label for each in sectors}
    if name:
        meant = did_you_mean(kinds[each] for each in near(fold(said), kinds, AMONG_FEW))
        as_in = _("write who and from where, as in: + Lise nav, Ola politi")
        return NobodySuch(unknown.message, meant or as_in, said)
    people = {fold(word): each for each in _names(colleagues, attendance) for word in (each, each.split()[0])}
    known = {**kinds, **people}
    meant = did_you_mean(dict.fromkeys(known[each] for each in near(fold(said), known, AMONG_FEW)))
    message = _("that is neither a colleague, nor anyone in the room, nor a service")
    return NobodySuch(message, meant or unknown.hint, said)


def _names(colleagues: Sequence[str], attendance: Sequence[Attendant]) -> list[str]:
    return [*colleagues, *(each.name for each in attendance if each.here and each.name)]


def about(line: str, person: str) -> str:
    """A line without the code of its case before it, as it is pasted with the question. Raises Unacceptable
    for another code there: what was meant for one would be kept about another."""
    first, _space, rest = line.partition(" ")
    word = first.rstrip(">:,")
    if not is_code(word):
        return line
    if rest.strip() and word.upper().replace("-", "") == person.replace("-", ""):
        return rest.strip()
    raise Unacceptable(
        _("a decision does not begin with a code"),
        _("take the case up by its code alone, and write then what is to be done"),
    )


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
        told_by=said.told_by and _teller(said.told_by, colleagues),
        date=day,
    )


def _teller(said: str, colleagues: Sequence[str]) -> str:
    """The colleague who tells the youth. Raises NobodySuch, and NotUnderstood where two are called so."""
    found = _one_colleague(said, colleagues)
    if found:
        return found
    if any(_called(each, said) for each in colleagues):
        raise NotUnderstood(_("two are called that here"), _("write the whole name"), said)
    known = {fold(word): each for each in colleagues for word in (each, *each.split())}
    meant = did_you_mean(dict.fromkeys(known[each] for each in near(fold(said), known, AMONG_FEW)))
    see = _("see who is with: salto operator list; add one with: salto operator add NAME")
    raise NobodySuch(_("no colleague is registered under that name"), meant or see, said)


def _whose(
    owner: str | None, service: str | None, attendance: Sequence[Attendant], colleagues: Sequence[str]
) -> tuple[str | None, str | None, str | None]:
    """Our colleague, the person at the service, and the service that ``@owner/service`` names.

    Without a service it is whoever of that name is in the room, or a colleague, or the service itself. A
    guest comes before a colleague who is not there, unless that one's whole name was said.
    Raises Unacceptable where two are called so, and where a name with a service is nearly one that is known.
    """
    if owner is None or service is not None:
        _refuse_mistyped_name(owner or "", _names(colleagues, attendance))
        return None, owner, service
    guests = {each.service: each.name for each in attendance if each.service and _called(each.name, owner)}
    colleague = _one_colleague(owner, colleagues)
    there = {each.operator for each in attendance if each.here}
    if guests and colleague not in there and fold(owner) != fold(colleague or ""):
        colleague = None
    if len(guests) + bool(colleague) > 1:
        as_in = _("write the service too, as in @Lise/nav, or the whole name")
        raise NotUnderstood(_("two are called that here"), as_in, owner)
    if guests:
        ((found, name),) = guests.items()
        return None, name, found
    return (colleague, None, None) if colleague else (None, None, owner)


def _refuse_mistyped_name(said: str, known: Sequence[str]) -> None:
    """Raises NobodySuch where one word is nearly the name of one in the room or of a colleague, and nobody's.

    A name in two words is taken as it stands: somebody else may be called nearly the same.
    """
    people = {fold(word): each for each in known for word in (each, each.split()[0])}
    if " " in said or fold(said) in people:
        return
    meant = did_you_mean(dict.fromkeys(people[each] for each in near(fold(said), people)))
    if meant:
        somebody_else = _("somebody else is written with both names, as in @Lise_Olsen/nav")
        raise NobodySuch(_("nobody here is called exactly that"), after_near(meant, somebody_else), said)


def _one_colleague(said: str, colleagues: Sequence[str]) -> str | None:
    """The one colleague whose name this is, or begins with; None where none or several are called so."""
    exact = [each for each in colleagues if fold(each) == fold(said)]
    found = exact or [each for each in colleagues if _called(each, said)]
    return found[0] if len(found) == 1 else None


def _called(name: str | None, said: str) -> bool:
    return name is not None and fold(said) in (fold(name), fold(name).split(" ")[0])
