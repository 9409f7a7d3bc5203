"""Builders for the judge's facts: invented persons, and the smallest statement that is in order."""

from datetime import date, time
from typing import Any

from salto_cli.consent.policy import SHIPPED, Policy, read
from salto_cli.models.consent import Ask, Moment, PersonFacts, Statement

TODAY = date(2026, 4, 10)
SAID = date(2026, 3, 1)
# Someone of each age on TODAY, none of them near a birthday unless the name says so.
BORN = {9: date(2016, 5, 2), 13: date(2013, 1, 10), 14: date(2012, 1, 15), 15: date(2011, 1, 15)}
BORN |= {16: date(2009, 11, 15), 17: date(2008, 6, 15), 19: date(2007, 2, 1)}


def at(day: date, clock: str = "") -> Moment:
    """A moment; ``clock`` such as "14:00"."""
    return Moment(day, time.fromisoformat(clock) if clock else None)


def grant(by: str = "subject", order: int = 0, **changed: Any) -> Statement:
    """A written, informed, explicit grant of school to school; ``by`` may be ``guardian:G1``."""
    giver, _colon, guardian = by.partition(":")
    given: dict[str, Any] = {
        "code": f"C-{order}",
        "by": giver,
        "guardian": guardian or None,
        "said": at(SAID),
        "written_order": order,
        "services": frozenset({"school"}),
        "categories": frozenset({"school"}),
        "through": date(2026, 12, 31),
        "form": "written",
        "informed": True,
        "explicit": True,
    }
    return Statement(**(given | changed))


def refusal(by: str = "subject", order: int = 0, **changed: Any) -> Statement:
    """A refusal of everything."""
    blank: dict[str, Any] = {
        "act": "refuse",
        "services": frozenset(),
        "categories": frozenset(),
        "through": None,
    }
    return grant(by, order, **(blank | changed))


def person(age: int, *statements: Statement, **changed: Any) -> PersonFacts:
    """Someone of ``age`` with two guardians in the roster, and heard."""
    given: dict[str, Any] = {"birth_date": BORN[age], "roster": ("G1", "G2"), "heard": SAID}
    return PersonFacts(statements=statements, **(given | changed))


def ask(category: str = "school", sector: str = "school", on: date = TODAY, **changed: Any) -> Ask:
    """May ``category`` go to ``sector``, whose one service has the same name?"""
    given: dict[str, Any] = {"service": sector, "moment": at(on)}
    return Ask(category=category, sector=sector, **(given | changed))


def policy_with(*changes: tuple[str, str]) -> Policy:
    """The shipped policy with some of its text replaced."""
    return read(changed_text(*changes))


def changed_text(*changes: tuple[str, str]) -> str:
    """The shipped policy's text, each of ``changes`` made once."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text
