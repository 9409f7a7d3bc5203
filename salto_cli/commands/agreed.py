"""What whoever sits there must agree to before it goes on: otherwise it ends in order, as by Ctrl-C."""

from typing import TYPE_CHECKING

from salto_cli.commands import prompt
from salto_cli.i18n import _
from salto_cli.models.code import has_check_letter

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


def go_on(question: str, *, usual: bool = False) -> None:
    """Ask, and go on at a yes alone; ``usual`` is what Enter answers."""
    if not prompt.yes(question, default=usual):
        raise KeyboardInterrupt


def is_meant(at: "Desk", said: str, line: str, question: str) -> None:
    """Name in a ``line`` what the code concerns, and ask where it was ``said`` without its check letter."""
    at.say(_("Concerns: {person}").format(person=line))
    if not has_check_letter(said):
        go_on(question, usual=True)
