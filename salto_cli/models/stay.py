"""A stay on the board, and the reasons there are for one."""

from collections.abc import Iterable
from dataclasses import field
from typing import Final

from salto_cli.frozen import frozen

# Why someone is on the board, the most urgent first: whoever waits for a place comes in this order.
CRISIS, INCIDENT, DEADLINE, CONFLICT = "crisis", "incident", "deadline", "conflict"
LOST_CONTACT, TRANSITION, SIBLING = "lost_contact", "transition", "sibling"
CONSENT, UNCLEAR, NEW = "consent", "unclear", "new"
REASONS: Final = (
    CRISIS,
    INCIDENT,
    DEADLINE,
    CONFLICT,
    LOST_CONTACT,
    TRANSITION,
    SIBLING,
    CONSENT,
    UNCLEAR,
    NEW,
)
FINE, NEEDS_MORE = "fine", "needs"  # what came of a look at someone who is not on the board


def urgency(reasons: Iterable[str]) -> int:
    """Where the most urgent of ``reasons`` stands: the lower, the more urgent."""
    return min((REASONS.index(each) for each in reasons if each in REASONS), default=len(REASONS))


@frozen
class Stay:
    """One stay on the board, or one who waits for a place, as it was written down.

    ``person`` is the person's id, ``row`` the stay's. ``reasons`` have the most urgent first; ``until`` says
    what must be in place to leave. Days are ISO; ``agreed`` is when it was agreed with the youth.
    """

    row: int
    person: int
    reasons: tuple[str, ...]
    since: str
    waiting: bool
    until: str = field(repr=False)
    agreed: str | None = None
    review: str | None = None
