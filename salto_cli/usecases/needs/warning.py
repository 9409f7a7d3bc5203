"""Warnings that are to be looked at again, and those of which nobody has said whether the person knows."""

from salto_cli.models import today as kinds
from salto_cli.models.code import WARNING, code
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.models.words import word
from salto_cli.store import warning
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need, Tell


def _to_review(act: Act, whose: int | None) -> list[Found]:
    return [each for each in warning.open_ones(act, whose) if (each.day or "") <= act.day]


def _untold(act: Act, whose: int | None) -> list[Found]:
    """Those that have stood long enough for the person to have been told."""
    since = days_on(act.day, -settings.of(act).number("warning.tell_within"))
    return [each for each in warning.untold(act, whose) if (each.day or "") <= since]


def _told(what: str, command: str) -> Tell:
    def made(each: Found, person: Named, day: str) -> Item:
        named = code(WARNING, each.number)
        return Item(
            what,
            person,
            each.day,
            days_between(day, each.day or day),
            f"salto warning {command} {named}",
            code=named,
            text=word("warning", each.state).label,
        )

    return made


NEEDS = (
    Need(kinds.WARNING_REVIEW, "warning", _to_review, _told(kinds.WARNING_REVIEW, "review")),
    Need(kinds.WARNING_UNTOLD, "warning", _untold, _told(kinds.WARNING_UNTOLD, "told")),
)
