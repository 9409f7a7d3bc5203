"""Handovers that wait, were declined or came back; and who is to be asked afterwards."""

from salto_cli.models import today as kinds
from salto_cli.models.baton import DECLINED, OFFERED, WEEKS
from salto_cli.models.code import HANDOVER, code
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.store import aftercheck
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need


def _handovers(act: Act, whose: int | None) -> list[Found]:
    since = days_on(act.day, -settings.of(act).number("today.declined"))
    return findings.handovers(act, whose, since)


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


def _returned(each: Found, person: Named, day: str) -> Item:
    return Item(
        kinds.RETURNED,
        person,
        each.day and each.day[:10],
        days_between(day, each.day) if each.day else None,
        f"salto log-contact {person.code}",
        code=code(HANDOVER, each.number),
        text=each.text,
    )


def _to_ask(act: Act, whose: int | None) -> list[Found]:
    """Whoever should have been asked by today whether there is contact."""
    week = settings.of(act)
    return [
        each
        for whom, name in WEEKS.items()
        for each in aftercheck.unanswered(act, whose, whom, week.numbers(name), act.day)
    ]


def _late(act: Act, whose: int | None) -> list[Found]:
    since = days_on(act.day, -settings.of(act).number("handover.ask_within"))
    return [each for each in _to_ask(act, whose) if (each.day or "") < since]


def _due(act: Act, whose: int | None) -> list[Found]:
    since = days_on(act.day, -settings.of(act).number("handover.ask_within"))
    return [each for each in _to_ask(act, whose) if (each.day or "") >= since]


def _ask(each: Found, person: Named, day: str, what: str) -> Item:
    named = code(HANDOVER, each.number)
    return Item(
        what,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto handover verify {named} --with {each.state}",
        code=named,
        whom=each.state,
    )


NEEDS = (
    Need(kinds.RETURNED, "handover", aftercheck.came_back, _returned),
    Need(kinds.ASK_LATE, "handover", _late, lambda each, who, day: _ask(each, who, day, kinds.ASK_LATE)),
    Need(kinds.WAITING, "handover", _handovers, _handover),
    Need(kinds.ASK_DUE, "handover", _due, lambda each, who, day: _ask(each, who, day, kinds.ASK_DUE)),
)
