"""Closed lists that are the program's own, each word in bokmål and English and as people write it.

What the law or the municipality decides (categories, sectors, purposes, bases, themes) is policy instead.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from salto_cli.models.text import fold
from salto_cli.models.word import Word as Word

NEARLY: Final = 88.0  # percent of signs in common with a district; Frogn, a municipality, has 83 with Frogner

# Which lists stand in which module beside this one.
HELD: Final = {
    "person": "district service_kind kin sibling siblinghood guardian responsibility trait role",
    "contact": "kind channel arena source reached",
    "statement": "giver form interpreter means consent_sought objection opposed",
    "rights": "erasure restriction incident",
    "case": "outcome handover handover_kind transition checked_with check",
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
    """The district that ``said`` nearly spells: a slip. Empty for a district, and for a place elsewhere."""
    names = [each.key for each in WORDS["district"]]
    if district(said) in names:
        return ""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        fold(_bare(said)), names, scorer=fuzz.ratio, processor=fold, score_cutoff=NEARLY
    )
    return str(found[0]) if found else ""


def _bare(said: str) -> str:
    """A place without ``bydel`` before it."""
    return said[6:] if said.casefold().startswith("bydel ") else said


def _is_district(word: Word, name: str) -> bool:
    """Whether a name is that of a district, with or without the point in «St. Hanshaugen»."""
    return word.is_written(name) or word.is_written(name.replace("St ", "St. ", 1))
