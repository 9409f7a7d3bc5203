"""Handovers in every state they can be in, with each step that led there."""

import json
from typing import Final

from salto_cli.models.baton import ACCEPTED, CANCELLED, CLOSED, CONFIRMED, DECLINED, OFFERED, OVERLAP, PLANNED
from salto_cli.usecases.invented import services, texts
from salto_cli.usecases.invented.dice import Draft, Making
from salto_cli.usecases.invented.family import Child

PATHS: Final = {
    (PLANNED,): 3,
    (PLANNED, OFFERED): 4,
    (PLANNED, OFFERED, ACCEPTED): 3,
    (PLANNED, OFFERED, ACCEPTED, OVERLAP): 3,
    (PLANNED, OFFERED, ACCEPTED, OVERLAP, CONFIRMED): 2,
    (PLANNED, OFFERED, ACCEPTED, CONFIRMED, CLOSED): 2,
    (PLANNED, OFFERED, DECLINED): 2,
    (PLANNED, OFFERED, CANCELLED): 1,
}
REASONS: Final = {DECLINED: texts.DECLINED, CANCELLED: texts.CALLED_OFF, CLOSED: "Overgangen er gjort."}
ANSWERS: Final = ("Vakthavende", "Fagleder", "Mottaket")


def draw(making: Making, draft: Draft, youth: Child, around: list[str]) -> None:
    """One handover to a service around the youth; from a yes on, that service is responsible."""
    dice = making.dice
    path, to = dice.weighed(PATHS), dice.choice(around)
    days = sorted(dice.sample(range(1, 90), len(path)), reverse=True)
    row = draft.add(
        "handover",
        making.id(),
        number=making.number("handover"),
        person=youth.id,
        to_service=to,
        to_operator=None,
        from_operator=youth.lead,
        from_service=None,
        why=dice.choice(texts.HANDED_OVER),
        state=path[-1],
        categories=json.dumps(list(services.KNOWS[to])),
        begun=making.moment(days[0]),
        overlap_through=making.ago(-dice.randint(5, 40)) if OVERLAP in path else None,
    )
    for state, day in zip(path, days, strict=True):
        _step(making, draft, youth, row, state, day)
    if ACCEPTED in path:
        case = next(each for each in draft.rows["case_file"] if each["person"] == youth.id)
        case.update(responsible_operator=None, responsible_service=to)


def _step(making: Making, draft: Draft, youth: Child, handover: int, state: str, day: int) -> None:
    at = making.moment(day)
    answered = state in (ACCEPTED, DECLINED)
    draft.add(
        "handover_step",
        making.id(),
        handover=handover,
        person=youth.id,
        state=state,
        at=at,
        said_by=making.dice.choice(ANSWERS) if answered else None,
        channel=making.dice.choice(("meeting", "call", "email")) if answered else None,
        reason=REASONS.get(state),
        typed=at,
    )
