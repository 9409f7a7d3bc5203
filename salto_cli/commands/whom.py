"""The person who is meant: by code, by name or from the list; named before anything happens."""

from typing import TYPE_CHECKING

from salto_cli.commands.agreed import go_on
from salto_cli.errors import Ambiguous, NoBasis, NotFound, Usage
from salto_cli.i18n import _
from salto_cli.models import code
from salto_cli.models.person import Find, Found, Look
from salto_cli.models.pick import Choice, FindNearly
from salto_cli.usecases.find import find
from salto_cli.usecases.person import look

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


MOST_HITS = 20  # more that fit a name are looked for in the list of everyone


def person(desk: "Desk", said: str, *, named_there: bool = False, part: str = "") -> str:
    """The whole code of the person that ``said`` names.

    At a terminal a number or a name will do: the person is looked up (which is an act) and named before
    anything happens. Elsewhere it must be a whole code, or a name that fits one person only.
    ``named_there``: the screen begins with who it is, so a whole code is not said again above it. ``part`` is
    what they are in an order with several persons.
    """
    number = code.number_in(said, code.PERSON, whole=not desk.interactive)
    if number is not None:
        found, sure = code.code(code.PERSON, number), desk.options.yes or code.has_check_letter(said)
        if desk.interactive and not (sure and named_there):
            _confirm(desk, *_named(desk, found, sure=sure), part)
        return found
    if not desk.interactive:
        return by_name_alone(desk, said)
    found_by_name = desk.do(Find(text=said, limit=MOST_HITS), find)
    hits = found_by_name.persons
    if not hits:
        from salto_cli.commands.meant import refuse_command_for_name
        from salto_cli.commands.picker import pick

        refuse_command_for_name(said)
        _nearly(desk, said)
        desk.say(_("Nobody here has that name. Choose from the list:"))
        return person(desk, pick(desk, _("Which person"), typed=said)[0], part=part)
    if len(hits) == 1:
        _confirm(desk, hits[0].line, False, part)
        return hits[0].code
    return _picked(desk, said, found_by_name, part)


def by_name_alone(desk: "Desk", said: str) -> str:
    """The code of the one person who has that name, with nothing asked and nobody named.

    Raises Ambiguous with the codes of those it fits, NotFound with the codes of those who nearly have it, and
    Usage where it is nobody's, and nearly a command.
    """
    hits = desk.do(Find(text=said, limit=MOST_HITS), find).persons
    if len(hits) == 1:
        return hits[0].code
    if hits:
        raise Ambiguous(
            _("{n} persons fit that name").format(n=len(hits)),
            _("give the code instead, one of: {codes}").format(codes=", ".join(hit.code for hit in hits)),
            tuple(hit.code for hit in hits),
        )
    from salto_cli.commands.meant import refuse_command_for_name

    refuse_command_for_name(said)
    near = _nearly(desk, said)
    hint = _("did you mean {names}?").format(names=", ".join(near)) if near else _("look with: salto find")
    raise NotFound(_("nobody here has that name"), hint)


def _nearly(desk: "Desk", said: str) -> tuple[str, ...]:
    """The codes of those whose names are nearly ``said``.

    Raises Usage where there is nobody, and somebody is called as the words begin.
    """
    from salto_cli.usecases.pick import find_nearly

    near, words = desk.do(FindNearly(text=said), find_nearly).codes, said.split()
    begun = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    if not near and any(desk.do(Find(text=each, limit=1), find).persons for each in begun):
        raise Usage(
            _("after the name come words that are not part of it"),
            _('write a text in quotation marks after its own option, as in --text "…"'),
        )
    return near


def chosen(desk: "Desk") -> str:
    """The code of the person who is chosen from the list of everyone, and named. Raises Usage in a script."""
    if not desk.interactive:
        from salto_cli.commands.lazy import as_typed

        called, example = as_typed("person") or ("PERSON", code.code(code.PERSON, 17))
        raise Usage(
            _("{option} is missing").format(option=called), _("as in {example}").format(example=example)
        )
    from salto_cli.commands.picker import pick

    return person(desk, pick(desk, _("Person"))[0])


def _picked(desk: "Desk", said: str, found: Found, part: str) -> str:
    """The one the person at the terminal means; told apart by birth date and district.

    Where more fit than were looked up, the list of everyone is opened, with what was said standing in it.
    """
    from salto_cli.commands.picker import pick

    label = _("Which person")
    if found.more:
        return person(desk, pick(desk, label, typed=said)[0], part=part)
    among = [Choice(hit.code, hit.name, hit.born, hit.called, hit.home_district) for hit in found.persons]
    (code_of,) = pick(desk, label, among=among)
    _confirm(desk, next(hit.line for hit in found.persons if hit.code == code_of), True, part)
    return code_of


def _named(desk: "Desk", found: str, *, sure: bool) -> tuple[str, bool]:
    """How the person is named before anything happens, and whether it is ``sure`` who is meant.

    Who may not be named is known by the code alone: nobody can say whether that is the right one.
    """
    try:
        return desk.do(Look(person=found), look).line, sure
    except NoBasis:
        return found, True


def _confirm(desk: "Desk", line: str, sure: bool, part: str) -> None:
    """Name the person; where it was not said beyond doubt who is meant, ask for a yes as well."""
    desk.say(f"{part}: {line}" if part else _("Concerns: {person}").format(person=line))
    if not sure:
        go_on(_("Is this the right person?"), usual=True)
