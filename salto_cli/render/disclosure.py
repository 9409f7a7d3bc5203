"""How the register of what was given to whom is shown."""

from rich.console import RenderableType
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language
from salto_cli.models import day
from salto_cli.models.disclosure import Disclosure, WhoKnows
from salto_cli.models.words import word
from salto_cli.render.look import Listing, heading, quiet, stack
from salto_cli.render.terminal import shown

WHOLE: dict[str, object] = {"no_wrap": True}


@shown.register
def _who_knows(result: WhoKnows) -> RenderableType:
    title = heading(_("Who knows what"), result.person.line)
    if not result.disclosures:
        return stack(title, quiet(_("Nothing has been given to anyone from here.")))
    columns: list[str | tuple[str, dict[str, object]]] = [
        _("who"),
        _("what"),
        (_("for the day"), WHOLE),
        (_("given"), WHOLE),
        (_("consent"), WHOLE),
        (_("code"), WHOLE),
    ]
    return stack(title, Text(), Listing(columns, [_row(each) for each in result.disclosures]))


def _row(each: Disclosure) -> tuple[str | Text | None, ...]:
    categories = in_force().categories
    what = ", ".join(categories[key].label(language()) for key in each.categories)
    return (
        each.to,
        f"{what} ({word('means', each.means).label})",
        day.short(each.day),
        day.short(each.given),
        "\n".join(each.rests_on),
        each.code,
    )
