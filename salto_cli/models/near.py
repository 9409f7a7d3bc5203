"""Which of some known words a mistyped one may have been meant as."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from salto_cli.i18n import _
from salto_cli.models.text import fold

if TYPE_CHECKING:
    from salto_cli.models.word import Word

MOST: Final = 3
ALIKE: Final = 0.7  # of 1, as difflib reckons it: «sakar» and «saker»
AMONG_FEW: Final = 0.6  # where few words are known, less will do: «notat» and «noter»


def near(typed: str, known: Iterable[str], alike_by: float = ALIKE) -> list[str]:
    """Those of ``known`` that are one slip away, the likeliest first, and then those that are much alike:
    by ``alike_by`` of 1 or more.

    A slip is a letter too many, too few, wrong, or two that changed places: the commonest of all, which a
    mere likeness does not see in a short word (``vsi`` for ``vis``).
    """
    from difflib import get_close_matches

    names = list(known)
    alike = get_close_matches(typed, names, MOST, alike_by)
    slips = [name for name in names if name not in alike and _is_one_slip(typed, name)]
    swapped = [name for name in slips if sorted(name) == sorted(typed)]
    rest = [name for name in slips if name not in swapped]
    return [*swapped, *alike, *rest][:MOST]


def near_words(typed: str, words: "Iterable[Word]") -> "list[Word]":
    """Those of a closed list that ``typed`` may have been meant as, by any way that each may be written."""
    known = {fold(way): word for word in words for way in (*word.also, word.key, word.nb, word.en)}
    found = (known[each] for each in near(fold(typed.strip()), known))
    return list({word.key: word for word in found}.values())


def did_you_mean(names: Iterable[str]) -> str:
    """The question with ``names`` in it; nothing where there are none."""
    said = ", ".join(names)
    return _("did you mean {names}?").format(names=said) if said else ""


def after_near(near: str, otherwise: str) -> str:
    """A hint of both: what may have been meant, where anything may, and what one may write ``otherwise``."""
    return f"{near} {otherwise[:1].upper()}{otherwise[1:]}" if near else otherwise


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter more, fewer or other, or two neighbours swapped, makes ``one`` of ``other``."""
    if min(len(one), len(other)) < 3:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    left, right = one[start:], other[start:]
    swapped = left[1::-1] + left[2:] if len(left) > 1 else left
    return right in {left[1:], swapped} or left in {right[1:]} or left[1:] == right[1:]
