"""How a new demo is shown."""

from rich.console import RenderableType
from rich.padding import Padding

from salto_cli.i18n import _
from salto_cli.models.demo import DemoMade
from salto_cli.names import called
from salto_cli.render.look import WARN, YES, block, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _made(result: DemoMade) -> RenderableType:
    shown_once = _("The passphrase is shown this once.")
    return stack(
        sign(WARN, _("INVENTED DATA: nobody in this store exists.")),
        sign(YES, _("The demo is ready.")),
        text(""),
        Padding(pairs(_holds(result)), (0, 0, 1, 2)),
        Padding(quiet(shown_once), (0, 0, 1, 2)) if result.passphrase else None,
        block(_("Look around:"), _next(result)),
    )


def _holds(result: DemoMade) -> list[tuple[str, str | None]]:
    """Where it lies, how it is opened, and what is in it."""
    return [
        (_("folder"), result.folder),
        (_("passphrase"), result.passphrase),
        (_("youths with a case"), str(result.youths)),
        (_("persons in all"), str(result.persons)),
        (_("contacts"), str(result.contacts)),
        (_("statements"), str(result.statements)),
        (_("tasks"), str(result.tasks)),
        (_("handovers"), str(result.handovers)),
    ]


def _next(result: DemoMade) -> RenderableType:
    return stack(
        *(text(f"salto --store {result.folder} {called(command)}") for command in ("caseload", "today"))
    )
