"""The kinds of deadline: what kind of information each is, and who must know of it in time.

How early each is said stands in settings.toml, as ``deadline.<kind>.leads``; what each is called in words.py.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.workday import next_working


@frozen
class Kind:
    """One kind of deadline.

    ``category`` is the policy's kind of information, empty where it depends and must be said. ``court``: a
    date of court or sentence, which is nobody's but the youth's own. ``youth``: the youth must know of it,
    so that it is red until that is confirmed; otherwise it is ours to do, and red until it is done.
    ``reverify``: the date moves so often that it must be made sure of again, as often as
    ``deadline.<kind>.verified_within`` says.
    """

    key: str
    category: str = ""
    court: bool = False
    youth: bool = True
    reverify: bool = False


_CRIME: Final = "crime"

KINDS: Final[dict[str, Kind]] = {
    each.key: each
    for each in (
        Kind("attend", _CRIME, court=True),
        Kind("community_sentence", _CRIME, court=True),
        Kind("community_start", _CRIME, court=True),
        Kind("youth_plan", _CRIME, court=True),
        Kind("first_plan", _CRIME, court=True, youth=False),
        Kind("court", _CRIME, court=True),
        Kind("custody", _CRIME, court=True),
        Kind("appeal", _CRIME, court=True),
        Kind("release", _CRIME, court=True, reverify=True),
        Kind("ban_start", _CRIME, court=True),
        Kind("ban_end", _CRIME, court=True),
        Kind("mediation_regret", _CRIME),
        Kind("mediation", _CRIME),
        Kind("mediation_check", _CRIME, youth=False),
        Kind("birthday15", "identity", youth=False),
        Kind("birthday16", "identity", youth=False),
        Kind("birthday18", "identity"),
        Kind("aftercare_end", "child_welfare"),
        Kind("age_limit"),
        Kind("referral", youth=False),
        Kind("concern_report", "child_welfare", youth=False),
        Kind("school_application", "school"),
        Kind("school_admission", "school"),
        Kind("school_start", "school"),
        Kind("fine", "housing_economy"),
        Kind("id_document", "identity"),
        Kind("access_request", "identity", youth=False),
        Kind("transition"),
        Kind("promise", "family", youth=False),
        Kind("appointment"),
    )
}


def reach(day: str, lead: int) -> str:
    """The last day that is at most ``lead`` days ahead of ``day``.

    Nobody reminds anyone on a Sunday or at Easter: what falls before the end of the next working day is
    within reach.
    """
    today = date.fromisoformat(day)
    return max(today + timedelta(days=lead), next_working(today)).isoformat()


def red_through(day: str, leads: Sequence[int]) -> str:
    """The last day whose deadline is red on ``day`` when nobody has confirmed it."""
    return reach(day, min(leads))


def near_through(day: str, leads: Sequence[int]) -> str:
    """The last day whose deadline is spoken of on ``day``."""
    return reach(day, max(leads))
