"""A copy of everything that is held about a person, for that person (GDPR art. 15 and 20)."""

from dataclasses import dataclass, field
from typing import Final

from salto_cli.models.disclosure import Names
from salto_cli.models.order import CONSENT, Order
from salto_cli.models.person import Named

ACCESS_COPY: Final = "access_copy"  # means, in the register of what was given to whom
# In the order they stand in the copy.
PARTS: Final = (
    "person",
    "case",
    "trait",
    "contact",
    "task",
    "statement",
    "hearing",
    "handover",
    "disclosure",
    "notice",
    "objection",
    "form",
    "restriction",
    "kin",
    "reader",
)


@dataclass(frozen=True, slots=True)
class CopyForThem(Order):
    """Copy everything that is held about a person, for that person."""

    command = "access-copy"
    purpose = CONSENT

    person: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is held. ``words`` are pairs of a list and a key in it; ``text`` is what was written.

    ``withheld`` says in words why the text is not told, ``law`` on which law; the entry itself stands there.
    ``others`` is how many other persons were there, or are registered so, and are not named.
    """

    part: str
    day: str | None
    code: str | None
    words: tuple[tuple[str, str], ...]
    text: str | None = field(repr=False)
    withheld: str | None = None
    law: tuple[str, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class AccessCopy:
    """The copy. ``entries`` are for the file alone; the result counts them by part."""

    person: Named
    on: str
    disclosure: str
    counts: dict[str, int]
    withheld: int
    entries: tuple[Entry, ...] = field(metadata={"json": False}, repr=False)
    names: Names = field(metadata={"json": False})
