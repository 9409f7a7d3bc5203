"""Someone whose processing is restricted: found here alone, since elsewhere nothing of them is shown."""

from typing import TYPE_CHECKING

from salto_cli.commands.agreed import is_meant
from salto_cli.commands.whom import person as anyone
from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models import code
from salto_cli.models.pick import Choice
from salto_cli.models.restriction import ShowRestricted
from salto_cli.usecases.restriction import show

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


def person(desk: "Desk", said: str) -> str:
    """The whole code of the one that ``said`` names, told at a terminal before a reason is typed.

    Raises NotFound where the processing is not restricted, so that nothing is typed in vain.
    """
    if not desk.interactive:
        return anyone(desk, said)
    number = code.number_in(said, code.PERSON, whole=False)
    if number is None:
        return person(desk, chosen(desk, _("Whose restriction"), typed=said)[0])
    found = {each.code: each for each in desk.do(ShowRestricted(), show).restrictions}
    meant = code.code(code.PERSON, number)
    if meant not in found:
        raise NotFound(_("the processing is not restricted"), _("see whose is: salto restricted"))
    is_meant(desk, said, found[meant].person.line, _("Is this the right person?"))
    return meant


def chosen(desk: "Desk", label: str, *, typed: str = "") -> list[str]:
    """The code of one of them, from a list. Raises Back, and NotFound where nobody's is restricted."""
    from salto_cli.commands.picker import pick

    found = desk.found(ShowRestricted(), show).restrictions
    if not found:
        raise NotFound(_("nobody's processing is restricted"), _("restrict it with: salto restrict"))
    among = [Choice(each.code, each.name, each.born) for each in found]
    return pick(desk, label, back=True, typed=typed, among=among)
