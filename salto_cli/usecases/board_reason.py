"""The reasons to be on the board, as they stand in what is recorded: who should come on, who can leave."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from salto_cli.models import stay as reasons
from salto_cli.models.board import Finding, Proposal, SuggestBoard, Suggested
from salto_cli.models.code import CONTACT, HANDOVER, STATEMENT, TASK, WARNING, code
from salto_cli.models.day import days_on
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.settings import Settings
from salto_cli.store import board as boards
from salto_cli.store import board_finding as findings
from salto_cli.store import deadline as deadlines
from salto_cli.store import person as persons
from salto_cli.store import warning as warnings
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings, transition
from salto_cli.usecases.door import asks
from salto_cli.usecases.needs import consent, contact

Find = Callable[[Act, Settings], list[Found]]
_LOOKED_UP: Final = "reasons to be on the board"


def _within(name: str, act: Act, week: Settings) -> str:
    """The last day that is as near as the number ``name`` says."""
    return days_on(act.day, week.number(name))


def _since(name: str, act: Act, week: Settings) -> str:
    """The first day that is as lately as the number ``name`` says."""
    return days_on(act.day, -week.number(name))


# What each reason is found by; one that is not here is a person's own judgement, and only they end it.
_FINDERS: Final[Mapping[str, Find]] = {
    reasons.CRISIS: lambda act, week: findings.crises(act, _since("board.crisis", act, week)),
    reasons.DEADLINE: lambda act, week: deadlines.near(act, None, _within("board.deadline", act, week)),
    reasons.CONFLICT: lambda act, _week: warnings.open_ones(act),
    reasons.LOST_CONTACT: lambda act, _week: contact.lost(act, None),
    reasons.TRANSITION: lambda act, week: transition.near(act, None, _within("board.transition", act, week)),
    reasons.SIBLING: lambda act, _week: findings.siblings(act),
    reasons.CONSENT: lambda act, week: consent.expiring(act, None, week.number("board.consent")),
    reasons.UNCLEAR: lambda act, week: findings.unclear(act, _since("board.unanswered", act, week)),
    reasons.NEW: lambda act, week: findings.fresh(act, _since("board.new", act, week)),
}
_CODED: Final = {
    reasons.CRISIS: CONTACT,
    reasons.DEADLINE: TASK,
    reasons.CONFLICT: WARNING,
    reasons.CONSENT: STATEMENT,
    reasons.UNCLEAR: HANDOVER,
}


def look_up(act: Act) -> dict[int, tuple[Finding, ...]]:
    """What is found about each person, the most urgent reason first; nobody has been judged for it yet."""
    week = settings.of(act)
    found: dict[int, list[Finding]] = defaultdict(list)
    for reason in reasons.REASONS:
        nearest: dict[int, Found] = {}
        for each in _FINDERS[reason](act, week) if reason in _FINDERS else ():
            nearest.setdefault(each.person, each)
        for each in nearest.values():
            found[each.person].append(_finding(reason, each))
    return {person: tuple(each) for person, each in found.items()}


def holding(act: Act, person: int, stays_for: Iterable[str]) -> tuple[Finding, ...]:
    """Those of the reasons someone is on the board for that still stand in what is recorded."""
    wanted = frozenset(stays_for)
    return tuple(each for each in look_up(act).get(person, ()) if each.reason in wanted)


def _finding(reason: str, each: Found) -> Finding:
    letter = _CODED.get(reason)
    named = code(letter, each.number) if letter and each.number else None
    count = each.number if reason == reasons.LOST_CONTACT else 0
    return Finding(reason, each.day and each.day[:10], count, named)


def _everyone_found(act: Act, _order: SuggestBoard) -> Questions:
    found = act.looked_up[_LOOKED_UP] = look_up(act)
    everyone = {*found, *boards.on_board(act), *boards.waiting(act)}
    return [Keep(tuple(sorted(everyone)), FILE, required=False)] if everyone else []


@asks(_everyone_found)
def suggest(act: Act, _order: SuggestBoard) -> Suggested:
    """Who should come on the board, the most urgent first, and who is on it without a reason that holds."""
    found: dict[int, tuple[Finding, ...]] = act.looked_up[_LOOKED_UP]
    named, stays = persons.named(act), boards.entries(act)
    there = {stay.person: stay for stay in stays}
    on = [
        Proposal(named[person], those, waiting=person in there)
        for person, those in found.items()
        if person in named and (person not in there or there[person].waiting)
    ]
    off = [
        Proposal(named[stay.person], (), stay.reasons)
        for stay in stays
        if not stay.waiting and _is_gone(stay.reasons, found.get(stay.person, ()))
    ]
    act.saw("board", {*found} & {*named}, len(on))
    size = settings.of(act).number("board.size")
    free = max(0, size - sum(not stay.waiting for stay in stays))
    return Suggested(act.day, tuple(sorted(on, key=_in_order)), tuple(off), free)


def _in_order(each: Proposal) -> tuple[int, int, str, str]:
    """The most urgent reason first, then whoever has more of them, then the day."""
    first = each.findings[0]
    return (
        reasons.urgency(finding.reason for finding in each.findings),
        -len(each.findings),
        first.day or "",
        each.person.code,
    )


def _is_gone(stays_for: Iterable[str], found: Iterable[Finding]) -> bool:
    """Whether none of the reasons stands any more; what no finder looks for is never gone by itself."""
    standing = {each.reason for each in found}
    return all(reason in _FINDERS and reason not in standing for reason in stays_for)
