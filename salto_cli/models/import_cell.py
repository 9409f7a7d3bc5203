"""What stands in the cells of a spreadsheet, understood: numbers that lost their zero, days, names, phones.

Every function raises Unacceptable with a reason that repeats nothing of what stood there.
"""

import re
from dataclasses import field, replace
from datetime import date, timedelta
from typing import Final, TypeAlias

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import birth_said, day_said, identity, yes_no
from salto_cli.models.day import age_on
from salto_cli.models.text import line

Cell: TypeAlias = str | int | float | bool | date | None

EPOCH: Final = date(1899, 12, 30)  # day 0 of Excel's days, as Excel counts from March 1900 on
SERIAL: Final = range(10_000, 60_000)  # 1927 to 2064: numbers that may be a day of Excel's
SHORT: Final = re.compile(r"[1-9][0-9]{9}")  # an identity number whose leading zero a spreadsheet has eaten
FIVE: Final = re.compile(r"[1-9][0-9]{4}")
TITLED: Final = re.compile(r"[/;,\n]|\b(?:og|and|eller|or)\b")  # between two phone numbers in one cell
SHORTENED: Final = re.compile(
    r"[0-9](?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE
)  # as Excel shows a long number
WHOSE: Final = re.compile(  # whose a number or a name is, said beside it within the cell
    r"(?:mors?|fars?|mamma|pappa|(?:ste|foster)(?:mor|far)|foresatte?|verge|mother|father|guardian"
    r"|tlf|telefon|mob|mobil|phone)",
    re.IGNORECASE,
)
HEADED: Final = re.compile(rf"^\s*{WHOSE.pattern}\s*[:–-]\s*", re.IGNORECASE)  # as in «Mor: …»
IN_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
WHOSE_BEFORE: Final = re.compile(rf"^\s*(?:{WHOSE.pattern}\b[\s.:]*)+(?=\S)", re.IGNORECASE)
# A gap is tried from its beginning alone: a cell of nothing but gaps is still read at once.
WHOSE_AFTER: Final = re.compile(rf"(?<![\s(])[\s(]+{WHOSE.pattern}\)?\s*$", re.IGNORECASE)
PARENT: Final = re.compile(r"\b(?:mor|far|mamma|pappa|mother|father)\b", re.IGNORECASE)
# A phone number beside a name; what stands before it says no more than that it is one.
PHONE_BESIDE: Final = re.compile(
    r"(?:\b(?:tlf|telefon|mob|mobil|phone)\b[.: ]{0,3})?(?<![\d+])(?:\+|00)?[0-9][0-9 \-]{6,18}[0-9](?!\d)",
    re.IGNORECASE,
)
PLACE: Final = re.compile("\ue000([0-9])\ue001")  # where a phone number stood, of private signs
APART: Final = re.compile(r"[/;\n+&]|\s(?:og|and)\s")  # between two guardians in one cell
BETWEEN: Final = re.compile(rf"{APART.pattern}|,")  # what in brackets is between no two guardians
LONG: Final = 5  # digits: a number of somebody's, and no part of a sentence
WORDS_OF_A_NAME: Final = 7  # more are a sentence
MARKS: Final = {"x": True, "-": False}  # in a list on paper


def said(cell: Cell) -> str:
    """What a cell says, as text: whole numbers without a point, days as ISO days."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nei"
        case float() if cell.is_integer():
            return str(int(cell))
        case date():
            return cell.isoformat()
    return str(cell).strip()


def one_line(cell: Cell) -> str:
    """What a cell says, its lines with commas between."""
    return ", ".join(each.strip(" ,\t\r") for each in said(cell).splitlines() if each.strip(" ,\t\r"))


def without_brackets(text: str) -> str:
    """A text without what stands in brackets: beside a name anything may, and it is no part of the name."""
    return " ".join(BRACKETS.sub(" ", text).split())


def national_id(cell: Cell) -> str:
    """An identity number with its check digits tried; ten digits had a zero in front."""
    _refuse_shortened(said(cell))
    return identity.number(with_zero(re.sub(r"[\s.\-]", "", said(cell))))


def with_zero(digits: str) -> str:
    """An identity number with the zero that a spreadsheet has eaten; anything else as it stands."""
    return digits.zfill(11) if SHORT.fullmatch(digits) else digits


def born(cell: Cell, today: date, number: str | None = None) -> str:
    """A birth date as an ISO day; where a number could be two days, an identity number says which.

    Five digits are a day of Excel's, or one like 010312 whose zero is gone: where both make sense and nothing
    decides, neither is taken.
    """
    if isinstance(cell, date):
        return _sensible(cell, today)
    text = said(cell)
    if not FIVE.fullmatch(text):
        return birth_said.read_birth(text, today).isoformat()
    days = list(dict.fromkeys(_as_serial(int(text), today) + _as_written("0" + text, today)))
    fitting = [each for each in days if number is None or identity.is_born(number, each)]
    if len(fitting) == 1:
        return fitting[0]
    raise Unacceptable(
        _("the number could be two days") if fitting else _("that is not a birth date"),
        _("write it with the year, as in 17.05.2010 or 2010-05-17"),
    )


def past(cell: Cell, today: date) -> str:
    """A day that has been, as an ISO day."""
    if isinstance(cell, date):
        return day_said.read_past(cell.isoformat(), today).isoformat()
    text = said(cell)
    if FIVE.fullmatch(text) and int(text) in SERIAL:
        text = (EPOCH + timedelta(days=int(text))).isoformat()
    return day_said.read_past(text, today).isoformat()


def phone(cell: Cell) -> str:
    """One phone number as it is kept; whose it is may stand beside it."""
    text = _without_whose(said(cell))
    _refuse_shortened(text)
    if TITLED.search(text):
        raise Unacceptable(_("there are two phone numbers in one cell"), _("leave one of them"))
    return identity.phone(text)


def name(cell: Cell, label: str) -> str:
    """A name, the first name first: what has a comma in it has the family name before it.

    What stands in brackets is left out.
    """
    text = line(without_brackets(said(cell)), label)
    family, comma, given = text.partition(",")
    if "," in given:
        raise Unacceptable(_("a name with two commas in it"), _("write it as in Firstname Lastname"))
    return f"{given.strip()} {family.strip()}".strip() if comma else text


@frozen
class Named:
    """A guardian as a cell names them; ``is_parent``: it says mother or father. A phone may stand beside."""

    name: str = field(repr=False)
    is_parent: bool
    phone: str | None = field(default=None, repr=False)


def guardians(cell: Cell) -> tuple[Named, ...]:
    """The guardians that one cell names, each with the phone number that stands beside the name.

    Raises Unacceptable for what is no name, such as a reference.
    """
    phones: list[str] = []
    text = PHONE_BESIDE.sub(lambda found: _put_by(found[0], phones), said(cell))
    text = IN_BRACKETS.sub(lambda remark: BETWEEN.sub(" ", remark[0]), text)
    whole = text.split(",")
    if len(whole) == 2 and _are_two(*whole):
        text = text.replace(",", ";")
    found: list[Named] = []
    for each in APART.split(text):
        if found and found[-1].phone is None and PLACE.fullmatch(each.strip()):  # the name stands before it
            found[-1] = replace(found[-1], phone=_phone_of(each, phones))
        elif each.strip():
            found.append(_guardian(each, phones))
    if not found:
        raise _no_name()
    return tuple(found)


def _put_by(text: str, phones: list[str]) -> str:
    """A sign in place of a phone number, which is put by in ``phones``; what is none stays as it stands."""
    try:
        phones.append(identity.phone(re.sub(r"[^\d+]", "", text)))
    except Unacceptable:
        return text
    return f"\ue000{len(phones) - 1}\ue001"


def _are_two(one: str, other: str) -> bool:
    """Whether a comma stands between two whole names, or two with a phone each; else it turns one name."""
    if all(PLACE.search(each) for each in (one, other)):
        return True
    return all(len(PLACE.sub("", each).split()) > 1 for each in (one, other))


def _phone_of(text: str, phones: list[str]) -> str | None:
    places = PLACE.findall(text)
    if len(places) > 1:
        raise Unacceptable(_("there are two phone numbers in one cell"), _("leave one of them"))
    return phones[int(places[0])] if places else None


def _guardian(text: str, phones: list[str]) -> Named:
    alone = PLACE.sub(" ", without_brackets(text)).strip(" ,.:–-")
    called = name(HEADED.sub("", alone), _("the name"))
    if sum(sign.isdigit() for sign in called) >= LONG:
        raise Unacceptable(
            _("beside the name stands a number that is no phone number"), _("write the name alone there")
        )
    if ":" in called:
        raise Unacceptable(_("something stands before the name"), _("write the name alone there"))
    told = len(called.split()) > WORDS_OF_A_NAME or any(sign.isdigit() or sign in "()[]?" for sign in called)
    if told or not any(sign.isalpha() for sign in called):
        raise _no_name()
    return Named(called, PARENT.search(text) is not None, _phone_of(text, phones))


def _no_name() -> Unacceptable:
    return Unacceptable(_("that is not a name"), _("write it as in Firstname Lastname"))


def _without_whose(text: str) -> str:
    """A phone number without a word for whose it is at its beginning or end, as in «mor 912 …»."""
    return WHOSE_AFTER.sub("", WHOSE_BEFORE.sub("", text)).strip()


def _refuse_shortened(text: str) -> None:
    """Raise Unacceptable for a number of which the last digits are gone."""
    if SHORTENED.fullmatch(text):
        raise Unacceptable(
            _("the spreadsheet has shortened the number"),
            _("make the column wider there, and save the file again"),
        )


def parts(text: str) -> tuple[str, ...]:
    """What stands in one cell with commas or semicolons between."""
    return tuple(each.strip() for each in text.replace(";", ",").split(",") if each.strip())


def is_yes(cell: Cell) -> bool:
    """A yes or a no; a cross in a list is a yes."""
    known = answered(said(cell))
    return yes_no.in_cell(said(cell)) if known is None else known


def answered(text: str) -> bool | None:
    """What a cell says, in words or with a mark; None where it is neither yes nor no."""
    return MARKS.get(text.strip().casefold(), yes_no.means(text))


def _sensible(day: date, today: date) -> str:
    return birth_said.read_birth(day.isoformat(), today).isoformat()


def _as_serial(number: int, today: date) -> list[str]:
    day = EPOCH + timedelta(days=number)
    sensible = number in SERIAL and day <= today and age_on(day.isoformat(), today.isoformat()) < 100
    return [day.isoformat()] if sensible else []


def _as_written(text: str, today: date) -> list[str]:
    try:
        return [birth_said.read_birth(text, today).isoformat()]
    except Unacceptable:
        return []
