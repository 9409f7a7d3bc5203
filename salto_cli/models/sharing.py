"""Asking whether information may leave: the question as it is typed, and the answer other tools build on."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.models.order import CONSENT, Order
from salto_cli.models.person import Named


@frozen
class MayShare(Order):
    """Ask whether information about a person may leave to one recipient, and why."""

    command = "may-share"
    purpose = CONSENT

    person: str
    with_: str
    category: tuple[str, ...] = ()
    on: str | None = None
    purpose_: str | None = None


@frozen
class Recognise(Order):
    """Find the recipients that were typed, so that a wrong one can be typed again at once."""

    command = "recognise"
    purpose = CONSENT

    said: tuple[str, ...]


@frozen
class Recognised:
    """One recipient: what a statement names, and what people call it."""

    key: str
    name: str


@frozen
class CategoryAnswer:
    """May this category leave? ``who`` could make it a yes; ``next`` is what to type."""

    category: str
    decision: str
    reason: str
    law: tuple[str, ...]
    text: str
    who: tuple[str, ...]
    rests_on: tuple[str, ...]
    next: str


@frozen
class MayShareAnswered:
    """The answers for one recipient on one day. A question that is answered has not failed.

    Other tools build on the fields up to ``policy``; the names are for people at a terminal.
    """

    person: str
    service: str
    sector: str
    on: str
    answers: tuple[CategoryAnswer, ...]
    policy: str
    about: Named = field(metadata={"json": False})
    recipient: str | None = field(metadata={"json": False})

    @property
    def exit_code(self) -> int:
        """0 where every category is allowed, else that consent says no, or not yet."""
        return 0 if all(answer.decision == "allow" for answer in self.answers) else 20
