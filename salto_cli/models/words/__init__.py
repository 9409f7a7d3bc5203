"""Closed lists that are the program's own, each word in bokmål and English and as people write it.

What the law or the municipality decides (categories, sectors, purposes, bases, themes) is policy instead.
"""

from salto_cli.models.word import Word as Word
from salto_cli.models.words import (
    case,
    contact,
    deadline,
    meeting,
    person,
    rights,
    settings,
    sibling,
    statement,
    warning,
)

WORDS: dict[str, tuple[Word, ...]] = {
    **person.WORDS,
    **contact.WORDS,
    **statement.WORDS,
    **rights.WORDS,
    **case.WORDS,
    **deadline.WORDS,
    **meeting.WORDS,
    **sibling.WORDS,
    **warning.WORDS,
    **settings.WORDS,
}


def word(of: str, key: str) -> Word:
    """The word with ``key`` in the list ``of``; a key that the list lacks is shown as it is."""
    return next((each for each in WORDS[of] if each.key == key), Word(key, key, key))


def district(said: str) -> str:
    """An Oslo district as it is spelled, with or without ``bydel`` before it; another place as written."""
    name = said[6:] if said.casefold().startswith("bydel ") else said
    return next((each.key for each in WORDS["district"] if each.is_written(name)), said)
