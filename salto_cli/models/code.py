"""Codes such as P-017Z: what a person, statement, contact … is called on paper and at the keyboard.

A code ends in a check letter, so that a mistyped one is refused instead of hitting another child.
"""

import re
from itertools import count
from operator import mul
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXZ"  # 23: no I, O or Y, which are misread
WRITTEN: Final = re.compile(r"([A-Za-z])-?(\d{1,9})([A-Za-z]?)")

PERSON, STATEMENT, CONTACT, TASK, DISCLOSURE, HANDOVER = "P", "C", "K", "T", "D", "H"
WARNING: Final = "W"  # a danger to or from someone
FORM: Final = "F"  # a consent form that was printed
DECISION: Final = "B"  # what a meeting decided («beslutning»: D is a disclosure)
SHEET: Final = "A"  # a sheet of paper ("ark"); its number is drawn, not counted

# Where a person was named in the place of one of their things: the command that lists these, in English.
LISTED_BY: Final = {
    STATEMENT: "salto consents {person}",
    CONTACT: "salto contacts {person}",
    TASK: "salto task list {person}",
    WARNING: "salto warnings {person}",
    DISCLOSURE: "salto who-knows {person}",
    HANDOVER: "salto handover list",
    SHEET: "salto sheets list",
}


def code(prefix: str, number: int) -> str:
    """The whole code for ``number``: prefix, at least three digits, check letter."""
    digits = f"{number:03}"
    return f"{prefix}-{digits}{_check_letter(prefix, digits)}"


def number_in(text: str, prefix: str, *, whole: bool) -> int | None:
    """The number that ``text`` names, or None where it is not written as a code of this kind.

    ``whole`` demands the prefix and the check letter, as scripts must; without it ``17`` will do.
    Raises Unacceptable where the check letter or the prefix is wrong, or missing though demanded.
    """
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text) if not whole else _refuse_short(prefix)
    found = WRITTEN.fullmatch(text)
    if found is None:
        return None
    letter, digits, check = found.group(1).upper(), found.group(2), found.group(3).upper()
    if letter != prefix:
        raise Unacceptable(
            _("{text} is another kind of code").format(text=text.upper()),
            _and_listed(_("a code here begins with {prefix}-").format(prefix=prefix), text, prefix),
        )
    if not check:
        return int(digits) if not whole else _refuse_short(prefix)
    if check != _check_letter(prefix, f"{int(digits):03}"):
        raise Unacceptable(
            _("the check letter in {text} does not fit the number").format(text=text.upper()),
            _("look the code up again; one digit may be wrong"),
        )
    return int(digits)


def has_check_letter(text: str) -> bool:
    """Whether ``text`` is written as a code with its check letter."""
    found = WRITTEN.fullmatch(text.strip())
    return found is not None and bool(found.group(3))


def said_back(text: str) -> str:
    """A code as it may stand in an error: what is none may be a name, and is never said back."""
    return text.strip() if WRITTEN.fullmatch(text.strip()) else _("with that code")


def is_of(text: str, prefix: str) -> bool:
    """Whether ``text`` is written as a code of this kind, right or wrong."""
    found = WRITTEN.fullmatch(text.strip())
    return found is not None and found.group(1).upper() == prefix


def whole(text: str, prefix: str, *, strict: bool) -> str:
    """The whole code that ``text`` names. Raises Unacceptable where it names none, or not wholly."""
    number = number_in(text, prefix, whole=strict)
    if number is None:
        raise Unacceptable(
            _("that is no code of this kind"),
            _and_listed(_("write it as in {example}").format(example=code(prefix, 204)), text, prefix),
        )
    return code(prefix, number)


def _and_listed(hint: str, text: str, prefix: str) -> str:
    """A hint and, where ``text`` is a person's code or a name (never repeated), what lists what is theirs."""
    if prefix not in LISTED_BY or not (is_of(text, PERSON) or WRITTEN.fullmatch(text.strip()) is None):
        return hint
    person = text.strip().upper() if is_of(text, PERSON) else _("PERSON")
    return _("{hint}; look with: {command}").format(
        hint=hint, command=LISTED_BY[prefix].format(person=person)
    )


def _refuse_short(prefix: str) -> int:
    """Say that a script must give the whole code; never returns."""
    raise Unacceptable(
        _("a code must be whole here, with prefix and check letter"),
        _("write it as in {example}").format(example=code(prefix, 204)),
    )


def _check_letter(prefix: str, digits: str) -> str:
    weighed = sum(map(mul, map(int, reversed(digits)), count(2)))
    return LETTERS[(weighed + 11 * LETTERS.index(prefix)) % 23]
