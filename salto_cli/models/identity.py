"""National identity numbers and phone numbers: written in many ways, kept in one."""

import re
from datetime import date

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _

ELEVEN = re.compile(r"(\d{2})(\d{2})(\d{2})\d{5}")
FOREIGN = re.compile(r"\+[1-9]\d{6,14}")
OWN_COUNTRY = "+47"


def number(text: str) -> str:
    """The eleven digits of a national identity number, its check digits tried.

    Synthetic numbers (month + 80, Skatteetaten's test persons) have the same check digits, though
    python-stdnum's own validation takes them for no birth date. Raises Unacceptable.
    """
    from stdnum.no import fodselsnummer

    digits = fodselsnummer.compact(text)
    if not (digits.isascii() and ELEVEN.fullmatch(digits)):
        raise Unacceptable(
            _("an identity number has eleven digits"), _("look at it once more, or leave it out")
        )
    one, two = fodselsnummer.calc_check_digit1(digits), fodselsnummer.calc_check_digit2(digits)
    if digits[9:] != one + two:
        raise Unacceptable(
            _("the check digits of the identity number do not fit"),
            _("one digit may be wrong; look it up again"),
        )
    return digits


def refuse_another_birth(number: str, born: str) -> None:
    """Raise Unacceptable where an identity number belongs to another birth date than ``born`` (an ISO
    day)."""
    if not is_born(number, born):
        raise Unacceptable(
            _("the identity number and the birth date do not belong together"), _("look at both once more")
        )


def is_born(number: str, born: str) -> bool:
    """Whether an identity number is one of someone born on ``born`` (an ISO day)."""
    birth = date.fromisoformat(born)
    return _written(number) == (birth.day, birth.month, birth.year % 100)


def birth_in(number: str) -> str | None:
    """The birth date in an identity number, as an ISO day; None where its digits are no day.

    The three digits after the date say which century (Skatteetaten: 000-499 the 1900s, 500-749 with years
    from 54 the 1800s, 500-999 with years below 40 the 2000s, 900-999 with years from 40 the 1900s).
    """
    (day, month, year), series = _written(number), int(number[6:9])
    if series < 500 or (series >= 900 and year >= 40):
        century = 1900
    elif year < 40:
        century = 2000
    else:
        century = 1800
    try:
        return date(century + year, month, day).isoformat()
    except ValueError:
        return None


def _written(number: str) -> tuple[int, int, int]:
    """Day, month and year as an identity number has them.

    A D number has 40 added to the day, a synthetic one 80 (or 40) to the month.
    """
    found = ELEVEN.fullmatch(number)
    if found is None:
        raise AssertionError("unreachable: the number has been tried")
    day, month, year = (int(part) for part in found.groups())
    return day % 40, month % 40, year


def phone(text: str) -> str:
    """A phone number as it is kept: eight digits, or with + and the country's number from abroad."""
    bare = re.sub(r"[\s\-().]", "", text)
    bare = "+" + bare[2:] if bare.startswith("00") else bare
    bare = bare.removeprefix(OWN_COUNTRY)
    if not (bare.isascii() and (re.fullmatch(r"[2-9]\d{7}", bare) or FOREIGN.fullmatch(bare))):
        raise Unacceptable(
            _("that is not a phone number"),
            _("write it as in 912 34 567, or with + and the country's number"),
        )
    return bare


def spaced(phone: str) -> str:
    """A phone number as it is read aloud: ``912 34 567``."""
    return f"{phone[:3]} {phone[3:5]} {phone[5:]}" if len(phone) == 8 and phone.isdigit() else phone


def grouped(number: str) -> str:
    """An identity number as it is written: ``170590 12345``."""
    return f"{number[:6]} {number[6:]}"
