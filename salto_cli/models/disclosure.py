"""Disclosures: that something about a person was given to someone, what, when, and on which ground."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from salto_cli.frozen import frozen
from salto_cli.models.named import Named
from salto_cli.models.order import CONSENT, Order

if TYPE_CHECKING:  # a withdrawal itself names what was given
    from salto_cli.models.withdrawal import Notice

SHEET = "sheet"  # means: a sheet of the weekly meeting
FILE, SHOWN = "file", "shown"  # given out one by one: in an encrypted file, or read out from the screen
Names: TypeAlias = Mapping[str, str]  # what services and persons are called, by id or code


@frozen
class Line:
    """One line that was given out, as it stood: where on the paper, its category, and the words."""

    part: str
    category: str
    text: str = field(repr=False)
    day: str | None = None


@frozen
class Disclosure:
    """One entry of the register. ``day`` is the day it was for; ``given`` is when it was made.

    ``rests_on`` are the codes of the statements that allowed it; ``basis`` and ``law`` are those of a sharing
    without consent, ``told`` whether the person knows of that. What was given is counted here, not told
    again: ``lines`` is a number. ``handed_out`` is false for a sheet that was made and never left.
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
    basis: str | None = None
    law: tuple[str, ...] = ()
    told: bool = True
    handed_out: bool = True
    recipient: str | None = None

    @property
    def key(self) -> str:
        """The recipient: a service's id, or a person's code."""
        return self.service or self.recipient or ""


@frozen
class AskWhoKnows(Order):
    """Ask who has been given what about a person; ``for_them``: to be read by that person."""

    command = "who-knows"
    purpose = CONSENT

    person: str
    for_them: bool = False


@frozen
class Yes:
    """One statement that carries what a recipient may have: its code, who gave it, and when."""

    code: str
    by: str
    said: str


@frozen
class StopsOn:
    """What stops on a birthday: the day, the age, the categories, and who could say yes from then on."""

    on: str
    age: int
    categories: tuple[str, ...]
    who: tuple[str, ...]


@frozen
class Knows:
    """One recipient: what it has been given since when, and what it may have today, on which ground.

    ``through`` is the last day the consents hold; ``why_not`` says in words why it may have nothing any more,
    ``why_not_key`` as the policy's key; ``basis`` and ``law`` stand where it was given without consent.
    """

    recipient: str
    name: str | None = field(repr=False)
    had: tuple[str, ...]
    since: str
    last: str
    now: tuple[str, ...]
    yes: tuple[Yes, ...]
    through: str | None
    law: tuple[str, ...]
    basis: str | None
    why_not: str | None
    why_not_key: str | None
    stops: tuple[StopsOn, ...]


@frozen
class Refused:
    """A sharing that was tried and stopped by the rules: with whom, when, about what, and why in words;
    ``why_not_key`` is that reason as the policy names it.

    Without ``categories`` it was about all of it: no kind of information was named.
    """

    recipient: str
    name: str | None = field(repr=False)
    day: str
    categories: tuple[str, ...]
    text: str
    why_not_key: str | None = None


@frozen
class WhoKnows:
    """Who has what about a person, who was refused, and who is to be told of a withdrawal.

    ``disclosures`` is the register itself, the newest first. ``kept_back`` counts what was shared without
    consent and the person has not been told of: where the person is to read it, it is left out, and so is
    whatever else would tell of it.
    """

    person: Named
    on: str
    knows: tuple[Knows, ...]
    refused: tuple[Refused, ...]
    notices: "tuple[Notice, ...]"
    disclosures: tuple[Disclosure, ...]
    kept_back: int
    names: Names = field(metadata={"json": False})
    for_them: bool = field(default=False, metadata={"json": False})
