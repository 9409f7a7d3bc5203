"""Whom a meeting looks at beside the board: dates near, new cases, siblings, and whose turn it is."""

from collections.abc import Iterable, Sequence

from salto_cli.models.code import TASK, code
from salto_cli.models.day import days_on
from salto_cli.models.deadline_kind import KINDS
from salto_cli.models.prepare import Near, Since
from salto_cli.models.settings import Settings
from salto_cli.store import audience as likeness
from salto_cli.store import board as boards
from salto_cli.store import deadline as deadlines
from salto_cli.store import sibling as siblings
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings


def near(act: Act, day: str, numbers: Settings) -> Iterable[Near]:
    """The deadlines that come soon after the meeting (its day is ISO), by the numbers of the week."""
    through = days_on(day, numbers.number("meeting.ahead"))
    found = _readable(act, deadlines.near(act, None, through))
    whose = likeness.cases(act, {each.person for each in found})
    unsure = {each.number for each in deadlines.waiting(act, None, dict.fromkeys(KINDS, through))}
    if found:
        act.saw("deadline", whose, len(found))
    for each in found:
        known = each.number not in unsure
        yield Near(code(TASK, each.number), whose[each.person], each.state, each.day or "", known)


def new(act: Act, numbers: Settings) -> list[Found]:
    """Cases that are new, by the numbers of the week, and not on the board."""
    return likeness.opened_since(act, days_on(act.day, -numbers.number("board.new")))


def rotation(act: Act, day: str, numbers: Settings) -> list[Found]:
    """Those off the board whose turn it is on a day; a new case is looked at anyway."""
    most, known = numbers.number("meeting.by_rotation"), {each.person for each in new(act, numbers)}
    found = _readable(act, boards.rotation(act, day, most + len(known), off=True))
    return [each for each in found if each.person not in known][:most]


def siblings_due(act: Act, through: str) -> list[Found]:
    """The siblings whom someone should have looked at by a day."""
    return siblings.due(act, None, through, settings.of(act))


def since(act: Act, found: Sequence[Found]) -> tuple[Since, ...]:
    """Those who were found, as an agenda has them: the case, and since when."""
    whose = likeness.cases(act, {each.person for each in found})
    return tuple(Since(whose[each.person], each.day) for each in found if each.person in whose)


def _readable(act: Act, found: Sequence[Found]) -> list[Found]:
    mine = set(likeness.readable(act, [each.person for each in found]))
    return [each for each in found if each.person in mine]
