"""Those whose turn it is to be looked at, and those on the board whose reason is to be looked at again."""

from typing import Final

from salto_cli.models import today as kinds
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.store import board as boards
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need

WEEK: Final = 7  # days
ALL: Final = -1  # rows: no limit


def unseen(act: Act, whose: int | None) -> list[Found]:
    """Those whose turn it is to be looked at, before it is too late, the longest ago first."""
    week = settings.of(act)
    within, ahead = week.number("board.look_within") * WEEK, week.number("board.look_ahead")
    return boards.rotation(act, days_on(act.day, ahead - within + 1), ALL, whose)


def _unseen(each: Found, person: Named, day: str) -> Item:
    days = days_between(day, each.day or day)
    return Item(kinds.ROTATION, person, each.day, days, f"salto board look {person.code}")


def _to_review(act: Act, whose: int | None) -> list[Found]:
    return boards.to_review(act, whose, act.day)


def _review(each: Found, person: Named, day: str) -> Item:
    days = days_between(day, each.day or day)
    return Item(kinds.BOARD_REVIEW, person, each.day, days, f"salto board leave {person.code}")


NEEDS = (
    Need(kinds.BOARD_REVIEW, "board", _to_review, _review),
    Need(kinds.ROTATION, "board_look", unseen, _unseen),
)
