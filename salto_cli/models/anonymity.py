"""What in a text tells who someone is, beyond a first name: a code, a number, a street, a day of birth …"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import field
from datetime import date
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.mention import Found, words
from salto_cli.models.text import UNSEEN, fold

_RUN: Final = re.compile(r"\d(?:[\s.\-()/]*\d)*")  # digits as they are grouped when written
_NUMBERS: Final = re.compile(r"(?<!\d)(?=(\d{1,4})\W{1,3}(\d{1,2})\W{1,3}(\d{4}|\d{2})(?!\d))")
# A code of ours of any kind: whoever has a sheet with the code of a consent on it knows whose it is.
_CODE: Final = re.compile(
    r"(?<![^\W_])[CDFHKPT]\s?[-\u2010-\u2015\u2212]\s?\d{3,9}[A-Z](?![^\W_])", re.IGNORECASE
)
_MONTH: Final = re.compile(r"(?<!\d)(\d{1,2})\W{0,3}([^\W\d_]{3,9})\W{0,3}(\d{4}|\d{2})(?!\d)")
_SHORT: Final = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_ENGLISH: Final = {"may": "mai", "oct": "okt", "dec": "des"}
NATIONAL: Final = 8  # digits at the end of a phone number that are there with and without the country's
STREET: Final = 4  # letters: a shorter street's name says too little


@frozen
class Traces:
    """What is held that tells who one person is: ``phone`` and ``national_id`` as they are kept."""

    name: str = field(repr=False)
    born: str = field(repr=False)
    phone: str | None = field(repr=False)
    address: str | None = field(repr=False)
    national_id: str | None = field(repr=False)


def tells(text: str, who: Traces) -> bool:
    """Whether ``text`` tells that it is this person, or has a code of ours; however it is written.

    The first name is not looked for: by itself it tells only those who know whom it may be
    (``models/mention.py``).
    """
    plain = unicodedata.normalize("NFKC", text.translate(UNSEEN))
    return (
        bool(_CODE.search(plain))
        or _family_name(plain, who.name)
        or _number(plain, (who.phone or "")[-NATIONAL:], who.national_id or "")
        or _street(plain, who.address or "")
        or _day(plain, date.fromisoformat(who.born))
    )


def reaches(text: str, who: Traces) -> bool:
    """Whether ``text`` tells how to reach this person or where they live: a number or a street of theirs."""
    plain = unicodedata.normalize("NFKC", text.translate(UNSEEN))
    return _number(plain, (who.phone or "")[-NATIONAL:], who.national_id or "") or _street(
        plain, who.address or ""
    )


def _family_name(text: str, name: str) -> bool:
    found = Found(text)
    return any(found.holds_part(each) for each in name.split()[1:])


def _number(text: str, *numbers: str) -> bool:
    runs = ["".join(filter(str.isdigit, run)) for run in _RUN.findall(text)]
    return any(number in run for number in numbers if number for run in runs)


def _street(text: str, address: str) -> bool:
    """Whether the street stands there, with or without its number."""
    street = [word for word, _capital in words(re.split(r"[,\n\d]", address, maxsplit=1)[0])]
    found = [word for word, _capital in words(text)]
    starts = range(len(found) - len(street) + 1)
    return len("".join(street)) >= STREET and any(found[at : at + len(street)] == street for at in starts)


def _day(text: str, born: date) -> bool:
    """Whether the whole day of birth stands there, in whichever order and with whatever between."""
    years = (born.year, born.year % 100)
    return any(year in years and {one, two} == {born.day, born.month} for one, two, year in _dates(text))


def _dates(text: str) -> Iterator[tuple[int, int, int]]:
    """What may be a date: two numbers and a year."""
    for found in _NUMBERS.finditer(text):
        first, second, third = (int(each) for each in found.groups())
        yield first, second, third
        yield third, second, first
    for found in _MONTH.finditer(text):
        month = fold(found.group(2))[:3]
        if _ENGLISH.get(month, month) in _SHORT:
            yield int(found.group(1)), _SHORT.index(_ENGLISH.get(month, month)) + 1, int(found.group(3))
    for run in re.findall(r"(?<!\d)(?:\d{6}|\d{8})(?!\d)", text):
        rest = len(run) - 4
        yield int(run[:2]), int(run[2:4]), int(run[4:])
        yield int(run[rest:][:2]), int(run[rest:][2:]), int(run[:rest])
