"""How restrictions are shown."""

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models.day import short
from salto_cli.models.restriction import Restricted, RestrictedList
from salto_cli.models.words import word
from salto_cli.render.look import WARN, YES, Listing, heading, quiet, sign, stack
from salto_cli.render.terminal import shown


@shown.register
def _restricted(result: Restricted) -> RenderableType:
    person, code = result.person.line, result.person.code
    if result.lifted:
        return stack(
            sign(YES, _("Lifted: what is held about {person} is in use again").format(person=person)),
            quiet(_("Next: {command}").format(command=f"salto show {code}")),
        )
    ground = word("restriction", result.ground).label
    return stack(
        sign(WARN, _("Restricted: {person} · {ground}").format(person=person, ground=ground)),
        quiet(_("What is held is stored and no more: nothing is shown, written or shared.")),
        quiet(_("Next: {command}").format(command=f"salto lift {code} --reason … --told")),
    )


@shown.register
def _list(result: RestrictedList) -> RenderableType:
    if not result.restrictions:
        return quiet(_("Nobody's processing is restricted."))
    return stack(
        heading(_("Restricted processing"), "GDPR art. 18"),
        Text(),
        Listing(
            [_("name"), _("code"), _("ground"), _("since"), _("restricted by")],
            [
                (each.name, each.code, word("restriction", each.ground).label, short(each.since), each.by)
                for each in result.restrictions
            ],
        ),
    )
