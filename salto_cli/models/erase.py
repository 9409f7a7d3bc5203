"""Erasing someone, and what that takes with it."""

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import UPKEEP, Order


@frozen(kw_only=True)
class Erase(Order):
    """Erase everything that is held about a person. ``ground`` is a key of the list of grounds."""

    command = "erase"
    purpose = UPKEEP

    person: str = ask(N_("Person"), asked.PERSON)
    ground: str = ask(N_("Ground"), asked.CHOICE, of="erasure")


@frozen(kw_only=True)
class PreviewErasure(Order):
    """See what would be erased; the same is done, and undone before the act closes."""

    command = "erase-preview"
    purpose = UPKEEP

    person: str
    ground: str


@frozen(kw_only=True)
class EraseAgain(Order):
    """Erase once more whom an older copy of the store has brought back; that they were erased is known.

    ``signer`` is the operator whose signature says so, beside the store.
    """

    command = "erase again"
    purpose = UPKEEP

    person: str
    ground: str
    signer: int | None = None


@frozen
class Erasure:
    """What was erased, or with ``done`` false what would be.

    ``rows`` is the number of rows by table. ``emptied`` are codes of those of whom an empty row stays,
    because someone else's record rests on what they said. ``check_again``: children whose guardians must be
    checked again. ``notes``: codes of what is written about others and names the person, for someone to read.
    ``tell``: services that were given something and must hear of it (GDPR art. 19). ``merged``: codes of
    records that had been made one with this one, and go with it. ``untold``: services, and codes of
    guardians, who were still to be told that a consent was withdrawn; nothing reminds of them any more.
    """

    done: bool
    person: Named
    day: str
    ground: str
    law: tuple[str, ...]
    rows: dict[str, int]
    emptied: tuple[str, ...] = ()
    check_again: tuple[Named, ...] = ()
    notes: tuple[str, ...] = ()
    tell: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
