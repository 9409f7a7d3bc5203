"""Handovers that wait for an answer, and those that were declined."""

from salto_cli.models import today as kinds
from salto_cli.models.baton import DECLINED, OFFERED
from salto_cli.models.code import HANDOVER, code
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import AHEAD, Item
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases.needs.need import Need


def _handovers(act: Act, whose: int | None) -> list[Found]:
    return findings.handovers(act, whose, days_on(act.day, -AHEAD))


def _handover(each: Found, person: Named, day: str) -> Item:
    named, declined = code(HANDOVER, each.number), each.state == DECLINED
    # An offer waits for the receiver's answer, a plan for the offer; a decline says why, and can be retried.
    verb = "show" if declined else "accept" if each.state == OFFERED else "offer"
    return Item(
        kinds.DECLINED if declined else kinds.WAITING,
        person,
        each.day and each.day[:10],
        days_between(day, each.day) if each.day else None,
        f"salto handover {verb} {named}",
        code=named,
        text=each.text if declined else None,
    )


NEEDS = (Need(kinds.WAITING, "handover", _handovers, _handover),)
