"""How what concerns the store itself is shown."""

from rich.console import RenderableType

from salto_cli.i18n import _, plural
from salto_cli.models.store import StoreMade
from salto_cli.render.look import YES, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _made(result: StoreMade) -> RenderableType:
    return stack(
        sign(YES, _("A new store is ready in {folder}").format(folder=result.folder)),
        text(_("Operator: {name}").format(name=result.operator)),
        text(
            plural(
                "{n} service from Gamle Oslo (2021) is in the catalogue; none is verified yet.",
                "{n} services from Gamle Oslo (2021) are in the catalogue; none is verified yet.",
                result.services,
            )
        ),
        quiet(_("Next: salto register")),
    )
