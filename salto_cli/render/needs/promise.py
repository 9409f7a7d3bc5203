"""How promises whose end nobody has been told are shown in the day."""

from salto_cli.i18n import _, plural
from salto_cli.models import today as kinds
from salto_cli.models.today import Item
from salto_cli.render.look import NEEDS
from salto_cli.render.needs.need import Line


def _says(item: Item) -> str:
    return _("{code}, {ended}: tell whoever it was given to").format(code=item.code, ended=item.text)


LINES = {
    kinds.PROMISE_UNTOLD: Line(
        NEEDS,
        lambda n: plural(
            "{n} promise has an end that nobody has told", "{n} promises have an end that nobody has told", n
        ),
        _says,
        "salto promises",
    )
}
