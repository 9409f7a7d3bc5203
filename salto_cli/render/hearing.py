"""How a hearing is shown."""

from rich.console import RenderableType

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.hearing import HearingRecorded
from salto_cli.render.look import YES, below, pairs, sign, stack
from salto_cli.render.terminal import shown


@shown.register
def _recorded(result: HearingRecorded) -> RenderableType:
    hearing = result.hearing
    return stack(
        sign(YES, _("Recorded that the child was heard")),
        below(
            pairs(
                [
                    (_("concerns"), result.person.line),
                    (_("when"), day.spoken(hearing.heard)),
                    (_("by"), hearing.by),
                    (_("the child said"), hearing.view),
                ]
            )
        ),
    )
