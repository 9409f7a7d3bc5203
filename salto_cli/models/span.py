"""Spans of time as they are typed, ``30s``, ``10m``, ``1h``, and as they are said."""

import re

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _, plural

SECONDS = {"s": 1, "sek": 1, "m": 60, "min": 60, "": 60, "h": 3600, "t": 3600}
SPAN = re.compile(r"(\d{1,5})\s*([a-z]*)", re.ASCII)


def seconds(said: str, label: str, longest: int) -> int:
    """The seconds that ``said`` names; a number alone is minutes. Raises Unacceptable beyond ``longest``."""
    found = SPAN.fullmatch(said.strip().lower())
    if found is None or found[2] not in SECONDS:
        raise Unacceptable(
            _("{field} is a number of seconds, minutes or hours").format(field=label),
            _("write it as in 30s, 10m or 1h"),
        )
    span = int(found[1]) * SECONDS[found[2]]
    if not 0 < span <= longest:
        raise Unacceptable(
            _("{field} must be more than nothing, and at most {longest}").format(
                field=label, longest=spoken(longest)
            ),
            _("write it as in 30s, 10m or 1h"),
        )
    return span


def spoken(span: int) -> str:
    """A span of seconds in words, in the largest unit that it is a whole number of."""
    if span % 3600 == 0:
        return plural("{n} hour", "{n} hours", span // 3600)
    if span % 60 == 0:
        return plural("{n} minute", "{n} minutes", span // 60)
    return plural("{n} second", "{n} seconds", span)
