"""What was given without consent, and is still to be written down or looked at again."""

from salto_cli.models import today as kinds
from salto_cli.models.code import DISCLOSURE, code
from salto_cli.models.day import days_between
from salto_cli.models.named import Named
from salto_cli.models.today import Item
from salto_cli.store import ground as grounds
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases.needs.need import Need, Tell


def _undocumented(act: Act, whose: int | None) -> list[Found]:
    return [each for each in grounds.waiting(act, whose) if each.state == grounds.DOCUMENT]


def _to_review(act: Act, whose: int | None) -> list[Found]:
    return [each for each in grounds.waiting(act, whose) if each.state == grounds.REVIEW]


def _given(what: str) -> Tell:
    """What a giving without consent waits for: to be written down, or to be looked at again."""

    def made(each: Found, person: Named, day: str) -> Item:
        named = code(DISCLOSURE, each.number)
        ahead = days_between(day, each.day) if each.day else None
        return Item(what, person, each.day, ahead, f"salto share document {named}", code=named)

    return made


NEEDS = (
    Need(kinds.UNDOCUMENTED, "ground", _undocumented, _given(kinds.UNDOCUMENTED)),
    Need(kinds.REVIEW, "ground", _to_review, _given(kinds.REVIEW)),
)
