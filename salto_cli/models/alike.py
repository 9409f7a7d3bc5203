"""Whether two who are born on the same day may be one person, by their names: one rule for all who ask."""

from typing import Final

from salto_cli.models.text import fold

SIMILAR: Final = 0.75  # share of signs in common, by difflib: «sara» and «zara», and not «ola» and «ole»


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: a word in common, or two that have nearly the same signs.

    Twins have a word in common, and are asked about: whom one has missed is registered a second time, with
    half of what is known.
    """
    from difflib import SequenceMatcher  # only who is taken in needs it

    first, second = fold(one).replace("-", " ").split(), fold(other).replace("-", " ").split()
    if set(first) & set(second):
        return True
    return any(SequenceMatcher(None, a, b).ratio() >= SIMILAR for a in first for b in second)
