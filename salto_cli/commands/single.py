"""One value that no order asks for: as said on the line, or as asked at a terminal; a script is refused."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from salto_cli.commands import prompt
from salto_cli.commands.desk import at_home
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.text import is_blank
from salto_cli.models.words import Word

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


QUOTES = "'\""  # which a terminal may put round a path that is dropped on it


def is_nothing(said: str | None) -> bool:
    """Whether nothing was said, or an empty text."""
    return said is None or is_blank(said)


def file(at: "Desk", said: str | None, parameter: str) -> Path:
    """The file that is to be read: at a terminal it is asked for until one lies there. Raises Usage."""
    if not is_nothing(said):
        return at_home(str(said))
    _refuse_script(at, parameter)
    while True:
        typed = _line(_("Which file"), parameter).strip(QUOTES)
        if at_home(typed).is_file():
            return at_home(typed)
        prompt.tell(_("There is no such file. Write its name, or the whole path; Ctrl-C stops."))


def text(at: "Desk", said: str | None, label: str, parameter: str) -> str:
    """A text of one line, until something is written. Raises Usage."""
    if said is not None:
        return said
    _refuse_script(at, parameter)
    return _line(label, parameter)


def one_of(
    at: "Desk", said: str | None, label: str, among: Callable[[], Sequence[Word]], parameter: str
) -> str:
    """The key of one of a list, which is made where it is asked; any text where there is nothing to choose.
    Raises Usage."""
    if said is not None:
        return said
    _refuse_script(at, parameter)
    words = among()
    return str(prompt.choose(label, words, plain=at.options.plain)) if words else _line(label, parameter)


def lacks(parameter: str) -> Usage:
    """That the ``parameter`` of the running command is missing, with one that will do."""
    from salto_cli.commands.lazy import as_typed

    called, example = as_typed(parameter) or (parameter, "")
    return Usage(_("{option} is missing").format(option=called), _("as in {example}").format(example=example))


def _refuse_script(at: "Desk", parameter: str) -> None:
    if not at.interactive:
        raise lacks(parameter)


def _line(label: str, parameter: str) -> str:
    """What is typed: something, and ``?`` says what is wanted."""
    from salto_cli.commands.explained import explained

    while True:
        typed = prompt.line(label).strip()
        if typed == "?":
            prompt.tell(explained(parameter))
        elif typed:
            return typed
        else:
            refused = lacks(parameter)
            prompt.tell(
                _("This one is needed, {example}. ? explains, Ctrl-C stops.").format(example=refused.hint)
            )
