"""The time of day in what people say, apart from the day: ``i går 22:15``, ``fredag kl. 9``."""

import re
from collections.abc import Mapping

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.day import MONTHS, WEEKDAYS


def _by_name(languages: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """The place of each name, whole and by its first three letters, in every language."""
    return {
        said: place
        for names in languages.values()
        for place, name in enumerate(names)
        for said in (name.casefold(), name[:3].casefold())
    }


WEEKDAY, MONTH = _by_name(WEEKDAYS), _by_name(MONTHS)

BEFORE = r"(?<![\sT])[\sT]+"  # a gap is tried from its beginning alone, however wide it is
CLOCK = re.compile(
    rf"(?:^|{BEFORE})(?:(?:kl\.?|at)\s*)?([0-9]{{1,2}})([:.])([0-9]{{2}})$"
    rf"|{BEFORE}(?:kl\.?|at)\s*([0-9]{{1,2}})$"
)
TIME = re.compile(r"(?:kl\.?|at)?\s*([0-9]{1,2})(?:[:.]?([0-9]{2}))?")


def read_clock(text: str) -> str:
    """A time of day as ISO text: ``9``, ``kl. 9``, ``9.30``, ``09:30`` are all one. Raises Unacceptable."""
    found = TIME.fullmatch(text.strip().casefold())
    hour, minute = (int(found.group(1)), int(found.group(2) or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Unacceptable(_("there is no such time of day"), _("write it as in 22:15"))
    return f"{hour:02}:{minute:02}"


def apart(text: str) -> tuple[str, tuple[int, int] | None]:
    """The day and the clock time in ``text``; a point alone, as in 12.10 or fredag 4.12, is a date and not a
    time."""
    clock = CLOCK.search(text)
    if clock is None or (clock.group(2) == "." and _is_date(text[: clock.start()], clock)):
        return text, None
    if clock.group(4):
        return text[: clock.start()].strip(), (int(clock.group(4)), 0)
    return text[: clock.start()].strip(), (int(clock.group(1)), int(clock.group(3)))


def _is_date(before: str, clock: re.Match[str]) -> bool:
    """Whether two numbers with a point between them are a date: alone, or after the name of a weekday."""
    numbers = clock.group().strip()
    alone = not before or (before.strip(" ,.").casefold() in WEEKDAY and numbers[:1].isdecimal())
    return alone and 0 < int(clock.group(3)) <= len(MONTHS["nb"])


def refuse_clock(said: str) -> None:
    """Say so where a day alone is asked for and a time of day came with it: it would be lost in silence."""
    clock = apart(said)[1]
    if clock is not None and clock[0] < 24 and clock[1] < 60:
        raise Unacceptable(
            _("only the day belongs here, and no time of day"),
            _("write the day alone, as in friday or 4.12."),
        )
