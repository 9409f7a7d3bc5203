"""Whether two ways of writing a place may mean the same one. Rather once too often than once too seldom."""

import re
from typing import Final

from salto_cli.models.text import fold

STEM: Final = (
    5  # letters: from here on, what a longer word begins with is the same place (furuset, furusettorget)
)
# Words that half the city has in its name: they say what kind of place it is, not which.
GENERIC: Final = frozenset(
    {
        *(
            "oslo",
            "bydel",
            "bydelen",
            "senter",
            "senteret",
            "kjopesenter",
            "torg",
            "torget",
            "park",
            "parken",
        ),
        *(
            "skole",
            "skolen",
            "stasjon",
            "stasjonen",
            "bane",
            "banen",
            "gate",
            "gata",
            "gaten",
            "vei",
            "veien",
        ),
        *("kontor", "kontoret", "klubb", "klubben", "huset", "hus", "kirke", "kirken", "plass", "plassen"),
        *("idrettspark", "ungdomsklubb", "fritidsklubb", "videregaende", "ungdomsskole", "nav", "vgs"),
        *(
            "omradet",
            "omrade",
            "ved",
            "pa",
            "i",
            "og",
            "til",
            "fra",
            "rundt",
            "hele",
            "utenfor",
            "alle",
            "the",
        ),
        *(
            "near",
            "around",
            "at",
            "of",
            "all",
            "area",
            "street",
            "school",
            "station",
            "bus",
            "buss",
            "holdeplass",
        ),
    }
)


def may_be_same(one: str, other: str) -> bool:
    """Whether a place may be the other: they share a word that says which place it is, or are the same."""
    if fold(one).split() == fold(other).split():
        return True
    return any(_same(a, b) for a in _telling(one) for b in _telling(other))


def _telling(place: str) -> list[str]:
    """The words of a place that say which one it is."""
    words = re.findall(r"\w+", fold(place))
    return [word for word in words if len(word) > 2 and word not in GENERIC and not word.isdecimal()]


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= STEM and long.startswith(short))
