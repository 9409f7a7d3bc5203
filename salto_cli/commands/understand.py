"""From what was typed to what an order holds: codes, days, words from closed lists, yes and no."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from salto_cli.commands import prompt
from salto_cli.errors import Ambiguous, NotFound, Unacceptable
from salto_cli.i18n import _
from salto_cli.models import asked, code, day, text
from salto_cli.models.asked import Asked
from salto_cli.models.person import Find, Look
from salto_cli.models.words import Word
from salto_cli.usecases import words
from salto_cli.usecases.find import find
from salto_cli.usecases.person import look

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


def understand(desk: "Desk", how: Asked, value: Any) -> Any:
    """The value that ``value`` stands for. Raises Unacceptable, NotFound or Ambiguous."""
    label = _(how.label)
    match how.kind:
        case asked.PERSON:
            return person(desk, _one(value, label))
        case asked.PERSONS:
            return tuple(person(desk, each) for each in _several(value, label))
        case asked.CHOICE:
            return choice(how.of, _one(value, label), label).key
        case asked.CHOICES:
            return tuple(choice(how.of, each, label).key for each in _several(value, label))
        case asked.SERVICES:
            return tuple(each.strip() for each in _several(value, label))
        case asked.PAST | asked.FUTURE:
            ahead = how.kind == asked.FUTURE
            return day.read_day(_one(value, label), desk.now.date(), ahead=ahead).isoformat()
        case asked.MOMENT:
            return day.read_moment(_one(value, label), datetime.fromisoformat(desk.now.isoformat()))
        case asked.YES_NO:
            return _yes_no(value, label)
        case asked.NUMBER:
            return _number(value, label)
        case asked.NOTE:
            return text.note(_one(value, label), label)
        case _:
            return text.line(_one(value, label), label, how.max_length)


def person(desk: "Desk", said: str) -> str:
    """The whole code of the person that ``said`` names.

    At a terminal a number or a name will do: the person is looked up (which is an act) and named before
    anything happens. Elsewhere it must be a whole code, or a name that fits one person only.
    """
    number = code.number_in(said, code.PERSON, whole=not desk.interactive)
    if number is not None:
        found = code.code(code.PERSON, number)
        if desk.interactive:
            _confirm(desk, desk.do(Look(person=found), look).line, whole=said.strip().upper() == found)
        return found
    hits = desk.do(Find(text=said, limit=20), find).persons
    if not hits:
        raise NotFound(_("nobody here has that name"), _("look with: salto find"))
    if len(hits) == 1:
        if desk.interactive:
            _confirm(desk, hits[0].line, whole=False)
        return hits[0].code
    if not desk.interactive:
        raise Ambiguous(
            _("{n} persons fit that name").format(n=len(hits)),
            _("give the code instead, one of: {codes}").format(codes=", ".join(hit.code for hit in hits)),
            tuple(hit.code for hit in hits),
        )
    chosen = prompt.choose(_("Which person"), [Word(hit.code, hit.line, hit.line) for hit in hits])
    return str(chosen)


def choice(of: str, said: str, label: str) -> Word:
    """The word of the list ``of`` that ``said`` is a way to write."""
    choices = words.choices(of)
    found = next((each for each in choices if each.is_written(said)), None)
    if found is None:
        raise Unacceptable(
            _("{field} is not one of the words in the list").format(field=label),
            _("choose among: {words}").format(words=", ".join(each.key for each in choices)),
        )
    return found


def _confirm(desk: "Desk", line: str, *, whole: bool) -> None:
    """Name the person; where the check letter was left out, ask for a yes as well."""
    desk.say(_("Concerns: {person}").format(person=line))
    if not whole and not desk.options.yes and not prompt.yes(_("Is this the right person?"), default=True):
        raise KeyboardInterrupt


def _one(value: Any, label: str) -> str:
    if isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        raise Unacceptable(_("{field} must be one text").format(field=label), _("see the command's --help"))
    return str(value)


def _several(value: Any, label: str) -> Sequence[str]:
    """A list, or one text with commas."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(each, (str, int)) for each in parts):
        raise Unacceptable(_("{field} must be a list").format(field=label), _("separate with commas"))
    return [piece.strip() for each in parts for piece in str(each).split(",") if piece.strip()]


def _yes_no(value: Any, label: str) -> bool:
    if isinstance(value, bool):
        return value
    known = prompt.is_yes(_one(value, label))
    if known is None:
        raise Unacceptable(_("{field} is yes or no").format(field=label), _("write ja or nei"))
    return known


def _number(value: Any, label: str) -> int:
    said = _one(value, label).strip()
    if not (said.isascii() and said.isdigit() and len(said) < 7):
        raise Unacceptable(_("{field} is a whole number").format(field=label), _("write it as in 14"))
    return int(said)
