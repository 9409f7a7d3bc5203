"""A birth date as people write it: always with its year."""

from datetime import date
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.date_written import as_written, plainly
from salto_cli.models.day import age_on

OLDEST: Final = 110  # years: a birth date further back is a typing error


def read_birth(text: str, today: date) -> date:
    """A birth date, with its year; of two digits the latest year that has been.

    Raises Unacceptable for a day that is not in the calendar, has not been, or lies too far back.
    """
    written = as_written(plainly(text))
    try:
        born = _birth(written, today) if written else None
    except ValueError:
        raise Unacceptable(
            _("that is not a day in the calendar"), _("look at the day and the month once more")
        ) from None
    if born is None:
        raise Unacceptable(
            _("that is not a birth date"), _("write it with the year, as in 17.05.2010 or 2010-05-17")
        )
    if born > today:
        raise Unacceptable(_("the birth date has not been yet"), _("look at the year once more"))
    if age_on(born.isoformat(), today.isoformat()) > OLDEST:
        raise Unacceptable(
            _("the birth date is more than {years} years back").format(years=OLDEST),
            _("look at the year once more"),
        )
    return born


def _birth(written: tuple[int, int, str], today: date) -> date | None:
    day, month, year = written
    if len(year) != 2:
        return date(int(year), month, day) if year else None
    latest = date(int(year) + 2000, month, day)
    return latest if latest <= today else date(int(year) + 1900, month, day)
