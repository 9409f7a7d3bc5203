"""The states of a handover and what may follow what. Reading commands need no more of it than this."""

from collections.abc import Mapping
from typing import Final

PLANNED, OFFERED, ACCEPTED, OVERLAP, CONFIRMED = "planned", "offered", "accepted", "overlap", "confirmed"
CLOSED, DECLINED, CANCELLED, RETURNED = "closed", "declined", "cancelled", "returned"

# State → what may be done in it → the state it leads to. Nothing here asks for consent but offering and
# accepting, so that a withdrawal never leaves a handover that cannot be ended.
STEPS: Final[Mapping[str, Mapping[str, str]]] = {
    PLANNED: {"offer": OFFERED, "cancel": CANCELLED},
    OFFERED: {"accept": ACCEPTED, "decline": DECLINED, "cancel": CANCELLED},
    ACCEPTED: {"overlap": OVERLAP, "confirm": CONFIRMED, "return": RETURNED, "close": CLOSED},
    OVERLAP: {"confirm": CONFIRMED, "return": RETURNED, "close": CLOSED},
    CONFIRMED: {"return": RETURNED, "close": CLOSED},
    CLOSED: {},
    DECLINED: {},
    CANCELLED: {},
    RETURNED: {},  # nobody was in contact: the sender is responsible again
}
PENDING: Final = (PLANNED, OFFERED)  # nobody has said yes: the sender is responsible
ANSWERED: Final = (ACCEPTED, OVERLAP, CONFIRMED)  # the receiver is responsible, and is looked in on
# Who is asked afterwards whether there is contact, and the setting that says after how many weeks.
YOUTH, RECEIVER = "youth", "receiver"
WEEKS: Final = {YOUTH: "handover.ask_youth", RECEIVER: "handover.ask_receiver"}
OPEN: Final = tuple(state for state, after in STEPS.items() if after)
