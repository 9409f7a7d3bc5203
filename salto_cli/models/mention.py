"""Names and codes of other persons in a text: what makes a note a note about them as well.

Nobody reads a note before it leaves to see whom it names, so it is looked for: by two parts of the name of
anyone who is held here, by the first name of the family, by code. Better one hit too many: a note that is
flagged stays in the house until the other person's own answer lets it go. Initials and nicknames are not
found.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field
from itertools import combinations, product
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.models.code import PERSON, number_in
from salto_cli.models.text import UNSEEN, fold

_WORD: Final = re.compile(r"[^\W_]+")
# A code with any dash, or a space; an s at the end may be a genitive.
_CODE: Final = re.compile(r"(?<![^\W_])[Pp]\s?[-\u2010-\u2015\u2212]?\s?(\d{1,9})([A-Za-z]?)(s?)(?![^\W_])")
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'`´‘’‛ʹʻʼˈ′"))
NEAR: Final = 4  # words: how far apart two parts of a name may stand and still be one person's
ALONE: Final = 3  # letters: who is held by one name only is named by it, if it is that long

# Names that are words too: they count only where they are written with a capital.
ORDINARY: Final = frozenset({
    "an", "ask", "bjorn", "bo", "dag", "den", "do", "du", "even", "far", "god", "gro", "han", "hun", "jo",
    "le", "liv", "mai", "may", "min", "mor", "my", "odd", "rein", "ro", "se", "ser", "sin", "snar", "stein",
    "storm", "ta", "to", "tone", "var", "vil",
})  # fmt: skip


@frozen
class Known:
    """Someone a text may name: their id, the number in their code, name, and the first name agreed.

    ``names`` are the parts of the name as they are searched, those of a double name together; ``firsts`` are
    what they go by among their own, and ``parts`` all of these.
    """

    person: int
    number: int
    name: str = field(repr=False)
    called: str | None = field(repr=False)
    names: tuple[tuple[str, ...], ...] = field(init=False, repr=False)
    firsts: tuple[str, ...] = field(init=False, repr=False)
    parts: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Part the name once: many texts are held against it."""
        names = tuple(part for each in self.name.split() if (part := _folded(each)))
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "firsts", (*(names[0] if names else ()), *_folded(self.called or "")))
        object.__setattr__(self, "parts", frozenset(self.firsts).union(*names))


def in_text(text: str, known: Iterable[Known], near: Collection[int]) -> frozenset[int]:
    """The ids of those among ``known`` whom ``text`` names, in any case, with or without a genitive s.

    ``near`` are the ids of those whom a first name alone is enough for.
    """
    found, codes = Found(text), set(_numbers(text))
    known = tuple(each for each in known if each.number in codes or found.may_name(each))
    firmly = [each for each in known if _whole(each, found)]
    theirs = [{part for name in each.names for part in name} for each in firmly]
    return frozenset(
        each.person
        for each in known
        if each in firmly
        or each.number in codes
        or (each.person in near and any(found.places(first) for first in each.firsts))
        or any(not any(pair <= names for names in theirs) for pair in _pairs(each, found))
    )


def parts(texts: Iterable[str]) -> set[str]:
    """What a part of a folded name may be, to be named in one of ``texts``: a filter that misses nobody."""
    found: set[str] = set()
    for text in texts:
        for word, _capital in words(text):
            found |= {word, word.removesuffix("s")}
    return found


def numbers(texts: Iterable[str]) -> set[int]:
    """The numbers of the person codes that stand in ``texts``."""
    return {number for text in texts for number in _numbers(text)}


def words(text: str) -> list[tuple[str, bool]]:
    """The words of a text as they are searched, and whether each begins with a capital."""
    found = (each.group() for each in _WORD.finditer(_plain(text)))
    return [(fold(each), each[:1].isupper()) for each in found]


class Found:
    """The words of one text, by what they may be: a word that ends in s may be a genitive."""

    def __init__(self, text: str) -> None:
        """Look up where each word stands, and whether it begins with a capital."""
        self._at = defaultdict[str, list[tuple[int, bool]]](list)
        for at, (word, capital) in enumerate(words(text)):
            for each in {word, word.removesuffix("s")}:
                self._at[each].append((at, capital))

    def places(self, name: str, *, capital: bool = False) -> list[int]:
        """Where a name stands; with ``capital``, and for one that is a word too, only with a capital."""
        need = capital or name in ORDINARY
        return [at for at, is_capital in self._at.get(name, ()) if is_capital or not need]

    def may_name(self, known: Known) -> bool:
        """Whether any part of what someone is called stands there: most of those who are held are not."""
        return not self._at.keys().isdisjoint(known.parts)

    def holds_part(self, name: str) -> bool:
        """Whether any part of a name stands there."""
        return any(self.places(part) for part in _folded(name))


def may_stand_in(text: str, known: Iterable[Known]) -> bool:
    """Whether ``text`` may name one of ``known``: a quick look that misses nobody, for a great many texts."""
    plain = _plain(text)
    searched = fold(plain)
    return any(str(each.number) in plain or any(part in searched for part in each.parts) for each in known)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(word for word, _capital in words(name))


def _whole(known: Known, found: Found) -> bool:
    """Whether the first name stands near another part of the name, in either order; or the only one alone."""
    if len(known.names) == 1:
        return any(found.places(part, capital=True) for part in known.names[0] if _stands_alone(part))
    return any(not pair.isdisjoint(known.names[0]) for pair in _pairs(known, found))


def _pairs(known: Known, found: Found) -> Iterator[frozenset[str]]:
    """Two parts of the name that stand near each other.

    Without the first name they count only where they are not the family names of someone else who is named.
    """
    for one, two in combinations(known.names, 2):
        for first, second in product(one, two):
            places = product(found.places(first), found.places(second))
            if any(0 < abs(here - there) <= NEAR for here, there in places):
                yield frozenset((first, second))


def _stands_alone(word: str) -> bool:
    return len(word) >= ALONE and word not in ORDINARY


def _plain(text: str) -> str:
    """Without what is not seen and apostrophes; a full-width letter or digit is the letter and the digit."""
    return unicodedata.normalize("NFKC", text.translate(UNSEEN)).translate(_APOSTROPHES)


def _numbers(text: str) -> Iterator[int]:
    for found in _CODE.finditer(_plain(text)):
        digits, letter, _genitive = found.groups()
        written = [f"P-{digits}{letter}", *([f"P-{digits}"] if letter == "s" else [])]
        yield from (number for each in written if (number := _number(each)) is not None)


def _number(written: str) -> int | None:
    try:
        return number_in(written, PERSON, whole=False)
    except Unacceptable:
        return None  # a mistyped code names nobody
