"""What is dated on a person: what a youth keeps from the guardians, and a protected address.

Both are asked about on the day of a question. When one was recorded says nothing of when it began, so until
it ends it holds on every day; ending it leaves the last day on which it held: what ends today no longer holds
today.
"""

import json
from collections.abc import Mapping

from salto_cli.models.day import days_on


def withhold(stored: str, wanted: Mapping[str, str], day: str) -> str:
    """What is stored when, from ``day`` on, just the categories in ``wanted`` are kept back, and why each."""
    kept = json.loads(stored)
    for category, fact in kept.items():
        if category not in wanted and fact["through"] is None:
            fact["through"] = days_on(day, -1)
    kept |= {category: {"why": why, "through": None} for category, why in wanted.items()}
    return json.dumps(kept, sort_keys=True)


def withheld_now(stored: str) -> dict[str, str]:
    """The categories kept back until further notice, each with the youth's reason."""
    return {name: fact["why"] for name, fact in json.loads(stored).items() if fact["through"] is None}


def withheld_on(stored: str, day: str) -> frozenset[str]:
    """The categories kept back on ``day``."""
    kept = json.loads(stored).items()
    return frozenset(name for name, fact in kept if fact["through"] is None or day <= fact["through"])


def protection(protected: bool, day: str) -> dict[str, str | None]:
    """The column that says through which day the address was protected; empty while it is."""
    return {"protected_through": None if protected else days_on(day, -1)}


def is_protected(protected: int, through: str | None, day: str) -> bool:
    """Whether the address was or is protected on ``day``."""
    return bool(protected) or (through is not None and day <= through)
