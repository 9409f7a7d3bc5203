"""A copy of everything that is held about a person, for that person (GDPR art. 15 and 20)."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final, TypeAlias

from salto_cli.frozen import frozen
from salto_cli.models.disclosure import Names
from salto_cli.models.order import CONSENT, Order
from salto_cli.models.person import Named
from salto_cli.models.words import word

ACCESS_COPY: Final = "access_copy"  # means, in the register of what was given to whom
UNSAFE: Final = "unsafe_place"
Words: TypeAlias = tuple[tuple[str, str], ...]
# In the order they stand in the copy.
PARTS: Final = (
    "person",
    "case",
    "trait",
    "contact",
    "task",
    "former",
    "meeting",
    "decision",
    "statement",
    "hearing",
    "handover",
    "transition",
    "received",
    "disclosure",
    "notice",
    "look",
    "warning",
    "guardian_wish",
    "objection",
    "form",
    "restriction",
    "kin",
    "reader",
)


@frozen
class CopyForThem(Order):
    """Copy everything that is held about a person, for that person."""

    command = "access-copy"
    purpose = CONSENT

    person: str


@frozen
class Held:
    """One thing that is held, before the judge has looked at it.

    ``about`` are the ids of others it concerns, ``others`` how many were there. ``copied`` are the texts
    within ``text`` that were copied from contacts, tasks and traits.
    """

    part: str
    day: str | None
    code: str | None = None
    words: Words = ()
    text: str | None = field(default=None, repr=False)
    category: str = "identity"
    source: str = "own"
    released: bool = False
    about: tuple[int, ...] = ()
    others: int = 0
    copied: tuple[str, ...] = field(default=(), repr=False)


@frozen
class Entry:
    """One thing that is held. ``words`` are pairs of a list and a key in it; ``text`` is what was written.

    ``withheld`` says in words why the text is not told, ``reason`` as the policy's key and ``law`` on which
    law; the entry itself stands there.
    ``others`` is how many other persons were there, or are registered so, and are not named.
    """

    part: str
    day: str | None
    code: str | None
    words: Words
    text: str | None = field(repr=False)
    withheld: str | None = None
    law: tuple[str, ...] = ()
    others: int = 0
    reason: str | None = None


@frozen
class AccessCopy:
    """The copy. ``entries`` are for the file alone; the result counts them by part."""

    person: Named
    on: str
    disclosure: str
    counts: dict[str, int]
    withheld: int
    entries: tuple[Entry, ...] = field(metadata={"json": False}, repr=False)
    names: Names = field(metadata={"json": False})


def labelled(line: Mapping[str, str]) -> str:
    """A line as it was given. One that warns of a place says so: else it would be read as where to meet."""
    if line["part"] != UNSAFE:
        return line["text"]
    return f"{word('trait', UNSAFE).nb}: {line['text']}"  # the copy is in bokmål
