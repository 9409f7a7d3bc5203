"""How long something stays unlocked: since the last key, in all, and never past a sleep of the machine."""

import time
from dataclasses import dataclass, field
from typing import Literal

from salto_cli.commands.options import Options
from salto_cli.i18n import _
from salto_cli.models import span
from salto_cli.models.agent import LONGEST
from salto_cli.models.config import BY_NAME
from salto_cli.models.span import spoken

TICK = 1.0  # seconds between two looks
ASLEEP = 20.0  # seconds without a look: the machine slept, or the process was stopped

KEYS = "keys"  # why else something locks: its keys have been changed
Ended = Literal["idle", "limit", "slept"]


def elapsed() -> float:
    """Seconds by a clock that goes on while the machine sleeps, where it has one, and is never set."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def limits(options: Options, idle: str | None, for_: str | None) -> tuple[int, int]:
    """The seconds that something stays unlocked without a key press, and in all: as said here, else as set.

    Raises Unacceptable for what is no span, or too long a one.
    """
    return (
        span.seconds(idle or options.idle or BY_NAME["idle"].usual, "--idle", LONGEST),
        span.seconds(for_ or options.limit or BY_NAME["limit"].usual, "--for", LONGEST),
    )


def why(ended: str, idle: int, limit: int) -> str:
    """Why something has locked itself, in a sentence; the spans are seconds."""
    return {
        "idle": _("Locked: nobody pressed a key for {span}.").format(span=spoken(idle)),
        "limit": _("Locked: it was unlocked for {span}.").format(span=spoken(limit)),
        "slept": _("Locked: the machine was asleep."),
        KEYS: _("Locked: the keys of the store have been changed since you unlocked it."),
    }[ended]


@dataclass(slots=True)
class Watch:
    """Ends after ``idle`` seconds without a touch, and after ``limit`` seconds whatever happens."""

    idle: float
    limit: float
    began: float = field(default_factory=elapsed)
    touched: float = field(default_factory=elapsed)
    looked: float = field(default_factory=elapsed)

    def touch(self) -> None:
        """Someone is here."""
        self.touched = elapsed()

    def resume(self) -> None:
        """Watch again after a while in which nobody looked, since something was at work."""
        self.touched = self.looked = elapsed()

    def look(self) -> Ended | None:
        """Why it has ended; None while it has not. To be asked every ``TICK`` seconds while it is watched."""
        now, before = elapsed(), self.looked
        self.looked = now
        if now - self.began >= self.limit:
            return "limit"
        if now - self.touched >= self.idle:
            return "idle"
        return "slept" if now - before > ASLEEP else None

    @property
    def left(self) -> float:
        """Seconds until it ends if nobody touches it."""
        now = elapsed()
        return max(0.0, min(self.touched + self.idle, self.began + self.limit) - now)
