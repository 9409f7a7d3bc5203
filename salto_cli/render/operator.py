"""How colleagues are shown."""

from rich.console import RenderableType

from salto_cli.i18n import _
from salto_cli.models.operator import Colleague, Colleagues, OperatorAdded
from salto_cli.render.look import YES, Listing, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _colleagues(result: Colleagues) -> RenderableType:
    return Listing((_("colleague"), ""), [(each.name, quiet(_role(each))) for each in result.operators])


@shown.register
def _added(result: OperatorAdded) -> RenderableType:
    return stack(
        sign(YES, _("Added: {name}").format(name=result.name)),
        text("  " + _("Can lead cases; cannot open the store, having no key of their own.")),
    )


def _role(each: Colleague) -> str:
    if each.you:
        return _("you")
    return _("has a key to the store") if each.has_key else _("has no key to the store")
