"""Who may know what, at a glance: services by kinds of information, on one day."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.models.named import Named
from salto_cli.models.order import CONSENT, Order


@frozen
class AskMatrix(Order):
    """Ask for each service that has to do with a person whether it may know; ``all``: every verified one."""

    command = "may-share"
    purpose = CONSENT

    person: str
    category: tuple[str, ...] = ()
    on: str | None = None
    purpose_: str | None = None
    all: bool = False


@frozen
class Cell:
    """The answer for one category; ``rests_on`` are the codes of the statements that carry a yes."""

    category: str
    decision: str
    reason: str
    rests_on: tuple[str, ...]


@frozen
class RecipientRow:
    """One recipient, a service or a guardian, with an answer for each category asked about."""

    recipient: str
    name: str | None = field(repr=False)
    sector: str
    cells: tuple[Cell, ...]


@frozen
class Matrix:
    """Who may know what about a person on a day. An overview, neither a yes nor a no: its exit code is 0.

    ``whole``: every verified service was asked about, not only those who have to do with the person.
    """

    person: Named
    on: str
    purpose: str | None
    categories: tuple[str, ...]
    recipients: tuple[RecipientRow, ...]
    policy: str
    whole: bool = field(default=False, metadata={"json": False})
