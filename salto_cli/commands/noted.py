"""Where the text of a note comes from: a prompt, standard input, a file, an editor. Never from the line."""

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from salto_cli.commands import prompt
from salto_cli.commands.desk import at_home
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models.text import MAX_READ

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


def given(at: "Desk", said: str | None, file: str | None) -> str | None:
    """The note that ``--note -`` or ``--note-file`` stands for; None where neither was given.

    Raises Usage where the text itself stands on the line, or both were given.
    """
    if at.options.editor and not at.interactive:
        raise Usage(
            _("an editor needs a terminal to be in"), _("let --note - read the note from standard input")
        )
    if said is not None and file is not None:
        raise Usage(_("the note comes from one place only"), _("give --note - or --note-file FILE"))
    if file is not None:
        return _from_file(at, at_home(file))
    if said is None:
        return None
    if said != "-" or at.options.input == "-":
        raise Usage(
            _("the note is never written on the command line"),
            _("leave --note out, and you are asked for it; a script gives --note - or --input -"),
        )
    return asked_for(at, _("Note")) if at.interactive else at.world.stdin.read(MAX_READ)


def asked_for(at: "Desk", label: str, now: str = "", *, back: bool = False) -> str:
    """A note from whoever sits at the terminal: at the prompt, or in an editor where that was wished for.

    With ``back``, raises Back for ``<`` alone at the prompt.
    """
    if not at.options.editor:
        return prompt.note(label, now, back=back)
    from salto_cli.commands.editor import compose

    at.say(_("{field}: save and close the editor when you are done").format(field=label))
    return compose(at.world.environ, at.say, lambda asked: prompt.yes(asked, default=False), now)


def _from_file(at: "Desk", path: Path) -> str:
    """The text in a file. The file stays, and it is said that it does; its name is never repeated.

    Others may have read it already, so that it is told rather than refused.
    """
    try:
        with path.open("rb") as source:
            facts = os.fstat(source.fileno())
            raw = source.read(MAX_READ + 1) if stat.S_ISREG(facts.st_mode) else None
    except OSError:
        raise Usage(_("the note's file cannot be read"), _("look at the path once more")) from None
    if raw is None:
        raise Usage(_("the note's file is not an ordinary file"), _("a pipe is read with --note -"))
    if len(raw) > MAX_READ:  # before it is text: the last letter read may be half a one
        raise Unacceptable(_("the note's file is too long"), _("shorten it"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unacceptable(
            _("the note's file is not UTF-8 text"), _("save it as plain text in UTF-8, and try again")
        ) from None
    if os.name == "posix" and facts.st_mode & 0o077:
        at.say(_("Others on this machine can read the file that the note is in."))
    at.say(_("The file with the note stays where it is: delete it when you have seen the note in salto."))
    return text
