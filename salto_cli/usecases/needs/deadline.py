"""Deadlines that nobody has confirmed with the youth, those of today, and days to make sure of again."""

from collections.abc import Sequence
from dataclasses import replace

from salto_cli.models import today as kinds
from salto_cli.models.code import TASK, code
from salto_cli.models.day import days_between
from salto_cli.models.deadline_kind import KINDS
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.models.words import word
from salto_cli.store import deadline as deadlines
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import lead_times
from salto_cli.usecases.needs.need import Need, Tell


def _told(what: str, command: str) -> Tell:
    """How a deadline is told. One whose day has been, or that is ours to do, is closed and not confirmed."""

    def made(each: Found, person: Named, day: str) -> Item:
        named, days = code(TASK, each.number), days_between(day, each.day or day)
        done = command == "confirm" and (days < 0 or not KINDS[each.state].youth)
        return Item(
            what,
            person,
            each.day,
            days,
            f"salto task {'done' if done else command} {named}",
            code=named,
            text=word("deadline_kind", each.state).label,
        )

    return made


def _minded(act: Act, _persons: Sequence[int], items: Sequence[Item]) -> list[Item]:
    """Each with its clock, its place, and who sees to it: a deputy must see whose it is."""
    minded = deadlines.minding(act, [each.code or "" for each in items])
    return [
        replace(each, owner=minded[each.code][0], at=minded[each.code][1]) if each.code in minded else each
        for each in items
    ]


NEEDS = (
    Need(kinds.DEADLINE_RED, "task", lead_times.red, _told(kinds.DEADLINE_RED, "confirm"), complete=_minded),
    Need(kinds.DEADLINE_NOW, "task", lead_times.seen_to, _told(kinds.DEADLINE_NOW, "done"), complete=_minded),
    Need(
        kinds.DEADLINE_NEAR, "task", lead_times.near, _told(kinds.DEADLINE_NEAR, "confirm"), complete=_minded
    ),
    Need(
        kinds.DEADLINE_UNSURE,
        "deadline",
        lead_times.unverified,
        _told(kinds.DEADLINE_UNSURE, "verify"),
        complete=_minded,
    ),
)
