"""Invented looks at siblings without a case: most were looked at, some are due, a few waited too long."""

from datetime import date, timedelta
from typing import Final

from salto_cli.models.sibling import GUARDIAN, OK
from salto_cli.usecases.invented.dice import Draft, Making

AGAIN: Final = 182  # days: as the shipped numbers say after a look at which all was well
AGO: Final = (3, 8, 12, 20, 30, 186)  # days: the last has passed its next day already


def draw(making: Making, draft: Draft, by: int) -> None:
    """A look at each sibling without a case in the family. No die is cast: who it is decides how long ago."""
    siblings = {
        each[end]
        for each in draft.rows.get("kin", [])
        if each["kind"] == "sibling"
        for end in ("child", "other")
        if each[end] not in draft.cases
    }
    for person in sorted(siblings):
        day = making.today - timedelta(days=AGO[(person >> 1) % len(AGO)])
        draft.add("sibling_look", person, person=person, **_all_is_well(day, by))


def _all_is_well(day: date, by: int) -> dict[str, object]:
    again = day + timedelta(days=AGAIN)
    return {
        "day": day.isoformat(),
        "by": by,
        "outcome": OK,
        "asked": GUARDIAN,
        "next": again.isoformat(),
        "trusted": by,
        "typed": f"{day.isoformat()}T10:00",
        "n": 1,
    }
