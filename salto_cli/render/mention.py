"""How it is told that a text names others."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding

from salto_cli.i18n import _, plural
from salto_cli.models.named import Named
from salto_cli.render.look import WARN, quiet, sign, text


def names_others(names: Iterable[Named]) -> RenderableType | None:
    """Whom a text names that was just written, and what that means; None where it names nobody."""
    named = list(names)
    if not named:
        return None
    said = plural("It names someone else who is here:", "It names others who are here:", len(named))
    return Padding(
        Group(
            sign(WARN, said),
            *(text(f"  {each.line}") for each in named),
            quiet(_("It leaves only where their own answer allows it too. Best is a text without names.")),
        ),
        (0, 0, 0, 2),
        expand=False,
    )
