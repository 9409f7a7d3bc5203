"""What is inside the seal: one line of canonical JSON, read back as strictly as it is written.

A known sender may still send nonsense: every field has its kind and its length, and every text must be one
that could have been typed here.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final, TypeVar, cast, get_origin

from salto_cli.errors import Unacceptable
from salto_cli.models import identity, text
from salto_cli.models.bundle_inside import Inside, Line, Said, Unit, Whose
from salto_cli.models.code import HANDOVER, PERSON, STATEMENT, number_in
from salto_cli.models.giving import MESSAGE
from salto_cli.models.person import refuse_no_name
from salto_cli.models.trait import CONTACT_DETAILS, IDENTITY_KINDS, KINDS
from salto_cli.models.words import WORDS
from salto_cli.store.bundle import damaged
from salto_cli.store.canonical import Fields, Malformed, Writable, canonical, read_fields
from salto_cli.store.leaving import AGREED, ASKED, DATES

FORM = 1
MOST = 500  # lines, or consents, in one file: more is no case
BACK, AHEAD = 100, 20  # years from the day it was judged that a day in a line, or a birth, can lie off

_DAY = r"\d{4}-\d\d-\d\d"
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
_MOMENT = rf"{_DAY}(T{_CLOCK})?"
_WORD = r"[a-z][a-z0-9_]{0,59}"
_NOBODY = r"g\d{1,2}"  # a guardian, by nothing but a number within the file
_HEX = "[0-9a-f]"


def _one_of(of: str) -> str:
    return "|".join(each.key for each in WORDS[of])


# What each field must look like; a text that is not here is free, and passes as if it were typed.
_LOOKS: Final[Mapping[str, str]] = {
    "bundle": f"{_HEX}{{32}}", "sender": f"{_HEX}{{64}}", "receiver": f"{_HEX}{{64}}", "on": _DAY,
    "purpose": f"({_WORD})?", "categories": _WORD, "withheld": _WORD, "roster": _NOBODY,
    "proxies": f"{_NOBODY} {_NOBODY}", "heard": f"({_DAY})?", "id": r"[a-z0-9]+(-[a-z0-9]+)*",
    "sector": _WORD, "name": "(?s).+", "born": rf"\d{{4}}|{_DAY}", "national_id": r"(\d{11})?",
    "by": _one_of("giver"),
    "guardian": f"({_NOBODY})?", "said": _MOMENT, "from_day": f"({_DAY})?", "through_day": f"({_DAY})?",
    "form": _one_of("form"), "interpreter": _one_of("interpreter"), "form_hash": f"({_HEX}{{64}})?",
    "part": _WORD, "category": _WORD,
    "also": _WORD, "day": f"({_DAY})?", "source": _one_of("source"), "kind": f"({_WORD})?",
    "at": f"({_CLOCK})?",
}  # fmt: skip
_DAYS: Final = frozenset({"on", "heard", "born", "said", "from_day", "through_day", "day"})
_WITHIN: Final[Mapping[str, type[Any]]] = {"unit": Unit, "whose": Whose, "statements": Said, "lines": Line}
_CODES: Final[Mapping[type[Any], tuple[str, str]]] = {
    Inside: ("handover", HANDOVER),
    Whose: ("code", PERSON),
    Said: ("code", STATEMENT),
}
T = TypeVar("T")


def write(inside: Inside) -> bytes:
    """The one line that stands for ``inside``."""
    return canonical({"form": FORM, **cast("Mapping[str, Writable]", _plain(asdict(inside)))})


def read(line: bytes) -> Inside:
    """What ``line`` holds. Raises Tampered for what ``write`` never makes, NewerStore for a later form."""
    try:
        inside = _made(Inside, read_fields(line, FORM, _names(Inside)))
        _refuse_nonsense(inside)
        return inside
    except (Malformed, Unacceptable, ValueError) as reason:
        raise damaged() from reason


def _refuse_nonsense(inside: Inside) -> None:
    """Raise Malformed or Unacceptable for what no salto sends: it would break what is kept here."""
    whose = inside.whose
    if bool(whose.full_name) != (len(whose.born) > len("2007")):
        raise Malformed("who it is in full has a whole birth date")
    if whose.full_name:
        refuse_no_name(whose.full_name)
    if whose.national_id:
        identity.refuse_another_birth(identity.number(whose.national_id), whose.born)
    if whose.phone and identity.phone(whose.phone) != whose.phone:
        raise Malformed("phone")
    of = [each.categories for each in inside.lines] + [each.categories for each in inside.statements]
    if any(set(categories) - set(inside.categories) for categories in of):
        raise Malformed("of a kind that did not go")
    _refuse_strangers(inside)
    _refuse_far_off(inside)
    for each in inside.lines:
        if each.part not in (*KINDS, ASKED, AGREED, DATES, MESSAGE):
            raise Malformed("part")
        if each.part in IDENTITY_KINDS and each.category != CONTACT_DETAILS:
            raise Malformed("category")


def _refuse_strangers(inside: Inside) -> None:
    """Raise Malformed for a guardian who is not in the roster, and for a secret about what did not go."""
    known = set(inside.roster)
    named = {holder for pair in inside.proxies for holder in pair.split(" ")}
    named |= {each.guardian for each in inside.statements if each.guardian}
    if len(known) < len(inside.roster) or named - known:
        raise Malformed("a guardian whom nobody knows")
    if set(inside.withheld) - set(inside.categories):
        raise Malformed("withheld")


def _refuse_far_off(inside: Inside) -> None:
    """Raise Malformed for a day that no living person's case has, by the day it was judged."""
    year, born = int(inside.on[:4]), inside.whose.born
    if born > inside.on[: len(born)] or int(born[:4]) < year - BACK:
        raise Malformed("born")
    if any(each.day and not -BACK <= int(each.day[:4]) - year <= AHEAD for each in inside.lines):
        raise Malformed("day")


def _plain(value: object) -> object:
    """As JSON has it: a yes is 1, a no is 0."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


def _names(kind: type[Any]) -> set[str]:
    return {each.name for each in fields(kind)}


def _made(kind: type[T], found: Fields) -> T:
    """One model, each field read by its kind. Raises Malformed, Unacceptable, ValueError (no such day)."""
    made = kind(
        **{
            each.name: _value(found, each.name, each.type, whole=kind is Inside)
            for each in fields(cast("type[Any]", kind))
        }
    )
    name, prefix = _CODES.get(kind, ("", ""))
    if name and number_in(getattr(made, name), prefix, whole=True) is None:
        raise Malformed(name)
    return made


def _value(found: Fields, name: str, kind: object, *, whole: bool) -> Any:
    if kind is bool:
        return bool(found.number(name, 0, 1))
    if kind == tuple[str, ...]:
        return found.texts(name, _LOOKS[name], MOST)
    if whole and name in _WITHIN:
        return _within(found, name, _WITHIN[name], listed=get_origin(kind) is tuple)
    said = found.text(name, _LOOKS.get(name, r"(?s).*"))
    if name in _DAYS and len(said) > len("2007"):
        date.fromisoformat(said[:10])
    if (text.note(said, name) if name == "text" else text.line(said, name)) != said:
        raise Malformed(name)
    return said


def _within(found: Fields, name: str, kind: type[Any], *, listed: bool) -> Any:
    if not listed:
        return _made(kind, found.one(name, _names(kind)))
    items = found.each(name, _names(kind))
    if len(items) > MOST:
        raise Malformed(name)
    return tuple(_made(kind, each) for each in items)
