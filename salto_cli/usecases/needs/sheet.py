"""Sheets of paper that have not come back after the meeting."""

from collections import Counter

from salto_cli.models import today as kinds
from salto_cli.models.day import days_between, days_on
from salto_cli.models.named import Named
from salto_cli.models.question import IDENTITY
from salto_cli.models.today import Item
from salto_cli.store import sheet as sheets
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings
from salto_cli.usecases.needs.need import Need


def _out(act: Act, whose: int | None) -> list[Found]:
    """One line a youth and meeting, for whoever made the sheets; ``number`` is how many are out."""
    through = days_on(act.day, -settings.of(act).number("sheets.return_within") - 1)
    count = Counter((each.person, each.day) for each in sheets.out(act, through, whose))
    return [Found(person, day, number) for (person, day), number in count.items()]


def _not_back(each: Found, person: Named, day: str) -> Item:
    return Item(
        kinds.SHEETS_OUT,
        person,
        each.day,
        days_between(day, each.day or day),
        f"salto sheets --date {each.day}",
        text=str(each.number),
    )


NEEDS = (Need(kinds.SHEETS_OUT, "sheet", _out, _not_back, level=IDENTITY),)
