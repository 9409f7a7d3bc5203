"""From what was typed to what an order holds: codes, days, words from closed lists, yes and no."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from salto_cli.commands.desk import at_home
from salto_cli.commands.district import district
from salto_cli.commands.slips import is_a_name
from salto_cli.commands.whom import person
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models import asked, birth_said, clock_said, day_said, identity, text, yes_no
from salto_cli.models.asked import Asked
from salto_cli.models.code import (
    CONTACT,
    DISCLOSURE,
    HANDOVER,
    SHEET,
    STATEMENT,
    TASK,
    WARNING,
    whole,
)
from salto_cli.models.note import LookAtFiles, read_told
from salto_cli.models.part_of_day import looking_back
from salto_cli.models.person import Find
from salto_cli.models.words import Word
from salto_cli.usecases import opening, words
from salto_cli.usecases.find import find
from salto_cli.usecases.note import look_at_files

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk

CONCERNED: Final = frozenset({"Person", "Whom it is about"})  # the labels of the one an order concerns
CONSENTS: Final = frozenset({"consent", "withdrawn consent"})  # the lists of codes that are consents
# What the codes of the other lists begin with: at a terminal another code is told at once, and asked again.
PREFIXES: Final = {
    **dict.fromkeys(("task", "deadline", "promise"), TASK),
    **dict.fromkeys(("handover", "handover, also past"), HANDOVER),
    "contact": CONTACT,
    "warning": WARNING,
    "sheet": SHEET,
    "giving": DISCLOSURE,
}


def understand(desk: "Desk", how: Asked, value: Any) -> Any:
    """The value that ``value`` stands for. Raises Unacceptable, NotFound or Ambiguous."""
    label = _within(_(how.label))
    if how.clearable and isinstance(value, str) and value.strip() in {"", "-"}:
        return ""
    match how.kind:
        case asked.PERSON | asked.CASE:
            return person(desk, _one(value, label), part=_part(how))
        case asked.RESTRICTED:
            from salto_cli.commands import held_still  # one order alone has it

            return held_still.person(desk, _one(value, label))
        case asked.GUARDIAN:  # chosen from a list where they are named
            return person(desk, _one(value, label), named_there=True, part=_part(how))
        case asked.PERSONS:
            return _persons(desk, value, label)
        case asked.NOTED:
            return _noted(desk, _persons(desk, value, label))
        case asked.CHOICE:
            return choice(desk, how.of, _one(value, label), label).key
        case asked.CHOICES:
            return tuple(
                dict.fromkeys(choice(desk, how.of, each, label).key for each in _several(value, label))
            )
        case asked.RECIPIENTS:
            return recipients(desk, tuple(_several(value, label)))
        case asked.SERVICE:
            return recipients(desk, (text.line(_one(value, label), label, how.max_length),))[0]
        case asked.RECEIVER:
            return _receiver(desk, text.line(_one(value, label), label, how.max_length))
        case asked.SERVICES:
            return tuple(_several(value, label))
        case asked.LINES:
            return tuple(text.line(each, label, how.max_length) for each in _lines(value, label))
        case asked.NUMBERS:
            return tuple(_number(each, label) for each in _several(value, label))
        case asked.YES_NO:
            return _yes_no(value, label)
        case _:
            return _plain(desk, how, _one(value, label), label)


def _part(how: Asked) -> str:
    """What the person is in an order with several; empty where they are the one it concerns."""
    return "" if how.label in CONCERNED else _(how.label)


def _plain(desk: "Desk", how: Asked, said: str, label: str) -> Any:
    """The value of one text that is looked up nowhere: a day, a number, a line."""
    today = desk.now.date()
    match how.kind:
        case asked.MEETING:
            from salto_cli.commands.meeting_day import meeting_day  # few lines are about a meeting

            return meeting_day(desk, "", said)
        case asked.PAST:
            return day_said.read_past(looking_back(said, desk.now), today).isoformat()
        case asked.FUTURE:
            return day_said.read_day(said, today, ahead=True).isoformat()
        case asked.DUE:
            return day_said.read_due(said, today).isoformat()
        case asked.BIRTH:
            return birth_said.read_birth(said, today).isoformat()
        case asked.MOMENT:
            return day_said.read_moment(said, desk.now)
        case asked.WHEN:
            return day_said.read_when(said, today)
        case asked.CLOCK:
            return clock_said.read_clock(said)
        case asked.NUMBER | asked.POINT:
            return _number(said, label)
        case asked.NOTE:
            return text.note(said, label)
        case asked.CODE if how.of in CONSENTS:  # told at once, not after all other questions
            return whole(said, STATEMENT, strict=not desk.interactive)
        case asked.CODE if how.of in PREFIXES and desk.interactive:
            return whole(said, PREFIXES[how.of], strict=False)
        case asked.DIGEST:
            return _digest(said)
        case asked.TOLD:
            return read_told(text.line(said, label, how.max_length))
        case asked.IDENTITY_NUMBER:
            return identity.number(said)
        case asked.PHONE:
            return identity.phone(said)
        case asked.DISTRICT:
            return district(desk, text.line(said, label, how.max_length))
        case _:
            return text.line(said, label, how.max_length)


def _persons(desk: "Desk", value: Any, label: str) -> tuple[str, ...]:
    """The codes of the persons that were named, each once.

    At a terminal the words of one name, which a shell hands over one by one, are one person where anybody is
    called so.
    """
    said = _several(value, label)
    if desk.interactive and not isinstance(value, str) and len(said) > 1 and all(map(is_a_name, value)):
        whole = " ".join(said)
        said = [whole] if desk.do(Find(text=whole, limit=1), find).persons else said
    return tuple(dict.fromkeys(person(desk, each) for each in said))


def _noted(desk: "Desk", persons: tuple[str, ...]) -> tuple[str, ...]:
    """The persons a note is about. At a terminal a no comes now, before anyone has typed the note."""
    if desk.interactive:
        for each in desk.do(LookAtFiles(persons), look_at_files):
            desk.say(f"! {each.line}")
    return persons


def recipients(desk: "Desk", said: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of services, or codes of guardians, that were named.

    At a terminal the services are looked up and named back at once, so that one can be typed again.
    """
    if not desk.interactive:
        return said
    from salto_cli.models.sharing import Recognise
    from salto_cli.usecases.sharing import recognise

    found = desk.do(Recognise(said), recognise)
    desk.say(f"  {', '.join(each.name for each in found)}")
    return tuple(each.key for each in found)


def _receiver(desk: "Desk", said: str) -> str:
    """What was typed for whoever is to take over; at a terminal looked up at once, as recipients are."""
    if desk.interactive:
        from salto_cli.models.handover import LookAtReceiver
        from salto_cli.usecases.handover import look_at_receiver

        desk.say(f"  {desk.do(LookAtReceiver(said), look_at_receiver).name}")
    return said


def choice(desk: "Desk", of: str, said: str, label: str) -> Word:
    """The word of the list ``of`` that ``said`` is a way to write."""
    found = words.written(of, said)
    if found is None and words.is_policy(of) and opening.is_store(desk.folder):
        desk.store()  # a municipality's own policy may know more words, and stands in the store
        found = words.written(of, said)
    if found is None:
        from salto_cli.commands.neighbours import hint

        raise Unacceptable(
            _("{field} is not one of the words in the list").format(field=label),
            hint(of, said, words.choices(of)),
        )
    return found


def _lines(value: Any, label: str) -> Sequence[str]:
    """A list of texts, or one text; commas are part of them."""
    parts = [value] if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(each, str) for each in parts):
        raise Unacceptable(_("{field} must be a list of texts").format(field=label), _("leave no text empty"))
    if not all(each.strip() for each in parts):
        raise Unacceptable(_("{field} has an empty text").format(field=label), _("write it, or leave it out"))
    return parts


def _one(value: Any, label: str) -> str:
    if isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        raise Unacceptable(_("{field} must be one text").format(field=label), _("see the command's --help"))
    return str(value)


def _several(value: Any, label: str) -> Sequence[str]:
    """A list, or one text with commas."""
    parts = [value] if isinstance(value, (str, int)) else value
    if not isinstance(parts, (list, tuple)) or not all(
        isinstance(each, (str, int)) and not isinstance(each, bool) for each in parts
    ):
        raise Unacceptable(_("{field} must be a list").format(field=label), _("separate with commas"))
    return [piece.strip() for each in parts for piece in str(each).split(",") if piece.strip()]


def _yes_no(value: Any, label: str) -> bool:
    if isinstance(value, bool):
        return value
    return yes_no.read(_one(value, label), label)


def _digest(path: str) -> str:
    """The SHA-256 of the file at ``path``, in hex; the file itself is not kept."""
    try:
        with at_home(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise Unacceptable(_("that file cannot be read"), _("give the path of the signed form")) from None


def _number(value: Any, label: str) -> int:
    said = _one(value, label).strip()
    if not (said.isascii() and said.isdigit() and len(said) < 7):
        raise Unacceptable(_("{field} is a whole number").format(field=label), _("write it as in 14"))
    return int(said)


def _within(label: str) -> str:
    """A label as it stands in an error, which begins with no capital: but as it is where that is no word."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
