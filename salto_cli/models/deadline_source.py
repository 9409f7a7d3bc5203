"""Where a date comes from: the closed list of sources, beside the words in which it was said who set it.

The police own what they have told (politiregisterloven §§ 27 and 35): a date they set leaves only when they
have released it, however its source was written.
"""

import re
from typing import Final

from salto_cli.models.text import fold
from salto_cli.models.words import WORDS

OWN: Final = "own"
POLICE: Final = "police"
# What the police are called besides what is in the list: beginnings of folded words.
_POLICE: Final = ("politi", "police", "etterforsk", "lensmann", "kripos", "pst", "okokrim")


def source_in(said: str | None) -> str:
    """The key in the list of sources that is meant by what was written, ``OWN`` where none is.

    Rather the police once too often: what is theirs is kept until somebody says that it is released.
    """
    if any(word.startswith(_POLICE) for word in re.findall(r"\w+", fold(said or ""))):
        return POLICE
    return next((each.key for each in WORDS["source"] if said and each.is_written(said)), OWN)
