"""Which of some known words a mistyped one may have been meant as."""

from collections.abc import Iterable
from typing import Final

from salto_cli.i18n import _
from salto_cli.models.word import Word, plain

MOST: Final = 3
ALIKE: Final = 0.7  # of 1, as difflib reckons it: «sakar» and «saker»
AMONG_FEW: Final = 0.6  # where few words are known, less will do: «notat» and «noter»
FEWEST: Final = 2  # letters that a word may be meant by which begins with them
TELLING: Final = 4  # letters: a shorter word that two have in common says nothing («the», «til»)


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


def near_words(typed: str, words: Iterable[Word]) -> list[Word]:
    """Those of a closed list that ``typed`` may have been meant as, by any way that each may be written.

    First a slip of the finger; then what begins as was typed (``fam``); then what has a word in common, as a
    translation has that is not the list's own (``court_meeting`` for ``court hearing``). Where nothing is
    near so, what people mean by it (``employment`` for ``work``).
    """
    among = list(words)
    said = plain(typed)
    known = {plain(way): word for word in among for way in (*word.also, word.key, word.nb, word.en)}
    slips = [known[each] for each in near(said, known)]
    begun = [word for word in among if len(said) >= FEWEST and word.begins(typed)]
    alike = sorted((rank, at) for at, word in enumerate(among) if (rank := _in_common(said, word.ways)))
    found = (*slips, *begun, *(among[at] for _rank, at in alike)) or _everyday(typed, among)
    return list({word.key: word for word in found}.values())[:MOST]


def _everyday(typed: str, among: "list[Word]") -> tuple[Word, ...]:
    """What people mean by a word that looks like none of the list."""
    from salto_cli.models.everyday import meant  # few lines have such a word

    keys = meant(typed)
    return tuple(word for word in among if word.key in keys)


def _in_common(said: str, ways: Iterable[str]) -> int:
    """1 where the first word of a way stands in ``said``, 2 where another does; 0 where none does."""
    typed = [each for each in said.split() if len(each) >= TELLING]
    ranks = [
        1 if at == 0 else 2
        for way in ways
        for at, word in enumerate(plain(way).split())
        if len(word) >= TELLING and any(each.startswith(word) for each in typed)
    ]
    return min(ranks, default=0)


def did_you_mean(names: Iterable[str]) -> str:
    """The question with ``names`` in it; nothing where there are none."""
    said = ", ".join(names)
    return _("did you mean {names}?").format(names=said) if said else ""


def instead(typed: str, words: Iterable[Word]) -> str:
    """What to type instead of ``typed``: the word of a closed list that it nearly is, and the list."""
    among = list(words)
    listed = _("choose among: {words}").format(words=", ".join(each.typed for each in among))
    return after_near(did_you_mean(each.typed for each in near_words(typed, among)), listed)


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
