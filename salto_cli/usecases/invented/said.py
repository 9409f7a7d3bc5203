"""What was said about consent, in every state a coordinator meets, by youths, guardians and child welfare."""

import json
from hashlib import sha256
from typing import Any, Final

from salto_cli.frozen import frozen
from salto_cli.usecases.invented import services, texts
from salto_cli.usecases.invented.dice import Dice, Draft, Making
from salto_cli.usecases.invented.family import Child

STATES: Final = {
    "granted": 26,
    "partly": 18,
    "none": 15,
    "expiring": 8,
    "expired": 9,
    "withdrawn": 7,
    "refused": 6,
    "guardian missing": 6,
    "oral": 3,
    "faulty": 2,
}
PURPOSES: Final = ("follow_up", "school_attendance", "work_housing")
STRICT: Final = frozenset({"health", "substance", "crime"})  # named outright and in writing, or not at all
CHANNELS: Final = ("met", "call", "message")


@frozen
class Period:
    """Days back: when it was said, and the last day it is meant to hold (negative: to come)."""

    said: int
    through: int


@frozen
class Voice:
    """Who speaks: the kind of giver, and which guardian."""

    by: str
    giver: int | None = None


def draw(making: Making, draft: Draft, youth: Child, around: list[str]) -> None:
    """Put down what was said about one youth. Where nobody can say anything yet, nothing is."""
    dice = making.dice
    state = dice.weighed(STATES)
    voices = _voices(draft, youth)
    if state == "none" or not voices:
        return
    if state == "guardian missing":
        voices = [each for each in voices if each.by == "subject"] or voices[:1]
    period = _period(dice, state)
    if state == "refused":
        _say(making, draft, youth, dice.choice(voices), period, verdict="refuse")
        return
    scope = _scope(dice, around, narrow=state == "partly")
    granted = [_grant(making, draft, youth, voice, period, scope, state) for voice in voices]
    if state == "partly" and dice.chance(0.5):
        _say(making, draft, youth, voices[0], period, verdict="refuse", services=[services.POLICE])
    if state == "withdrawn":
        _withdraw(making, draft, youth, granted[0], dice.randint(1, period.said - 1))
    if youth.age < 15 and dice.chance(0.5):
        _hear(making, draft, youth, period.said)


def _voices(draft: Draft, youth: Child) -> list[Voice]:
    """Whose word it takes, as a careful coordinator asks: the youth from 15, the guardians until 18."""
    person = next(each for each in draft.rows["person"] if each["id"] == youth.id)
    own = [Voice("subject")] if youth.age >= 15 else []
    if youth.age >= 18:
        return own
    if person["care_order_from"]:
        return [*own, Voice("barnevern_care")]
    return [*own, *(Voice("guardian", each) for each in youth.holders)]


def _period(dice: Dice, state: str) -> Period:
    if state == "expired":
        return Period(dice.randint(200, 420), dice.randint(3, 120))
    if state == "expiring":
        return Period(dice.randint(90, 330), -dice.randint(2, 28))
    return Period(dice.randint(8, 180), -dice.randint(60, 180))


def _scope(dice: Dice, around: list[str], *, narrow: bool) -> list[tuple[str, str]]:
    """Pairs of service and category: what each may know."""
    chosen = dice.some(around, 1, 2) if narrow else dice.some(around, 3, 6)
    pairs = []
    for service in chosen:
        known = services.KNOWS[service]
        pairs += [(service, each) for each in (known[:1] if narrow else dice.some(known, 1, 3))]
    return pairs


def _grant(
    making: Making,
    draft: Draft,
    youth: Child,
    voice: Voice,
    period: Period,
    scope: list[tuple[str, str]],
    state: str,
) -> int:
    dice = making.dice
    strict = any(category in STRICT for _service, category in scope)
    written = state != "oral" and (strict or dice.chance(0.85))
    fault = dice.choice(("pressure", "interpreter", "informed")) if state == "faulty" else ""
    child_spoke = voice.by != "subject" and 7 <= youth.age < 15 and dice.chance(0.85)
    covers: dict[str, Any] = {"pairs": scope}
    if len({category for _service, category in scope}) == 1 or dice.chance(0.15):
        covers = {
            "services": list(dict.fromkeys(service for service, _category in scope)),
            "categories": list(dict.fromkeys(category for _service, category in scope)),
        }
    return _say(
        making,
        draft,
        youth,
        voice,
        period,
        verdict="grant",
        **covers,
        purpose=dice.choice(PURPOSES) if dice.chance(0.1) else "follow_up",
        through_day=making.ago(period.through),
        form="written" if written else "oral",
        informed=int(fault != "informed"),
        pressure=int(fault == "pressure"),
        interpreter="child" if fault == "interpreter" else "none",
        explicit=int(strict),
        form_hash=sha256(f"{youth.id} {period}".encode()).hexdigest() if written else None,
        heard=dice.choice(texts.CHILD_SAID) if child_spoke else None,
        remark=texts.PRESSED if fault == "pressure" else None,
    )


def _say(
    making: Making,
    draft: Draft,
    youth: Child,
    voice: Voice,
    period: Period,
    *,
    verdict: str,
    services: list[str] | None = None,
    categories: list[str] | None = None,
    pairs: list[tuple[str, str]] | None = None,
    **said: Any,
) -> int:
    """One statement; what it does not name, a refusal covers and a grant does not."""
    day = making.moment(period.said)
    return draft.add(
        "statement",
        making.id(),
        number=making.number("statement"),
        person=youth.id,
        by=voice.by,
        giver=voice.giver,
        verdict=verdict,
        said=day,
        typed=day,
        services=json.dumps(services or []),
        categories=json.dumps(categories or []),
        pairs=json.dumps(pairs or []),
        noted="Siri Eksempel",
        **{**UNSAID, **said},
    )


UNSAID: Final[dict[str, Any]] = {
    "purpose": None,
    "through_day": None,
    "form": "oral",
    "informed": 1,
    "pressure": 0,
    "interpreter": "none",
    "explicit": 0,
    "form_hash": None,
    "heard": None,
    "remark": None,
}


def _withdraw(making: Making, draft: Draft, youth: Child, statement: int, days: int) -> None:
    day = making.moment(days)
    draft.add(
        "withdrawal",
        making.id(),
        statement=statement,
        person=youth.id,
        said=day,
        typed=day,
        channel=making.dice.choice(CHANNELS),
        reason=making.dice.choice(texts.TAKEN_BACK),
    )


def _hear(making: Making, draft: Draft, youth: Child, days: int) -> None:
    day = making.moment(days)
    view = making.dice.choice(texts.CHILD_SAID)
    draft.add("hearing", making.id(), person=youth.id, heard=day, by="Siri Eksempel", view=view, typed=day)
