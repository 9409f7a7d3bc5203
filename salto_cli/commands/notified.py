"""Who has been told of a withdrawal: one of those who are still to be, never an id typed from memory."""

from typing import TYPE_CHECKING

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.statement import LookStatement
from salto_cli.models.words import Word
from salto_cli.usecases.withdrawal import to_tell

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


def still_to_be_told(desk: "Desk", statement: str) -> list[Word]:
    """Each recipient who is still to be told, the first due first. Raises NotFound where there is none."""
    found = desk.do(LookStatement(statement), to_tell)
    named = [(each.recipient, found.names.get(each.recipient, each.recipient)) for each in found.notices]
    if not named:
        raise NotFound(_("nobody is left to be told of that withdrawal"), _("look with: salto who-knows P-…"))
    return [Word(key, name, name) for key, name in named]
