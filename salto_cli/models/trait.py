"""Traits: strengths, wishes, how to reach someone safely, places, and what a service is asked.

They are what a sheet begins with. Each has a category, and where it came from, so that it can be judged.
"""

from dataclasses import field
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.objection import Objection

STRENGTH, WISH, QUESTION = "strength", "wish", "question"
SAFE_CONTACT, SAFE_PLACE, UNSAFE_PLACE = "safe_contact", "safe_place", "unsafe_place"

# In the order they are shown: the youth's own words and strengths first.
KINDS: Final = (WISH, STRENGTH, SAFE_CONTACT, SAFE_PLACE, UNSAFE_PLACE, QUESTION)
CONTACT_DETAILS: Final = "identity"  # the policy's category for how and where to reach someone
IDENTITY_KINDS: Final = frozenset({SAFE_CONTACT, SAFE_PLACE, UNSAFE_PLACE})  # always contact details
OWN: Final = "own"  # the source of what we have seen ourselves
POLICE: Final = "police"


@frozen
class Trait:
    """One of them. ``number`` counts within the person; ``about`` are the codes of others it concerns.

    ``said`` is the day it was said, where it is known; ``released``: the source has let it be passed on.
    """

    number: int
    kind: str
    category: str
    text: str = field(repr=False)
    said: str | None
    source: str
    released: bool
    about: tuple[str, ...]
    since: str
    objections: tuple[Objection, ...] = ()


@frozen
class NewTrait:
    """A trait that is about to be kept; ``about`` are codes."""

    kind: str
    category: str
    text: str = field(repr=False)
    source: str = OWN
    said: str | None = None
    released: bool = False
    about: tuple[str, ...] = ()
