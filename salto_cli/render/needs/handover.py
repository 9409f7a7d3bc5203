"""How handovers are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NEEDS, NO, WARN
from salto_cli.render.needs.need import Line


def _declined(item: Item) -> str:
    return f"{item.code} {DOT} {day.short(item.day)} {DOT} {item.text or _('no reason given')}"


def _waiting(item: Item) -> str:
    return f"{item.code} {DOT} {day.short(item.day)}"


def _returned(item: Item) -> str:
    return _("{code}: no contact after the handover; the case is back with you since {day}").format(
        code=item.code, day=day.short(item.day)
    )


def _ask(item: Item) -> str:
    whom = word("checked_with", item.whom or "").label
    return _("{code}: ask {whom} whether there is contact; it was due {day}").format(
        code=item.code, whom=whom, day=day.short(item.day)
    )


def _asks(sign: str) -> Line:
    return Line(
        sign,
        lambda n: plural(
            "{n} look after a handover waits to be taken", "{n} looks after handovers wait to be taken", n
        ),
        _ask,
        "salto handover list --open",
    )


LINES = {
    kinds.RETURNED: Line(
        NO,
        lambda n: plural("{n} handover has come back", "{n} handovers have come back", n),
        _returned,
        "salto handover list",
    ),
    kinds.ASK_LATE: _asks(WARN),
    kinds.DECLINED: Line(
        NO,
        lambda n: plural("{n} handover was declined", "{n} handovers were declined", n),
        _declined,
        "salto handover list",
    ),
    kinds.WAITING: Line(
        NEEDS,
        lambda n: plural("{n} handover waits for an answer", "{n} handovers wait for an answer", n),
        _waiting,
        "salto handover list",
    ),
    kinds.ASK_DUE: _asks(NEEDS),
}
