"""Disclosures: that something about a person was given to someone, what, when, and on which ground."""

from dataclasses import dataclass, field

from salto_cli.models.order import CONSENT, Order
from salto_cli.models.person import Named

SHEET = "sheet"  # means: a sheet of the weekly meeting


@dataclass(frozen=True, slots=True)
class Line:
    """One line that was given out, as it stood: where on the paper, its category, and the words."""

    part: str
    category: str
    text: str = field(repr=False)
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One entry of the register. ``day`` is the day it was for; ``given`` is when it was made.

    ``rests_on`` are the codes of the statements that allowed it. What was given is counted here, not told
    again: ``lines`` is a number.
    """

    code: str
    to: str
    service: str | None
    day: str
    given: str
    means: str
    categories: tuple[str, ...]
    lines: int
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskWhoKnows(Order):
    """Ask who has been given what about a person."""

    command = "who-knows"
    purpose = CONSENT

    person: str


@dataclass(frozen=True, slots=True)
class WhoKnows:
    """Who has been given what about a person, the newest first."""

    person: Named
    disclosures: tuple[Disclosure, ...]
