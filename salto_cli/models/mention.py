"""Names and codes of other persons in a text: what makes a note a note about them as well.

Nobody reads a note before it leaves to see whom it names, so it is looked for: by the whole name of anyone
who is held here, by the first name of the family, by code. Better one hit too many: a note that is flagged
stays in the house until the other person's own answer lets it go.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.models.code import PERSON, number_in
from salto_cli.models.text import fold

_WORD: Final = re.compile(r"\w+")
_CODE: Final = re.compile(r"\b[Pp]-?\d{1,9}[A-Za-z]?\b")
NEAR: Final = 4  # words: how far apart a first and a last name may stand and still be one person's

# Names that are words too: they count only where they are written with a capital.
ORDINARY: Final = frozenset({
    "an", "ask", "bjorn", "bo", "dag", "den", "do", "du", "even", "far", "god", "gro", "han", "hun", "jo",
    "le", "liv", "mai", "may", "min", "mor", "my", "odd", "rein", "ro", "se", "ser", "sin", "snar", "stein",
    "storm", "ta", "to", "tone", "var", "vil",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """Someone a text may name: their id, the number in their code, name, and the first name agreed."""

    person: int
    number: int
    name: str = field(repr=False)
    called: str | None = field(repr=False)


def in_text(text: str, known: Iterable[Known], near: Collection[int]) -> frozenset[int]:
    """The ids of those among ``known`` whom ``text`` names, in any case, with or without a genitive s.

    ``near`` are the ids of those whom a first name alone is enough for.
    """
    words, codes = list(_words(text)), set(_numbers(text))
    return frozenset(
        each.person
        for each in known
        if each.number in codes or _whole(each, words) or (each.person in near and _first(each, words))
    )


def beginnings(texts: Iterable[str]) -> set[str]:
    """How a folded name may begin, to be named in one of ``texts``: a filter that misses nobody."""
    found: set[str] = set()
    for text in texts:
        for word, _capital in _words(text):
            found |= {word, word.removesuffix("s")}
    return found


def numbers(texts: Iterable[str]) -> set[int]:
    """The numbers of the person codes that stand in ``texts``."""
    return {number for text in texts for number in _numbers(text)}


def _whole(known: Known, words: list[tuple[str, bool]]) -> bool:
    """Whether first and last name stand near each other, in either order."""
    names = [word for word, _capital in _words(known.name)]
    starts, ends = _places(names[0], words) if names else [], _places(names[-1], words) if names else []
    return any(0 < abs(start - end) <= NEAR for start in starts for end in ends)


def _first(known: Known, words: list[tuple[str, bool]]) -> bool:
    """Whether the first name stands there, or the one agreed with the person."""
    firsts = [*list(_words(known.name))[:1], *_words(known.called or "")]
    return any(_places(name, words) for name, _capital in firsts)


def _places(name: str, words: Collection[tuple[str, bool]]) -> list[int]:
    """Where in the text the name stands."""
    return [
        at
        for at, (word, capital) in enumerate(words)
        if (word == name or word == f"{name}s") and (capital or name not in ORDINARY)
    ]


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text as they are searched, and whether each begins with a capital."""
    for found in _WORD.finditer(text.replace("’", "").replace("'", "")):
        yield fold(found.group()), found.group()[:1].isupper()


def _numbers(text: str) -> Iterator[int]:
    for found in _CODE.finditer(text):
        try:
            number = number_in(found.group(), PERSON, whole=False)
        except Unacceptable:
            continue  # a mistyped code names nobody
        if number is not None:
            yield number
