"""The moments of the log's acts: where the clock went back, and whether it can be right now."""

from datetime import datetime, timedelta
from typing import Final

from salto_cli.store.act import Act
from salto_cli.store.cipher import Connection

# Zones and a clock that is set by the network differ by less.
TOLERANCE: Final = timedelta(days=1)


def turned_back(connection: Connection, before: int) -> tuple[int, ...]:
    """The acts below ``before`` ahead of which the clock went back, each by its number.

    Told and not held against the store: a clock that was wrong once would leave it never whole again.
    """
    found, highest, behind = [], None, False
    for number, at in connection.execute("SELECT id, at FROM act WHERE id < ? ORDER BY id", (before,)):
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            continue  # no moment of ours: the seal of that act says so
        highest = max(highest or moment, moment)
        if highest - moment > TOLERANCE and not behind:
            found.append(int(number))
        behind = highest - moment > TOLERANCE
    return tuple(found)


def last_day_before(act: Act) -> str | None:
    """The last day before this one on which something was done, by the newest act of another day.

    What was done today has the same clock as this act, and says nothing for it.
    """
    row = act.one(
        "SELECT substr(at, 1, 10) FROM act WHERE id < ? AND substr(at, 1, 10) <> ? ORDER BY id DESC LIMIT 1",
        act.number,
        act.day,
    )
    return str(row[0]) if row else None
