"""Closed lists that are the program's own, each word in bokmål and English and as people write it.

What the law or the municipality decides (categories, sectors, purposes, bases, themes) is policy instead.
"""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from salto_cli.models.text import fold
from salto_cli.models.word import Word as Word

NEARLY: Final = 88.0  # percent of signs in common with a district; Frogn, a municipality, has 83 with Frogner

FEWEST_CONSONANTS: Final = 3  # of a district that is written without its vowels: «Grl»
VOWELS: Final = frozenset("aeiouy")  # as ``fold`` leaves them

# Which lists stand in which module beside this one.
HELD: Final = {
    "person": "district service_kind kin sibling siblinghood guardian responsibility trait role",
    "contact": "kind channel arena source reached",
    "statement": "giver form interpreter means consent_sought objection opposed",
    "rights": "erasure restriction incident",
    "case": "outcome handover handover_kind transition checked_with point check",
    "deadline": "deadline_kind deadline_outcome promise_ended",
    "meeting": "board_reason look decision_type decision_status decision_became intake sheet",
    "sibling": "sibling_look look_area look_asked look_outcome offer_answer trigger look_due",
    "warning": "danger warning warning_told warning_answer not_told warning_review",
    "settings": "unit single_unit numbers",
}


class _Lists(Mapping[str, tuple[Word, ...]]):
    """Every list by its name; its module is loaded when it is asked for, since no command needs them all."""

    def __init__(self) -> None:
        self._where = {name: module for module, names in HELD.items() for name in names.split()}

    def __getitem__(self, name: str) -> tuple[Word, ...]:
        lists: dict[str, tuple[Word, ...]] = import_module(f"{__name__}.{self._where[name]}").WORDS
        return lists[name]

    def __contains__(self, name: object) -> bool:
        return name in self._where

    def __iter__(self) -> Iterator[str]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)


WORDS: Final = _Lists()


def word(of: str, key: str) -> Word:
    """The word with ``key`` in the list ``of``; a key that the list lacks is shown as it is."""
    return next((each for each in WORDS[of] if each.key == key), Word(key, key, key))


def district(said: str) -> str:
    """An Oslo district as it is spelled, with or without ``bydel`` before it; another place as written."""
    name = _bare(said)
    return next((each.key for each in WORDS["district"] if _is_district(each, name)), said)


def near_district(said: str) -> str:
    """The district that ``said`` nearly spells or is short for: «Gamle Olso», «GO», «BGO», «Stovn.», «Grl».

    Empty for a district, for a place elsewhere, and where two districts may be meant.
    """
    names = [each.key for each in WORDS["district"]]
    if district(said) in names:
        return ""
    short_for = [each for each in names if _is_short_for(_pieces(said), _pieces(each))]
    if len(short_for) == 1:
        return short_for[0]
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        fold(_bare(said)), names, scorer=fuzz.ratio, processor=fold, score_cutoff=NEARLY
    )
    return str(found[0]) if found else ""


def _bare(said: str) -> str:
    """A place without ``bydel`` before it."""
    return said[6:] if said.casefold().startswith("bydel ") else said


def _is_district(word: Word, name: str) -> bool:
    """Whether a name is that of a district, however it has its point and gaps: «St.Hanshaugen»."""
    return word.is_written(name) or _letters(name) == _letters(word.key)


def _letters(said: str) -> str:
    return "".join(_pieces(said)).replace(".", "")


def _pieces(said: str) -> list[str]:
    """The words of a place in small letters, each with its point where it is cut short; ``bydel`` is none."""
    words = re.findall(r"[^\W\d_]+\.?", fold(said))
    return words[1:] if len(words) > 1 and words[0] in {"b", "b.", "bydel"} else words


def _is_short_for(said: list[str], name: list[str]) -> bool:
    """Whether the words of a place are a way to shorten a district's.

    By its initials, with or without a B for bydel; by its first word of two; by the beginnings of its
    words, where a point says that they are cut short; or by its consonants.
    """
    initials = "".join(each[0] for each in name)
    whole, typed = ("".join(each).replace(".", "") for each in (name, said))
    if len(name) > 1 and (typed in {initials, f"b{initials}"} or said == name[:1]):
        return True
    if any(each.endswith(".") for each in said):
        begun = "[a-z]*".join(re.escape(each.rstrip(".")) for each in said)
        if re.match(begun, whole):
            return True
    return (
        len(typed) >= FEWEST_CONSONANTS
        and not VOWELS & set(typed[1:])
        and re.match("[a-z]*".join(map(re.escape, typed)), whole) is not None
    )
