"""What is said about a spreadsheet in pairs with an equals sign, as in «KH=Karim Haugen,12-15=half»."""

import re
from collections.abc import Iterable
from typing import Final

from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.words import WORDS

PAIRED: Final = re.compile(r"[^=]*=[^,]*|[^=]+")  # up to the comma after each «NAME=COLLEAGUE»; or no pair
TWO_ROWS: Final = re.compile(r"([0-9]{1,5})-([0-9]{1,5})")
NONE: Final = frozenset({"none", "ingen"})


def colleagues(said: Iterable[str]) -> dict[str, str]:
    """Names in the file, in small letters, and colleagues; an empty one is whoever takes the file in.

    Raises Usage where one is no pair.
    """
    refusal = Usage(
        _("--lead-as says which colleague a name in the file is"),
        _('write it as in --lead-as "Kari K.=Kari Nordmann,KH=Karim Haugen"'),
    )
    return {name.casefold(): colleague for name, colleague in _pairs(said, refusal)}


def words(said: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Words in the file and what each stands for; nothing: the cell is left empty. Raises Usage."""
    refusal = Usage(
        _("--word-as says what a word in the file stands for"),
        _('write it as in --word-as "BGO=Gamle Oslo,Grl=Grünerløkka"'),
    )
    return tuple(_pairs(said, refusal))


def sibling_rows(said: Iterable[str]) -> dict[tuple[int, int], str | None]:
    """Two rows, the first first, and what those in them are to each other; None: they are no siblings.

    Raises Usage for what is no such pair.
    """
    refusal = Usage(
        _("--sibling-rows says what those in two rows are to each other"),
        _('write it as in --sibling-rows "12-15=half,12-16=none"'),
    )
    found: dict[tuple[int, int], str | None] = {}
    for rows, sort in _pairs(said, refusal):
        two = TWO_ROWS.fullmatch(rows)
        key = next((each.key for each in WORDS["sibling"] if each.is_written(sort)), None)
        if two is None or (key is None and not is_none(sort)):
            raise refusal
        one, other = sorted(int(each) for each in two.groups())
        found[one, other] = key
    return found


def is_none(said: str | None) -> bool:
    """Whether siblings were said to be left as they are."""
    return said is not None and said.strip().casefold() in NONE


def _pairs(said: Iterable[str], refusal: Usage) -> list[tuple[str, str]]:
    """Each pair: commas stand between, and one within «Nordli, Kari=…» parts nothing."""
    parts = [part.lstrip(",").strip() for each in said for part in PAIRED.findall(each)]
    if any("=" not in part for part in parts if part):
        raise refusal
    pairs = (part.rpartition("=") for part in parts if part)
    return [(one.strip(), other.strip()) for one, _equals, other in pairs]
