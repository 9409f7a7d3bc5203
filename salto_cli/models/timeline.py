"""A person's timeline: everything that has happened, in one order."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.models.objection import Objection
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.person import Named
from salto_cli.models.statement import FOR_THE_EYE, Names


@frozen
class ShowTimeline(Order):
    """Show everything that happened with a person, the newest first, from the day ``since``."""

    command = "timeline"
    purpose = FOLLOW_UP

    person: str
    since: str | None = None


@frozen
class Event:
    """One thing that happened. ``what`` is its kind, ``words`` the keys of closed lists that describe it
    (as pairs of list and key), ``services`` and ``by`` those concerned, ``text`` what a person wrote."""

    at: str
    what: str
    code: str | None = None
    words: tuple[tuple[str, str], ...] = ()
    services: tuple[str, ...] = ()
    by: str | None = None
    text: str | None = field(default=None, repr=False)
    until: str | None = None
    objections: tuple[Objection, ...] = ()


@frozen
class Timeline:
    """Everything about one person in one order, the newest first; ``names`` is what services are called."""

    person: Named
    events: tuple[Event, ...]
    since: str | None
    names: Names = field(metadata=FOR_THE_EYE)
